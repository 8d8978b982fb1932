import assert from 'node:assert/strict';
import type { HechosDelDictamen } from '../../src/application/dictamen-hechos.js';
import type { TextoAsm } from '../../src/domain/asm.js';
import { hechosActa } from './acta-sample.js';
import { textosAsm } from './convenio-sample.js';

/** The facts of the cédula of one of those ASM, the first unless it says otherwise, with what a test needs changed. */
export const hechosDictamen = (
  textos: readonly TextoAsm[] = textosAsm(1),
  changed: Partial<HechosDelDictamen> = {},
  place = 0,
): HechosDelDictamen => {
  const { lugar, institucion, ciclo, convenios, asm, cabeza } = hechosActa(textos);
  const { asm: about, compromisos, cierre } = asm[place] ?? assert.fail('no such ASM');
  const { veredictos, trazabilidad, segunda, conflicto, reaperturas, faltan } = cierre;
  const { numero, suscrito, sha256 } = convenios.at(-1) ?? assert.fail('no Convenio');
  return {
    numero: 2,
    fecha: '2027-07-28',
    lugar,
    institucion,
    ciclo,
    emite: { nombre: 'Mtra. Lucía Fernanda Robles Ibarra', puesto: 'Secretaría Ejecutiva', suplente: true },
    asm: about,
    impacto: ['diseno', 'logica-causal'],
    unidades: compromisos.map(({ unidad }) => unidad),
    convenio: { numero, suscrito, sha256 },
    compromisos,
    dictamen: { veredictos, ...(trazabilidad && { trazabilidad }), ...(segunda && { segunda }) },
    acto: {
      clase: 'oficio',
      numero: 'SE/4512/2027',
      fecha: '2027-06-21',
      instancia: 'Secretaría Ejecutiva, por acuerdo de la Junta General',
    },
    instrumento: {
      clase: 'mir',
      nombre: 'MIR 2027 del programa Electoral',
      version: 'Segunda modificación',
      fecha: '2027-06-23',
      pagina: 'hoja «Componentes», filas 4 a 19',
      vigente: true,
      constancia: 'Está publicada en el portal y consta en la sesión ordinaria de la Junta General.',
    },
    ...(conflicto && { conflicto }),
    reaperturas,
    faltan: [...faltan, 'Falta el acuse de Dirección de Organización del oficio SE/PAE-2025-ELECTORAL/001.'],
    cabeza,
    ...changed,
  };
};
