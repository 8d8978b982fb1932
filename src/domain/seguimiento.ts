import { nombreBimestre } from './bimestre.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { entryOf } from './entry.js';
import { formatFecha } from './fecha.js';
import type { ClavePuesto } from './identity.js';
import { type Refusal, refuse } from './refusal.js';
import { evidenciasDelBimestre } from './seguimiento-evidencia.js';
import { nombreMateria } from './seguimiento-nombre.js';
import {
  type AvanceAsm,
  avanceAnterior,
  limitesDe,
  materiaKey,
  materiasDe,
  type Seguimiento,
  ultimoAvance,
} from './seguimiento-state.js';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The refusal of whatever is said of a check-in after it closed. */
export const yaCerro = ({ bimestre, plazo }: Seguimiento): Refusal =>
  refuse(
    'seguimiento-cerrado',
    `El seguimiento de ${nombreBimestre(bimestre)} cerró el ${formatFecha(plazo.vence)}.`,
    'Escriba «consulta» para hacérselo saber a la Secretaría Ejecutiva.',
  );

/** The refusal of an answer to a check-in that is not open to this unit; undefined when it is. */
export const openFor = (
  ciclo: CicloAbierto,
  { bimestre, unidad }: { readonly bimestre: string; readonly unidad: ClavePuesto },
  context: Context,
): Seguimiento | Refusal => {
  const seguimiento = entryOf(ciclo.seguimientos, bimestre);
  if (seguimiento === undefined || entryOf(seguimiento.unidades, unidad) === undefined)
    return refuse(
      'seguimiento-no-abierto',
      'No hay un seguimiento bimestral abierto para su unidad.',
      'Se le avisará cuando se abra.',
    );
  return seguimiento.cerrado || context.today > seguimiento.plazo.vence ? yaCerro(seguimiento) : seguimiento;
};

const numberProblem = ({ porcentaje, estado }: AvanceAsm, name: string): Refusal | undefined => {
  if (!Number.isInteger(porcentaje) || porcentaje < 0 || porcentaje > 100)
    return refuse(
      'porcentaje-invalido',
      `El avance de ${name} debe ser un número entero de 0 a 100.`,
      'Corríjalo y envíe de nuevo.',
    );
  if (estado === 'no-iniciado' && porcentaje > 0)
    return refuse(
      'avance-contradictorio',
      `${capital(name)} dice «No iniciado» con ${porcentaje} % de avance.`,
      'Ponga 0 % o elija otro estado.',
    );
  if (estado === 'atendido' && porcentaje < 100)
    return refuse(
      'avance-contradictorio',
      `${capital(name)} dice «Atendido» con ${porcentaje} % de avance.`,
      'Ponga 100 % o elija «En proceso».',
    );
  return undefined;
};

const reasonProblem = (avance: AvanceAsm, before: number, name: string): Refusal | undefined => {
  const { porcentaje, estado, motivo = '', comentarios = '' } = avance;
  const silent = enBlanco(motivo);
  const limits = limitesDe(avance);
  if (silent && (estado === 'no-iniciado' || estado === 'otro'))
    return refuse(
      'falta-motivo',
      `Falta el motivo en ${name}.`,
      'Si no ha iniciado, o el estado es otro, escriba por qué.',
    );
  if (silent && porcentaje < before)
    return refuse(
      'avance-menor',
      `El avance de ${name} baja de ${before} % a ${porcentaje} %.`,
      'Escriba el motivo o corrija el porcentaje.',
    );
  if (motivo.length > limits.motivo || comentarios.length > limits.comentarios)
    return refuse(
      'texto-muy-largo',
      `El motivo (${limits.motivo} caracteres) o los comentarios (${limits.comentarios}) de ${name} son muy largos.`,
      'Resúmalos, o adjunte un archivo en este chat.',
    );
  return undefined;
};

interface Asked {
  readonly ciclo: CicloAbierto;
  readonly at: Seguimiento;
  readonly unidad: ClavePuesto;
}

/** Evidence is what was filed: before a Convenio the unit's word was enough, and what was so reported stays. */
const evidenceProblem = (
  { ciclo, at, unidad }: Asked,
  { evidencias = [], conEvidencia, ...materia }: AvanceAsm,
  name: string,
): Refusal | undefined => {
  const filed = evidenciasDelBimestre(ciclo, at.bimestre, unidad, materia);
  if (evidencias.some((id) => !filed.some((each) => each.id === id)))
    return refuse(
      'evidencia-ajena',
      `Una evidencia de ${name} no está entre lo que su unidad archivó desde el inicio del bimestre.`,
      'Revise la tarjeta actualizada y elija de nuevo.',
    );
  if (materia.actividad === undefined || conEvidencia === evidencias.length > 0) return undefined;
  return conEvidencia
    ? refuse(
        'sin-archivos',
        `Dice «con evidencia» en ${name} y no eligió ningún archivo del bimestre.`,
        'Adjunte el archivo en este chat y elíjalo en la tarjeta, o envíe «sin evidencia».',
      )
    : refuse(
        'evidencia-contradictoria',
        `Dice «sin evidencia» en ${name} y eligió archivos.`,
        'Deje los archivos o quítelos, y envíe de nuevo.',
      );
};

const foreignProblem = ({ ciclo, at, unidad }: Asked, avance: AvanceAsm): Refusal | undefined => {
  if (materiasDe(at, unidad).some((each) => materiaKey(each) === materiaKey(avance))) return undefined;
  return avance.actividad === undefined || at.actividades === undefined
    ? refuse('asm-ajeno', `${avance.asm} no está en su seguimiento.`, 'Responda sobre lo que muestra la tarjeta.')
    : refuse(
        'actividad-cambiada',
        `${capital(nombreMateria(ciclo, at, unidad, avance))} ya no se sigue: cambió el Convenio o se cerró el ASM.`,
        'Revise la tarjeta actualizada y envíe de nuevo; lo demás que escribió se conserva.',
      );
};

const problemOf = (asked: Asked, avance: AvanceAsm): Refusal | undefined => {
  const { ciclo, at, unidad } = asked;
  const foreign = foreignProblem(asked, avance);
  if (foreign !== undefined) return foreign;
  const name = nombreMateria(ciclo, at, unidad, avance);
  const before = avanceAnterior(ciclo.seguimientos, at.bimestre, unidad, avance)?.avance.porcentaje ?? 0;
  return numberProblem(avance, name) ?? reasonProblem(avance, before, name) ?? evidenceProblem(asked, avance, name);
};

const same = (a: AvanceAsm | undefined, b: AvanceAsm): boolean =>
  a !== undefined &&
  a.porcentaje === b.porcentaje &&
  a.estado === b.estado &&
  a.motivo === b.motivo &&
  a.comentarios === b.comentarios &&
  a.conEvidencia === b.conEvidencia &&
  (a.evidencias ?? []).join() === (b.evidencias ?? []).join();

/**
 * A unit reports on one or more of its matters of the bimester; until the cut-off it may correct itself (5.2). It has
 * reported when none is left without its word. What it sends again unchanged makes no event.
 */
export const decideReportarAvance = (
  ciclo: CicloAbierto,
  command: CommandOf<'reportar-avance'>,
  context: Context,
): Decision => {
  const { bimestre, unidad, avances } = command;
  const at = openFor(ciclo, command, context);
  if ('refused' in at) return at;
  if (avances.length === 0) return refuse('sin-avances', 'No se recibió ningún avance.', 'Llene la tarjeta y envíela.');
  const problem = avances.map((avance) => problemOf({ ciclo, at, unidad }, avance)).find((each) => each !== undefined);
  if (problem !== undefined) return problem;
  const changed = avances.filter((avance) => !same(ultimoAvance(at, unidad, avance)?.avance, avance));
  return changed.length === 0 ? [] : [{ type: 'avance-reportado', bimestre, unidad, avances: changed }];
};
