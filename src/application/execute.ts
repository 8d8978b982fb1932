import type { Actor, Instante } from '../domain/identity.js';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import { linkAfter, sealCommit } from './commit.js';
import type { Commit, EventLog, OutgoingMessage, StoredEvent } from './event-log.js';
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
export class StreamBusy extends Error {
  constructor(stream: string) {
    super(`stream ${stream} was written ${MAX_RACES} times while one order was being decided`);
    this.name = 'StreamBusy';
  }
}

/** Appends orders to the log: load, decide, append; when the race is lost, read what is new and decide again. */
export class Executor<S, E extends StoredEvent> {
  readonly #log: EventLog;
  readonly #streams: Streams<S, E>;
  readonly #committed: (commit: Commit) => void;

  /** `committed` is told of every commit made here, so that its messages leave without waiting for the next poll. */
  constructor(log: EventLog, streams: Streams<S, E>, committed: (commit: Commit) => void) {
    this.#log = log;
    this.#streams = streams;
    this.#committed = committed;
  }

  /** Carries out an order. Throws `RecordTooLarge`, `StreamBusy`, or what the store throws; a rule's "no" is a value. */
  async execute(order: Order<S, E>): Promise<Outcome<S, E>> {
    for (let race = 0; race < MAX_RACES; race += 1) {
      const outcome = await this.#attempt(order);
      if (outcome !== undefined) return outcome;
    }
    throw new StreamBusy(order.stream);
  }

  async #attempt(order: Order<S, E>): Promise<Outcome<S, E> | undefined> {
    const loaded = await this.#streams.load(order.stream);
    if (loaded.commands.has(order.commandId)) return { kind: 'done', loaded, repeated: true };
    const decision = order.decide(loaded.state);
    if (isRefusal(decision)) return { kind: 'refused', loaded, refusal: decision };
    if (decision.length === 0) return { kind: 'done', loaded, repeated: false };
    const commit = this.#seal(order, loaded, decision);
    if ((await this.#log.append(commit)) === 'taken') return undefined;
    this.#committed(commit);
    return { kind: 'done', loaded: await this.#streams.load(order.stream), commit, repeated: false };
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
