import {
  type Designacion,
  type Directorio,
  lastsUntil,
  nombreDePuesto,
  type Puesto,
  puestoOf,
  puestosOfClase,
  titularOf,
} from './directorio.js';
import type { DirectorioDecision, DirectorioDeseado } from './directorio-command.js';
import { acortar, designarEnlace, designarSuplente, designarTitular } from './directorio-designaciones.js';
import { type DirectorioEvent, evolveDirectorio } from './directorio-event.js';
import { CLASES_OBLIGATORIAS, modificarPuesto, registrarPuesto } from './directorio-puestos.js';
import { formatFecha } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** What the file and the record don't agree on and loading leaves as it is, for the administrador to know. */
export type AvisoDirectorio =
  /** The record has the post, the file doesn't: posts are never deleted. */
  | { readonly kind: 'puesto-ausente'; readonly puesto: ClavePuesto }
  /** The record has the designation, today or later, and the file doesn't: it may have been made in the chat. */
  | { readonly kind: 'designacion-ausente'; readonly designacion: Designacion }
  /** The file has it without end, or with a later one; the record says that it ended on `hasta`. */
  | { readonly kind: 'ya-terminada'; readonly designacion: Designacion; readonly hasta: Fecha }
  /** What the record already says doesn't admit it. */
  | { readonly kind: 'no-aplicada'; readonly designacion: Designacion; readonly refusal: Refusal }
  /** Nobody is titular today. */
  | { readonly kind: 'vacante'; readonly puesto: ClavePuesto };

/** The differences between a file and the record: what to record, and what to tell. */
export interface DiferenciasDirectorio {
  readonly events: readonly DirectorioEvent[];
  readonly avisos: readonly AvisoDirectorio[];
}

const CAPACITIES = ['titular', 'enlace', 'suplente'] as const;

/** Titulares first, so that an enlace or a deputy is checked against who is titular then; each by its first day. */
const inOrder = (designaciones: readonly Designacion[]): readonly Designacion[] =>
  CAPACITIES.flatMap((capacity) =>
    designaciones
      .filter((one) => one.capacity === capacity)
      .toSorted((one, other) => (one.desde < other.desde ? -1 : Number(one.desde > other.desde))),
  );

const sameKey = (one: Designacion, other: Designacion): boolean =>
  one.capacity === other.capacity &&
  one.puesto === other.puesto &&
  one.persona === other.persona &&
  one.desde === other.desde;

const evolveAll = (state: Directorio, events: readonly DirectorioEvent[]): Directorio =>
  events.reduce(evolveDirectorio, state);

/** The post with that key, as the file wants it. */
const loadPuesto = (state: Directorio, puesto: Puesto): DirectorioDecision =>
  puestoOf(state, puesto.clave) === undefined ? registrarPuesto(state, puesto) : modificarPuesto(state, puesto);

const loadPuestos = (state: Directorio, wish: DirectorioDeseado): DirectorioDecision => {
  const events: DirectorioEvent[] = [];
  let present = state;
  for (const puesto of wish.puestos) {
    const step = loadPuesto(present, puesto);
    if (isRefusal(step)) return step;
    events.push(...step);
    present = evolveAll(present, step);
  }
  const missing = CLASES_OBLIGATORIAS.find((clase) => puestosOfClase(present, clase).length === 0);
  if (missing === undefined) return events;
  return refuse('directorio-incompleto', `Falta un puesto de clase «${missing}».`, 'Agréguelo al archivo.');
};

const designar = (state: Directorio, wish: Designacion): DirectorioDecision => {
  switch (wish.capacity) {
    case 'titular':
      return designarTitular(state, wish);
    case 'enlace':
      return designarEnlace(state, wish);
    case 'suplente':
      return designarSuplente(state, { ...wish, hasta: wish.hasta ?? wish.desde });
  }
};

/**
 * A file that names two titulares of one post from the same day: only the first counts. Were the last to count, what it replaces
 * could be designated again at the next load of the same file, and each restart would change who signs.
 */
const repeated = (state: Directorio, wish: Designacion, before: readonly Designacion[]): Refusal | undefined => {
  const rival = before.find(
    ({ capacity, puesto, desde }) => capacity === 'titular' && puesto === wish.puesto && desde === wish.desde,
  );
  if (wish.capacity !== 'titular' || rival === undefined) return undefined;
  return refuse(
    'titular-repetido',
    `El archivo nombra a dos titulares del puesto «${nombreDePuesto(state, wish.puesto)}» a partir del mismo día, el ${formatFecha(wish.desde)}.`,
    'Deje solo a una persona en el archivo.',
  );
};

/** A designation new to the record, with its end when it has one. A deputy's end is in its own event. */
const make = (state: Directorio, wish: Designacion, before: readonly Designacion[]): DiferenciasDirectorio => {
  const made = repeated(state, wish, before) ?? designar(state, wish);
  if (isRefusal(made)) return { events: [], avisos: [{ kind: 'no-aplicada', designacion: wish, refusal: made }] };
  const ends = wish.capacity !== 'suplente' && wish.hasta !== undefined ? [acortar(wish, wish.hasta)] : [];
  return { events: [...made, ...ends], avisos: [] };
};

/** A designation that the record knows: the file may end it sooner, and never brings it back. */
const adjust = (known: Designacion, wish: Designacion): DiferenciasDirectorio => {
  if (known.hasta === wish.hasta) return { events: [], avisos: [] };
  if (wish.hasta !== undefined && (known.hasta === undefined || wish.hasta < known.hasta)) {
    return { events: [acortar(known, wish.hasta)], avisos: [] };
  }
  const hasta = known.hasta ?? known.desde;
  return { events: [], avisos: [{ kind: 'ya-terminada', designacion: wish, hasta }] };
};

/** One designation of the file; `before` are those of the file that came before it. */
const apply = (state: Directorio, wish: Designacion, before: readonly Designacion[]): DiferenciasDirectorio => {
  const known = state.designaciones.findLast((held) => sameKey(held, wish));
  return known === undefined ? make(state, wish, before) : adjust(known, wish);
};

const absences = (state: Directorio, wish: DirectorioDeseado, today: Fecha): readonly AvisoDirectorio[] => [
  ...state.puestos
    .filter((puesto) => !wish.puestos.some((wanted) => wanted.clave === puesto.clave))
    .map((puesto) => ({ kind: 'puesto-ausente', puesto: puesto.clave }) as const),
  ...state.designaciones
    .filter((held) => lastsUntil(held, today) && !wish.designaciones.some((wanted) => sameKey(wanted, held)))
    .map((designacion) => ({ kind: 'designacion-ausente', designacion }) as const),
];

const vacancies = (state: Directorio, today: Fecha): readonly AvisoDirectorio[] =>
  state.puestos
    .filter((puesto) => titularOf(state, puesto.clave, today) === undefined)
    .map((puesto) => ({ kind: 'vacante', puesto: puesto.clave }));

/**
 * Compares the institution file with the record. Loading is idempotent and never undoes what was done in the chat
 * since: a designation that the record knows is at most ended sooner, and what is missing from the file stays.
 * Refuses a file whose posts contradict the record or lack an obligatory one.
 */
export const compareDirectorio = (
  state: Directorio,
  wish: DirectorioDeseado,
  today: Fecha,
): DiferenciasDirectorio | Refusal => {
  const puestos = loadPuestos(state, wish);
  if (isRefusal(puestos)) return puestos;
  const events = [...puestos];
  const avisos: AvisoDirectorio[] = [];
  let present = evolveAll(state, puestos);
  const ordered = inOrder(wish.designaciones);
  for (const [index, designacion] of ordered.entries()) {
    const step = apply(present, designacion, ordered.slice(0, index));
    events.push(...step.events);
    avisos.push(...step.avisos);
    present = evolveAll(present, step.events);
  }
  return { events, avisos: [...avisos, ...absences(present, wish, today), ...vacancies(present, today)] };
};
