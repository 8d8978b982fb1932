import type { CicloCommand } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { entryOf } from '../domain/entry.js';
import type { ClavePuesto } from '../domain/identity.js';

/** The post that an order concerns, for orders that only that post may give. A notice's unit comes from the record, not from the order. */
export const ownPostOf = (command: CicloCommand, ciclo: CicloAbierto | undefined): ClavePuesto | undefined => {
  if (command.type === 'acusar-notificacion') return ciclo && entryOf(ciclo.notificaciones, command.id)?.unidad;
  if ('unidad' in command) return command.unidad;
  return 'puesto' in command ? command.puesto : undefined;
};
