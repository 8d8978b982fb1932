import { CLASES, type ClasePuesto, type Puesto, puestoOf } from '../../domain/directorio.js';
import type { DirectorioCommand } from '../../domain/directorio-command.js';
import { esPersonId } from '../../domain/directorio-designaciones.js';
import { formatFecha } from '../../domain/fecha.js';
import type { Actor, Capacity, PersonId } from '../../domain/identity.js';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { Names } from '../names.js';
import type { Form, Tramite } from './directorio-formas.js';
import { directorioReply } from './directorio-lista.js';
import type { Press, Turn, Typed } from './feature.js';
import { postName } from './matter.js';

const NAME = { least: 5, most: 120 } as const;

const text = (typed: Typed, key: string): string => (typed[key] ?? '').trim().replaceAll(/\s+/g, ' ');

/** The designation by which this person keeps the roster. */
const actorOf = ({ viewer }: Turn): Actor | undefined => {
  const post = viewer.posts.find(
    ({ puesto, capacity }) => capacity !== 'enlace' && puestoOf(viewer.directorio, puesto)?.clase === 'administrador',
  );
  return post && { kind: 'person', person: viewer.person, puesto: post.puesto, capacity: post.capacity };
};

/** The person that the form names: one from the list, or a new one with id and name. `nuevo` is a name to keep. */
const personFrom = (names: Names, typed: Typed): { id: PersonId; nuevo?: string } | Refusal => {
  const id = text(typed, 'id').toLowerCase();
  const nombre = text(typed, 'nombre');
  if (id === '' && nombre === '') {
    const chosen = text(typed, 'persona');
    return names.has(chosen)
      ? { id: chosen }
      : refuse('sin-persona', 'Falta la persona.', 'Elíjala en la lista, o escriba su nombre y su identificador.');
  }
  if (!esPersonId(id))
    return refuse(
      'persona-invalida',
      'El identificador de objeto de Microsoft Entra no es válido.',
      'Cópielo completo: 32 dígitos hexadecimales separados por guiones, como 00000000-0000-4000-8000-000000000001.',
    );
  if (names.has(id) && (nombre === '' || names.of(id) === nombre)) return { id };
  if (names.has(id))
    return refuse(
      'persona-conocida',
      `Ese identificador ya es de ${names.of(id)}.`,
      'Elija a esa persona en la lista, o revise el identificador.',
    );
  if (nombre.length < NAME.least || nombre.length > NAME.most)
    return refuse(
      'nombre-invalido',
      'Falta el nombre de la persona.',
      `Escríbalo con su tratamiento, de ${NAME.least} a ${NAME.most} caracteres.`,
    );
  return { id, nuevo: nombre };
};

const reasonOf = (typed: Typed): { motivo?: string } => {
  const motivo = text(typed, 'motivo').slice(0, 500);
  return motivo === '' ? {} : { motivo };
};

const designar = (tramite: 'titular' | 'enlace' | 'suplente', persona: PersonId, typed: Typed): DirectorioCommand => {
  const base = { puesto: text(typed, 'puesto'), persona, desde: text(typed, 'desde'), ...reasonOf(typed) };
  if (tramite === 'titular') return { type: 'designar-titular', ...base };
  return tramite === 'enlace'
    ? { type: 'designar-enlace', ...base }
    : { type: 'designar-suplente', ...base, hasta: text(typed, 'hasta') };
};

const ENDS = { titular: 'retirar-titular', enlace: 'retirar-enlace', suplente: 'terminar-suplencia' } as const;

const isCapacity = (value: string): value is Capacity => Object.hasOwn(ENDS, value);
const isClase = (value: string): value is ClasePuesto => CLASES.some((clase) => clase === value);

const postFrom = (typed: Typed): Puesto | Refusal => {
  const clase = text(typed, 'clase');
  if (!isClase(clase)) return refuse('clase-invalida', 'Falta la clase del puesto.', 'Elíjala en la lista.');
  return {
    clave: text(typed, 'clave').toUpperCase(),
    nombre: text(typed, 'nombre').slice(0, 200),
    clase,
    cargo: text(typed, 'cargo').slice(0, 200),
    ejecutora: typed['ejecutora'] === 'true',
  };
};

/** Presses that change the roster. Each order is authorised again by the domain. */
export const cambiosOf = (names: Names, { form }: { readonly form: Form }): Readonly<Record<string, Press>> => {
  const carryOut = async (
    turn: Turn,
    tramite: Tramite,
    typed: Typed,
    order: { command: DirectorioCommand; done: string },
  ): Promise<Reply> => {
    const actor = actorOf(turn);
    if (actor === undefined) throw new Error('a change of the roster without who keeps it');
    const outcome = await turn.office.rosterOrder(order.command, actor, turn.id);
    if (outcome.kind === 'refused') return form(turn, tramite, typed, `${outcome.refusal.why} ${outcome.refusal.next}`);
    const changed = outcome.commit !== undefined;
    const viewer = { ...turn.viewer, directorio: outcome.loaded.state };
    return directorioReply(
      viewer,
      {},
      {
        tone: changed ? 'good' : 'warning',
        text: changed
          ? `${order.done} Lo registró ${viewer.nameOf(viewer.person)}.`
          : 'El directorio ya decía eso: no se cambió nada.',
      },
    );
  };
  const designarPress: Press = async (turn, typed) => {
    const { tramite } = typed;
    if (tramite !== 'titular' && tramite !== 'enlace' && tramite !== 'suplente') return directorioReply(turn.viewer);
    const person = personFrom(names, typed);
    if (isRefusal(person)) return form(turn, tramite, typed, `${person.why} ${person.next}`);
    if (person.nuevo !== undefined) await names.keep(person.id, person.nuevo);
    const command = designar(tramite, person.id, typed);
    const until = tramite === 'suplente' ? ` y hasta el ${formatSafe(text(typed, 'hasta'))}` : '';
    const done = `${names.of(person.id)} queda como ${tramite} de ${postName(turn.viewer, text(typed, 'puesto'))} a partir del ${formatSafe(text(typed, 'desde'))}${until}.`;
    return carryOut(turn, tramite, typed, { command, done });
  };
  const terminar: Press = async (turn, typed) => {
    const [capacity = '', persona = ''] = text(typed, 'designacion').split('|');
    if (!isCapacity(capacity)) return form(turn, 'terminar', typed, 'Falta la designación. Elíjala en la lista.');
    const base = { puesto: text(typed, 'puesto'), persona, hasta: text(typed, 'hasta'), ...reasonOf(typed) };
    const done = `${names.of(persona)} deja de ser ${capacity} de ${postName(turn.viewer, base.puesto)} después del ${formatSafe(base.hasta)}.`;
    return carryOut(turn, 'terminar', typed, { command: { type: ENDS[capacity], ...base }, done });
  };
  const guardarPuesto: Press = async (turn, typed) => {
    const nuevo = typed['nuevo'] === 'true';
    const tramite = nuevo ? 'puesto-nuevo' : 'puesto';
    const puesto = postFrom(typed);
    if (isRefusal(puesto)) return form(turn, tramite, typed, `${puesto.why} ${puesto.next}`);
    const command = { type: nuevo ? 'registrar-puesto' : 'modificar-puesto', puesto } as const;
    return carryOut(turn, tramite, typed, { command, done: `Puesto «${puesto.nombre}» guardado.` });
  };
  return { 'directorio.designar': designarPress, 'directorio.terminar': terminar, 'directorio.puesto': guardarPuesto };
};

const formatSafe = (fecha: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(fecha) ? formatFecha(fecha) : fecha);
