import { nextDue } from '../domain/agenda.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { addDays } from '../domain/fecha.js';
import type { Fecha } from '../domain/identity.js';
import type { EventLog } from './event-log.js';
import { cicloOf, INSTITUCION, type Office } from './office.js';
import type { SideRecords } from './side-records.js';

interface Parts {
  readonly log: EventLog;
  readonly records: SideRecords;
  readonly office: Office;
}

/** Kind of its entries. */
export const AGENDA = 'agenda';
const MARKS = 'marca';
const MARK = 'agenda';
const PAGE = 100;

/** A ciclo to look at, and the entry that says so. */
export interface Due {
  readonly entry: string;
  readonly ciclo: string;
}

const entryOf = (fecha: Fecha, ciclo: string): string => `${fecha}!${ciclo}`;

/**
 * On which date each ciclo has to be looked at, so that a tick opens only those and not the whole history. It is derived
 * from the commits by feed and checkpoint and decides nothing: an entry too many costs a look, and dropping everything
 * makes it anew.
 */
export class Agenda {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Enters the ciclos that changed since the last time. A change of posts or of the Secretaría Ejecutiva may concern them all. */
  async follow(): Promise<void> {
    const { log, records } = this.#parts;
    let mark = (await records.get<{ mark: string }>(MARKS, MARK))?.value.mark ?? '';
    for (;;) {
      const page = await log.feed(mark, PAGE);
      if (page.commits.length === 0) return;
      await this.#enter(new Set(page.commits.map((commit) => commit.stream)));
      mark = page.next;
      await records.put(MARKS, MARK, { mark });
    }
  }

  /** The ciclos to look at on that date: also those of the days before, when ticks were missed. */
  async due(today: Fecha): Promise<readonly Due[]> {
    const found: Due[] = [];
    const to = entryOf(addDays(today, 1), '');
    for (let from = ''; ; ) {
      const page = await this.#parts.records.list(AGENDA, { from, to, limit: PAGE });
      found.push(...page.map(({ id }) => ({ entry: id, ciclo: id.slice(id.indexOf('!') + 1) })));
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return found;
      from = `${last.id}!`;
    }
  }

  /** Enters a ciclo that was looked at under its next date, and strikes the entry that called for it. */
  async revise({ entry, ciclo }: Due): Promise<void> {
    const next = await this.#schedule(ciclo, await this.#parts.office.ciclo(ciclo));
    if (next !== entry) await this.#parts.records.remove(AGENDA, entry);
  }

  async #enter(streams: ReadonlySet<string>): Promise<void> {
    const { office, records } = this.#parts;
    const { today } = await office.context({ kind: 'system' });
    if (streams.has(INSTITUCION))
      for (const id of await office.cicloIds()) await records.put(AGENDA, entryOf(today, id), {});
    else
      for (const stream of streams) {
        const id = cicloOf(stream);
        if (id === undefined) continue;
        // One that can't be read keeps being looked at, so that it goes on once it can; the others are not held up.
        const ciclo = await office.legible(id);
        if (ciclo === 'ilegible') await records.put(AGENDA, entryOf(today, id), {});
        else await this.#schedule(id, ciclo);
      }
  }

  async #schedule(id: string, ciclo: CicloAbierto | undefined): Promise<string | undefined> {
    const { office, records } = this.#parts;
    const next = ciclo && nextDue(ciclo, await office.context({ kind: 'system' }));
    if (next === undefined) return undefined;
    const entry = entryOf(next, id);
    await records.put(AGENDA, entry, {});
    return entry;
  }
}
