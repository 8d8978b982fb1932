import type { Designacion, Directorio, Puesto } from './directorio.js';
import { lastsUntil } from './directorio.js';
import { addDays } from './fecha.js';
import type { Capacity, ClavePuesto, Fecha, PersonId } from './identity.js';

/** A designation made, as stored. */
interface Designada {
  readonly puesto: ClavePuesto;
  readonly persona: PersonId;
  readonly desde: Fecha;
  readonly motivo?: string;
}

/** A designation ended on `hasta`, its last day. `desde` tells which one; `hasta` before `desde` annuls it. */
interface Terminada extends Designada {
  readonly hasta: Fecha;
}

/**
 * What happens to the roster. These are stored: add a new type instead of changing one, since every old commit must
 * still read. Person ids only, never names.
 */
export type DirectorioEvent =
  | { readonly type: 'puesto-registrado'; readonly puesto: Puesto }
  | { readonly type: 'puesto-modificado'; readonly puesto: Puesto }
  /** `anterior` is who was titular until the day before, and hands over. */
  | ({ readonly type: 'titular-designado'; readonly anterior?: PersonId } & Designada)
  | ({ readonly type: 'titular-retirado' } & Terminada)
  | ({ readonly type: 'enlace-designado' } & Designada)
  | ({ readonly type: 'enlace-retirado' } & Terminada)
  | ({ readonly type: 'suplencia-designada'; readonly hasta: Fecha } & Designada)
  | ({ readonly type: 'suplencia-terminada' } & Terminada);

const TYPES: Readonly<Record<DirectorioEvent['type'], true>> = {
  'puesto-registrado': true,
  'puesto-modificado': true,
  'titular-designado': true,
  'titular-retirado': true,
  'enlace-designado': true,
  'enlace-retirado': true,
  'suplencia-designada': true,
  'suplencia-terminada': true,
};

/** Whether something stored is an event of the roster that this program knows. */
export const isDirectorioEvent = (event: { readonly type: string }): event is DirectorioEvent =>
  Object.hasOwn(TYPES, event.type);

/** The record holds an event that this version does not know: going on would misread it. */
export class UnknownDirectorioEvent extends Error {
  constructor(event: unknown) {
    super(`unknown roster event: ${JSON.stringify(event)}`);
    this.name = 'UnknownDirectorioEvent';
  }
}

const add = (state: Directorio, capacity: Capacity, event: Designada & { readonly hasta?: Fecha }): Directorio => {
  const { persona, puesto, desde, hasta, motivo } = event;
  const made: Designacion = {
    persona,
    puesto,
    capacity,
    desde,
    ...(hasta !== undefined && { hasta }),
    ...(motivo !== undefined && { motivo }),
  };
  return { ...state, designaciones: [...state.designaciones, made] };
};

/** Ends a designation; never lengthens it, so an annulled one with the same key stays annulled. */
const end = (held: Designacion, hasta: Fecha): Designacion =>
  held.hasta === undefined || hasta < held.hasta ? { ...held, hasta } : held;

const close = (state: Directorio, capacity: Capacity, event: Terminada): Directorio => ({
  ...state,
  designaciones: state.designaciones.map((held) =>
    held.capacity === capacity &&
    held.puesto === event.puesto &&
    held.persona === event.persona &&
    held.desde === event.desde
      ? end(held, event.hasta)
      : held,
  ),
});

/** A new titular ends the former one's designation the day before. */
const succeed = (state: Directorio, event: Designada): Directorio => {
  const designaciones = state.designaciones.map((held) =>
    held.capacity === 'titular' && held.puesto === event.puesto && lastsUntil(held, event.desde)
      ? end(held, addDays(event.desde, -1))
      : held,
  );
  return add({ ...state, designaciones }, 'titular', event);
};

const replace = (state: Directorio, puesto: Puesto): Directorio => ({
  ...state,
  puestos: state.puestos.map((known) => (known.clave === puesto.clave ? puesto : known)),
});

/** The roster after an event. Throws `UnknownDirectorioEvent` on a stored type that it does not know. */
export const evolveDirectorio = (state: Directorio, event: DirectorioEvent): Directorio => {
  switch (event.type) {
    case 'puesto-registrado':
      return { ...state, puestos: [...state.puestos, event.puesto] };
    case 'puesto-modificado':
      return replace(state, event.puesto);
    case 'titular-designado':
      return succeed(state, event);
    case 'titular-retirado':
      return close(state, 'titular', event);
    case 'enlace-designado':
      return add(state, 'enlace', event);
    case 'enlace-retirado':
      return close(state, 'enlace', event);
    case 'suplencia-designada':
      return add(state, 'suplente', event);
    case 'suplencia-terminada':
      return close(state, 'suplente', event);
  }
  throw new UnknownDirectorioEvent(event satisfies never);
};
