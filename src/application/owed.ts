import type { CicloAbierto } from '../domain/ciclo-state.js';
import { type Directorio, secretariaOf } from '../domain/directorio.js';
import type { ClavePuesto } from '../domain/identity.js';
import { type Obligacion, obligacionesDe } from '../domain/obligacion.js';
import type { EventLog } from './event-log.js';
import { UnreadableStream } from './stream.js';

/** Something that a post owes, in its ciclo. */
export interface Pendiente extends Obligacion {
  readonly ciclo: Pick<CicloAbierto, 'datos'>;
}

/** What is owed in a set of ciclos. */
export interface Owed {
  /** The newest PAE first. */
  readonly ciclos: readonly Pick<CicloAbierto, 'datos'>[];
  readonly byPost: ReadonlyMap<ClavePuesto, readonly Pendiente[]>;
  /** Streams of ciclos whose record can't be read: what they owe is not in here. */
  readonly ilegibles: readonly string[];
}

interface Parts {
  readonly log: EventLog;
  /** The ciclo that a stream holds now; undefined for other streams. */
  readonly cicloIn: (stream: string) => Promise<CicloAbierto | undefined>;
  readonly directorio: () => Promise<Directorio>;
  /** Told of a ciclo that can't be read, once each time that its stream changes. */
  readonly failed: (error: unknown) => void;
}

/** A ciclo as far as lists need it: the states themselves would be the whole history in memory. */
interface Entry {
  readonly ciclo: Pick<CicloAbierto, 'datos'>;
  readonly owed: readonly Pendiente[];
}

const entryOf = (ciclo: CicloAbierto, se: ClavePuesto): Entry => {
  const label = { datos: ciclo.datos };
  return { ciclo: label, owed: obligacionesDe(ciclo, se).map((each) => ({ ...each, ciclo: label })) };
};

/** Order of every list of ciclos: the newest PAE first, then by programme. */
const newestFirst = (a: Pick<CicloAbierto, 'datos'>, b: Pick<CicloAbierto, 'datos'>): number =>
  b.datos.pae - a.datos.pae || a.datos.programa.localeCompare(b.datos.programa, 'es');

const gathered = (entries: readonly Entry[], ilegibles: readonly string[] = []): Owed => {
  const byPost = new Map<ClavePuesto, Pendiente[]>();
  for (const pendiente of entries.flatMap(({ owed }) => owed)) {
    const known = byPost.get(pendiente.puesto);
    if (known === undefined) byPost.set(pendiente.puesto, [pendiente]);
    else known.push(pendiente);
  }
  return { ciclos: entries.map(({ ciclo }) => ciclo), byPost, ilegibles };
};

/** What is owed in these ciclos alone. */
export const owedIn = (ciclos: readonly CicloAbierto[], se: ClavePuesto): Owed =>
  gathered(ciclos.map((ciclo) => entryOf(ciclo, se)));

const PAGE = 100;

/**
 * What is owed in all ciclos, kept in memory and brought up to date by the feed: asking costs the same with one ciclo
 * as with a history of them. It decides nothing, and is made anew at every start.
 */
export class OwedNow {
  readonly #parts: Parts;
  readonly #entries = new Map<string, Entry>();
  readonly #ilegibles = new Set<string>();
  #mark = '';
  #se: ClavePuesto = '';
  #now: Owed = { ciclos: [], byPost: new Map(), ilegibles: [] };
  #following: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** As of the commits that the store tells of now. */
  async read(): Promise<Owed> {
    this.#following ??= this.#follow().finally(() => {
      this.#following = undefined;
    });
    await this.#following;
    return this.#now;
  }

  async #follow(): Promise<void> {
    const se = secretariaOf(await this.#parts.directorio());
    // What the Secretaría Ejecutiva owes is under its post, so another post means another list everywhere.
    if (se !== this.#se) this.#mark = '';
    const { streams, mark } = await this.#changed();
    for (const stream of streams) await this.#enter(stream, se);
    if (streams.size > 0)
      this.#now = gathered(
        [...this.#entries.values()].sort((a, b) => newestFirst(a.ciclo, b.ciclo)),
        [...this.#ilegibles],
      );
    this.#se = se;
    this.#mark = mark;
  }

  /** One ciclo that can't be read must not hide what is owed in the others. */
  async #enter(stream: string, se: ClavePuesto): Promise<void> {
    try {
      const ciclo = await this.#parts.cicloIn(stream);
      this.#ilegibles.delete(stream);
      if (ciclo !== undefined) this.#entries.set(stream, entryOf(ciclo, se));
    } catch (error) {
      if (!(error instanceof UnreadableStream)) throw error;
      this.#ilegibles.add(stream);
      this.#entries.delete(stream);
      this.#parts.failed(error);
    }
  }

  async #changed(): Promise<{ readonly streams: ReadonlySet<string>; readonly mark: string }> {
    const streams = new Set<string>();
    for (let mark = this.#mark; ; ) {
      const page = await this.#parts.log.feed(mark, PAGE);
      if (page.commits.length === 0) return { streams, mark };
      for (const { stream } of page.commits) streams.add(stream);
      mark = page.next;
    }
  }
}
