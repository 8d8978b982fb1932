import { compose, type Matrix, matrixOf, type Rule } from './pdf-engine.js';

/** pdf.js's drawing operators of a page. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Thickest rectangle that is a line: tables of many programs are drawn with thin filled boxes. */
const THICKEST = 3;
/** Shortest stroke that can be the side of a cell. */
const SHORTEST = 4;

type Point = readonly [number, number];

const apply = (matrix: Matrix, x: number, y: number): Point => {
  const [a, b, c, d, e, f] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
};

const numbersOf = (args: unknown): readonly number[] => {
  const [, paths] = Array.isArray(args) ? args : [];
  const [path] = Array.isArray(paths) ? paths : [];
  return path instanceof Float32Array || Array.isArray(path) ? Array.from(path, Number) : [];
};

/** Numbers that follow each path step: move, line, cubic, quadratic, close. */
const STEP_LENGTH = [2, 2, 6, 4, 0];

/** Straight runs of a path: lists of corners. Curves break a run. */
const runsOf = (path: readonly number[]): readonly (readonly Point[])[] => {
  const runs: Point[][] = [];
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 4;
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (step === 0 || (step === 1 && run === undefined)) runs.push([[path[at + 1] ?? 0, path[at + 2] ?? 0]]);
    else if (step === 1) run?.push([path[at + 1] ?? 0, path[at + 2] ?? 0]);
    else if (step === 4 && first !== undefined) run?.push(first);
    else if (step === 2 || step === 3) runs.push([]);
    at += 1 + (STEP_LENGTH[step] ?? 0);
  }
  return runs.filter((run) => run.length > 1);
};

const ruleOf = ([x1, y1]: Point, [x2, y2]: Point): Rule | undefined => {
  const wide = Math.abs(x2 - x1);
  const tall = Math.abs(y2 - y1);
  if (Math.min(wide, tall) > 1 || Math.max(wide, tall) < SHORTEST) return undefined;
  return { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
};

const asThinBox = (points: readonly Point[]): Rule | undefined => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (points.length < 4 || Math.min(x2 - x1, y2 - y1) > THICKEST) return undefined;
  const middle = (one: number, other: number): number => (one + other) / 2;
  return x2 - x1 > y2 - y1
    ? { x1, x2, y1: middle(y1, y2), y2: middle(y1, y2) }
    : { x1: middle(x1, x2), x2: middle(x1, x2), y1, y2 };
};

const rulesOfRun = (points: readonly Point[]): readonly Rule[] => {
  const thin = asThinBox(points);
  if (thin !== undefined) return Math.max(thin.x2 - thin.x1, thin.y2 - thin.y1) < SHORTEST ? [] : [thin];
  return points.slice(1).flatMap((point, index) => ruleOf(points[index] ?? point, point) ?? []);
};

/** More strokes than any table has: a map or a drawing. */
const MOST_RULES = 5_000;

/** The straight strokes and box sides that a page paints. `codes` are pdf.js's operator codes; `view` maps to the page. */
export const rulesOf = (operators: Operators, codes: Readonly<Record<string, number>>, view: Matrix): readonly Rule[] => {
  const stack: Matrix[] = [];
  let matrix = view;
  const rules: Rule[] = [];
  operators.fnArray.forEach((code, index) => {
    const args = operators.argsArray[index];
    if (code === codes.save || code === codes.paintFormXObjectBegin) stack.push(matrix);
    if (code === codes.restore || code === codes.paintFormXObjectEnd) matrix = stack.pop() ?? view;
    if (code === codes.transform) matrix = compose(matrix, matrixOf(args));
    if (code === codes.paintFormXObjectBegin && Array.isArray(args)) matrix = compose(matrix, formMatrix(args[0]));
    const painted = code === codes.constructPath && Array.isArray(args) && args[0] !== codes.endPath;
    if (!painted || rules.length > MOST_RULES) return;
    for (const run of runsOf(numbersOf(args))) rules.push(...rulesOfRun(run.map(([x, y]) => apply(matrix, x, y))));
  });
  return rules.length > MOST_RULES ? [] : rules;
};

const formMatrix = (value: unknown): Matrix =>
  Array.isArray(value) || value instanceof Float32Array ? matrixOf(Array.from(value, Number)) : matrixOf(undefined);
