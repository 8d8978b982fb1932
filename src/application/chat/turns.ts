import { randomUUID } from 'node:crypto';
import { partsOf } from '../../domain/asunto.js';
import { versionOf } from '../../domain/ciclo.js';
import { esCicloId } from '../../domain/ciclo-id.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { PersonId } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import type { Names } from '../names.js';
import { type Office, streamOf } from '../office.js';
import type { SideRecords } from '../side-records.js';
import type { Feature, Turn, TurnOrder, Typed, View, Viewer } from './feature.js';
import { sinCiclo } from './sin-ciclo.js';
import { reminderOf } from './vencido.js';
import { viewerOf } from './viewer.js';
import { warning } from './warning.js';

interface Parts {
  readonly office: Office;
  readonly records: SideRecords;
  readonly names: Names;
  readonly features: readonly Feature[];
}

/** What came in: a message or a press, and by whom. */
export interface Incoming {
  /** Activity id; empty when the channel gave none. */
  readonly id: string;
  readonly person: PersonId;
  /** What the client sent with a press. */
  readonly typed?: Typed;
  /** Activity id of the pressed card. */
  readonly card?: string;
}

interface Preferencia {
  readonly ciclo: string;
}

const PREFERENCIA = 'preferencia';
const BEYOND = 'Ese asunto no está a su alcance. Escriba «pendientes» para ver lo suyo.';

/** Most characters, as JSON, of what a form gives back: with more its card could not be drawn, and the reason would be lost. */
const MAX_GIVEN_BACK = 30_000;

/** A refusal of too long a form is told without drawing it again: the pressed card stays, with what was typed. */
const isTooLong = (notice: Card['notice'], typed: Typed | undefined): boolean =>
  notice?.tone === 'warning' && typed !== undefined && JSON.stringify(Object.values(typed)).length > MAX_GIVEN_BACK;

/** Makes the turn of each message and press: who speaks, for which posts, on which ciclo. */
export class Turns {
  readonly #parts: Parts;
  readonly #views: ReadonlyMap<string, View>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#views = new Map(parts.features.flatMap((feature) => Object.entries(feature.views ?? {})));
  }

  /** For whom a card is drawn, as of now. */
  viewer(person: PersonId): Promise<Viewer> {
    return viewerOf(this.#parts.office, this.#parts.names, person);
  }

  /** The turn of a person, or undefined when they are on no post today. */
  async turn(incoming: Incoming): Promise<Turn | undefined> {
    const { office } = this.#parts;
    const viewer = await this.viewer(incoming.person);
    if (viewer.posts.length === 0) return undefined;
    const found = await this.#cicloOf(incoming);
    const ilegible = found === 'ilegible';
    const ciclo = found === 'ilegible' ? undefined : found;
    // Two people may send the same activity id, and a channel may send none: neither order may pass for a repetition.
    const id = `${incoming.person}.${incoming.id === '' ? randomUUID() : incoming.id}`;
    let orders = 0;
    const give: Turn['give'] = (command, seen, to) => {
      orders += 1;
      const target = to ?? ciclo?.datos.id ?? '';
      const order = { person: incoming.person, ciclo: target, command, commandId: `${id}.${orders}` };
      return office.order({ ...order, ...(seen && { seen }) });
    };
    const show: Turn['show'] = (asunto, notice, typed) =>
      this.#show({ viewer, ciclo: ciclo?.datos.id, asunto, notice, typed, incoming });
    const order = async ({ command, asunto, seen, typed, done }: TurnOrder): Promise<Reply> => {
      const outcome = await give(command, seen);
      if (outcome.kind === 'done') return show(asunto, { tone: 'good', text: done });
      return show(asunto, warning(outcome.refusal), typed);
    };
    const prefer = (chosen: string) => this.#parts.records.put(PREFERENCIA, incoming.person, { ciclo: chosen });
    return { id, viewer, office, ciclo, ilegible, ciclos: () => office.ciclos(), prefer, give, show, order };
  }

  /** Draws a matter of a ciclo for a viewer; undefined when it shows them nothing. */
  async draw(ciclo: CicloAbierto, asunto: string, viewer: Viewer, typed?: Typed): Promise<Card | undefined> {
    const [kind, ...parts] = partsOf(asunto);
    // The key may come from a client: `asm.constructor` must not find what every object inherits.
    if (viewer.posts.length === 0 || parts.some((part) => part in Object.prototype)) return undefined;
    const drawn = await Promise.resolve(this.#views.get(kind)?.(ciclo, parts, viewer, typed));
    const notice = reminderOf(ciclo, asunto, viewer);
    const matter = { stream: streamOf(ciclo.datos.id), asunto, version: versionOf(ciclo, asunto) };
    return drawn && { ...drawn, ...(notice && { notice }), matter };
  }

  /** What a press asks for must be readable; of what is only chosen, a command that needs no ciclo can do without. */
  async #cicloOf({ person, typed }: Incoming): Promise<CicloAbierto | 'ilegible' | undefined> {
    const { office, records } = this.#parts;
    const asked = typed?.['ciclo'];
    if (asked !== undefined && asked !== '') return esCicloId(asked) ? office.ciclo(asked) : undefined;
    const preferred = await records.get<Preferencia>(PREFERENCIA, person);
    const chosen = preferred === undefined ? undefined : await office.legible(preferred.value.ciclo);
    if (chosen !== undefined) return chosen;
    const { ciclos, ilegibles } = await office.owed();
    const [newest] = ciclos;
    if (newest === undefined) return ilegibles.length > 0 ? 'ilegible' : undefined;
    return office.legible(newest.datos.id);
  }

  async #show(what: {
    viewer: Viewer;
    ciclo: string | undefined;
    asunto: string;
    notice: Card['notice'];
    typed: Typed | undefined;
    incoming: Incoming;
  }): Promise<Reply> {
    const { viewer, asunto, notice, typed, incoming } = what;
    if (isTooLong(notice, typed)) return { text: notice?.text ?? BEYOND };
    if (what.ciclo === undefined) return notice === undefined ? sinCiclo(viewer) : { text: notice.text };
    const ciclo = await this.#parts.office.ciclo(what.ciclo);
    const drawn = ciclo && (await this.draw(ciclo, asunto, viewer, typed));
    if (ciclo === undefined || drawn === undefined) return { text: notice?.text ?? BEYOND };
    return { card: { ...drawn, ...(notice && { notice }), ...volver(incoming.typed, ciclo.datos.id, asunto) } };
  }
}

/** Title of the button that goes back to a list, by its name. */
export const volverTitle = (desde: string): string => {
  if (desde.startsWith('ayuda')) return 'Volver a la ayuda';
  return desde.startsWith('ruta') ? 'Volver a la ruta' : 'Volver a la lista';
};

/** The way back to the list from which the card was opened. */
const volver = (typed: Typed | undefined, ciclo: string, asunto: string): Pick<Card, 'volver'> => {
  const desde = typed?.['desde'] ?? '';
  if (desde === '' || desde.length > 500) return {};
  return {
    volver: {
      title: volverTitle(desde),
      desde,
      data: { ciclo, asunto },
    },
  };
};
