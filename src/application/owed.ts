import type { CicloAbierto } from '../domain/ciclo-state.js';
import { type Directorio, secretariaOf } from '../domain/directorio.js';
import type { ClavePuesto } from '../domain/identity.js';
import { type Obligacion, obligacionesDe } from '../domain/obligacion.js';
import type { EventLog } from './event-log.js';

/** Something that a post owes, in its ciclo. */
export interface Pendiente extends Obligacion {
  readonly ciclo: Pick<CicloAbierto, 'datos'>;
}

/** What is owed in a set of ciclos. */
export interface Owed {
  /** The newest PAE first. */
  readonly ciclos: readonly Pick<CicloAbierto, 'datos'>[];
  readonly byPost: ReadonlyMap<ClavePuesto, readonly Pendiente[]>;
}

interface Parts {
  readonly log: EventLog;
  /** The ciclo that a stream holds now; undefined for other streams. */
  readonly cicloIn: (stream: string) => Promise<CicloAbierto | undefined>;
  readonly directorio: () => Promise<Directorio>;
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

const gathered = (entries: readonly Entry[]): Owed => {
  const byPost = new Map<ClavePuesto, Pendiente[]>();
  for (const pendiente of entries.flatMap(({ owed }) => owed)) {
    const known = byPost.get(pendiente.puesto);
    if (known === undefined) byPost.set(pendiente.puesto, [pendiente]);
    else known.push(pendiente);
  }
  return { ciclos: entries.map(({ ciclo }) => ciclo), byPost };
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
  #mark = '';
  #se: ClavePuesto = '';
  #now: Owed = { ciclos: [], byPost: new Map() };
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
    for (const stream of streams) {
      const ciclo = await this.#parts.cicloIn(stream);
      if (ciclo !== undefined) this.#entries.set(stream, entryOf(ciclo, se));
    }
    if (streams.size > 0)
      this.#now = gathered([...this.#entries.values()].sort((a, b) => newestFirst(a.ciclo, b.ciclo)));
    this.#se = se;
    this.#mark = mark;
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
