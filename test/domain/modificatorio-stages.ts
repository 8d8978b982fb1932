import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Fecha } from '../../src/domain/identity.js';
import { archivo, compromisoPedido, integrar, preguntas } from '../application/stages.js';
import { DO, SE } from './ciclo-stages.js';
import { carriedOut, on } from './spec.js';

type Actividades = typeof compromisoPedido.actividades;

/** Its number, whether all sign it, and the day on which it is made. */
interface Modificatorio {
  readonly numero?: number;
  readonly signed?: boolean;
  readonly fecha?: Fecha;
}

/** A modificatorio that agrees other activities on ASM-01: its version of the commitment has the same number. */
export const modificatorio = (
  actividades: Actividades,
  from: Ciclo,
  { numero = 2, signed = true, fecha = SE.today }: Modificatorio = {},
): Ciclo => {
  const contenido = { ...compromisoPedido, compromiso: `Redacción ${numero}.`, actividades };
  const documento = { ...integrar.documento, pdf: archivo('7') };
  const partes = integrar.partes.map((each) => (each.asm === 'ASM-01' ? { ...each, version: numero } : each));
  const { sha256 } = documento.pdf;
  const made: readonly (readonly [CicloCommand, typeof SE])[] = [
    [{ type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió.' }, SE],
    [{ type: 'proponer-compromisos', unidad: 'DO', propuestas: [{ asm: 'ASM-01', contenido }] }, DO],
    [{ type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-01'], preguntas }, SE],
    [{ ...integrar, documento, partes, firmantes: integrar.firmantes.slice(0, 2) }, SE],
  ];
  const firmas: readonly (readonly [CicloCommand, typeof SE])[] = [
    [{ type: 'firmar-convenio', puesto: 'SE', numero, sha256 }, SE],
    [{ type: 'firmar-convenio', puesto: 'DO', numero, sha256 }, DO],
    [{ type: 'adjuntar-convenio-firmado', numero, archivo: archivo('8') }, SE],
  ];
  return [...made, ...(signed ? firmas : [])].reduce(
    (state, [command, { actor }]) => carriedOut(state, command, on(fecha, { actor })),
    from,
  );
};

/** The activities of the stages with another end of the first one. */
export const ending = (fin: Fecha): Actividades =>
  compromisoPedido.actividades.map((each, index) => (index === 0 ? { ...each, fin } : each));
