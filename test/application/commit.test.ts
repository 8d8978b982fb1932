import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { NotCanonical } from '../../src/application/canonical.js';
import { commitText, GENESIS, linkAfter, sealCommit, verifyChain } from '../../src/application/commit.js';
import { type Commit, MAX_COMMIT_BYTES, RecordTooLarge } from '../../src/application/event-log.js';
import { chainOf, commitAfter, ODD_TEXTS } from '../contracts/commits.js';

describe('a sealed commit', () => {
  it('has the SHA-256 of its canonical JSON, with keys sorted and nothing between', () => {
    const commit = sealCommit({
      stream: 'institucion',
      version: 1,
      previous: GENESIS,
      at: '2025-01-02T03:04:05.678Z',
      actor: { kind: 'system' },
      commandId: 'orden-1',
      events: [{ type: 'ciclo-abierto' }],
      messages: [],
    });
    const canonical =
      '{"actor":{"kind":"system"},"at":"2025-01-02T03:04:05.678Z","commandId":"orden-1",' +
      `"events":[{"type":"ciclo-abierto"}],"messages":[],"previous":"${GENESIS}","stream":"institucion","version":1}`;
    assert.equal(commit.hash, createHash('sha256').update(canonical).digest('hex'));
  });

  it('chains to the commit before it, and the first to zeros', () => {
    const first = commitAfter(undefined, 'ciclo-2025');
    const second = commitAfter(first, 'ciclo-2025');
    assert.deepEqual([first.version, first.previous], [1, '0'.repeat(64)]);
    assert.deepEqual([second.version, second.previous], [2, first.hash]);
  });

  it('has the same hash whatever the order of keys, and with or without undefined fields', () => {
    const { hash, ...body } = commitAfter(undefined, 'ciclo-2025');
    const reversed = Object.fromEntries(Object.entries(body).reverse());
    assert.equal(sealCommit({ ...body, ...reversed }).hash, hash);
    assert.equal(sealCommit({ ...body, ...{ nota: undefined } }).hash, hash);
  });

  it('still holds after a trip through JSON, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (texto) => {
        const commit: Commit = JSON.parse(JSON.stringify(commitAfter(undefined, 'ciclo-2025', texto)));
        return verifyChain([commit]) === undefined;
      }),
    );
  });

  it('is refused for half an emoji, which no store could keep, but not for the escape written out', () => {
    for (const texto of ['\ud83d', 'a\udc00', '\\\ud83d', '\ude00\ud83d']) {
      assert.throws(() => commitAfter(undefined, 'ciclo-2025', texto), NotCanonical, JSON.stringify(texto));
    }
    for (const texto of ['\\ud83d', '\\\\ud83d', '\ud83d\ude00']) {
      assert.equal(verifyChain([commitAfter(undefined, 'ciclo-2025', texto)]), undefined);
    }
  });

  it('has a text of at most 1.5 MB, counted in UTF-8 bytes', () => {
    const frame = Buffer.byteLength(commitText(commitAfter(undefined, 'ciclo-2025', '')));
    const largest = commitAfter(undefined, 'ciclo-2025', `${'ñ'.repeat((MAX_COMMIT_BYTES - frame) >> 1)}${'x'.repeat((MAX_COMMIT_BYTES - frame) & 1)}`);
    assert.equal(Buffer.byteLength(commitText(largest)), MAX_COMMIT_BYTES);
    const over = commitAfter(undefined, 'ciclo-2025', `x${'ñ'.repeat((MAX_COMMIT_BYTES - frame) >> 1)}${'x'.repeat((MAX_COMMIT_BYTES - frame) & 1)}`);
    assert.throws(() => commitText(over), (error) => error instanceof RecordTooLarge && error.bytes === MAX_COMMIT_BYTES + 1);
  });
});

describe('verifying a chain', () => {
  it('accepts a whole chain, an empty one, and the rest of one after a trusted commit', () => {
    const commits = chainOf('ciclo-2025', ODD_TEXTS);
    assert.equal(verifyChain(commits), undefined);
    assert.equal(verifyChain([]), undefined);
    assert.equal(verifyChain(commits.slice(4), commits[3]), undefined);
  });

  it('names what does not hold, and where', () => {
    const commits = chainOf('ciclo-2025', ['uno', 'dos', 'tres', 'cuatro']);
    const other = chainOf('ciclo-2026', ['otro', 'otro']);
    const fault = (list: readonly (Commit | undefined)[], after?: Commit) => {
      const found = verifyChain(list.filter((commit) => commit !== undefined), after);
      return found && [found.index, found.version, found.what];
    };
    assert.deepEqual(fault(commits.slice(1)), [0, 2, 'version']);
    assert.deepEqual(fault([commits[0], commits[2], commits[3]]), [1, 3, 'version']);
    assert.deepEqual(fault([commits[0], commits[2], commits[1]]), [1, 3, 'version']);
    assert.deepEqual(fault([commits[0], commits[0]]), [1, 1, 'version']);
    assert.deepEqual(fault([commits[0], other[1]]), [1, 2, 'stream']);
    assert.deepEqual(fault(commits.slice(2), other[1]), [0, 3, 'stream']);
    assert.deepEqual(fault([chainOf('ciclo-2025', ['distinto'])[0], commits[1]]), [1, 2, 'previous']);
    assert.deepEqual(fault([commits[0], commits[1] && { ...commits[1], at: '2026-01-01T00:00:00.000Z' }]), [1, 2, 'content']);
  });

  it('detects any single altered value of any commit', () => {
    const whole = chainOf('ciclo-2025', ['uno', 'dos 👩‍👧', 'tres']);
    const places = placesOf(whole).filter((path) => path.length > 1);
    assert.ok(places.length > 40, `only ${places.length} values to alter`);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        fc.pre(JSON.stringify(valueAt(whole, place)) !== JSON.stringify(value));
        const altered: Commit[] = JSON.parse(JSON.stringify(whole));
        setAt(altered, place, value);
        return verifyChain(altered) !== undefined;
      }),
      { numRuns: 1000 },
    );
  });

  it('detects any single added or removed field of any commit', () => {
    const whole = chainOf('ciclo-2025', ['uno', 'dos', 'tres']);
    for (const place of placesOf(whole).filter((path) => path.length > 1)) {
      const removed: Commit[] = JSON.parse(JSON.stringify(whole));
      removeAt(removed, place);
      assert.notEqual(verifyChain(removed), undefined, place.join('.'));
    }
    for (const index of whole.keys()) {
      const added: Commit[] = JSON.parse(JSON.stringify(whole));
      setAt(added, [index, 'nota'], '');
      assert.notEqual(verifyChain(added), undefined);
    }
  });

  it('links after nothing at version 1', () => {
    assert.deepEqual(linkAfter(undefined), { version: 1, previous: GENESIS });
  });
});

type Place = readonly (string | number)[];

/** Paths of every value inside a JSON value, containers included, the top left out. */
function placesOf(value: unknown, at: Place = []): Place[] {
  const here = at.length === 0 ? [] : [at];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]))];
}

function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((inner, key) => Object(inner)[key], value);
}

function setAt(value: unknown, place: Place, to: unknown): void {
  Object(valueAt(value, place.slice(0, -1)))[place.at(-1) ?? ''] = to;
}

function removeAt(value: unknown, place: Place): void {
  delete Object(valueAt(value, place.slice(0, -1)))[place.at(-1) ?? ''];
}
