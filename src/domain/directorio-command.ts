import type { Designacion, Puesto } from './directorio.js';
import type { DirectorioEvent } from './directorio-event.js';
import type { ClavePuesto, Fecha, PersonId } from './identity.js';
import type { Refusal } from './refusal.js';

/** What the institution file wants the roster to be. */
export interface DirectorioDeseado {
  readonly puestos: readonly Puesto[];
  readonly designaciones: readonly Designacion[];
}

/** A person for a post from a date on. */
export interface Designar {
  readonly puesto: ClavePuesto;
  readonly persona: PersonId;
  readonly desde: Fecha;
  readonly motivo?: string;
}

/** The end of what a person holds on a post; `hasta` is the last day. */
export interface Retirar {
  readonly puesto: ClavePuesto;
  readonly persona: PersonId;
  readonly hasta: Fecha;
  readonly motivo?: string;
}

/** What may be asked of the roster. Only the clock (at start) and whoever holds a post of kind `administrador` may. */
export type DirectorioCommand =
  | ({ readonly type: 'cargar-directorio' } & DirectorioDeseado)
  | { readonly type: 'registrar-puesto'; readonly puesto: Puesto }
  | { readonly type: 'modificar-puesto'; readonly puesto: Puesto }
  | ({ readonly type: 'designar-titular' } & Designar)
  | ({ readonly type: 'retirar-titular' } & Retirar)
  | ({ readonly type: 'designar-enlace' } & Designar)
  | ({ readonly type: 'retirar-enlace' } & Retirar)
  | ({ readonly type: 'designar-suplente'; readonly hasta: Fecha } & Designar)
  | ({ readonly type: 'terminar-suplencia' } & Retirar)
  /** The person leaves the institution: everything that they hold ends on `hasta`. */
  | { readonly type: 'dar-de-baja'; readonly persona: PersonId; readonly hasta: Fecha; readonly motivo?: string };

/** Events, none when nothing changes, or the reason why not. */
export type DirectorioDecision = readonly DirectorioEvent[] | Refusal;
