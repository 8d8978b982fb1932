import type { Actor, Instante } from '../domain/identity.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { linkAfter, sealCommit } from './commit.js';
import { type Commit, type EventLog, type OutgoingMessage, RecordTooLarge, type StoredEvent } from './event-log.js';
import { InTurn } from './in-turn.js';
import type { Loaded, Streams } from './stream.js';

/** One order to a stream: who, when, and the pure functions that decide it and say whom to tell. */
export interface Order<S, E extends StoredEvent> {
  readonly stream: string;
  /** The same id again is the same order: it changes nothing and finds its first answer. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly at: Instante;
  readonly decide: (state: S) => readonly E[] | Refusal;
  readonly react: (before: S, events: readonly E[]) => readonly OutgoingMessage[];
}

/** What became of an order. `commit` is absent when it changed nothing. */
export type Outcome<S, E extends StoredEvent = StoredEvent> =
  | { readonly kind: 'done'; readonly loaded: Loaded<S>; readonly commit?: Commit<E>; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly loaded: Loaded<S>; readonly refusal: Refusal };

/** How often a lost race is decided again before giving up. */
const MAX_RACES = 20;

/** Too many others wrote to the stream at once. */
class StreamBusy extends Error {
  constructor(stream: string) {
    super(`stream ${stream} was written ${MAX_RACES} times while one order was being decided`);
    this.name = 'StreamBusy';
  }
}

/** One commit holds a whole order, always; what doesn't fit is for the person to divide (decision 0001). */
export const tooLarge = refuse(
  'registro-muy-grande',
  'Es demasiado texto para registrarlo de una sola vez.',
  'Divídalo en partes y registre cada una por separado.',
);

/** Appends orders to the log: load, decide, append; when the race is lost, read what is new and decide again. */
export class Executor<S, E extends StoredEvent> {
  readonly #log: EventLog;
  readonly #streams: Streams<S, E>;
  readonly #committed: (commit: Commit) => void;
  /** Only other replicas are raced against: a hundred presses at nine in the morning must not push each other away. */
  readonly #inTurn = new InTurn();

  /** `committed` is told of every commit made here, so that its messages leave without waiting for the next poll. */
  constructor(log: EventLog, streams: Streams<S, E>, committed: (commit: Commit) => void) {
    this.#log = log;
    this.#streams = streams;
    this.#committed = committed;
  }

  /** Carries out an order. Throws `StreamBusy`, or what the store throws; a rule's "no", and too much at once, are values. */
  execute(order: Order<S, E>): Promise<Outcome<S, E>> {
    return this.#inTurn.run(order.stream, () => this.#raced(order));
  }

  async #raced(order: Order<S, E>): Promise<Outcome<S, E>> {
    let loaded = await this.#streams.load(order.stream);
    for (let race = 0; race < MAX_RACES; race += 1) {
      const outcome = await this.#attempt(order, loaded);
      if (outcome !== undefined) return outcome;
      loaded = await this.#streams.loadPast(order.stream, linkAfter(loaded.last).version);
    }
    throw new StreamBusy(order.stream);
  }

  async #attempt(order: Order<S, E>, loaded: Loaded<S>): Promise<Outcome<S, E> | undefined> {
    if (loaded.commands.has(order.commandId)) return { kind: 'done', loaded, repeated: true };
    const decision = order.decide(loaded.state);
    if (isRefusal(decision)) return { kind: 'refused', loaded, refusal: decision };
    if (decision.length === 0) return { kind: 'done', loaded, repeated: false };
    const commit = this.#seal(order, loaded, decision);
    const appended = await this.#append(commit);
    if (appended === 'taken') return undefined;
    if (appended === 'too-large') return { kind: 'refused', loaded, refusal: tooLarge };
    this.#committed(commit);
    const after = await this.#streams.loadPast(order.stream, commit.version);
    return { kind: 'done', loaded: after, commit, repeated: false };
  }

  async #append(commit: Commit<E>): Promise<'appended' | 'taken' | 'too-large'> {
    try {
      return await this.#log.append(commit);
    } catch (error) {
      if (error instanceof RecordTooLarge) return 'too-large';
      throw error;
    }
  }

  #seal(order: Order<S, E>, loaded: Loaded<S>, events: readonly E[]): Commit<E> {
    const { stream, commandId, actor, at } = order;
    return sealCommit<E>({
      stream,
      ...linkAfter(loaded.last),
      at,
      actor,
      commandId,
      events,
      messages: order.react(loaded.state, events),
    });
  }
}
