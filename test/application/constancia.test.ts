import assert from 'node:assert/strict';
import { constanciaDocumento, convenioSuscrito } from '../../src/application/constancia-documento.js';
import type { CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Convenio } from '../../src/domain/convenio.js';
import { at } from '../domain/ciclo-stages.js';
import { letterhead } from './oficio-sample.js';
import { PERSONAS, sampleInstitution } from './sample-institution.js';
import { archivo, integrar } from './stages.js';

const state = at('suscrito');
const ciclo: CicloAbierto = state.estado === 'abierto' ? state : assert.fail('not open');
const [signed] = ciclo.convenios;
const convenio = signed ?? assert.fail('no Convenio');

const written = (about: Convenio): string => {
  const { directorio, personas } = sampleInstitution;
  const viewer = {
    directorio: { puestos: directorio.puestos, designaciones: directorio.designaciones },
    today: '2026-03-02',
    nameOf: (person: string) => personas.find(({ id }) => id === person)?.nombre ?? 'nadie',
  };
  const parts = { ciclo: ciclo.datos, institution: sampleInstitution, cabeza: 'f'.repeat(64), letterhead };
  return JSON.stringify(constanciaDocumento(convenioSuscrito(about), viewer, parts).blocks);
};

describe('The constancia de firmas', () => {
  it('says which bytes were signed, by whom, for which post and when, and which copy was attached', () => {
    const text = written(convenio);
    for (const fact of [
      integrar.documento.pdf.sha256,
      integrar.documento.docx.sha256,
      archivo('9').sha256,
      ...['se', 'do', 'dpc'].map((nickname) => `Persona ${nickname}`),
      'Dirección de Participación Ciudadana',
      '02/03/2026',
      'quedó suscrito por todas las partes el 2 de marzo de 2026',
      'aprobación con botón en Microsoft Teams de cada firmante y firma autógrafa',
      'No constituye una firma electrónica',
    ])
      assert.ok(text.includes(fact), fact);
  });

  it('names the titular in whose absence a deputy signed, and the rule that the version was made under', () => {
    const acuse = convenio.firmas['DO'] ?? assert.fail('not signed');
    const deputy = { ...acuse, persona: PERSONAS.uippe, capacity: 'suplente' } as const;
    const text = written({ ...convenio, regla: 'boton', modifica: 3, firmas: { ...convenio.firmas, DO: deputy } });
    assert.match(text, /Persona uippe","Suplente, por ausencia de Persona do/);
    assert.match(text, /Regla de firma: aprobación con botón en Microsoft Teams de cada firmante\./);
    assert.match(text, /convenio modificatorio, versión 1/);
  });
});
