import type { Column, Layout } from './columns.js';
import { fold } from './fold.js';
import type { RowView } from './grid-view.js';
import { clasesIn, headerMeaning } from './header-meaning.js';
import { splitBoth } from './labelled-text.js';
import { factOf } from './prose-field.js';
import type { Candidate, Clase, Extra } from './reading.js';
import { textColumns } from './row-kind.js';
import type { Cell } from './source.js';
import type { FoundTable } from './table.js';

/** Most characters of a place in the report, as the forms take it. */
const LONGEST_PLACE = 200;

const NOT_A_TEXT = /^(n\/?a|no aplica|s\/?[dn]|sin dato|ninguna?|-+|\.+)\.?$/u;

const textAt = (row: RowView, column: number | undefined): string | undefined =>
  column === undefined ? undefined : row.get(column)?.text.trim();

interface Kinds {
  readonly clase?: Clase;
  readonly fortaleza: boolean;
  /** It may be a strength or something else: `Fortaleza y oportunidad`. */
  readonly mixed?: true;
}

const kindsOf = (named: readonly (Clase | 'fortaleza')[]): Kinds => {
  const [only] = named;
  if (named.length > 1 && named.includes('fortaleza')) return { fortaleza: false, mixed: true };
  if (named.length !== 1 || only === undefined) return { fortaleza: false };
  return only === 'fortaleza' ? { fortaleza: true } : { clase: only, fortaleza: false };
};

const markedKinds = (layout: Layout, row: RowView): readonly (Clase | 'fortaleza')[] =>
  [...layout.marks].flatMap(([column, kind]) =>
    /^(x|✓|✔|1|si|●|•)$/u.test(fold(textAt(row, column) ?? '')) ? [kind] : [],
  );

/** What the row itself says of its kind: a kind column, a cross, the header, or the section it stands under. */
const rowKindsSaid = (layout: Layout, row: RowView, section: Cell | undefined): Kinds => {
  const own = textAt(row, layout.clase);
  if (own !== undefined && own.length <= 80) return kindsOf(clasesIn(own));
  const marked = markedKinds(layout, row);
  if (marked.length > 0) return kindsOf(marked);
  return kindsOf(section === undefined || section.text.length > 80 ? [] : clasesIn(section.text));
};

const extrasOf = (columns: readonly Column[], row: RowView, taken: ReadonlySet<number | undefined>): readonly Extra[] =>
  columns.flatMap(({ column, label }) => {
    const cell = row.get(column);
    return cell === undefined || taken.has(column) ? [] : [{ label, text: cell.text, where: cell.where }];
  });

/** A row whose texts all come down from merged cells above says more about that ASM: another activity, another responsible. */
export const onlyGoesOn = (table: FoundTable, layout: Layout, number: number): boolean =>
  textColumns(layout).every((column) => (table.view.row(number).get(column)?.row ?? 0) < number);

/** That ASM with the other data of such a row. */
export const withRow = (before: Candidate, table: FoundTable, layout: Layout, number: number): Candidate => {
  const own = new Map([...table.view.row(number)].filter(([, cell]) => cell.row === number));
  return { ...before, extras: [...before.extras, ...extrasOf(table.columns, own, new Set(textColumns(layout)))] };
};

/** In a matrix the cells of a row have nothing to do with each other: the strength beside is no fact about the ASM. */
export const matrixStrength = (layout: Layout): number | undefined =>
  layout.hallazgo.length > 1 ? layout.fortaleza : undefined;

const missing = (hallazgo: string | undefined, recomendacion: string | undefined): readonly string[] => {
  if (hallazgo === undefined) return ['El archivo no dice el hallazgo.'];
  return recomendacion === undefined ? ['El archivo no trae recomendación para este ASM.'] : [];
};

const odd = (name: string, text: string | undefined): readonly string[] =>
  text !== undefined && NOT_A_TEXT.test(fold(text)) ? [`En ${name} el archivo dice «${text}».`] : [];

const warningsOf = (table: FoundTable, number: number, cells: readonly Cell[]): readonly string[] => {
  const shared = cells.filter((cell) => sharesText(table, cell)).map((cell) => cell.where);
  return [
    ...(table.view.grid.hiddenRows.includes(number) ? [`La fila ${number} está oculta en el archivo.`] : []),
    ...(shared.length > 0 ? [`La celda ${shared.join(' y ')} está combinada: su texto vale para varias filas.`] : []),
    ...cells.flatMap((cell) => cell.warning ?? []),
  ];
};

const sharesText = (table: FoundTable, cell: Cell): boolean => {
  const merge = table.view.mergeAt(cell.row, cell.column);
  return merge !== undefined && merge.bottom > merge.top;
};

/** What a row is: an ASM, or a strength, which is none. */
export type RowResult = Candidate | { readonly fortaleza: true };

interface Texts {
  readonly hallazgo?: string;
  readonly recomendacion?: string;
}

const textsOf = (layout: Layout, row: RowView, hallazgo: number | undefined): Texts => {
  const both = textAt(row, layout.ambos);
  return both === undefined
    ? { hallazgo: textAt(row, hallazgo), recomendacion: textAt(row, layout.recomendacion) }
    : splitBoth(both);
};

/** The file has a place for a recomendación and gives none: what is perhaps a strength is no ASM. */
const lacksAdvice = (layout: Layout, { recomendacion }: Texts): boolean =>
  layout.recomendacion !== undefined && (recomendacion === undefined || NOT_A_TEXT.test(fold(recomendacion)));

/** What the title of a group of rows says of all of them: `Programa: Electoral`. */
const saidBySection = (section: Cell | undefined, role: 'programa' | 'dependencia'): string | undefined => {
  const fact = section === undefined ? undefined : factOf(section.text);
  return fact !== undefined && headerMeaning(fact.label)?.role === role ? fact.value : undefined;
};

/** The ASM of one row, with `hallazgo` as the column of its finding. */
export const candidateOf = (
  table: FoundTable,
  layout: Layout,
  number: number,
  hallazgo: number | undefined,
  section: Cell | undefined,
): RowResult => {
  const row = table.view.row(number);
  const kinds = rowKindsSaid(layout, row, section);
  const texts = textsOf(layout, row, hallazgo);
  if (kinds.fortaleza || (kinds.mixed === true && lacksAdvice(layout, texts))) return { fortaleza: true };
  const held = textColumns(layout).flatMap((column) => row.get(column) ?? []);
  const [main] = [hallazgo, layout.ambos, layout.recomendacion].flatMap((column) =>
    column === undefined ? [] : (row.get(column) ?? []),
  );
  const said = saidPlace(layout, row);
  const header = layout.hallazgo.find(({ column }) => column === hallazgo)?.clase;
  const taken = new Set([
    ...textColumns(layout),
    layout.numero,
    layout.programa,
    layout.dependencia,
    said === undefined ? undefined : layout.ubicacion,
    matrixStrength(layout),
  ]);
  return {
    ...texts,
    ...(said === undefined ? { ubicacion: placeOf(main, number) } : { ubicacion: said, celda: placeOf(main, number) }),
    numero: textAt(row, layout.numero),
    clase: kinds.clase ?? (row.has(hallazgo ?? 0) ? header : undefined),
    programa: textAt(row, layout.programa) ?? saidBySection(section, 'programa'),
    dependencia: textAt(row, layout.dependencia) ?? saidBySection(section, 'dependencia'),
    extras: [
      ...(section === undefined ? [] : [{ label: 'Sección', text: section.text, where: section.where }]),
      ...extrasOf(table.columns, row, taken),
    ],
    warnings: [
      ...missing(texts.hallazgo, texts.recomendacion),
      ...odd('el hallazgo', texts.hallazgo),
      ...odd('la recomendación', texts.recomendacion),
      ...warningsOf(table, number, held),
    ],
  };
};

/** Where the report itself says that it stands; a text too long for a place stays among the other data of the row. */
const saidPlace = (layout: Layout, row: RowView): string | undefined => {
  const said = textAt(row, layout.ubicacion);
  return said === undefined || said === '' || said.length > LONGEST_PLACE ? undefined : said;
};

const placeOf = (main: Cell | undefined, number: number): string => {
  if (main === undefined) return `fila ${number}`;
  return main.row === number ? main.where : `${main.where} (fila ${number})`;
};
