/** How much of a file is read before it is refused. Every figure is per file. */
export interface ReadingLimits {
  /** Bytes of the file as it came. */
  readonly bytes: number;
  /** Bytes of all parts of a compressed file (XLSX, DOCX) once inflated. */
  readonly inflatedBytes: number;
  /** Parts of a compressed file. */
  readonly entries: number;
  /** Cells with something in them, in all sheets or tables. */
  readonly cells: number;
  /** Characters of text. */
  readonly characters: number;
  /** Pages of a PDF. */
  readonly pages: number;
  /** Time of the reading thread, in milliseconds. */
  readonly milliseconds: number;
  /** JavaScript heap of the reading thread, in MiB. */
  readonly heapMb: number;
  /** What the process may grow by while a file is read, in MiB: what the thread holds outside of that heap counts too. */
  readonly growthMb: number;
}

const MIB = 1024 * 1024;

/** Far above any real report (250 ASM a year in the whole federation), far below what hurts the bot. */
export const READING_LIMITS: ReadingLimits = {
  bytes: 25 * MIB,
  inflatedBytes: 120 * MIB,
  entries: 5_000,
  cells: 100_000,
  characters: 5_000_000,
  pages: 800,
  milliseconds: 60_000,
  heapMb: 768,
  growthMb: 1_200,
};
