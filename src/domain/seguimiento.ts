import type { AsmId } from './asm.js';
import { type Bimestre, bimestreOf, nextBimestre, ventanaDeSeguimiento } from './bimestre.js';
import { addWorkingDays, type Calendario } from './calendario.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import { entryOf } from './entry.js';
import { fechaOf } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';
import { type Postura, ultimaVersion } from './postura.js';
import { acuseOf, type Provenance } from './provenance.js';
import { type Refusal, refuse } from './refusal.js';
import type { AvanceAsm, ReporteDeUnidad, Seguimiento } from './seguimiento-state.js';

type SeguimientoEvent = EventOf<'seguimiento-abierto' | 'avance-reportado' | 'seguimiento-cerrado'>;
type Decision = readonly CicloEvent[] | Refusal;

/** Working days that a check-in opened late still stays open after its opening day. */
const DIAS_TRAS_APERTURA_TARDIA = 4;

/** A position binds to follow-up once it was presented, is not a rejection, and its ASM is still selected. */
const isFollowed = (ciclo: CicloAbierto, postura: Postura): boolean => {
  const version = ultimaVersion(postura);
  if (version === undefined || version.contenido.sentido === 'rechazada') return false;
  return ciclo.asm[postura.asm]?.seleccion.estado === 'seleccionado';
};

/** What each unit reports on in a check-in: the ASM that it accepted. */
export const seguidosPorUnidad = (ciclo: CicloAbierto): Readonly<Record<ClavePuesto, readonly AsmId[]>> => {
  const followed = Object.values(ciclo.posturas).filter((postura) => isFollowed(ciclo, postura));
  const unidades = [...new Set(followed.map((postura) => postura.unidad))];
  return Object.fromEntries(
    unidades.map((unidad) => [unidad, followed.filter((each) => each.unidad === unidad).map((each) => each.asm)]),
  );
};

const firstBimestre = (ciclo: CicloAbierto): Bimestre | undefined => {
  const dates = Object.values(ciclo.posturas).flatMap((postura) =>
    postura.versiones.slice(0, 1).map((version) => fechaOf(version.at)),
  );
  const first = dates.sort()[0];
  return first === undefined ? undefined : bimestreOf(first);
};

/** The next bimester whose check-in was never opened; undefined when there is nothing to follow. */
export const bimestrePorAbrir = (ciclo: CicloAbierto): Bimestre | undefined => {
  let bimestre = firstBimestre(ciclo);
  if (Object.keys(seguidosPorUnidad(ciclo)).length === 0) return undefined;
  while (bimestre !== undefined && ciclo.seguimientos[bimestre] !== undefined) bimestre = nextBimestre(bimestre);
  return bimestre;
};

/** Bimesters whose check-in should be open by a date and was never opened, in order: a missed tick is caught up. */
export const bimestresPorAbrir = (ciclo: CicloAbierto, calendario: Calendario, today: Fecha): readonly Bimestre[] => {
  const due: Bimestre[] = [];
  const first = firstBimestre(ciclo);
  if (first === undefined || Object.keys(seguidosPorUnidad(ciclo)).length === 0) return due;
  for (
    let bimestre = first;
    ventanaDeSeguimiento(calendario, bimestre).abre <= today;
    bimestre = nextBimestre(bimestre)
  )
    if (ciclo.seguimientos[bimestre] === undefined) due.push(bimestre);
  return due;
};

const plazoOf = (context: Context, bimestre: Bimestre): Plazo => {
  const { recuerda, cierra } = ventanaDeSeguimiento(context.calendario, bimestre);
  const late = addWorkingDays(context.calendario, context.today, DIAS_TRAS_APERTURA_TARDIA);
  return context.today <= recuerda
    ? { vence: cierra, recordar: recuerda }
    : { vence: late, recordar: addWorkingDays(context.calendario, late, -1) };
};

/** Opens the check-in of a bimester, once (5.2). */
export const decideAbrirSeguimiento = (
  ciclo: CicloAbierto,
  command: CommandOf<'abrir-seguimiento'>,
  context: Context,
): Decision => {
  if (entryOf(ciclo.seguimientos, command.bimestre) !== undefined) return [];
  if (!bimestresPorAbrir(ciclo, context.calendario, context.today).includes(command.bimestre))
    return refuse(
      'bimestre-no-abre',
      `El seguimiento de ${command.bimestre} no se abre hoy.`,
      'El calendario lo abrirá cuando corresponda.',
    );
  return [
    {
      type: 'seguimiento-abierto',
      bimestre: command.bimestre,
      unidades: seguidosPorUnidad(ciclo),
      plazo: plazoOf(context, command.bimestre),
    },
  ];
};

const lastPercentage = (ciclo: CicloAbierto, bimestre: Bimestre, unidad: ClavePuesto, asm: AsmId): number => {
  const before = Object.values(ciclo.seguimientos)
    .filter((each) => each.bimestre < bimestre)
    .sort((a, b) => (a.bimestre < b.bimestre ? 1 : -1));
  const avances = before.map((each) => each.reportes[unidad]?.at(-1)?.avances.find((avance) => avance.asm === asm));
  return avances.find((avance) => avance !== undefined)?.porcentaje ?? 0;
};

const avanceProblem = (avance: AvanceAsm, before: number): Refusal | undefined => {
  const whole = Number.isInteger(avance.porcentaje) && avance.porcentaje >= 0 && avance.porcentaje <= 100;
  if (!whole)
    return refuse(
      'porcentaje-invalido',
      `El avance de ${avance.asm} debe ser un número entero de 0 a 100.`,
      'Corríjalo y envíe de nuevo.',
    );
  const silent = avance.motivo === undefined || avance.motivo.trim() === '';
  if (silent && (avance.estado === 'no-iniciado' || avance.estado === 'otro'))
    return refuse(
      'falta-motivo',
      `Falta el motivo en ${avance.asm}.`,
      'Si no ha iniciado, o el estado es otro, escriba por qué.',
    );
  if (silent && avance.porcentaje < before)
    return refuse(
      'avance-menor',
      `El avance de ${avance.asm} baja de ${before} % a ${avance.porcentaje} %.`,
      'Escriba el motivo o corrija el porcentaje.',
    );
  return undefined;
};

/** A unit reports on all its ASM of the bimester; until the cut-off it may correct itself (5.2). */
export const decideReportarAvance = (
  ciclo: CicloAbierto,
  command: CommandOf<'reportar-avance'>,
  context: Context,
): Decision => {
  const seguimiento = entryOf(ciclo.seguimientos, command.bimestre);
  const asked = seguimiento && entryOf(seguimiento.unidades, command.unidad);
  if (seguimiento === undefined || asked === undefined)
    return refuse(
      'seguimiento-no-abierto',
      'No hay un seguimiento bimestral abierto para su unidad.',
      'Se le avisará cuando se abra.',
    );
  if (seguimiento.cerrado || context.today > seguimiento.plazo.vence)
    return refuse(
      'seguimiento-cerrado',
      `El seguimiento de ${command.bimestre} cerró el ${seguimiento.plazo.vence}.`,
      'Escriba «consulta» para hacérselo saber a la Secretaría Ejecutiva.',
    );
  const missing = asked.filter((asm) => !command.avances.some((avance) => avance.asm === asm));
  if (missing.length > 0)
    return refuse(
      'avance-incompleto',
      `Falta el avance de ${missing.join(', ')}.`,
      'Complete todos sus ASM y envíe de nuevo.',
    );
  const foreign = command.avances.find((avance) => !asked.includes(avance.asm));
  if (foreign !== undefined)
    return refuse(
      'asm-ajeno',
      `${foreign.asm} no está en su seguimiento.`,
      'Responda sobre los ASM que muestra la tarjeta.',
    );
  const problems = command.avances.map((avance) =>
    avanceProblem(avance, lastPercentage(ciclo, command.bimestre, command.unidad, avance.asm)),
  );
  const { type: _type, ...rest } = command;
  return problems.find((each) => each !== undefined) ?? [{ type: 'avance-reportado', ...rest }];
};

/** Closes a check-in past its cut-off and says who did not report (5.2). */
export const decideCerrarSeguimiento = (
  ciclo: CicloAbierto,
  command: CommandOf<'cerrar-seguimiento'>,
  context: Context,
): Decision => {
  const seguimiento = entryOf(ciclo.seguimientos, command.bimestre);
  if (seguimiento === undefined || seguimiento.cerrado) return [];
  if (context.today <= seguimiento.plazo.vence)
    return refuse(
      'seguimiento-abierto',
      `El seguimiento de ${command.bimestre} sigue abierto hasta el ${seguimiento.plazo.vence}.`,
      'Espere al cierre.',
    );
  const sinReporte = Object.keys(seguimiento.unidades).filter((unidad) => seguimiento.reportes[unidad] === undefined);
  return [{ type: 'seguimiento-cerrado', bimestre: command.bimestre, sinReporte }];
};

const change = (ciclo: CicloAbierto, bimestre: Bimestre, by: (now: Seguimiento) => Seguimiento): CicloAbierto => {
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
