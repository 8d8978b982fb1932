import { type Directorio, puestoOf, suplenteOf, titularOf } from './directorio.js';
import { compareDirectorio } from './directorio-carga.js';
import type { DirectorioCommand, DirectorioDecision } from './directorio-command.js';
import { darDeBaja, designarEnlace, designarSuplente, designarTitular, retirar } from './directorio-designaciones.js';
import { modificarPuesto, registrarPuesto } from './directorio-puestos.js';
import type { Moment } from './moment.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** Whether the actor keeps the roster: the system (at start), or who holds a post of kind `administrador` today. */
const keepsRoster = (state: Directorio, { actor, today }: Moment): boolean => {
  if (actor.kind === 'system') return true;
  if (puestoOf(state, actor.puesto)?.clase !== 'administrador') return false;
  return [titularOf(state, actor.puesto, today), suplenteOf(state, actor.puesto, today)].some(
    (held) => held?.persona === actor.person && held.capacity === actor.capacity,
  );
};

const DESIGNATIONS: readonly string[] = ['designar-titular', 'designar-enlace', 'designar-suplente'];

/** Who keeps the roster could otherwise give themselves any post's authority. */
const designatesSelf = (command: DirectorioCommand, { actor }: Moment): boolean =>
  actor.kind === 'person' &&
  DESIGNATIONS.includes(command.type) &&
  'persona' in command &&
  command.persona === actor.person;

const barred = (state: Directorio, command: DirectorioCommand, context: Moment): Refusal | undefined => {
  if (!keepsRoster(state, context)) {
    return refuse(
      'solo-administrador',
      'Solo la administración del directorio puede cambiar puestos y personas.',
      'Pida el cambio a quien administra el directorio.',
    );
  }
  if (!designatesSelf(command, context)) return undefined;
  return refuse(
    'designacion-propia',
    'Quien administra el directorio no puede designarse a sí mismo.',
    'Pida que esa designación se haga en el archivo de la institución.',
  );
};

/**
 * What a command does to the roster: events, none when nothing changes (so repeating one is harmless), or a refusal.
 * A person may hold several posts; a post has one titular and one deputy at most on any date.
 */
export const decideDirectorio = (state: Directorio, command: DirectorioCommand, context: Moment): DirectorioDecision =>
  barred(state, command, context) ?? decide(state, command, context);

const decide = (state: Directorio, command: DirectorioCommand, context: Moment): DirectorioDecision => {
  switch (command.type) {
    case 'cargar-directorio': {
      const differences = compareDirectorio(state, command, context.today);
      return isRefusal(differences) ? differences : differences.events;
    }
    case 'registrar-puesto':
      return registrarPuesto(state, command.puesto);
    case 'modificar-puesto':
      return modificarPuesto(state, command.puesto);
    case 'designar-titular':
      return designarTitular(state, command);
    case 'retirar-titular':
      return retirar(state, 'titular', command);
    case 'designar-enlace':
      return designarEnlace(state, command);
    case 'retirar-enlace':
      return retirar(state, 'enlace', command);
    case 'designar-suplente':
      return designarSuplente(state, command);
    case 'terminar-suplencia':
      return retirar(state, 'suplente', command);
    case 'dar-de-baja':
      return darDeBaja(state, command);
  }
};
