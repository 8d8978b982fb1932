/** Something to be corrected in a workbook. `text` goes on after the place: `Actividades!G7: la ponderación…`. */
export interface Problem {
  /** The cell, or the sheet, as people find it. */
  readonly where: string;
  readonly text: string;
}

/** A sentence of its own, to go on after the place of a cell. What begins with a key such as `ASM-01` keeps its capitals. */
export const afterPlace = (sentence: string): string =>
  /^\p{Lu}\p{Ll}/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
