import assert from 'node:assert/strict';
import { MAX_COMMIT_BYTES, RecordTooLarge } from '../../src/application/event-log.js';
import type { SideRecords } from '../../src/application/side-records.js';
import { ODD_TEXTS } from './commits.js';

/** Empty side records, and further connections to the same data. */
export interface SideRecordsSubject {
  readonly side: SideRecords;
  /** Another connection to the same data; in memory, the same one. */
  connect(): Promise<SideRecords>;
  close(): Promise<void>;
}

/** Every printable ASCII character that an id may hold. */
const ODD_ID = Array.from({ length: 0x7e - 0x20 }, (_, n) => String.fromCharCode(0x21 + n))
  .filter((character) => !'/\\?#'.includes(character))
  .join('');

/** What every engine of side records must do. */
export function sideRecordsContract(engine: string, start: () => Promise<SideRecordsSubject>): void {
  describe(`side records: ${engine}`, () => {
    let subject: SideRecordsSubject;
    let side: SideRecords;

    beforeEach(async () => {
      subject = await start();
      side = subject.side;
    });
    afterEach(() => subject.close());

    const ids = async (range: { from?: string; to?: string; limit: number }) =>
      (await side.list('agenda', range)).map((record) => record.id);

    describe('creating', () => {
      it('keeps the value and says so', async () => {
        assert.equal(await side.create('agenda', 'a', { vence: '2025-04-01' }), true);
        assert.deepEqual((await side.get('agenda', 'a'))?.value, { vence: '2025-04-01' });
        assert.equal((await side.get('agenda', 'a'))?.id, 'a');
      });

      it('says false for an id that exists, and keeps the first value', async () => {
        await side.create('agenda', 'a', 1);
        assert.equal(await side.create('agenda', 'a', 2), false);
        assert.equal((await side.get('agenda', 'a'))?.value, 1);
      });

      it('lets exactly one of many concurrent creates win', async () => {
        const other = await subject.connect();
        const rivals = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? side : other).create('envio', 'm-1', { rival: n }));
        const outcomes = await Promise.all(rivals);
        assert.equal(outcomes.filter(Boolean).length, 1);
        assert.deepEqual((await other.get('envio', 'm-1'))?.value, { rival: outcomes.indexOf(true) });
      });

      it('keeps the same id of different kinds apart', async () => {
        await side.create('agenda', 'a', 1);
        assert.equal(await side.create('envio', 'a', 2), true);
        assert.equal((await side.get('agenda', 'a'))?.value, 1);
        assert.equal((await side.get('envio', 'a'))?.value, 2);
      });

      it('can create again what was removed', async () => {
        await side.create('agenda', 'a', 1);
        await side.remove('agenda', 'a');
        assert.equal(await side.create('agenda', 'a', 2), true);
      });
    });

    describe('replacing', () => {
      it('replaces with the current mark, and gives a new one', async () => {
        await side.create('agenda', 'a', 1);
        const before = await side.get('agenda', 'a');
        assert.equal(await side.replace('agenda', 'a', 2, before?.mark ?? ''), true);
        const after = await side.get('agenda', 'a');
        assert.equal(after?.value, 2);
        assert.notEqual(after?.mark, before?.mark);
      });

      it('changes nothing with a mark that is no longer current', async () => {
        await side.create('agenda', 'a', 1);
        const old = await side.get('agenda', 'a');
        await side.put('agenda', 'a', 2);
        assert.equal(await side.replace('agenda', 'a', 3, old?.mark ?? ''), false);
        assert.equal((await side.get('agenda', 'a'))?.value, 2);
      });

      it('says false for a record that is gone or never was', async () => {
        await side.create('agenda', 'a', 1);
        const mark = (await side.get('agenda', 'a'))?.mark ?? '';
        await side.remove('agenda', 'a');
        assert.equal(await side.replace('agenda', 'a', 2, mark), false);
        assert.equal(await side.replace('agenda', 'nunca', 2, mark), false);
        assert.deepEqual(await ids({ limit: 10 }), []);
      });

      it('does not take the mark of a removed record for the one created after it', async () => {
        await side.create('agenda', 'a', 1);
        const mark = (await side.get('agenda', 'a'))?.mark ?? '';
        await side.remove('agenda', 'a');
        await side.create('agenda', 'a', 1);
        assert.equal(await side.replace('agenda', 'a', 2, mark), false);
      });

      it('lets exactly one of many concurrent replaces win', async () => {
        await side.create('agenda', 'a', 'antes');
        const mark = (await side.get('agenda', 'a'))?.mark ?? '';
        const other = await subject.connect();
        const rivals = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? side : other).replace('agenda', 'a', n, mark));
        const outcomes = await Promise.all(rivals);
        assert.equal(outcomes.filter(Boolean).length, 1);
        assert.equal((await side.get('agenda', 'a'))?.value, outcomes.indexOf(true));
      });
    });

    describe('putting and removing', () => {
      it('puts over whatever was there, with a new mark', async () => {
        await side.put('agenda', 'a', 1);
        const mark = (await side.get('agenda', 'a'))?.mark;
        await side.put('agenda', 'a', 1);
        assert.notEqual((await side.get('agenda', 'a'))?.mark, mark);
      });

      it('removes one record and no other', async () => {
        for (const id of ['a', 'b', 'c']) await side.put('agenda', id, id);
        await side.put('envio', 'b', 'b');
        await side.remove('agenda', 'b');
        assert.deepEqual(await ids({ limit: 10 }), ['a', 'c']);
        assert.equal((await side.get('envio', 'b'))?.value, 'b');
      });

      it('does nothing when it removes what is not there', async () => {
        await side.put('agenda', 'a', 1);
        await side.remove('agenda', 'nunca');
        await side.remove('vacio', 'a');
        assert.deepEqual(await ids({ limit: 10 }), ['a']);
        assert.equal(await side.get('agenda', 'nunca'), undefined);
      });
    });

    describe('listing', () => {
      it('lists in order of ASCII, upper case first', async () => {
        for (const id of ['b', 'a', 'B', '10', '9', '_', 'a!', 'aa', '~']) await side.put('agenda', id, 1);
        assert.deepEqual(await ids({ limit: 100 }), ['10', '9', 'B', '_', 'a', 'a!', 'aa', 'b', '~']);
      });

      it('takes the start and leaves out the end', async () => {
        for (const id of ['a', 'b', 'c', 'd']) await side.put('agenda', id, id);
        assert.deepEqual(await ids({ from: 'b', to: 'd', limit: 10 }), ['b', 'c']);
        assert.deepEqual(await ids({ from: 'b', limit: 10 }), ['b', 'c', 'd']);
        assert.deepEqual(await ids({ to: 'b', limit: 10 }), ['a']);
        assert.deepEqual(await ids({ from: 'x', to: 'a', limit: 10 }), []);
      });

      it('gives at most the limit, and more than one page of the engine when asked', async () => {
        const all = Array.from({ length: 230 }, (_, n) => `m-${String(n).padStart(3, '0')}`);
        await Promise.all([...all].reverse().map((id) => side.put('agenda', id, id)));
        assert.deepEqual(await ids({ limit: 500 }), all);
        assert.deepEqual(await ids({ limit: 150 }), all.slice(0, 150));
        assert.deepEqual(await ids({ from: 'm-100', limit: 1 }), ['m-100']);
      });

      it('gives marks that a replace takes, and only its own kind', async () => {
        await side.put('agenda', 'a', 1);
        await side.put('envio', 'b', 2);
        const [record, ...others] = await side.list('agenda', { limit: 10 });
        assert.equal(others.length, 0);
        assert.equal(record?.value, 1);
        assert.equal(await side.replace('agenda', 'a', 2, record?.mark ?? ''), true);
      });

      it('refuses a limit that is not a positive integer', async () => {
        for (const limit of [0, -1, 1.5]) await assert.rejects(side.list('agenda', { limit }), RangeError);
      });
    });

    describe('keys and values', () => {
      it('takes every printable ASCII character but the forbidden, and 255 characters', async () => {
        for (const id of [ODD_ID, 'x'.repeat(255), '...', '.a', '%2e%2e', '%2F', 'a%25b+c', "19:x@thread.v2;messageid=1'\""]) {
          assert.equal(await side.create('agenda', id, { id }), true, id);
          assert.deepEqual((await side.get('agenda', id))?.value, { id }, id);
          await side.remove('agenda', id);
          assert.equal(await side.get('agenda', id), undefined, id);
        }
      });

      it('refuses ids and kinds that some engine could not hold, in every call', async () => {
        for (const bad of ['', 'a/b', 'a\\b', 'a?b', 'a#b', 'a b', 'ñ', 'a\n', '.', '..', 'x'.repeat(256)]) {
          await assert.rejects(side.create('agenda', bad, 1), RangeError, bad);
          await assert.rejects(side.create(bad, 'a', 1), RangeError, bad);
          await assert.rejects(side.put('agenda', bad, 1), RangeError, bad);
          await assert.rejects(side.replace('agenda', bad, 1, 'm'), RangeError, bad);
          await assert.rejects(side.get('agenda', bad), RangeError, bad);
          await assert.rejects(side.remove('agenda', bad), RangeError, bad);
          await assert.rejects(side.list(bad, { limit: 1 }), RangeError, bad);
        }
        assert.deepEqual(await ids({ limit: 10 }), []);
      });

      it('keeps any JSON value to the letter', async () => {
        const values = [...ODD_TEXTS, 0, -1.5, 1e21, true, false, null, [], {}, [1, [2, { tres: null }]], { id: 'x', kind: 'y' }];
        for (const [n, value] of values.entries()) await side.put('agenda', `v-${n}`, value);
        for (const [n, value] of values.entries()) assert.deepEqual((await side.get('agenda', `v-${n}`))?.value, value);
      });

      it('refuses a value without JSON, or over the size limit, and writes nothing', async () => {
        await assert.rejects(side.put('agenda', 'a', undefined), TypeError);
        const large = { texto: 'ñ'.repeat(MAX_COMMIT_BYTES / 2) };
        await assert.rejects(side.create('agenda', 'a', large), RecordTooLarge);
        await assert.rejects(side.put('agenda', 'a', large), RecordTooLarge);
        assert.equal(await side.get('agenda', 'a'), undefined);
      });

      it('shares no object with its caller', async () => {
        const value = { nota: 'antes' };
        await side.put('agenda', 'a', value);
        value.nota = 'después';
        assert.deepEqual((await side.get('agenda', 'a'))?.value, { nota: 'antes' });
      });
    });
  });
}

/** What a durable engine must keep when every connection is closed. `reopen` closes all and opens again. */
export function durableSideRecordsContract(
  engine: string,
  start: () => Promise<SideRecordsSubject & { reopen(): Promise<SideRecords> }>,
): void {
  it(`side records: ${engine} keeps values and marks when closed and opened again`, async () => {
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
