import { fold } from './fold.js';
import type { GridView } from './grid-view.js';
import { headerMeaning } from './header-meaning.js';
import type { Candidate } from './reading.js';
import type { Cell } from './source.js';

/** What a sheet says of all its ASM above the table, such as «Programa: Electoral». */
interface Stated {
  readonly role: 'programa' | 'dependencia';
  readonly text: string;
  readonly cells: readonly Cell[];
}

const LABELLED = /^([^:]{2,60}):\s*(\S[\s\S]*)$/u;

/** «Programa Anual de Evaluación: 2024» is the title of a report, not the programme that it is about. */
const TITLE = /\b(anual|evaluacion)\b/u;

const roleOf = (label: string): Stated['role'] | undefined => {
  if (TITLE.test(fold(label))) return undefined;
  const role = headerMeaning(label)?.role;
  return role === 'programa' || role === 'dependencia' ? role : undefined;
};

/** One cell that names what it says, or a label with one value beside it. */
const statedIn = (row: readonly Cell[]): readonly Stated[] => {
  const [first, second, ...rest] = row;
  if (first === undefined || rest.length > 0) return [];
  const [, label = '', value = ''] = LABELLED.exec(first.text.trim()) ?? [];
  if (second === undefined) {
    const role = roleOf(label);
    return role === undefined ? [] : [{ role, text: value.trim(), cells: [first] }];
  }
  const role = roleOf(first.text.trim().replace(/:$/u, ''));
  return role === undefined ? [] : [{ role, text: second.text.trim(), cells: [first, second] }];
};

/** What the rows say of the whole table below them; of what is said twice with two answers, nothing. */
export const statedAbove = (view: GridView, rows: readonly number[]): readonly Stated[] => {
  const all = rows.flatMap((row) => statedIn([...view.row(row).values()].filter((cell) => cell.row === row)));
  return all.filter(({ role, text }) => all.every((each) => each.role !== role || each.text === text));
};

/** An ASM of the table with what stands above it, where its own row doesn't say it. */
export const withStated =
  (stated: readonly Stated[]) =>
  (candidate: Candidate): Candidate => {
    const missing = stated.filter(({ role }) => (candidate[role] ?? '') === '');
    const said = Object.fromEntries(missing.map(({ role, text }) => [role, text]));
    const warnings = missing.map(
      ({ role, cells }) => `Se tomó de ${cells[0]?.where ?? ''} ${NAMES[role]}: está arriba de la tabla.`,
    );
    return { ...candidate, ...said, warnings: [...candidate.warnings, ...new Set(warnings)] };
  };

const NAMES = { programa: 'el programa', dependencia: 'la dependencia' } as const;
