import { createHash } from 'node:crypto';
import { canonicalJson, NotCanonical } from './canonical.js';
import { type Commit, MAX_COMMIT_BYTES, RecordTooLarge, type StoredEvent } from './event-log.js';

/** `previous` of the first commit of a stream. */
export const GENESIS = '0'.repeat(64);

/** A commit before it is sealed. */
export type CommitBody<E extends StoredEvent = StoredEvent> = Omit<Commit<E>, 'hash'>;

/** Where the next commit of a stream goes: its version, and the hash that it chains to. */
export function linkAfter(last: Commit | undefined): Pick<Commit, 'version' | 'previous'> {
  return last === undefined ? { version: 1, previous: GENESIS } : { version: last.version + 1, previous: last.hash };
}

/** Seals a commit with the SHA-256 of its canonical JSON. Throws `NotCanonical` (see `canonicalJson`). */
export function sealCommit<E extends StoredEvent>(body: CommitBody<E>): Commit<E> {
  return { ...body, hash: hashOf(body) };
}

/**
 * The canonical JSON in which every engine keeps a commit. Throws `RecordTooLarge` over `MAX_COMMIT_BYTES` of UTF-8,
 * and `RangeError` when the version or the stream's name can't be stored.
 */
export function commitText(commit: Commit): string {
  if (!Number.isSafeInteger(commit.version) || commit.version < 1) throw new RangeError(`version ${commit.version}`);
  if (commit.stream === '') throw new RangeError('a stream needs a name');
  const text = canonicalJson(commit);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_COMMIT_BYTES) throw new RecordTooLarge(bytes);
  return text;
}

/** The first thing that does not hold in a chain. */
export interface ChainFault {
  /** Position in the list that was checked, from 0. */
  readonly index: number;
  /** Version that belongs at that position. */
  readonly version: number;
  /** `content`: the hash is not that of the fields. The others name the field that breaks the sequence. */
  readonly what: 'stream' | 'version' | 'previous' | 'content';
  /** One English line for the log. */
  readonly message: string;
}

/**
 * Checks commits of one stream, in order: same stream, versions without gaps, each `previous` the hash before it, each
 * hash that of its fields. `after` is the commit before the first one, already trusted; without it the chain must start
 * at version 1. Cutting off the end leaves a valid shorter chain: compare the last hash with one kept elsewhere.
 */
export function verifyChain(commits: readonly Commit[], after?: Commit): ChainFault | undefined {
  const stream = after?.stream ?? commits[0]?.stream;
  let last = after;
  for (const [index, commit] of commits.entries()) {
    const expected = { stream, ...linkAfter(last) };
    const what = faultOf(commit, expected);
    if (what !== undefined)
      return { index, version: expected.version, what, message: messageOf(what, commit, expected) };
    last = commit;
  }
  return undefined;
}

type Expected = Pick<Commit, 'version' | 'previous'> & { readonly stream: string | undefined };

function faultOf(commit: Commit, expected: Expected): ChainFault['what'] | undefined {
  if (commit.stream !== expected.stream) return 'stream';
  if (commit.version !== expected.version) return 'version';
  if (commit.previous !== expected.previous) return 'previous';
  return isSealed(commit) ? undefined : 'content';
}

function messageOf(what: ChainFault['what'], commit: Commit, expected: Expected): string {
  if (what === 'content') return `version ${expected.version}: the hash is not that of the content`;
  // As JSON: an altered field may hold anything, also an object that can't be made a string.
  return `version ${expected.version}: ${what} is ${JSON.stringify(commit[what])}, not ${JSON.stringify(expected[what])}`;
}

function isSealed(commit: Commit): boolean {
  const { hash, ...body } = commit;
  try {
    return hash === hashOf(body);
  } catch (error) {
    // Nothing without canonical JSON was ever sealed, so finding it here is an alteration, not a crash.
    if (error instanceof NotCanonical) return false;
    throw error;
  }
}

function hashOf(body: CommitBody): string {
  return createHash('sha256').update(canonicalJson(body), 'utf8').digest('hex');
}
