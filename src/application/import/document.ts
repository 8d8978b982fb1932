import { readFicha } from './ficha.js';
import { excerpt } from './fold.js';
import { viewGrid } from './grid-view.js';
import type { Header } from './locate-headers.js';
import { pairLists } from './pair-lists.js';
import { readProse } from './prose.js';
import { type GridReading, joinReadings, readGrid } from './read-grid.js';
import type { Answers, Candidate, Passage, Question } from './reading.js';
import type { Block, Grid, PagedDocument, Paragraph, Table } from './source.js';

const QUESTION = 'documento/origen';
const LOOSE_QUESTION = 'documento/parrafos';

const columnsOf = (grid: Grid): number => Math.max(0, ...new Set(grid.cells.map((cell) => cell.column)));

/** A table right after another one, as wide and without a header of its own, is the same one on the next page. */
interface Before {
  readonly header?: Header;
  readonly columns: number;
}

const startsLower = (text: string | undefined): boolean => text === undefined || /^\p{Ll}/u.test(text);

const glue = (before: string | undefined, after: string | undefined): string | undefined =>
  before === undefined || after === undefined ? (before ?? after) : `${before} ${after}`;

const ACROSS = 'La fila sigue en otra página y se unió con un espacio: revise la unión.';

const uniteRow = (before: Candidate, after: Candidate): Candidate => {
  const hallazgo = glue(before.hallazgo, after.hallazgo);
  const recomendacion = glue(before.recomendacion, after.recomendacion);
  return {
    ...before,
    hallazgo,
    recomendacion,
    ubicacion:
      before.celda !== undefined || before.ubicacion === after.ubicacion
        ? before.ubicacion
        : `${before.ubicacion} a ${after.ubicacion}`,
    extras: [...before.extras, ...after.extras],
    warnings: [
      ...before.warnings.filter((one) => recomendacion === undefined || !one.includes('no trae recomendación')),
      ACROSS,
    ],
  };
};

const UNFINISHED = /[^.!?;:»”")\]\s]\s*$/u;

/** In a table with numbers, a row without one goes on with texts that were left unfinished, whatever their first letter. */
const textGoesOn = (before: string | undefined, after: string | undefined, numbered: boolean): boolean =>
  startsLower(after) || (numbered && before !== undefined && UNFINISHED.test(before));

const goesOn = (before: Candidate, after: Candidate): boolean => {
  const numbered = before.numero !== undefined;
  return (
    after.numero === undefined &&
    textGoesOn(before.hallazgo, after.hallazgo, numbered) &&
    textGoesOn(before.recomendacion, after.recomendacion, numbered)
  );
};

const appendReading = (all: GridReading, next: GridReading, continued: boolean): GridReading => {
  const [first, ...rest] = next.candidates;
  const last = all.candidates.at(-1);
  if (!continued || first === undefined || last === undefined || !goesOn(last, first)) return joinReadings([all, next]);
  const united = [...all.candidates.slice(0, -1), uniteRow(last, first), ...rest];
  return { ...joinReadings([all, next]), candidates: united };
};

const asParagraphs = (table: Table): readonly Paragraph[] =>
  table.grid.cells.map(({ text, where }) => ({ kind: 'paragraph', text, where, heading: false, listed: false }));

/** A table of one column around labelled or numbered text is read as that text. */
const isText = (table: Table): boolean => readProse([asParagraphs(table)]).candidates.length > 0;

const readTables = (blocks: readonly Block[], answers: Answers): GridReading => {
  let all = joinReadings([]);
  let before: Before | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      before = undefined;
      continue;
    }
    const columns = columnsOf(block.grid);
    const header = before?.columns === columns ? before.header : undefined;
    const read = readGrid(block.grid, `${block.where}: `, answers, header);
    if (columns === 1 && isText(block)) continue;
    const found = read.candidates.length + read.questions.length > 0 ? read : readFicha(viewGrid(block.grid));
    all = appendReading(all, found, before !== undefined);
    before = { header: read.header ?? header, columns };
  }
  return all;
};

/** Running text between tables. A table of one column is a box around text. */
const stretches = (blocks: readonly Block[]): readonly (readonly Paragraph[])[] => {
  const all: Paragraph[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'paragraph') all.at(-1)?.push(block);
    else if (columnsOf(block.grid) === 1) all.at(-1)?.push(...asParagraphs(block));
    else all.push([]);
  }
  return all;
};

const passagesOf = (block: Block): readonly Passage[] =>
  block.kind === 'paragraph'
    ? [{ where: block.where, text: block.text }]
    : block.grid.cells.map(({ where, text }) => ({ where, text }));

const originQuestion = (tables: readonly Candidate[], prose: readonly Candidate[]): Question => {
  const sample = (candidates: readonly Candidate[]): readonly string[] =>
    candidates.slice(0, 3).map((one) => excerpt(one.hallazgo ?? one.recomendacion ?? ''));
  return {
    id: QUESTION,
    text: `El documento trae ${tables.length} ASM en tablas y ${prose.length} en el texto. ¿Cuáles se toman?`,
    options: [
      { id: 'tablas', label: 'Los de las tablas', samples: sample(tables) },
      { id: 'texto', label: 'Los del texto', samples: sample(prose) },
      { id: 'ambos', label: 'Todos', samples: [] },
    ],
  };
};

const looseQuestion = (loose: readonly Candidate[]): Question => ({
  id: LOOSE_QUESTION,
  text: `No hay tablas ni puntos numerados, pero bajo los títulos de hallazgos o recomendaciones hay ${loose.length} párrafos. ¿Cada uno es un ASM?`,
  options: [
    {
      id: 'cada-uno',
      label: 'Sí: cada párrafo es un ASM',
      samples: loose.slice(0, 3).map((one) => excerpt(one.hallazgo ?? one.recomendacion ?? '')),
    },
    { id: 'ninguno', label: 'No: se eligen o se capturan a mano', samples: [] },
  ],
});

/** When nothing else was found, paragraphs below a title that names the texts are offered. */
const offerLoose = (chosen: Chosen, loose: readonly Candidate[], answers: Answers): Chosen => {
  const answer = answers[LOOSE_QUESTION];
  if (chosen.candidates.length + chosen.questions.length > 0 || loose.length === 0 || answer === 'ninguno')
    return chosen;
  return answer === 'cada-uno'
    ? { candidates: loose, questions: [] }
    : { candidates: [], questions: [looseQuestion(loose)] };
};

interface Chosen {
  readonly candidates: readonly Candidate[];
  readonly questions: readonly Question[];
}

const choose = (tables: readonly Candidate[], prose: readonly Candidate[], answers: Answers): Chosen => {
  if (tables.length === 0) return pairLists(prose, answers);
  const answer = answers[QUESTION];
  if (prose.length === 0 || answer === 'tablas') return { candidates: tables, questions: [] };
  if (answer === 'texto') return pairLists(prose, answers);
  if (answer === 'ambos') return { candidates: [...tables, ...prose], questions: [] };
  return { candidates: [], questions: [originQuestion(tables, prose)] };
};

/** What was understood of a text document, with all of its text as passages to pick from. */
export interface DocumentReading extends GridReading {
  readonly passages: readonly Passage[];
}

/** Reads tables and running text of a document. */
export const readDocument = (document: PagedDocument, answers: Answers): DocumentReading => {
  const blocks = document.pages.flatMap((page) => page.blocks);
  const tables = readTables(blocks, answers);
  const prose = readProse(stretches(blocks));
  const found = choose(tables.candidates, prose.candidates, answers);
  const chosen = tables.questions.length > 0 ? found : offerLoose(found, prose.loose, answers);
  return {
    candidates: chosen.candidates,
    questions: [...tables.questions, ...chosen.questions],
    omitted: [...document.omitted, ...tables.omitted, ...prose.omitted],
    warnings: [...document.warnings, ...tables.warnings],
    passages: blocks.flatMap(passagesOf),
  };
};
