import { createHash, randomUUID } from 'node:crypto';
import { partsOf } from '../../domain/asunto.js';
import { versionOf } from '../../domain/ciclo.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { postsOf } from '../../domain/directorio.js';
import type { PersonId } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import { cardId, DELIVERY, type HeldCard } from '../delivery.js';
import type { Card } from '../messenger.js';
import type { Names } from '../names.js';
import { type Office, streamOf } from '../office.js';
import type { SideRecords } from '../side-records.js';
import type { Feature, Turn, TurnOrder, Typed, View, Viewer } from './feature.js';
import { reminderOf } from './vencido.js';

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

type Pressed = Incoming & { readonly card: string };

const placeOf = ({ person, card }: Pressed): string => createHash('sha256').update(`${person} ${card}`).digest('hex');

interface Preferencia {
  readonly ciclo: string;
}

const PREFERENCIA = 'preferencia';
/** Ids of ciclos as the program makes them: anything else comes from an edited card and names none. */
const CICLO_ID = /^[a-z0-9-]{1,80}$/;
const BEYOND = 'Ese asunto no está a su alcance. Escriba «pendientes» para ver lo suyo.';

/** Makes the turn of each message and press: who speaks, for which posts, on which ciclo. */
export class Turns {
  readonly #parts: Parts;
  readonly #views: ReadonlyMap<string, View>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#views = new Map(parts.features.flatMap((feature) => Object.entries(feature.views ?? {})));
  }

  /** For whom a card is drawn, as of now. */
  async viewer(person: PersonId): Promise<Viewer> {
    const { office, names } = this.#parts;
    const { today, directorio } = await office.context({ kind: 'system' });
    await names.follow(directorio);
    const posts = postsOf(directorio, person, today);
    return { person, posts, directorio, today, nameOf: names.of, history: (ciclo) => office.history(ciclo) };
  }

  /** The turn of a person, or undefined when they are on no post today. */
  async turn(incoming: Incoming): Promise<Turn | undefined> {
    const { office } = this.#parts;
    const viewer = await this.viewer(incoming.person);
    if (viewer.posts.length === 0) return undefined;
    const ciclo = await this.#cicloOf(incoming);
    // Two people may send the same activity id, and a channel may send none: neither order may pass for a repetition.
    const id = `${incoming.person}.${incoming.id === '' ? randomUUID() : incoming.id}`;
    let orders = 0;
    const give: Turn['give'] = async (command, seen, to) => {
      if (orders === 0) await this.#takeUp(incoming);
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
      return show(asunto, { tone: 'warning', text: `${outcome.refusal.why} ${outcome.refusal.next}` }, typed);
    };
    const prefer = (chosen: string) => this.#parts.records.put(PREFERENCIA, incoming.person, { ciclo: chosen });
    return { id, viewer, office, ciclo, ciclos: () => office.ciclos(), prefer, give, show, order };
  }

  /** Draws a matter of a ciclo for a viewer; undefined when it shows them nothing. */
  async draw(ciclo: CicloAbierto, asunto: string, viewer: Viewer, typed?: Typed): Promise<Card | undefined> {
    const [kind, ...parts] = partsOf(asunto);
    const drawn = viewer.posts.length === 0 ? undefined : this.#views.get(kind)?.(ciclo, parts, viewer, typed);
    const notice = drawn && reminderOf(ciclo, asunto, viewer);
    return drawn === undefined || notice === undefined ? drawn : { ...drawn, notice };
  }

  /**
   * The pressed card is about to show something else, its list or what the press answers: until it shows its matter again,
   * no refresh of that matter is to be drawn over it. Gives the way back, for a press that leaves the card as it was.
   */
  async release(incoming: Incoming): Promise<() => Promise<void>> {
    const kept = async (): Promise<void> => undefined;
    const id = askedAbout(incoming);
    if (incoming.card === undefined || id === undefined) return kept;
    const { records } = this.#parts;
    const held = await records.get<HeldCard>(DELIVERY.card, id);
    if (held?.value.activityId !== incoming.card) return kept;
    await records.remove(DELIVERY.card, id);
    return () => records.put(DELIVERY.card, id, held.value);
  }

  async #cicloOf({ person, typed }: Incoming): Promise<CicloAbierto | undefined> {
    const { office, records } = this.#parts;
    const asked = typed?.['ciclo'];
    if (asked !== undefined && asked !== '') return CICLO_ID.test(asked) ? office.ciclo(asked) : undefined;
    const preferred = await records.get<Preferencia>(PREFERENCIA, person);
    const chosen = preferred === undefined ? undefined : await office.ciclo(preferred.value.ciclo);
    return chosen ?? (await office.ciclos())[0];
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
    const ciclo = what.ciclo === undefined ? undefined : await this.#parts.office.ciclo(what.ciclo);
    const drawn = ciclo && (await this.draw(ciclo, asunto, viewer, typed));
    if (ciclo === undefined || drawn === undefined) return { text: notice?.text ?? BEYOND };
    const id = cardId(streamOf(ciclo.datos.id), asunto, viewer.person);
    // The card that was sent for the matter stays the one that is redrawn; one opened from a list is only a look at it.
    const { card } = incoming;
    if (card !== undefined) await this.#shown(id, { ...incoming, card }, versionOf(ciclo, asunto));
    return { card: { ...drawn, ...(notice && { notice }), ...volver(incoming.typed, ciclo.datos.id, asunto) } };
  }

  /**
   * Notes what a card shows after a press, at which version: redrawing the card on which somebody just acted would take away
   * the line that says what they did, and a matter that the card no longer shows must not be drawn over it.
   */
  async #shown(id: string, incoming: Pressed, v: number): Promise<void> {
    const { records } = this.#parts;
    const before = await this.#matterOn(incoming);
    if (before !== undefined && before !== id) await this.#leave(before, incoming.card);
    await records.put(DELIVERY.shown, placeOf(incoming), { id });
    const shown: HeldCard = { activityId: incoming.card, v };
    if (await records.create(DELIVERY.card, id, shown)) return;
    const held = await records.get<HeldCard>(DELIVERY.card, id);
    if (held?.value.activityId === incoming.card) await records.replace(DELIVERY.card, id, shown, held.mark);
  }

  /** A card on which an order is given will be replaced by its answer: what the order changes must not be drawn on it meanwhile. */
  async #takeUp({ card, ...incoming }: Incoming): Promise<void> {
    if (card === undefined) return;
    const id = await this.#matterOn({ ...incoming, card });
    if (id !== undefined) await this.#leave(id, card);
  }

  /** The matter that a card shows, as the key of its card. */
  async #matterOn(incoming: Pressed): Promise<string | undefined> {
    const noted = await this.#parts.records.get<{ id: string }>(DELIVERY.shown, placeOf(incoming));
    return noted?.value.id ?? askedAbout(incoming);
  }

  async #leave(id: string, activityId: string): Promise<void> {
    const { records } = this.#parts;
    const held = await records.get<HeldCard>(DELIVERY.card, id);
    if (held?.value.activityId === activityId) await records.remove(DELIVERY.card, id);
  }
}

/** The matter that a pressed card says it is about, as the key of its card; undefined when it says none that can be. */
const askedAbout = ({ person, typed = {} }: Incoming): string | undefined => {
  const [ciclo = '', asunto = ''] = [typed['ciclo'], typed['asunto']];
  return CICLO_ID.test(ciclo) && /^[\w.-]{1,120}$/.test(asunto) ? cardId(streamOf(ciclo), asunto, person) : undefined;
};

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
