import type { Actor, Instante } from '../domain/identity.js';
import { linkAfter } from './commit.js';
import type { Commit, EventLog, StoredEvent } from './event-log.js';

/** How a stream's events make its state. */
export interface Fold<S, E extends StoredEvent> {
  readonly initial: S;
  /** Whether something stored is an event that this program knows. */
  readonly isEvent: (event: StoredEvent) => event is E;
  readonly evolve: (state: S, event: E, provenance: { readonly at: Instante; readonly actor: Actor }) => S;
}

/** A stream as it stands: its state, its last commit, and which commands made which commits. */
export interface Loaded<S> {
  readonly state: S;
  readonly last: Commit | undefined;
  readonly commands: ReadonlyMap<string, number>;
}

/** What a stream holds can't be made into its state. Nothing may go on from there; the other streams are not concerned. */
export class UnreadableStream extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableStream';
  }
}

/** The record holds what it can't hold: a gap or a broken link. */
class BrokenStream extends UnreadableStream {
  constructor(stream: string, version: number) {
    super(`stream ${stream} does not hold together at version ${version}`);
    this.name = 'BrokenStream';
  }
}

/** The record holds an event that this program does not know: it is newer, or altered. It is never skipped. */
class UnknownEvent extends UnreadableStream {
  constructor(stream: string, version: number, type: unknown) {
    super(`stream ${stream} holds an unknown event ${JSON.stringify(type)} at version ${version}`);
    this.name = 'UnknownEvent';
  }
}

/** Most streams whose state stays in memory: the ones used last. The others are read again when they are asked for. */
const MAX_KEPT = 256;

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

  /**
   * The stream as the store has it now. Two callers at once share one read. Throws `UnreadableStream`, or what the store
   * throws.
   */
  load(stream: string): Promise<Loaded<S>> {
    const running = this.#loading.get(stream);
    if (running !== undefined) return running;
    const reading = this.#catchUp(stream).finally(() => this.#loading.delete(stream));
    this.#loading.set(stream, reading);
    return reading;
  }

  /** The stream with at least that version in it: a read that was under way before it was written may miss it. */
  async loadPast(stream: string, version: number): Promise<Loaded<S>> {
    const shared = await this.load(stream);
    return (shared.last?.version ?? 0) >= version ? shared : this.load(stream);
  }

  async #catchUp(stream: string): Promise<Loaded<S>> {
    const known = this.#known.get(stream);
    const fresh = await this.#log.read(stream, known?.last?.version ?? 0);
    const loaded = fresh.length === 0 ? known : this.#extended(stream, fresh, known);
    if (loaded === undefined) return { state: this.#fold.initial, last: undefined, commands: new Map() };
    this.#keep(stream, loaded);
    return loaded;
  }

  #extended(stream: string, fresh: readonly Commit[], known: Loaded<S> | undefined): Loaded<S> {
    const commands = new Map(known?.commands);
    let state = known?.state ?? this.#fold.initial;
    let last = known?.last;
    for (const commit of fresh) {
      const link = linkAfter(last);
      if (commit.version !== link.version || commit.previous !== link.previous)
        throw new BrokenStream(stream, commit.version);
      state = this.#apply(state, commit);
      commands.set(commit.commandId, commit.version);
      last = commit;
    }
    return { state, last, commands };
  }

  #apply(state: S, commit: Commit): S {
    const { isEvent, evolve } = this.#fold;
    return commit.events.reduce((now, event) => {
      if (!isEvent(event)) throw new UnknownEvent(commit.stream, commit.version, event.type);
      try {
        return evolve(now, event, commit);
      } catch (cause) {
        const where = `stream ${commit.stream} can't hold its event ${event.type} at version ${commit.version}`;
        throw new UnreadableStream(where, { cause });
      }
    }, state);
  }

  #keep(stream: string, loaded: Loaded<S>): void {
    this.#known.delete(stream);
    this.#known.set(stream, loaded);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}
