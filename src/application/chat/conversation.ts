import type { PersonId } from '../../domain/identity.js';
import type { Chat, IncomingAction, IncomingMessage, Reply } from '../chat.js';
import type { Command, CommandName } from '../command.js';
import { matchCommand } from '../command-match.js';
import type { OfferAnswer, OfferFollowUp } from '../file-offers.js';
import type { HeldCards } from '../held-cards.js';
import type { Card } from '../messenger.js';
import type { Names } from '../names.js';
import type { Office } from '../office.js';
import { PENDIENTES } from '../reaction-directorio.js';
import type { SideRecords } from '../side-records.js';
import { smallTalkOf } from '../small-talk.js';
import { UnreadableStream } from '../stream.js';
import type { Feature, List, Press, Say, Turn, Typed } from './feature.js';
import type { Inbox } from './inbox.js';
import type { Ofertas } from './onedrive.js';
import { pendientesCard } from './pendientes.js';
import { type Incoming, Turns, volverTitle } from './turns.js';
import { typedOf } from './typed.js';
import { wellFormed } from './well-formed.js';

interface Parts {
  readonly office: Office;
  readonly records: SideRecords;
  readonly held: HeldCards;
  readonly features: readonly Feature[];
  readonly inbox: Inbox;
  readonly names: Names;
  /** Files on their way to people's OneDrive, where that is possible. */
  readonly ofertas?: Ofertas;
  readonly welcome: (turn: Turn) => Promise<Reply>;
  /** What an unknown text gets: suggestions, or the help. */
  readonly lost: (turn: Turn, suggestions: readonly Command[]) => Promise<readonly Reply[]>;
  readonly failed: (error: unknown) => void;
}

const STRANGER =
  'Seguimiento ASM atiende a las personas del directorio institucional, y usted no figura hoy en él. Si debe figurar, solicítelo a la Secretaría Ejecutiva o a quien administra el directorio.';
const BROKEN = {
  text: 'Ocurrió un problema interno y su solicitud pudo no completarse. Escriba «pendientes» para ver cómo quedó e intente de nuevo; si se repite, avise a quien administra el sistema.',
} as const;
const ILEGIBLE: Reply = {
  text: 'Por un problema interno no se puede leer el registro de ese ciclo, y no se cambió nada en él. Avise a quien administra el sistema. Los demás ciclos funcionan: escriba «ciclo» para elegir otro o «pendientes» para ver lo suyo.',
};
/** What a person can do without a ciclo. */
const SIN_CICLO: ReadonlySet<CommandName> = new Set(['ayuda', 'pendientes', 'ciclo', 'directorio']);
/** Whoever writes «enterado» may believe that it was an acuse. */
const NADA_SE_REGISTRO: Reply = {
  text: 'Con gusto. Un mensaje así no registra nada: para acusar recibo, responder o firmar, use los botones de la tarjeta. Escriba «pendientes» para ver lo que espera su respuesta.',
};
const GONE: Reply = { text: 'Ese botón ya no se usa. Escriba «pendientes» para ver lo suyo.' };

/** The chat: finds out who speaks, finds the feature that answers, and lets nothing that a person does throw. */
export class Conversation implements Chat {
  readonly #parts: Parts;
  readonly #turns: Turns;
  readonly #presses: ReadonlyMap<string, Press>;
  readonly #commands: ReadonlyMap<string, Say>;
  readonly #lists: ReadonlyMap<string, List>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#turns = new Turns(parts);
    this.#presses = new Map(parts.features.flatMap((feature) => Object.entries(feature.presses ?? {})));
    this.#commands = new Map(parts.features.flatMap((feature) => Object.entries(feature.commands ?? {})));
    this.#lists = new Map(parts.features.flatMap((feature) => Object.entries(feature.lists ?? {})));
  }

  /** While that can't be found out they are taken: refused, a file would be left behind without a word. */
  takesFiles(person: PersonId): Promise<boolean> {
    return this.#guard(
      () => true,
      async () => (await this.#turns.viewer(person)).posts.length > 0,
    );
  }

  onMessage(message: IncomingMessage): Promise<readonly Reply[]> {
    return this.#guard(
      (because) => [because],
      async () => {
        const turn = await this.#turns.turn(message);
        if (turn === undefined) return [{ text: STRANGER }];
        const filed = await this.#parts.inbox.receive(turn, message);
        const text = wellFormed(message.text);
        if (filed === undefined) return this.#say(turn, text);
        // What is written beside a file is most often about it; what is asked for there must not be lost.
        const asks = message.files.length > 0 && matchCommand(text).kind === 'command';
        return asks ? [...filed, ...(await this.#say(turn, text))] : filed;
      },
    );
  }

  /**
   * While a press is answered, what it changes must not be drawn on the pressed card, which would take away the line that
   * says what was done; after it, the card is known to show what the answer shows. One that nobody lands, since the process
   * died, is taken up by a tick.
   */
  async onAction(action: IncomingAction): Promise<Reply> {
    const { person, cardId } = action;
    if (cardId === undefined)
      return this.#guard(
        (because) => because,
        () => this.#pressed(action),
      );
    const { held } = this.#parts;
    const card = { person, activityId: cardId };
    const before = await this.#guard(
      () => undefined,
      () => held.lift(card),
    );
    const reply = await this.#guard(
      (because) => because,
      () => this.#pressed(action),
    );
    const shown = 'card' in reply ? reply.card.matter : before;
    await this.#guard(
      () => undefined,
      () => held.land(card, shown),
    );
    return reply;
  }

  async #pressed({ id, person, verb, data, cardId }: IncomingAction): Promise<Reply> {
    const typed = typedOf(data);
    const incoming = { id, person, typed, ...(cardId === undefined ? {} : { card: cardId }) };
    const turn = await this.#turns.turn(incoming);
    return turn === undefined ? stranger() : this.#press(turn, verb, incoming);
  }

  onOfferAnswered(answer: OfferAnswer): Promise<OfferFollowUp> {
    const { ofertas } = this.#parts;
    return this.#guard<OfferFollowUp>(
      () => ({ kind: 'say', text: BROKEN.text }),
      async () =>
        ofertas === undefined
          ? { kind: 'nothing' }
          : ofertas.answered(answer, (typed) => this.#turns.turn({ id: '', person: answer.person, typed })),
    );
  }

  onInstalled(person: PersonId, activityId: string): Promise<readonly Reply[]> {
    return this.#guard(
      (because) => [because],
      async () => {
        const turn = await this.#turns.turn({ id: activityId, person });
        return [turn === undefined ? { text: STRANGER } : await this.#parts.welcome(turn)];
      },
    );
  }

  /** Draws a matter for a person as of now; undefined when it shows them nothing. */
  async draw(cicloId: string, asunto: string, person: PersonId): Promise<Card | undefined> {
    const viewer = await this.#turns.viewer(person);
    if (viewer.posts.length === 0) return undefined;
    if (asunto === PENDIENTES) return pendientesCard(viewer, await this.#parts.office.owed());
    const ciclo = await this.#parts.office.ciclo(cicloId);
    return ciclo && this.#turns.draw(ciclo, asunto, viewer);
  }

  async #press(turn: Turn, verb: string, incoming: Incoming & { readonly typed: Typed }): Promise<Reply> {
    const { typed } = incoming;
    if (verb === 'decir') return returning(onlyOne(await this.#say(turn, typed['texto'] ?? '')), typed);
    if (verb === 'ver') return turn.show(typed['asunto'] ?? '', undefined, typed);
    if (verb === 'volver') return this.#back(turn, typed);
    const press = this.#presses.get(verb);
    return press === undefined ? GONE : press(turn, typed);
  }

  async #back(turn: Turn, typed: Typed): Promise<Reply> {
    const [name = '', ...parts] = (typed['desde'] ?? '').split('|');
    const list = this.#lists.get(name) ?? this.#lists.get(PENDIENTES);
    return list === undefined ? GONE : list(turn, parts);
  }

  /** `fallback` is given what the person is told of the error. */
  async #guard<T>(fallback: (because: Reply) => T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#parts.failed(error);
      return fallback(error instanceof UnreadableStream ? ILEGIBLE : BROKEN);
    }
  }

  async #say(turn: Turn, text: string): Promise<readonly Reply[]> {
    const match = matchCommand(text);
    if (match.kind === 'none') {
      const talk = smallTalkOf(text);
      if (talk !== undefined) return [talk === 'saludo' ? await this.#parts.welcome(turn) : NADA_SE_REGISTRO];
    }
    if (match.kind !== 'command') return this.#parts.lost(turn, match.kind === 'suggestions' ? match.suggestions : []);
    const name: CommandName = match.command.name;
    if (turn.ilegible && !SIN_CICLO.has(name)) return [ILEGIBLE];
    const say = this.#commands.get(name);
    return say === undefined ? this.#parts.lost(turn, [match.command]) : say(turn, match.rest);
  }
}

/** Whoever lost their post must not keep reading the card that they pressed: the answer takes its place. */
const stranger = (): Reply => ({
  card: { template: 'sin-acceso', data: { texto: STRANGER } },
});

/** A press has one answer, in the place of its card: the first card, under what the other replies say in text. */
const onlyOne = (replies: readonly Reply[]): Reply => {
  const card = replies.flatMap((reply) => ('card' in reply ? [reply.card] : []))[0];
  const texts = replies.flatMap((reply) => ('text' in reply ? [reply.text] : []));
  if (card === undefined) return { text: texts.join('\n') };
  return {
    card: texts.length === 0 ? card : { ...card, notice: card.notice ?? { tone: 'good', text: texts.join(' ') } },
  };
};

/** A command's card goes back to the help or the route from which it was asked for. */
const returning = (reply: Reply, typed: Typed): Reply => {
  const desde = typed['desde'] ?? '';
  if (!('card' in reply) || desde === '' || reply.card.volver !== undefined) return reply;
  return { card: { ...reply.card, volver: { title: volverTitle(desde), desde, data: {} } } };
};
