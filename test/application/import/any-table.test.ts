import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnLetter } from '../../../src/application/import/fold.js';
import type { Reading } from '../../../src/application/import/reading.js';
import { recognise } from '../../../src/application/import/recognise.js';
import type { Cell, Workbook } from '../../../src/application/import/source.js';

const FINDINGS = [
  'Hallazgo',
  ' HALLAZGOS ',
  'Debilidad o amenaza',
  'Hallazgo\ndetectado',
  'Descripción del hallazgo',
  'ASM',
  'Aspecto Susceptible de Mejora',
];
const ADVICE = [
  'Recomendación',
  'RECOMENDACIONES',
  'Sugerencia',
  'Acción recomendada',
  ' recomendacion  del evaluador',
];
const OTHERS = [
  'Tema',
  'Página',
  'Prioridad',
  'Área responsable',
  'Clave presupuestal',
  'Evidencia',
  'Ubicación en el informe',
];

const word = fc
  .string({ minLength: 1, maxLength: 9, unit: fc.constantFrom(...'abcdeilmnorstuáéñü,"\'<&🙂') })
  .filter((one) => /\p{L}/u.test(one));
const prose = fc
  .array(word, { minLength: 3, maxLength: 30 })
  .chain((parts) => fc.constantFrom(' ', '\n', '  ').map((blank) => `Q${parts.join(blank)}`));

interface Table {
  readonly finding: string;
  readonly advice: string;
  readonly others: readonly string[];
  readonly titles: readonly string[];
  readonly top: number;
  readonly left: number;
  readonly gap: number;
  readonly rows: readonly (readonly [string, string | null, readonly (string | null)[]])[];
}

const table: fc.Arbitrary<Table> = fc
  .record({
    finding: fc.constantFrom(...FINDINGS),
    advice: fc.constantFrom(...ADVICE),
    others: fc.shuffledSubarray(OTHERS, { maxLength: 4 }),
    titles: fc.array(
      fc.constantFrom('Informe final', 'Programa Anual de Evaluación 2024', 'Hallazgos del PAE 2018', 'Anexo 3'),
      { maxLength: 3 },
    ),
    top: fc.integer({ min: 4, max: 15 }),
    left: fc.integer({ min: 1, max: 30 }),
    gap: fc.integer({ min: 1, max: 2 }),
    rows: fc.array(
      fc.tuple(
        prose,
        fc.option(prose, { freq: 6 }),
        fc.array(fc.option(prose, { freq: 4 }), { minLength: 4, maxLength: 4 }),
      ),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .filter(({ rows }) => rows.some(([, advice]) => advice !== null));

const cell = (row: number, column: number, text: string): Cell => ({
  row,
  column,
  text,
  kind: 'text',
  where: `Hoja1!${columnLetter(column)}${row}`,
});

const columnsOf = ({ left, gap }: Table): { finding: number; advice: number; other: (index: number) => number } => ({
  finding: left,
  advice: left + gap,
  other: (index) => left + gap + 1 + index,
});

const cellsOf = (made: Table): readonly Cell[] => {
  const at = columnsOf(made);
  const header = [
    cell(made.top, at.finding, made.finding),
    cell(made.top, at.advice, made.advice),
    ...made.others.map((text, index) => cell(made.top, at.other(index), text)),
  ];
  const data = made.rows.flatMap(([finding, advice, others], index) => [
    cell(made.top + 1 + index, at.finding, finding),
    ...(advice === null ? [] : [cell(made.top + 1 + index, at.advice, advice)]),
    ...made.others.flatMap((_, other) => {
      const text = others[other] ?? null;
      return text === null ? [] : [cell(made.top + 1 + index, at.other(other), text)];
    }),
  ]);
  return [...made.titles.map((text, index) => cell(index + 1, 1, text)), ...header, ...data];
};

const workbookOf = (cells: readonly Cell[]): Workbook => ({
  kind: 'workbook',
  warnings: [],
  sheets: [{ name: 'Hoja1', hidden: false, grid: { cells, merges: [], hiddenRows: [], hiddenColumns: [] } }],
});

/** Every text that a reading shows somewhere, trimmed. */
const shown = (reading: Reading): ReadonlySet<string> =>
  new Set(
    [
      ...reading.candidates.flatMap((one) => [
        one.hallazgo,
        one.recomendacion,
        one.numero,
        one.programa,
        one.dependencia,
        one.celda === undefined ? undefined : one.ubicacion,
        ...one.extras.map(({ text }) => text),
      ]),
      ...reading.omitted.map(({ text }) => text),
    ].flatMap((text) => (text === undefined ? [] : [text.trim()])),
  );

describe('any table, anywhere in a sheet', () => {
  it('comes back to the letter', () => {
    fc.assert(
      fc.property(table, (made) => {
        const reading = recognise(workbookOf(cellsOf(made)));
        const texts = reading.candidates.map(({ hallazgo, recomendacion }) => [hallazgo, recomendacion]);
        assert.deepEqual(
          texts,
          made.rows.map(([finding, advice]) => [finding.trim(), advice?.trim()]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing: every text below the header is an ASM, one of its data, or left out with a reason', () => {
    fc.assert(
      fc.property(table, fc.array(fc.tuple(fc.nat(30), fc.nat(12), prose), { maxLength: 12 }), (made, strays) => {
        const cells = new Map(cellsOf(made).map((one) => [one.where, one]));
        for (const [down, right, text] of strays) {
          const stray = cell(made.top + 1 + down, made.left + right, text);
          if (!cells.has(stray.where)) cells.set(stray.where, stray);
        }
        const all = [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
        const reading = recognise(workbookOf(all));
        if (reading.questions.length > 0) return;
        const seen = shown(reading);
        const lost = all.filter((one) => one.row !== made.top && !seen.has(one.text.trim()));
        assert.deepEqual(
          lost.map((one) => one.where),
          [],
        );
        assert.ok(reading.omitted.every(({ why }) => why.length > 0));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same reading twice, and never invents a text', () => {
    fc.assert(
      fc.property(table, (made) => {
        const source = workbookOf(cellsOf(made));
        const reading = recognise(source);
        assert.deepEqual(recognise(source), reading);
        const literal = new Set(cellsOf(made).map(({ text }) => text.trim()));
        const invented = [...shown(reading)].filter((text) => !literal.has(text));
        assert.deepEqual(invented, []);
      }),
      { numRuns: 100 },
    );
  });
});
