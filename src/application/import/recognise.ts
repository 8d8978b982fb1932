import { agreedCount, declaredCounts } from './declared-count.js';
import { readDocument } from './document.js';
import type { Answers, Candidate, Declared, Passage, Reading } from './reading.js';
import type { Cell, Source } from './source.js';
import { readWorkbook } from './workbook.js';

/** A number beside its words (`Total | 23`) reads as one text. */
const rowsAsText = (cells: readonly Cell[]): readonly Passage[] => {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) {
    if (cell.text.length > 300) continue;
    const row = rows.get(cell.row) ?? [];
    if (row.length < 6) row.push(cell);
    rows.set(cell.row, row);
  }
  return [...rows.values()].map((row) => ({ where: row[0]?.where ?? '', text: row.map((cell) => cell.text.trim()).join(' ') }));
};

const declaredIn = (source: Source): readonly Declared[] =>
  source.kind === 'workbook'
    ? source.sheets.filter((sheet) => !sheet.hidden).flatMap((sheet) => declaredCounts(rowsAsText(sheet.grid.cells)))
    : source.pages.flatMap((page) =>
        page.blocks.flatMap((block) =>
          declaredCounts(block.kind === 'paragraph' ? [block] : rowsAsText(block.grid.cells)),
        ),
      );

const withTwins = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const seen = new Map<string, string>();
  return candidates.map((candidate) => {
    const text = JSON.stringify([candidate.hallazgo, candidate.recomendacion, candidate.programa]);
    const twin = seen.get(text);
    seen.set(text, twin ?? candidate.ubicacion);
    return twin === undefined
      ? candidate
      : { ...candidate, warnings: [...candidate.warnings, `Dice lo mismo que ${twin}: revise si está repetido.`] };
  });
};

const NOTHING_FOUND = 'No se encontró ningún hallazgo ni recomendación en el archivo.';

const countWarning = (count: number | undefined, found: number, open: boolean): readonly string[] =>
  open || count === undefined || count === found ? [] : [`El archivo dice que son ${count} y se encontraron ${found}.`];

/**
 * Turns a file that was read into proposed ASM (key action 1.2 of the Mechanism). Pure: the same source and answers give the
 * same reading. Texts are kept to the letter; what could be read in two ways is asked in `questions`, and `answers` are
 * the ids chosen, by question id.
 */
export const recognise = (source: Source, answers: Answers = {}): Reading => {
  const workbook = source.kind === 'workbook';
  const found = workbook ? { ...readWorkbook(source, answers), passages: [] } : readDocument(source, answers);
  const declared = declaredIn(source);
  const declaredCount = agreedCount(declared);
  const open = found.questions.length > 0;
  const none = found.candidates.length === 0 && !open ? [NOTHING_FOUND] : [];
  return {
    candidates: withTwins(found.candidates),
    omitted: found.omitted,
    questions: found.questions,
    declared,
    declaredCount,
    passages: found.passages,
    warnings: [...(workbook ? source.warnings : []), ...found.warnings, ...none, ...countWarning(declaredCount, found.candidates.length, open)],
  };
};
