import { addWorkingDays } from './calendario.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { entryOf } from './entry.js';
import { formatFecha } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { refuse } from './refusal.js';
import { openFor } from './seguimiento.js';
import { type Seguimiento, sinAvance } from './seguimiento-state.js';

/** The unit asks to be shown the card on the next working day; never past the cut-off, nor once it has reported (5.2). */
export const decidePosponer = (
  ciclo: CicloAbierto,
  command: CommandOf<'posponer-seguimiento'>,
  context: Context,
): Decision => {
  const { bimestre, unidad } = command;
  const at = openFor(ciclo, command, context);
  if ('refused' in at) return at;
  if (sinAvance(at, unidad).length === 0)
    return refuse(
      'reporte-completo',
      'Su reporte del bimestre ya está completo.',
      'No hace falta posponerlo; puede corregirlo hasta el cierre.',
    );
  const fecha = addWorkingDays(context.calendario, context.today, 1);
  if (fecha > at.plazo.vence)
    return refuse(
      'posponer-pasa-del-cierre',
      `El seguimiento cierra el ${formatFecha(at.plazo.vence)}: ya no puede posponerse.`,
      'Envíe su reporte; podrá corregirlo hasta el cierre.',
    );
  return at.pospuestos[unidad] === fecha ? [] : [{ type: 'seguimiento-pospuesto', bimestre, unidad, fecha }];
};

/** The reminder, on its day, takes the place of the repetition: nobody gets both. */
const coveredByReminder = ({ plazo: { recordar } }: Seguimiento, fecha: Fecha, today: Fecha): boolean =>
  fecha <= recordar && recordar <= today;

/** Units of a check-in that are to be shown their card again today, as they asked. */
export const porRepetir = (at: Seguimiento, today: Fecha): readonly ClavePuesto[] =>
  at.cerrado || today > at.plazo.vence
    ? []
    : Object.entries(at.pospuestos)
        .filter(([unidad, fecha]) => fecha <= today && sinAvance(at, unidad).length > 0)
        .filter(([, fecha]) => !coveredByReminder(at, fecha, today))
        .map(([unidad]) => unidad);

/** Shows the card again on the day that the unit asked for, once. */
export const decideRepetir = (
  ciclo: CicloAbierto,
  { bimestre, unidad }: CommandOf<'repetir-seguimiento'>,
  context: Context,
): Decision => {
  const at = entryOf(ciclo.seguimientos, bimestre);
  return at !== undefined && porRepetir(at, context.today).includes(unidad)
    ? [{ type: 'seguimiento-repetido', bimestre, unidad }]
    : [];
};
