import { columnLetter, excerpt, words } from './fold.js';
import type { Meaning, Role } from './header-meaning.js';
import type { Answers, Clase, Option, Question } from './reading.js';
import type { Cell } from './source.js';

/** A column of a table: its label, what the label means, and its cells below the header. */
export interface Column {
  readonly column: number;
  readonly label: string;
  readonly meaning?: Meaning;
  readonly cells: readonly Cell[];
}

/** One column whose cells are the hallazgo. `clase` is what its header says of them. */
export interface TextColumn {
  readonly column: number;
  readonly clase?: Clase;
}

/** Which column holds what. Every other column is an extra. */
export interface Layout {
  /** More than one when each cell of several columns is an ASM of its own. */
  readonly hallazgo: readonly TextColumn[];
  readonly recomendacion?: number;
  /** Its cells hold both texts. */
  readonly ambos?: number;
  readonly numero?: number;
  readonly clase?: number;
  readonly programa?: number;
  readonly dependencia?: number;
  readonly ubicacion?: number;
  readonly fortaleza?: number;
  /** Columns where a cross says the kind. */
  readonly marks: ReadonlyMap<number, Clase | 'fortaleza'>;
  readonly warnings: readonly string[];
}

/** What the columns mean, or what has to be asked to know it. */
export type Choice = { readonly layout: Layout } | { readonly questions: readonly Question[] };

/** Option that takes each cell of every offered column as an ASM of its own. */
const EACH = 'todas';
/** Option that takes none of the offered columns. */
export const NONE = 'ninguna';

const isMark = (column: Column): boolean =>
  column.cells.length > 0 && column.cells.every((cell) => cell.text.trim().length <= 3);

const isDense = (column: Column, rows: number): boolean => {
  const length = column.cells.reduce((sum, cell) => sum + cell.text.trim().length, 0);
  return column.cells.length * 2 >= rows && length >= 25 * column.cells.length;
};

/** Numbers below a header such as `Hallazgo` are the finding's number, not its text. */
const holdsNumbers = (column: Column): boolean =>
  column.cells.every((cell) => cell.kind === 'number' || /^[\p{L}]{0,4}[-. ]?\d{1,4}\.?$/u.test(cell.text.trim()));

const optionOf = (column: Column): Option => ({
  id: columnLetter(column.column),
  label: `Columna ${columnLetter(column.column)}: «${excerpt(column.label, 60)}»`,
  samples: column.cells.slice(0, 3).map((cell) => excerpt(cell.text)),
});

const withRole = (columns: readonly Column[], ...roles: readonly Role[]): readonly Column[] =>
  columns.filter((column) => column.meaning !== undefined && roles.includes(column.meaning.role));

/** Headers that say just that, and fuller columns that say it and no other noun; when there are none, the rest. */
const serious = (columns: readonly Column[], rows: number): readonly Column[] => {
  const strong = columns.filter((column) => column.meaning?.strength === 2);
  if (strong.length === 0) return columns;
  return columns.filter(
    ({ meaning, ...column }) => meaning?.strength === 2 || (meaning?.loose !== true && isDense(column, rows)),
  );
};

interface Pick {
  readonly chosen: readonly Column[];
  readonly question?: Question;
}

const pick = (
  id: string,
  text: string,
  options: readonly Column[],
  more: readonly Option[],
  answers: Answers,
): Pick => {
  if (options.length <= 1 && more.length === 0) return { chosen: options };
  const answer = answers[id];
  if (answer === EACH) return { chosen: options };
  if (answer === NONE) return { chosen: [] };
  const chosen = options.filter((column) => columnLetter(column.column) === answer);
  if (chosen.length > 0) return { chosen };
  return { chosen: [], question: { id, text, options: [...options.map(optionOf), ...more] } };
};

const EACH_OPTION: Option = { id: EACH, label: 'Todas: cada celda de esas columnas es un ASM aparte', samples: [] };

const eachOption = (options: readonly Column[]): readonly Option[] =>
  options.length > 1 && options.every((column) => column.meaning?.clase !== undefined) ? [EACH_OPTION] : [];

const ASM: readonly Role[] = ['asm'];

/** The very word: what an `ASM` column beside it holds is not in doubt. */
const saysHallazgo = ({ label }: Column): boolean => words(label).some((word) => word.startsWith('hallazgo'));

const hallazgoOptions = (columns: readonly Column[], rows: number, advice: boolean): readonly Column[] => {
  const strong = withRole(columns, 'hallazgo').filter((column) => column.meaning?.strength === 2);
  const asm = advice ? !strong.some(saysHallazgo) : strong.length === 0;
  const named = serious(withRole(columns, 'hallazgo', ...(asm ? ASM : [])), rows);
  if (named.length > 0) return named;
  return serious(withRole(columns, 'descripcion'), rows).filter((column) => isDense(column, rows));
};

/** Beside a hallazgo and without a recomendación, an `ASM` column is probably the recomendación: SE says. */
const asmAsAdvice = (id: string, columns: readonly Column[], hallazgo: readonly Column[], answers: Answers): Pick => {
  const asm = withRole(columns, 'asm').filter((column) => !hallazgo.includes(column));
  const none: Option = { id: NONE, label: 'Ninguna: es un dato aparte, el archivo no trae recomendación', samples: [] };
  return pick(id, '¿La columna trae la recomendación?', asm, asm.length > 0 ? [none] : [], answers);
};

const first = (columns: readonly Column[], role: Role): number | undefined => withRole(columns, role)[0]?.column;

const markColumns = (columns: readonly Column[]): ReadonlyMap<number, Clase | 'fortaleza'> => {
  const marks = new Map<number, Clase | 'fortaleza'>();
  for (const column of columns.filter(isMark)) {
    const kind = column.meaning?.role === 'fortaleza' ? 'fortaleza' : column.meaning?.clase;
    if (kind !== undefined) marks.set(column.column, kind);
  }
  return marks;
};

const numbered = (columns: readonly Column[]): readonly Column[] =>
  columns.map((column) =>
    withRole([column], 'hallazgo', 'recomendacion', 'asm').length > 0 && holdsNumbers(column)
      ? { ...column, meaning: { role: 'numero', strength: 1 } }
      : column,
  );

/**
 * Decides which column is which, or asks. Two columns that could both be the text are never decided here.
 * `table` names the table in question ids; `rows` is the number of data rows.
 */
export const chooseColumns = (table: string, all: readonly Column[], rows: number, answers: Answers): Choice => {
  const marks = markColumns(all);
  const columns = numbered(all.filter((column) => column.cells.length > 0 && !marks.has(column.column)));
  const advice = pick(
    `${table}/recomendacion`,
    '¿Qué columna trae la recomendación?',
    serious(withRole(columns, 'recomendacion'), rows),
    [],
    answers,
  );
  const hasAdvice = advice.chosen.length > 0 || advice.question !== undefined;
  const options = hallazgoOptions(columns, rows, hasAdvice);
  const finding = pick(`${table}/hallazgo`, '¿Qué columna trae el hallazgo?', options, eachOption(options), answers);
  const late = hasAdvice ? { chosen: [] } : asmAsAdvice(`${table}/asm`, columns, options, answers);
  const questions = [finding.question, advice.question, late.question].filter((question) => question !== undefined);
  if (questions.length > 0) return { questions };
  return { layout: layoutOf(columns, finding.chosen, advice.chosen[0] ?? late.chosen[0], marks) };
};

const layoutOf = (
  columns: readonly Column[],
  finding: readonly Column[],
  advice: Column | undefined,
  marks: ReadonlyMap<number, Clase | 'fortaleza'>,
): Layout => {
  const asmAlone = advice === undefined && finding.some((column) => column.meaning?.role === 'asm');
  const both = withRole(columns, 'ambos').filter(() => finding.length === 0 && advice === undefined);
  return {
    hallazgo: finding.map(({ column, meaning }) => ({ column, clase: meaning?.clase })),
    recomendacion: advice?.column,
    ambos: both[0]?.column,
    numero: first(columns, 'numero'),
    clase: first(columns, 'clase'),
    programa: first(columns, 'programa'),
    dependencia: first(columns, 'dependencia'),
    ubicacion: first(columns, 'ubicacion'),
    fortaleza: first(columns, 'fortaleza'),
    marks,
    warnings: asmAlone
      ? [
          `La columna «${finding[0]?.label ?? 'ASM'}» se tomó como hallazgo; el archivo no trae una columna de recomendación.`,
        ]
      : [],
  };
};
