import type { Calendario } from './calendario.js';
import { addWorkingDays } from './calendario.js';
import type { Directorio } from './directorio.js';
import type { Moment } from './moment.js';
import type { Plazo } from './plazo.js';
import type { ClasePlazo, Reglas } from './reglas.js';

/** What a decision may look at besides the state: the moment, the actor, the posts, the calendar and the rules. */
export interface Context extends Moment {
  readonly directorio: Directorio;
  readonly calendario: Calendario;
  readonly reglas: Reglas;
}

/** Due date in working days from today by the rule of that name, and the day of its reminder (never before today). */
export const plazoFor = (context: Context, clase: ClasePlazo): Plazo => {
  const vence = addWorkingDays(context.calendario, context.today, context.reglas.plazos[clase]);
  const recordar = addWorkingDays(context.calendario, vence, -context.reglas.recordatorio);
  return recordar < context.today ? { vence, recordar: context.today } : { vence, recordar };
};
