import type { Actor, Instante } from '../domain/identity.js';
import { verifyChain } from './commit.js';
import type { Commit, EventLog, StoredEvent } from './event-log.js';

/** An event with when and by whom, as its commit says. */
export interface Fact<E extends StoredEvent> {
  readonly event: E;
  readonly provenance: { readonly at: Instante; readonly actor: Actor };
}

/** How a stream's events make its state. */
export interface Fold<S, E extends StoredEvent> {
  readonly initial: S;
  /** Whether something stored is an event that this program knows. */
  readonly isEvent: (event: StoredEvent) => event is E;
  /** The state after those events. What it is given stays as it was. */
  readonly fold: (state: S, facts: Iterable<Fact<E>>) => S;
}

/** Folds events one by one. */
export const oneByOne =
  <S, E extends StoredEvent>(evolve: (state: S, event: E, provenance: Fact<E>['provenance']) => S) =>
  (state: S, facts: Iterable<Fact<E>>): S => {
    let now = state;
    for (const { event, provenance } of facts) now = evolve(now, event, provenance);
    return now;
  };

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

/** The record holds what it can't hold: a gap, a broken link, or a commit whose content is not the one that was sealed. */
class BrokenStream extends UnreadableStream {
  constructor(stream: string, version: number, why: string) {
    super(`stream ${stream} does not hold together at version ${version}: ${why}`);
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

  /** Whether the stream holds that version as read here: what another replica wrote may show a little later. */
  async holds(stream: string, version: number): Promise<boolean> {
    if ((this.#known.get(stream)?.last?.version ?? 0) >= version) return true;
    return ((await this.loadPast(stream, version)).last?.version ?? 0) >= version;
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
    for (const { commandId, version } of fresh) commands.set(commandId, version);
    const state = this.#folded(stream, known?.state ?? this.#fold.initial, this.#facts(stream, fresh, known?.last));
    return { state, last: fresh.at(-1), commands };
  }

  /** Folds, and says where the record can't be folded. */
  #folded(stream: string, from: S, facts: Iterable<Fact<E> & { readonly version: number }>): S {
    let where = '';
    const noted = function* (): Iterable<Fact<E>> {
      for (const fact of facts) {
        where = `its event ${fact.event.type} at version ${fact.version}`;
        yield fact;
      }
    };
    try {
      return this.#fold.fold(from, noted());
    } catch (cause) {
      if (cause instanceof UnreadableStream) throw cause;
      throw new UnreadableStream(`stream ${stream} can't hold ${where}`, { cause });
    }
  }

  /** The events of those commits, each of which must be the next link of the chain, as it was sealed. */
  *#facts(
    stream: string,
    fresh: readonly Commit[],
    known: Commit | undefined,
  ): Iterable<Fact<E> & { readonly version: number }> {
    let last = known;
    for (const commit of fresh) {
      const fault = verifyChain([commit], last);
      if (fault !== undefined || commit.stream !== stream)
        throw new BrokenStream(stream, commit.version, fault?.message ?? 'it is of another stream');
      for (const event of commit.events) {
        if (!this.#fold.isEvent(event)) throw new UnknownEvent(stream, commit.version, event.type);
        yield { event, provenance: commit, version: commit.version };
      }
      last = commit;
    }
  }

  #keep(stream: string, loaded: Loaded<S>): void {
    this.#known.delete(stream);
    this.#known.set(stream, loaded);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}
