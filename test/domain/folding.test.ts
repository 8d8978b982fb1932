import assert from 'node:assert/strict';
import { folding, withEntry, withMember } from '../../src/domain/folding.js';

describe('writing while folding', () => {
  it('changes neither what the fold was given nor, once it is over, what it made', () => {
    const given = { a: 1 };
    const made = folding(() => withEntry(withEntry(given, 'b', 2), 'c', 3));
    assert.deepEqual(made, { a: 1, b: 2, c: 3 });
    assert.deepEqual(given, { a: 1 });
    assert.deepEqual(withEntry(made, 'd', 4), { a: 1, b: 2, c: 3, d: 4 });
    assert.deepEqual(made, { a: 1, b: 2, c: 3 });
  });

  it('copies a record once, however many entries it gets', () => {
    folding(() => {
      const first = withEntry({}, 'a', 1);
      assert.equal(withEntry(first, 'b', 2), first);
    });
  });

  it('keeps what an outer fold made out of the hands of one inside it', () => {
    folding(() => {
      const outer = withMember(new Set(['a']), 'b');
      const inner = folding(() => withMember(outer, 'c'));
      assert.deepEqual([...outer], ['a', 'b']);
      assert.deepEqual([...inner], ['a', 'b', 'c']);
      assert.equal(withMember(outer, 'd'), outer);
    });
  });

  it('is over also when the fold breaks', () => {
    let made: Readonly<Record<string, number>> = {};
    assert.throws(() =>
      folding(() => {
        made = withEntry(made, 'a', 1);
        throw new Error('broken record');
      }),
    );
    assert.notEqual(withEntry(made, 'b', 2), made);
  });

  it('takes any text for a key', () => {
    assert.deepEqual(Object.keys(withEntry<unknown>({}, '__proto__', { polluted: true })), ['__proto__']);
  });
});
