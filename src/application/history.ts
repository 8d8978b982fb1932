import type { CicloEvent } from '../domain/ciclo-event.js';
import { isCicloEvent } from '../domain/ciclo-evolvers.js';
import type { Provenance } from '../domain/provenance.js';
import type { EventLog } from './event-log.js';
import { oneByOne, Streams } from './stream.js';

/** An event with when and by whom, as its commit says. */
export interface Suceso extends Provenance {
  readonly event: CicloEvent;
}

/** The last event, and what came before it: adding one costs the same however many there are. */
interface Tail extends Suceso {
  readonly before: Tail | undefined;
}

/** What happened in each ciclo, read from the commits of its stream; only what is new is read again. */
export class History {
  readonly #streams: Streams<Tail | undefined, CicloEvent>;

  constructor(log: EventLog) {
    this.#streams = new Streams<Tail | undefined, CicloEvent>(log, {
      initial: undefined,
      isEvent: isCicloEvent,
      fold: oneByOne((before, event, { at, actor }) => ({ at, actor, event, before })),
    });
  }

  /** Every event of the stream, the newest first. Throws `UnreadableStream`, or what the store throws. */
  async newestFirst(stream: string): Promise<readonly Suceso[]> {
    const { state } = await this.#streams.load(stream);
    const sucesos: Suceso[] = [];
    for (let each = state; each !== undefined; each = each.before) sucesos.push(each);
    return sucesos;
  }
}
