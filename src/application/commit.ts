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
  readonly stream: string;
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
  let last = after;
  for (const [index, commit] of commits.entries()) {
    const fault = faultOf(commit, last, after?.stream ?? commits[0]?.stream);
    if (fault !== undefined) return { index, stream: commit.stream, version: commit.version, ...fault };
    last = commit;
  }
  return undefined;
}

function faultOf(
  commit: Commit,
  last: Commit | undefined,
  stream: string | undefined,
): Pick<ChainFault, 'what' | 'message'> | undefined {
  const link = linkAfter(last);
  if (commit.stream !== stream) return { what: 'stream', message: `stream ${commit.stream}, expected ${stream}` };
  if (commit.version !== link.version) {
    return { what: 'version', message: `version ${commit.version}, expected ${link.version}` };
  }
  if (commit.previous !== link.previous) {
    return { what: 'previous', message: `previous ${commit.previous}, expected ${link.previous}` };
  }
  return isSealed(commit) ? undefined : { what: 'content', message: `hash ${commit.hash} is not that of the content` };
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
