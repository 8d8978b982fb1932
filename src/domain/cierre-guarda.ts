import type { AsmId } from './asm.js';
import type { CicloCommand } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { CriterioJuzgado } from './cierre.js';
import { cierreDe, estadoCierre } from './cierre-actual.js';
import type { LugarEvidencia } from './evidencia-event.js';
import { type Refusal, refuse } from './refusal.js';

/** Why an ASM that is closed takes no change; undefined while it is open. */
export const cerradoProblem = (ciclo: CicloAbierto, asm: AsmId): Refusal | undefined =>
  estadoCierre(ciclo, asm) === 'abierto'
    ? undefined
    : refuse(
        'asm-cerrado',
        `${asm} ya está cerrado.`,
        'Si hay una razón para ello, la Secretaría Ejecutiva lo reabre primero: comando «dictamen».',
      );

/** The ASM whose dictamen an order would undo behind its back, or that it would take out of the Acta. */
const changedBy = (ciclo: CicloAbierto, command: CicloCommand): readonly AsmId[] => {
  switch (command.type) {
    case 'archivar-evidencia':
    case 'solicitar-prorroga':
    case 'redactar-causa-raiz':
    case 'reabrir-compromiso':
      return [command.asm];
    case 'dejar-para-modificatorio':
      return command.asm;
    case 'registrar-acto':
    case 'registrar-instrumento':
    case 'aceptar-evidencia':
    case 'devolver-evidencia':
      return ciclo.evidencias.filter(({ id }) => id === command.evidencia).map(({ asm }) => asm);
    default:
      return [];
  }
};

const samePlace = (a: LugarEvidencia, b: LugarEvidencia): boolean =>
  a.asm === b.asm && a.unidad === b.unidad && a.producto === b.producto;

/** What an order would change of what a criterion was judged on: B on its act, C on its instrument, A on the root cause. */
const judgedOn = (
  ciclo: CicloAbierto,
  command: CicloCommand,
): { readonly criterio: CriterioJuzgado; readonly asm: AsmId; readonly lugar?: LugarEvidencia } | undefined => {
  if (command.type === 'redactar-causa-raiz') return { criterio: 'A', asm: command.asm };
  if (command.type !== 'registrar-acto' && command.type !== 'registrar-instrumento') return undefined;
  const lugar = ciclo.evidencias.find(({ id }) => id === command.evidencia);
  return lugar && { criterio: command.type === 'registrar-acto' ? 'B' : 'C', asm: lugar.asm, lugar };
};

const judgedProblem = (ciclo: CicloAbierto, command: CicloCommand): Refusal | undefined => {
  const about = judgedOn(ciclo, command);
  const veredicto = about && cierreDe(ciclo, about.asm).dictamen.veredictos[about.criterio];
  if (about === undefined || veredicto?.valor !== 'cumple') return undefined;
  const evidencia = ciclo.evidencias.find(({ id }) => id === veredicto.evidencia);
  if (about.lugar !== undefined && (evidencia === undefined || !samePlace(evidencia, about.lugar))) return undefined;
  return refuse(
    'criterio-ya-valorado',
    `El criterio ${about.criterio} de ${about.asm} ya se dio por cumplido con lo registrado.`,
    'Para corregirlo, la Secretaría Ejecutiva valora primero el criterio como «falta»: comando «dictamen».',
  );
};

/**
 * What an ASM no longer takes once it is closed, or once a criterion was given as met on it: a verdict says of which text,
 * act or instrument it speaks (section IV).
 */
export const cierreProblem = (ciclo: CicloAbierto, command: CicloCommand): Refusal | undefined => {
  const closed = changedBy(ciclo, command).find((asm) => estadoCierre(ciclo, asm) !== 'abierto');
  return closed === undefined ? judgedProblem(ciclo, command) : cerradoProblem(ciclo, closed);
};
