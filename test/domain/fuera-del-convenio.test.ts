import assert from 'node:assert/strict';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { integrable } from '../../src/domain/convenio-integrar.js';
import { fueraDelConvenio } from '../../src/domain/fuera-del-convenio.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { archivo, integrar } from '../application/stages.js';
import { at, DO, DPC, SE } from './ciclo-stages.js';
import { abierto } from './cierre-stages.js';
import { carriedOut } from './spec.js';

const fuera = (ciclo: Ciclo) => fueraDelConvenio(abierto(ciclo));

const dejar = (state: Ciclo, unidad: string, asm: string): Ciclo =>
  carriedOut(carriedOut(state, { type: 'reabrir-compromiso', unidad, asm, razon: 'Cambió la ley.' }), {
    type: 'dejar-para-modificatorio',
    unidad,
    asm: [asm],
    razon: 'La ley derogó la figura.',
  });

/** Integrates what is agreed and signs it by all. */
const suscribir = (state: Ciclo): Ciclo => {
  const made = integrable(abierto(state), SE);
  if (isRefusal(made)) assert.fail(made.why);
  const { numero, partes, firmantes } = made;
  const documento = { ...integrar.documento, pdf: archivo('7') };
  const signed = firmantes.reduce(
    (now, { puesto }) => {
      const order: CicloCommand = { type: 'firmar-convenio', puesto, numero, sha256: documento.pdf.sha256 };
      return carriedOut(now, order, { SE, DO, DPC }[puesto] ?? assert.fail(puesto));
    },
    carriedOut(state, { ...integrar, documento, partes, firmantes }),
  );
  return carriedOut(signed, { type: 'adjuntar-convenio-firmado', numero, archivo: archivo('8') });
};

describe('What the Convenio in force does not hold', () => {
  const pending = { asm: 'ASM-02', situacion: 'sin-valorar' } as const;

  it('is what was never assessed, where everything else was agreed and signed', () => {
    assert.deepEqual(fuera(at('suscrito')), [pending]);
  });

  it('tells an ASM that was not selected, with its reason', () => {
    const no = { cumple: false, razon: 'No.' };
    const valoracion = { viabilidad: no, factibilidad: no, impactoEstructural: [] };
    const left = carriedOut(at('suscrito'), { type: 'valorar-asm', valoraciones: [{ asm: 'ASM-02', valoracion }] });
    const [only, ...more] = fuera(left);
    assert.equal(only?.situacion, 'no-seleccionado');
    assert.match(only?.razon ?? '', /No\./);
    assert.deepEqual(more, []);
  });

  it('tells a unit that was left out of the first Convenio, and keeps the others of the same ASM in it', () => {
    const signed = suscribir(dejar(at('acordado'), 'DPC', 'ASM-03'));
    assert.deepEqual(fuera(signed), [
      pending,
      { asm: 'ASM-03', unidad: 'DPC', situacion: 'dejado', razon: 'La ley derogó la figura.' },
    ]);
  });

  it('tells an ASM that a modificatorio took out, whatever becomes of it afterwards', () => {
    const out = { asm: 'ASM-01', unidad: 'DO', situacion: 'retirado', razon: 'La ley derogó la figura.' } as const;
    const left = dejar(at('suscrito'), 'DO', 'ASM-01');
    assert.deepEqual(fuera(left), [pending], 'the version in force holds it until the other one is signed');
    const signed = suscribir(left);
    assert.deepEqual(fuera(signed), [out, pending]);
    const deselected = carriedOut(signed, { type: 'deseleccionar-asm', asm: 'ASM-01', razon: 'Sin materia.' });
    assert.deepEqual(fuera(deselected), [{ ...out, razon: 'Sin materia.' }, pending]);
  });

  it('tells what was agreed after the signature and never signed', () => {
    const signed = suscribir(dejar(at('acordado'), 'DPC', 'ASM-03'));
    const open = carriedOut(signed, {
      type: 'reabrir-compromiso',
      unidad: 'DPC',
      asm: 'ASM-03',
      razon: 'Ya se puede.',
    });
    assert.deepEqual(fuera(open)[1], { asm: 'ASM-03', unidad: 'DPC', situacion: 'sin-acordar' });
  });
});
