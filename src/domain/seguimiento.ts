import { nombreBimestre } from './bimestre.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import { entryOf } from './entry.js';
import { formatFecha } from './fecha.js';
import type { ClavePuesto } from './identity.js';
import { acuseOf, type Provenance } from './provenance.js';
import { type Refusal, refuse } from './refusal.js';
import {
  type AvanceAsm,
  avanceAnterior,
  MAX_COMENTARIOS,
  MAX_MOTIVO,
  type ReporteDeUnidad,
  type Seguimiento,
  ultimoAvance,
} from './seguimiento-state.js';

type SeguimientoEvent = EventOf<'seguimiento-abierto' | 'avance-reportado' | 'seguimiento-cerrado'>;
type Decision = readonly CicloEvent[] | Refusal;

const numberProblem = ({ asm, porcentaje, estado }: AvanceAsm): Refusal | undefined => {
  if (!Number.isInteger(porcentaje) || porcentaje < 0 || porcentaje > 100)
    return refuse(
      'porcentaje-invalido',
      `El avance de ${asm} debe ser un número entero de 0 a 100.`,
      'Corríjalo y envíe de nuevo.',
    );
  if (estado === 'no-iniciado' && porcentaje > 0)
    return refuse(
      'avance-contradictorio',
      `${asm} dice «No iniciado» con ${porcentaje} % de avance.`,
      'Ponga 0 % o elija otro estado.',
    );
  if (estado === 'atendido' && porcentaje < 100)
    return refuse(
      'avance-contradictorio',
      `${asm} dice «Atendido» con ${porcentaje} % de avance.`,
      'Ponga 100 % o elija «En proceso».',
    );
  return undefined;
};

const reasonProblem = (
  { asm, porcentaje, estado, motivo = '', comentarios = '' }: AvanceAsm,
  before: number,
): Refusal | undefined => {
  const silent = motivo.trim() === '';
  if (silent && (estado === 'no-iniciado' || estado === 'otro'))
    return refuse(
      'falta-motivo',
      `Falta el motivo en ${asm}.`,
      'Si no ha iniciado, o el estado es otro, escriba por qué.',
    );
  if (silent && porcentaje < before)
    return refuse(
      'avance-menor',
      `El avance de ${asm} baja de ${before} % a ${porcentaje} %.`,
      'Escriba el motivo o corrija el porcentaje.',
    );
  if (motivo.length > MAX_MOTIVO || comentarios.length > MAX_COMENTARIOS)
    return refuse(
      'texto-muy-largo',
      `El motivo (${MAX_MOTIVO} caracteres) o los comentarios (${MAX_COMENTARIOS}) de ${asm} son muy largos.`,
      'Resúmalos, o adjunte un archivo en este chat.',
    );
  return undefined;
};

const openFor = (
  ciclo: CicloAbierto,
  { bimestre, unidad }: CommandOf<'reportar-avance'>,
  context: Context,
): Seguimiento | Refusal => {
  const seguimiento = entryOf(ciclo.seguimientos, bimestre);
  if (seguimiento === undefined || seguimiento.unidades[unidad] === undefined)
    return refuse(
      'seguimiento-no-abierto',
      'No hay un seguimiento bimestral abierto para su unidad.',
      'Se le avisará cuando se abra.',
    );
  if (seguimiento.cerrado || context.today > seguimiento.plazo.vence)
    return refuse(
      'seguimiento-cerrado',
      `El seguimiento de ${nombreBimestre(bimestre)} cerró el ${formatFecha(seguimiento.plazo.vence)}.`,
      'Escriba «consulta» para hacérselo saber a la Secretaría Ejecutiva.',
    );
  return seguimiento;
};

const same = (a: AvanceAsm | undefined, b: AvanceAsm): boolean =>
  a !== undefined &&
  a.porcentaje === b.porcentaje &&
  a.estado === b.estado &&
  a.motivo === b.motivo &&
  a.comentarios === b.comentarios &&
  a.conEvidencia === b.conEvidencia;

/**
 * A unit reports on one or more of its ASM of the bimester; until the cut-off it may correct itself (5.2). It has
 * reported when no ASM is left without its word. What it sends again unchanged makes no event.
 */
export const decideReportarAvance = (
  ciclo: CicloAbierto,
  command: CommandOf<'reportar-avance'>,
  context: Context,
): Decision => {
  const { bimestre, unidad, avances } = command;
  const seguimiento = openFor(ciclo, command, context);
  if ('refused' in seguimiento) return seguimiento;
  if (avances.length === 0) return refuse('sin-avances', 'No se recibió ningún avance.', 'Llene la tarjeta y envíela.');
  const foreign = avances.find(({ asm }) => !seguimiento.unidades[unidad]?.includes(asm));
  if (foreign !== undefined)
    return refuse(
      'asm-ajeno',
      `${foreign.asm} no está en su seguimiento.`,
      'Responda sobre los ASM que muestra la tarjeta.',
    );
  const before = (asm: string): number =>
    avanceAnterior(ciclo.seguimientos, bimestre, unidad, asm)?.avance.porcentaje ?? 0;
  const problem = avances
    .map((avance) => numberProblem(avance) ?? reasonProblem(avance, before(avance.asm)))
    .find((each) => each !== undefined);
  if (problem !== undefined) return problem;
  const changed = avances.filter((avance) => !same(ultimoAvance(seguimiento, unidad, avance.asm)?.avance, avance));
  return changed.length === 0 ? [] : [{ type: 'avance-reportado', bimestre, unidad, avances: changed }];
};

const change = (ciclo: CicloAbierto, bimestre: string, by: (now: Seguimiento) => Seguimiento): CicloAbierto => {
  const now = ciclo.seguimientos[bimestre];
  if (now === undefined) throw new Error(`event on a check-in that was not opened: ${bimestre}`);
  return { ...ciclo, seguimientos: { ...ciclo.seguimientos, [bimestre]: by(now) } };
};

const reported = (now: Seguimiento, unidad: ClavePuesto, reporte: ReporteDeUnidad): Seguimiento => ({
  ...now,
  reportes: { ...now.reportes, [unidad]: [...(now.reportes[unidad] ?? []), reporte] },
});

/** Folds the events of the check-in. */
export const evolveSeguimiento = (
  ciclo: CicloAbierto,
  event: SeguimientoEvent,
  provenance: Provenance,
): CicloAbierto => {
  switch (event.type) {
    case 'seguimiento-abierto': {
      const { type: _type, ...rest } = event;
      const fresh: Seguimiento = { ...rest, reportes: {}, cerrado: false, sinReporte: [] };
      return { ...ciclo, seguimientos: { ...ciclo.seguimientos, [event.bimestre]: fresh } };
    }
    case 'avance-reportado': {
      const reporte = { avances: event.avances, persona: acuseOf(provenance).persona, at: provenance.at };
      return change(ciclo, event.bimestre, (now) => reported(now, event.unidad, reporte));
    }
    case 'seguimiento-cerrado':
      return change(ciclo, event.bimestre, (now) => ({ ...now, cerrado: true, sinReporte: event.sinReporte }));
  }
};
