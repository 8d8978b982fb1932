/** Content-addressed files: evidence, reports, oficios. Never overwritten, never deleted. */
export interface Archive {
  /** Keeps the bytes and returns their SHA-256 (hexadecimal). Keeping the same bytes again changes nothing. */
  keep(bytes: Uint8Array): Promise<string>;
  /** The bytes of a hash, or undefined. Throws `ArchiveDamaged` when what is stored no longer has that hash. */
  open(sha256: string): Promise<Uint8Array | undefined>;
}

/** The stored bytes are not those of their name: the disk or somebody changed them. */
export class ArchiveDamaged extends Error {
  constructor(readonly sha256: string) {
    super(`archive content of ${sha256} does not match its hash`);
    this.name = 'ArchiveDamaged';
  }
}
