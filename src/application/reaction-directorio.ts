import { officeInstant } from '../domain/calendario.js';
import type { Context } from '../domain/context.js';
import { nombreDePuesto } from '../domain/directorio.js';
import type { DirectorioEvent } from '../domain/directorio-event.js';
import { instantAt } from '../domain/fecha.js';
import type { Fecha, Instante } from '../domain/identity.js';
import type { OutgoingMessage } from './event-log.js';

/** Key of the matter that shows a person what they owe. It belongs to no ciclo. */
export const PENDIENTES = 'pendientes';

const CAPACIDAD = {
  'titular-designado': 'titular',
  'enlace-designado': 'enlace',
  'suplencia-designada': 'suplente por ausencia',
} as const;

/** Within office hours, and not before the first day on the post. */
const notBefore = ({ calendario, at, today }: Context, desde: Fecha): Instante =>
  officeInstant(calendario, desde > today ? instantAt(desde, 9) : at);

const messageFor = (event: DirectorioEvent, context: Context): readonly OutgoingMessage[] => {
  switch (event.type) {
    case 'titular-designado':
    case 'enlace-designado':
    case 'suplencia-designada':
      return [
        {
          to: { person: event.persona },
          asunto: PENDIENTES,
          kind: 'send',
          summary: `Usted es ${CAPACIDAD[event.type]} de ${nombreDePuesto(context.directorio, event.puesto)}: esto es lo que está abierto`,
          notBefore: notBefore(context, event.desde),
        },
      ];
    default:
      return [];
  }
};

/**
 * Whoever comes to a post gets what is open there. The institution file is loaded by the system and tells nobody: its
 * persons are greeted when the app is installed for them.
 */
export const reactDirectorio = (events: readonly DirectorioEvent[], context: Context): readonly OutgoingMessage[] =>
  context.actor.kind === 'system' ? [] : events.flatMap((event) => messageFor(event, context));
