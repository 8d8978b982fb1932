import type { AsmId } from './asm.js';
import {
  type Bimestre,
  bimestreDates,
  bimestreOf,
  nextBimestre,
  nombreBimestre,
  ventanaDeSeguimiento,
} from './bimestre.js';
import { addWorkingDays, type Calendario } from './calendario.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import { entryOf } from './entry.js';
import { fechaOf, formatFecha } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';
import { type Postura, ultimaVersion } from './postura.js';
import { type Refusal, refuse } from './refusal.js';
import { sinAvance, yaFalto } from './seguimiento-state.js';

type Decision = readonly CicloEvent[] | Refusal;
type PorUnidad = Readonly<Record<ClavePuesto, readonly AsmId[]>>;

/** Working days that a check-in opened late still stays open after its opening day. */
const DIAS_TRAS_APERTURA_TARDIA = 4;

/** The day on which a unit first accepted an ASM that is still followed; undefined when there is nothing to follow. */
const followedSince = (ciclo: CicloAbierto, postura: Postura): Fecha | undefined => {
  const last = ultimaVersion(postura);
  if (last === undefined || last.contenido.sentido === 'rechazada') return undefined;
  if (ciclo.asm[postura.asm]?.seleccion.estado !== 'seleccionado') return undefined;
  const first = postura.versiones.find((version) => version.contenido.sentido !== 'rechazada') ?? last;
  return fechaOf(first.at);
};

interface Seguido {
  readonly unidad: ClavePuesto;
  readonly asm: AsmId;
  readonly desde: Fecha;
}

const seguidos = (ciclo: CicloAbierto): readonly Seguido[] =>
  Object.values(ciclo.posturas).flatMap((postura) => {
    const desde = followedSince(ciclo, postura);
    return desde === undefined ? [] : [{ unidad: postura.unidad, asm: postura.asm, desde }];
  });

/** What each unit reports on in the check-in of a bimester: the ASM that it had accepted before the bimester's end. */
const porUnidad = (all: readonly Seguido[], bimestre: Bimestre): PorUnidad => {
  const { fin } = bimestreDates(bimestre);
  const due = all.filter(({ desde }) => desde <= fin);
  const unidades = [...new Set(due.map(({ unidad }) => unidad))];
  return Object.fromEntries(
    unidades.map((unidad) => [unidad, due.filter((each) => each.unidad === unidad).map(({ asm }) => asm)]),
  );
};

/** The next bimester whose check-in was never opened; undefined when there is nothing to follow. */
export const bimestrePorAbrir = (ciclo: CicloAbierto): Bimestre | undefined => {
  const [first] = seguidos(ciclo)
    .map(({ desde }) => desde)
    .sort();
  let bimestre = first && bimestreOf(first);
  while (bimestre !== undefined && ciclo.seguimientos[bimestre] !== undefined) bimestre = nextBimestre(bimestre);
  return bimestre;
};

/** Bimesters whose check-in should be open by a date and was never opened, in order: a missed tick is caught up. */
export const bimestresPorAbrir = (ciclo: CicloAbierto, calendario: Calendario, today: Fecha): readonly Bimestre[] => {
  const due: Bimestre[] = [];
  const first = seguidos(ciclo)
    .map(({ desde }) => desde)
    .sort()[0];
  if (first === undefined) return due;
  for (let bimestre = bimestreOf(first); bimestreDates(bimestre).fin < today; bimestre = nextBimestre(bimestre))
    if (ciclo.seguimientos[bimestre] === undefined && ventanaDeSeguimiento(calendario, bimestre).abre <= today)
      due.push(bimestre);
  return due;
};

const plazoOf = (context: Context, bimestre: Bimestre): Plazo => {
  const { recuerda, cierra } = ventanaDeSeguimiento(context.calendario, bimestre);
  const late = addWorkingDays(context.calendario, context.today, DIAS_TRAS_APERTURA_TARDIA);
  return context.today < recuerda
    ? { vence: cierra, recordar: recuerda }
    : { vence: late, recordar: addWorkingDays(context.calendario, late, -1) };
};

/** Opens the check-in of a bimester, once (5.2). */
export const decideAbrirSeguimiento = (
  ciclo: CicloAbierto,
  command: CommandOf<'abrir-seguimiento'>,
  context: Context,
): Decision => {
  const { bimestre } = command;
  if (entryOf(ciclo.seguimientos, bimestre) !== undefined) return [];
  if (!bimestresPorAbrir(ciclo, context.calendario, context.today).includes(bimestre))
    return refuse(
      'bimestre-no-abre',
      'El seguimiento de ese bimestre no se abre hoy.',
      'El calendario lo abrirá cuando corresponda.',
    );
  const unidades = porUnidad(seguidos(ciclo), bimestre);
  return [{ type: 'seguimiento-abierto', bimestre, unidades, plazo: plazoOf(context, bimestre) }];
};

/** Closes a check-in past its cut-off and says who did not report, and who had missed one before (5.2). */
export const decideCerrarSeguimiento = (
  ciclo: CicloAbierto,
  { bimestre }: CommandOf<'cerrar-seguimiento'>,
  context: Context,
): Decision => {
  const seguimiento = entryOf(ciclo.seguimientos, bimestre);
  if (seguimiento === undefined || seguimiento.cerrado) return [];
  if (context.today <= seguimiento.plazo.vence)
    return refuse(
      'seguimiento-abierto',
      `El seguimiento de ${nombreBimestre(bimestre)} sigue abierto hasta el ${formatFecha(seguimiento.plazo.vence)}.`,
      'Espere al cierre.',
    );
  const sinReporte = Object.keys(seguimiento.unidades).filter((unidad) => sinAvance(seguimiento, unidad).length > 0);
  const reincidentes = sinReporte.filter((unidad) => yaFalto(ciclo.seguimientos, bimestre, unidad));
  return [{ type: 'seguimiento-cerrado', bimestre, sinReporte, reincidentes }];
};
