import type { Directorio } from './directorio.js';
import type { DirectorioCommand, DirectorioDecision } from './directorio-comandos.js';
import type { Moment } from './moment.js';
import { refuse } from './refusal.js';

/** What a command does to the roster: events, none when nothing changes, or a refusal. */
export const decideDirectorio = (
  _state: Directorio,
  _command: DirectorioCommand,
  _context: Moment,
): DirectorioDecision => refuse('sin-construir', 'Esta función aún no existe.', 'Espere.');
