import { partsOf } from '../../domain/asunto.js';
import { versionOf } from '../../domain/ciclo.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { postsOf } from '../../domain/directorio.js';
import type { PersonId } from '../../domain/identity.js';
import type { Chat, IncomingAction, IncomingMessage, Reply } from '../chat.js';
import { matchCommand } from '../command-match.js';
import type { Command } from '../commands.js';
import type { HeldCards } from '../held-cards.js';
import type { Card } from '../messenger.js';
import { type Office, streamOf } from '../office.js';
import type { SideRecords } from '../side-records.js';
import type { Feature, Turn, TurnOrder, Typed, View, Viewer } from './feature.js';
import type { Inbox } from './inbox.js';
import { typedOf } from './typed.js';
import { wellFormed } from './well-formed.js';

interface Parts {
  readonly office: Office;
  readonly records: SideRecords;
  readonly held: HeldCards;
  readonly features: readonly Feature[];
  readonly inbox: Inbox;
  readonly welcome: (turn: Turn) => Promise<Reply>;
  /** What an unknown text gets: suggestions, or the help. */
  readonly lost: (turn: Turn, suggestions: readonly Command[]) => Promise<readonly Reply[]>;
  readonly nameOf: (person: PersonId) => string;
  readonly failed: (error: unknown) => void;
}

const STRANGER =
  'Este asistente lleva el seguimiento de los ASM con las personas del directorio institucional. Usted no figura en él; si debe figurar, solicítelo a la Secretaría Ejecutiva.';
const BROKEN: Reply = {
  text: 'Ocurrió un problema interno y no se registró nada. Intente de nuevo en unos minutos; si se repite, avise a quien administra el sistema.',
};

/** The chat: finds out who speaks, finds the feature that answers, and lets nothing that a person does throw. */
export class Conversation implements Chat {
  readonly #parts: Parts;
  readonly #views: ReadonlyMap<string, View>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#views = new Map(parts.features.flatMap((feature) => Object.entries(feature.views ?? {})));
  }

  onMessage(message: IncomingMessage): Promise<readonly Reply[]> {
    return this.#guard([BROKEN], async () => {
      const turn = await this.#turn(message.id, message.person);
      if (turn === undefined) return [{ text: STRANGER }];
      const filed = await this.#parts.inbox.receive(turn, message);
      return filed ?? this.#say(turn, wellFormed(message.text));
    });
  }

  onAction(action: IncomingAction): Promise<Reply> {
    return this.#guard(BROKEN, async () => {
      const reply = await this.#pressed(action);
      if ('card' in reply) await this.#guard(undefined, () => this.#hold(action, reply.card));
      return reply;
    });
  }

  /** Remembers what the pressed card shows now. Should that fail, the press was carried out all the same. */
  async #hold({ person, cardId }: IncomingAction, { matter }: Card): Promise<undefined> {
    if (cardId !== undefined) await this.#parts.held.show({ person, activityId: cardId }, matter);
  }

  async #pressed(action: IncomingAction): Promise<Reply> {
    const typed = typedOf(action.data);
    const turn = await this.#turn(action.id, action.person, typed['ciclo']);
    if (turn === undefined) return { text: STRANGER };
    if (action.verb === 'decir') return (await this.#say(turn, typed['texto'] ?? ''))[0] ?? BROKEN;
    const press = this.#parts.features
      .map((feature) => feature.presses?.[action.verb])
      .find((each) => each !== undefined);
    return press === undefined
      ? { text: 'Ese botón ya no se usa. Escriba «pendientes» para ver lo suyo.' }
      : press(turn, typed);
  }

  onInstalled(person: PersonId, activityId: string): Promise<readonly Reply[]> {
    return this.#guard([BROKEN], async () => {
      const turn = await this.#turn(activityId, person);
      return [turn === undefined ? { text: STRANGER } : await this.#parts.welcome(turn)];
    });
  }

  /** Draws a matter for a person as of now; undefined when it shows them nothing. */
  async draw(cicloId: string, asunto: string, person: PersonId): Promise<Card | undefined> {
    const ciclo = await this.#parts.office.ciclo(cicloId);
    return ciclo && this.#drawFor(ciclo, asunto, await this.#viewer(person));
  }

  #drawFor(ciclo: CicloAbierto, asunto: string, viewer: Viewer, typed?: Typed): Card | undefined {
    const [kind, ...parts] = partsOf(asunto);
    // The key comes from a client: `asm.constructor` must not find what every object inherits.
    if (viewer.posts.length === 0 || parts.some((part) => part in Object.prototype)) return undefined;
    const card = this.#views.get(kind)?.(ciclo, parts, viewer, typed);
    return card && { ...card, matter: { stream: streamOf(ciclo.datos.id), asunto, version: versionOf(ciclo, asunto) } };
  }

  async #guard<T>(fallback: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#parts.failed(error);
      return fallback;
    }
  }

  async #say(turn: Turn, text: string): Promise<readonly Reply[]> {
    const match = matchCommand(text);
    if (match.kind !== 'command') return this.#parts.lost(turn, match.kind === 'suggestions' ? match.suggestions : []);
    const say = this.#parts.features
      .map((feature) => feature.commands?.[match.command.name])
      .find((each) => each !== undefined);
    return say === undefined ? this.#parts.lost(turn, [match.command]) : say(turn, match.rest);
  }

  async #viewer(person: PersonId): Promise<Viewer> {
    const { office, nameOf } = this.#parts;
    const { today, directorio } = await office.context({ kind: 'system' });
    return { person, posts: postsOf(directorio, person, today), directorio, today, nameOf };
  }

  async #turn(id: string, person: PersonId, cicloId?: string): Promise<Turn | undefined> {
    const viewer = await this.#viewer(person);
    if (viewer.posts.length === 0) return undefined;
    const { office } = this.#parts;
    const chosen = cicloId ?? (await this.#current(person));
    const ciclo = chosen === undefined ? undefined : await office.ciclo(chosen);
    let orders = 0;
    const give: Turn['give'] = (command, seen, to) => {
      orders += 1;
      const target = to ?? ciclo?.datos.id ?? '';
      return office.order({ person, ciclo: target, command, commandId: `${id}.${orders}`, ...(seen && { seen }) });
    };
    const show: Turn['show'] = (asunto, notice, typed) =>
      this.#show({ viewer, cicloId: ciclo?.datos.id, asunto, notice, typed });
    const order = async ({ command, asunto, seen, typed, done }: TurnOrder): Promise<Reply> => {
      const outcome = await give(command, seen);
      if (outcome.kind === 'done') return show(asunto, { tone: 'good', text: done });
      return show(asunto, { tone: 'warning', text: `${outcome.refusal.why} ${outcome.refusal.next}` }, typed);
    };
    return { id, viewer, office, ciclo, give, show, order };
  }

  async #show(what: {
    viewer: Viewer;
    cicloId: string | undefined;
    asunto: string;
    notice: Card['notice'];
    typed: Typed | undefined;
  }): Promise<Reply> {
    const { viewer, cicloId, asunto, notice, typed } = what;
    const ciclo = cicloId === undefined ? undefined : await this.#parts.office.ciclo(cicloId);
    const drawn = ciclo && this.#drawFor(ciclo, asunto, viewer, typed);
    if (drawn === undefined)
      return { text: notice?.text ?? 'Ese asunto no está a su alcance. Escriba «pendientes» para ver lo suyo.' };
    return { card: notice === undefined ? drawn : { ...drawn, notice } };
  }

  async #current(person: PersonId): Promise<string | undefined> {
    const preferred = await this.#parts.records.get<{ ciclo: string }>('preferencia', person);
    if (preferred !== undefined) return preferred.value.ciclo;
    return (await this.#parts.office.cicloIds()).at(-1);
  }
}
