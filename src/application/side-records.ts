/** A side record as read, with the mark that a conditional replace needs. */
export interface SideRecord<T = unknown> {
  readonly id: string;
  readonly value: T;
  /** Opaque; changes with every write. */
  readonly mark: string;
}

/** Range of ids to list, in ascending id order (UTF-16 code units of ASCII ids). */
export interface SideRange {
  /** First id, inclusive. */
  readonly from?: string;
  /** End, exclusive. */
  readonly to?: string;
  /** At most so many. */
  readonly limit: number;
}

/**
 * Small JSON documents beside the record: delivery outcomes, agenda, conversation references, drafts, roster names,
 * checkpoints. `kind` is the partition, and every call touches one. Kinds and ids are printable ASCII without blank,
 * `/`, `\`, `?` or `#`, 1 to 255 characters, and not `.` or `..` (Cosmos DB can't hold others): anything else throws
 * `RangeError`. Values are at most 1.5 MB of JSON: over it, `RecordTooLarge`.
 */
export interface SideRecords {
  get<T>(kind: string, id: string): Promise<SideRecord<T> | undefined>;
  /** Creates; `false` when the id exists already, and then nothing is written. */
  create(kind: string, id: string, value: unknown): Promise<boolean>;
  /** Replaces if the mark is still the current one; `false` when it is not, or the record is gone. */
  replace(kind: string, id: string, value: unknown, mark: string): Promise<boolean>;
  /** Writes whatever was there. */
  put(kind: string, id: string, value: unknown): Promise<void>;
  /** Removes; removing what is not there does nothing. */
  remove(kind: string, id: string): Promise<void>;
  list<T>(kind: string, range: SideRange): Promise<readonly SideRecord<T>[]>;
}
