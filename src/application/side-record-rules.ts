import { MAX_COMMIT_BYTES, RecordTooLarge } from './event-log.js';
import type { SideRange } from './side-records.js';

/**
 * Printable ASCII without blank, `/`, `\`, `?` or `#`: what every engine can hold as a key. `.` and `..` are out too:
 * Cosmos DB puts the id in the URL, where `..` would name, and a removal would delete, the whole container.
 */
const KEY = /^(?!\.{1,2}$)(?:(?![/\\?#])[\x21-\x7e]){1,255}$/;

/** Whether every engine can hold that as the id of a side record. */
export const isSideKey = (id: string): boolean => KEY.test(id);

/** Throws `RangeError` for a kind or an id that some engine could not hold. Every engine calls it first. */
export function assertSideKey(kind: string, id: string): void {
  assertSideKind(kind);
  if (!isSideKey(id)) throw new RangeError(`side record id ${JSON.stringify(id)}`);
}

/** Throws `RangeError` for a list that no engine could answer. */
export function assertSideRange(kind: string, range: SideRange): void {
  assertSideKind(kind);
  if (!Number.isSafeInteger(range.limit) || range.limit < 1) throw new RangeError(`side record limit ${range.limit}`);
}

function assertSideKind(kind: string): void {
  if (!KEY.test(kind)) throw new RangeError(`side record kind ${JSON.stringify(kind)}`);
}

/** JSON of a value. Throws `RecordTooLarge` over 1.5 MB, `TypeError` when it has no JSON. Every engine calls it first. */
export function sideValueText(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`a side record can't hold ${typeof value}`);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_COMMIT_BYTES) throw new RecordTooLarge(bytes);
  return text;
}
