import assert from 'node:assert/strict';
import type { EventLog } from '../../src/application/event-log.js';
import type { SideRecords } from '../../src/application/side-records.js';
import { chainOf } from './commits.js';
import type { EventLogSubject } from './event-log-contract.js';
import type { SideRecordsSubject } from './side-records-contract.js';

/** What a durable engine must keep when every connection is closed. `reopen` closes all and opens again. */
export function durableEventLogContract(
  engine: string,
  start: () => Promise<EventLogSubject & { reopen(): Promise<EventLog> }>,
): void {
  it(`event log: ${engine} keeps everything, feed marks included, when closed and opened again`, async function () {
    this.timeout(60_000);
    const subject = await start();
    try {
      const commits = chainOf('ciclo-2025', ['uno', 'dos', 'tres']);
      for (const commit of commits) await subject.log.append(commit);
      const { next } = await subject.log.feed('', 2);
      const log = await subject.reopen();
      assert.deepEqual(await log.read('ciclo-2025', 0), commits);
      assert.deepEqual(await log.streams(), ['ciclo-2025']);
      assert.deepEqual((await log.feed(next, 10)).commits.at(-1), commits[2]);
    } finally {
      await subject.close();
    }
  });
}

/** What a durable engine must keep when every connection is closed. `reopen` closes all and opens again. */
export function durableSideRecordsContract(
  engine: string,
  start: () => Promise<SideRecordsSubject & { reopen(): Promise<SideRecords> }>,
): void {
  it(`side records: ${engine} keeps values and marks when closed and opened again`, async function () {
    this.timeout(60_000);
    const subject = await start();
    try {
      await subject.side.put('agenda', 'a', { vence: '2025-04-01' });
      const before = await subject.side.get('agenda', 'a');
      const side = await subject.reopen();
      assert.deepEqual(await side.get('agenda', 'a'), before);
      assert.equal(await side.replace('agenda', 'a', 2, before?.mark ?? ''), true);
    } finally {
      await subject.close();
    }
  });
}
