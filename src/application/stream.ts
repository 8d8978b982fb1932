import type { Actor, Instante } from '../domain/identity.js';
import { linkAfter } from './commit.js';
import type { Commit, EventLog, StoredEvent } from './event-log.js';

/** How a stream's events make its state. */
export interface Fold<S, E extends StoredEvent> {
  readonly initial: S;
  readonly evolve: (state: S, event: E, provenance: { readonly at: Instante; readonly actor: Actor }) => S;
}

/** A stream as it stands: its state, its last commit, and which commands made which commits. */
export interface Loaded<S> {
  readonly state: S;
  readonly last: Commit | undefined;
  readonly commands: ReadonlyMap<string, number>;
}

/** The record holds what it can't hold: a gap or a broken link. Nothing may go on from there. */
export class BrokenStream extends Error {
  constructor(stream: string, version: number) {
    super(`stream ${stream} does not hold together at version ${version}`);
    this.name = 'BrokenStream';
  }
}

/** Keeps in memory the state of the streams that are used, and reads only what is new since. */
export class Streams<S, E extends StoredEvent> {
  readonly #log: EventLog;
  readonly #fold: Fold<S, E>;
  readonly #known = new Map<string, Loaded<S>>();
  readonly #loading = new Map<string, Promise<Loaded<S>>>();

  constructor(log: EventLog, fold: Fold<S, E>) {
    this.#log = log;
    this.#fold = fold;
  }

  /** The stream as the store has it now. Two callers at once share one read. Throws `BrokenStream`, or what the store throws. */
  load(stream: string): Promise<Loaded<S>> {
    const running = this.#loading.get(stream);
    if (running !== undefined) return running;
    const reading = this.#catchUp(stream).finally(() => this.#loading.delete(stream));
    this.#loading.set(stream, reading);
    return reading;
  }

  async #catchUp(stream: string): Promise<Loaded<S>> {
    const known = this.#known.get(stream) ?? { state: this.#fold.initial, last: undefined, commands: new Map<string, number>() };
    const fresh = await this.#log.read(stream, known.last?.version ?? 0);
    if (fresh.length === 0) return known;
    const commands = new Map(known.commands);
    let { state, last } = known;
    for (const commit of fresh) {
      const link = linkAfter(last);
      if (commit.version !== link.version || commit.previous !== link.previous) throw new BrokenStream(stream, commit.version);
      state = this.#apply(state, commit as Commit<E>);
      commands.set(commit.commandId, commit.version);
      last = commit;
    }
    const loaded = { state, last, commands };
    this.#known.set(stream, loaded);
    return loaded;
  }

  #apply(state: S, commit: Commit<E>): S {
    return commit.events.reduce((now, event) => this.#fold.evolve(now, event, commit), state);
  }
}
