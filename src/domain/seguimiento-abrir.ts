import { type Bimestre, nombreBimestre, ventanaDeSeguimiento } from './bimestre.js';
import { addWorkingDays, type Calendario } from './calendario.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { entryOf } from './entry.js';
import { formatFecha } from './fecha.js';
import type { Fecha } from './identity.js';
import type { Plazo } from './plazo.js';
import { refuse } from './refusal.js';
import { bimestresSinAbrir, seguidoEn } from './seguimiento-materia.js';
import { sinAvance, yaFalto } from './seguimiento-state.js';

/** Working days that a check-in opened late still stays open after its opening day. */
const DIAS_TRAS_APERTURA_TARDIA = 4;

/** Bimesters whose check-in should be open by a date and was never opened, in order: a missed tick is caught up. */
export const bimestresPorAbrir = (ciclo: CicloAbierto, calendario: Calendario, today: Fecha): readonly Bimestre[] =>
  bimestresSinAbrir(ciclo, today).filter((bimestre) => ventanaDeSeguimiento(calendario, bimestre).abre <= today);

const plazoOf = (context: Context, bimestre: Bimestre): Plazo => {
  const { recuerda, cierra } = ventanaDeSeguimiento(context.calendario, bimestre);
  const late = addWorkingDays(context.calendario, context.today, DIAS_TRAS_APERTURA_TARDIA);
  return context.today < recuerda
    ? { vence: cierra, recordar: recuerda }
    : { vence: late, recordar: addWorkingDays(context.calendario, late, -1) };
};

/** Opens the check-in of a bimester, once and in order (5.2). */
export const decideAbrirSeguimiento = (
  ciclo: CicloAbierto,
  command: CommandOf<'abrir-seguimiento'>,
  context: Context,
): Decision => {
  const { bimestre } = command;
  if (entryOf(ciclo.seguimientos, bimestre) !== undefined) return [];
  const [next] = bimestresPorAbrir(ciclo, context.calendario, context.today);
  const seguido = next === bimestre ? seguidoEn(ciclo, bimestre) : undefined;
  if (seguido === undefined)
    return refuse(
      'bimestre-no-abre',
      'El seguimiento de ese bimestre no se abre hoy.',
      'El calendario lo abrirá cuando corresponda.',
    );
  return [{ type: 'seguimiento-abierto', bimestre, ...seguido, plazo: plazoOf(context, bimestre) }];
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
  return [
    { type: 'seguimiento-cerrado', bimestre, sinReporte, reincidentes, compilar: plazoFor(context, 'compilacion') },
  ];
};
