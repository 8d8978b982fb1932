import { z } from 'zod';

/** Where a reader of the feed is. Opaque outside; about 30 bytes a stream. */
const schema = z.object({
  /** Last version given, of each stream. */
  heads: z.record(z.number()),
  /** Largest `_ts` (seconds, UTC) that a discovery has seen. */
  since: z.number(),
  /** When all streams were last asked one by one, milliseconds UTC. */
  sweptAt: z.number(),
  /** Streams known to have news, still to be read. */
  pending: z.array(z.string()),
});

/** Where a reader of the feed is. */
export type Mark = z.infer<typeof schema>;

/** Reads a mark; `''` is the beginning. Throws `RangeError` for a mark that this engine never gave. */
export function parseMark(text: string): Mark {
  if (text === '') return { heads: {}, since: 0, sweptAt: 0, pending: [] };
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new RangeError(`feed mark ${text.slice(0, 80)}`, { cause });
  }
}

/** The text of a mark. */
export function printMark(mark: Mark): string {
  return JSON.stringify(mark);
}
