import assert from 'node:assert/strict';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { FileChild } from 'docx';
import {
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx';
import { readingOf, textsOf } from './messy-workbooks.js';

const compiler = NodeCompiler.create();
const pdf = (body: string): Uint8Array =>
  new Uint8Array(compiler.pdf({ mainFileContent: `#set text(lang: "es")\n${body}` }));

const docx = async (children: readonly FileChild[]): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        numbering: {
          config: [
            {
              reference: 'lista',
              levels: [
                { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
                { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)' },
              ],
            },
          ],
        },
        sections: [{ children: [...children] }],
      }),
    ),
  );

const cell = (text: string, merge?: 'restart' | 'continue'): TableCell =>
  new TableCell({
    children: [new Paragraph(text)],
    verticalMerge: merge === undefined ? undefined : VerticalMergeType[merge === 'restart' ? 'RESTART' : 'CONTINUE'],
  });

const item = (text: string, level = 0): Paragraph => new Paragraph({ text, numbering: { reference: 'lista', level } });

const CLAUSES = Array.from(
  { length: 48 },
  (_, index) => `la acción ${index + 1} fortalece la lógica causal del programa`,
);
const LONG = `${CLAUSES.join(', ')}, y su medición.`;

describe('report files: PDF', () => {
  it('reads numbered recommendations across a page break, to the letter, without page headers', async () => {
    const reading = await readingOf(
      pdf(`
#set page(width: 14cm, height: 12cm, header: [Informe final 2024], footer: context [Página #counter(page).display()])
= Introducción
Se identificaron 3 recomendaciones en la evaluación.
= Recomendaciones
1. ${LONG}
2. Actualizar la MIR.
3. Publicar el padrón.
= Conclusiones
El programa mejoró.`),
      {},
      'informe.pdf',
    );
    assert.deepEqual(textsOf(reading), [
      [undefined, LONG],
      [undefined, 'Actualizar la MIR.'],
      [undefined, 'Publicar el padrón.'],
    ]);
    assert.deepEqual(
      reading.candidates.map((one) => one.numero),
      ['1', '2', '3'],
    );
    assert.equal(reading.declaredCount, 3);
    assert.match(reading.candidates[0]?.ubicacion ?? '', /^página 1 a página/u);
    assert.ok(reading.omitted.some((one) => one.text === 'Informe final 2024'));
    assert.ok(reading.passages.some((one) => one.text === 'El programa mejoró.'));
  });

  it('reads a ruled table that goes on over pages, with its header repeated and a merge', async () => {
    const rows = Array.from(
      { length: 14 },
      (_, index) =>
        `${index === 0 ? 'table.cell(rowspan: 2)[Pp A],' : index > 1 ? '[Pp B],' : ''}[El programa carece del elemento ${index + 1}.],[Elaborar el elemento ${index + 1}.]`,
    );
    const reading = await readingOf(
      pdf(`
#set page(width: 16cm, height: 10cm)
#table(columns: (auto, 1fr, 1fr), table.header([*Programa*], [*Hallazgo*], [*Recomendación*]), ${rows.join(',\n')})`),
      {},
      'tabla.pdf',
    );
    assert.deepEqual(
      textsOf(reading),
      rows.map((_, index) => [`El programa carece del elemento ${index + 1}.`, `Elaborar el elemento ${index + 1}.`]),
    );
    assert.deepEqual(
      reading.candidates.slice(0, 3).map((one) => one.programa),
      ['Pp A', 'Pp A', 'Pp B'],
    );
    assert.match(reading.candidates.at(-1)?.ubicacion ?? '', /^página [23], tabla/u);
  });

  it('puts words together again that soft hyphens cut, over lines, columns and pages', async () => {
    const long = LONG.replace(/ \d+/gu, ' prioritaria');
    const reading = await readingOf(
      pdf(`
#set text(hyphenate: true, size: 10pt)
#set par(justify: true)
#set page(width: 13cm, height: 9cm, columns: 2)
= Recomendaciones
${['R1.', 'R2.', 'R3.'].map((label) => `${label} ${long}`).join('\n\n')}`),
      {},
      'informe.pdf',
    );
    assert.deepEqual(
      textsOf(reading).map(([, advice]) => advice),
      [long, long, long],
    );
  });

  it('tells headings by their size, and keeps each item of a list in a cell on its line', async () => {
    const parted = await readingOf(
      pdf(
        '#set par(leading: .5em, spacing: .6em)\n#text(18pt)[Recomendaciones] \\ #text(14pt)[Tema 1] \\ 1. Integrar el padrón.\n\n#text(18pt)[Conclusiones]\n\n1. Es pertinente.',
      ),
      {},
      'informe.pdf',
    );
    assert.deepEqual(textsOf(parted), [[undefined, 'Integrar el padrón.']]);
    const celled = await readingOf(
      pdf('#table(columns: 2, [Hallazgo], [Recomendaciones], [No hay padrón.], [1. Integrarlo. \\ 2. Publicarlo.])'),
      {},
      'informe.pdf',
    );
    assert.deepEqual(textsOf(celled), [['No hay padrón.', '1. Integrarlo.\n2. Publicarlo.']]);
  });

  it('reads the list inside of a frame, and joins neither facts nor signatures to a text', async () => {
    const framed = await readingOf(
      pdf(
        '#set page(width: 14cm)\n#table(columns: 1, [4. Datos], [Recomendaciones: \\ 1. Integrar el padrón. \\ 2. Publicarlo.])',
      ),
      {},
      'informe.pdf',
    );
    assert.deepEqual(textsOf(framed), [
      [undefined, 'Integrar el padrón.'],
      [undefined, 'Publicarlo.'],
    ]);
    const signed = await readingOf(
      pdf(
        '#set page(width: 7cm, margin: 1cm)\nRecomendación 1: Integrar el padrón del programa. \\ Área responsable: UIPPE \\ Recomendación 2: Integrar la MIR del programa. \\ Atentamente',
      ),
      {},
      'informe.pdf',
    );
    assert.deepEqual(textsOf(signed), [
      [undefined, 'Integrar el padrón del programa.'],
      [undefined, 'Integrar la MIR del programa.'],
    ]);
    assert.deepEqual(signed.candidates[0]?.extras[0]?.text, 'UIPPE');
  });

  it('leaves a hard hyphen at the end of a line, and says so', async () => {
    const reading = await readingOf(pdf('= Recomendaciones\nR1. Actualizar el diag-\\ nóstico.'), {}, 'informe.pdf');
    assert.deepEqual(textsOf(reading), [[undefined, 'Actualizar el diag-nóstico.']]);
    assert.ok(reading.warnings.some((one) => one.includes('«diag-nóstico.»')));
  });

  it('pairs labelled findings and recommendations', async () => {
    const reading = await readingOf(
      pdf(`
*Hallazgo 1.* No hay padrón.

*Recomendación 1.* Integrar el padrón.

*Hallazgo 2.* La MIR no tiene supuestos.

*Recomendación 2.1* Redactar los supuestos.

*Recomendación 2.2* Validar los supuestos.

R.4 Publicar los resultados.

ASM 5.- No se mide la satisfacción.`),
      {},
      'informe.pdf',
    );
    assert.deepEqual(textsOf(reading), [
      ['No hay padrón.', 'Integrar el padrón.'],
      ['La MIR no tiene supuestos.', 'Redactar los supuestos.'],
      ['La MIR no tiene supuestos.', 'Validar los supuestos.'],
      [undefined, 'Publicar los resultados.'],
      ['No se mide la satisfacción.', undefined],
    ]);
  });

  it('asks before uniting separate lists by number', async () => {
    const bytes = pdf(
      '= Hallazgos\n1. No hay padrón.\n2. No hay MIR.\n= Recomendaciones\n1. Integrar el padrón.\n2. Elaborar la MIR.',
    );
    const asked = await readingOf(bytes, {}, 'informe.pdf');
    assert.deepEqual([asked.candidates.length, asked.questions[0]?.id], [0, 'documento/unir']);
    const united = await readingOf(bytes, { 'documento/unir': 'por-numero' }, 'informe.pdf');
    assert.deepEqual(textsOf(united), [
      ['No hay padrón.', 'Integrar el padrón.'],
      ['No hay MIR.', 'Elaborar la MIR.'],
    ]);
    const apart = await readingOf(bytes, { 'documento/unir': 'separados' }, 'informe.pdf');
    assert.equal(apart.candidates.length, 4);
  });

  it('does not take the phases of a mechanism for ASM, and gives its passages by page', async () => {
    const reading = await readingOf(
      pdf('= Fases\n1. Establecimiento.\n2. Análisis.\n\n#pagebreak()\nTexto de la segunda página.'),
      {},
      'mecanismo.pdf',
    );
    assert.deepEqual([reading.candidates, reading.questions], [[], []]);
    assert.deepEqual(reading.passages.at(-1), { where: 'página 2', text: 'Texto de la segunda página.' });
  });
});

describe('report files: DOCX', () => {
  it('reads a table with merges', async () => {
    const rows = [
      ['Programa', 'Hallazgo', 'Recomendación'],
      ['Pp A', 'No hay padrón.', 'Integrar el padrón.'],
      ['', 'No hay MIR.', 'Elaborar la MIR.'],
    ].map(
      (texts, index) =>
        new TableRow({
          children: texts.map((text, column) =>
            cell(text, column === 0 && index > 0 ? (index === 1 ? 'restart' : 'continue') : undefined),
          ),
        }),
    );
    const reading = await readingOf(await docx([new Paragraph('Anexo'), new Table({ rows })]), {}, 'informe.docx');
    assert.deepEqual(textsOf(reading), [
      ['No hay padrón.', 'Integrar el padrón.'],
      ['No hay MIR.', 'Elaborar la MIR.'],
    ]);
    assert.deepEqual(
      reading.candidates.map((one) => [one.programa, one.ubicacion]),
      [
        ['Pp A', 'tabla 1, fila 2'],
        ['Pp A', 'tabla 1, fila 3'],
      ],
    );
  });

  it('reads an automatic list under its heading, and no other list', async () => {
    const reading = await readingOf(
      await docx([
        new Paragraph({ text: 'Objetivos', heading: HeadingLevel.HEADING_1 }),
        item('Conocer el programa.'),
        new Paragraph({ text: 'Recomendaciones', heading: HeadingLevel.HEADING_1 }),
        item('Integrar el padrón.'),
        item('Elaborar la MIR.'),
        new Paragraph({ text: 'Bibliografía', heading: HeadingLevel.HEADING_1 }),
        item('Ley de Planeación.'),
      ]),
      {},
      'informe.docx',
    );
    assert.deepEqual(textsOf(reading), [
      [undefined, 'Integrar el padrón.'],
      [undefined, 'Elaborar la MIR.'],
    ]);
  });

  it('keeps the items of a list inside a list with the one that they belong to', async () => {
    const reading = await readingOf(
      await docx([
        new Paragraph({ text: 'Hallazgos', heading: HeadingLevel.HEADING_1 }),
        item('El padrón no está depurado.'),
        item('faltan bajas;', 1),
        item('faltan altas.', 1),
        item('No hay MIR.'),
      ]),
      {},
      'informe.docx',
    );
    assert.deepEqual(textsOf(reading), [
      ['El padrón no está depurado.\nfaltan bajas;\nfaltan altas.', undefined],
      ['No hay MIR.', undefined],
    ]);
  });

  it('reads lists below the subjects into which a chapter is parted, and none of the next chapter', async () => {
    const heading = (text: string, level: 'HEADING_1' | 'HEADING_2'): Paragraph =>
      new Paragraph({ text, heading: HeadingLevel[level] });
    const reading = await readingOf(
      await docx([
        heading('Recomendaciones', 'HEADING_1'),
        heading('Diseño', 'HEADING_2'),
        new Paragraph('1. Integrar el padrón.'),
        heading('Fortalezas', 'HEADING_2'),
        new Paragraph('1. Hay un marco claro.'),
        heading('Recomendaciones', 'HEADING_1'),
        heading('Planeación', 'HEADING_2'),
        new Paragraph('• Publicarlo.'),
        heading('Conclusiones', 'HEADING_1'),
        new Paragraph('• El programa es pertinente.'),
      ]),
      {},
      'informe.docx',
    );
    assert.deepEqual(textsOf(reading), [
      [undefined, 'Integrar el padrón.'],
      [undefined, 'Publicarlo.'],
    ]);
  });

  it('reads lists and tables inside of a box, which is a table of one cell', async () => {
    const box = (...children: (Paragraph | Table)[]): Table =>
      new Table({ rows: [new TableRow({ children: [new TableCell({ children })] })] });
    const inner = new Table({
      rows: [
        ['Hallazgo', 'Recomendación'],
        ['No hay padrón.', 'Integrarlo.'],
      ].map((row) => new TableRow({ children: row.map((text) => cell(text)) })),
    });
    const nested = await docx([box(new Paragraph('Resultados'), inner, new Paragraph(''))]);
    assert.deepEqual(textsOf(await readingOf(nested, {}, 'i.docx')), [['No hay padrón.', 'Integrarlo.']]);
    const listed = await docx([
      box(new Paragraph('Recomendaciones:'), item('Integrar el padrón.'), item('Publicarlo.')),
    ]);
    assert.deepEqual(textsOf(await readingOf(listed, {}, 'i.docx')), [
      [undefined, 'Integrar el padrón.'],
      [undefined, 'Publicarlo.'],
    ]);
  });

  it('asks when tables and text both bring ASM', async () => {
    const table = new Table({
      rows: [
        ['Hallazgo', 'Recomendación'],
        ['No hay MIR.', 'Elaborar la MIR.'],
      ].map((row) => new TableRow({ children: row.map((text) => cell(text)) })),
    });
    const bytes = await docx([new Paragraph('Recomendación 1: Integrar el padrón.'), table]);
    assert.deepEqual(
      (await readingOf(bytes, {}, 'x.docx')).questions.map((one) => one.id),
      ['documento/origen'],
    );
    assert.equal((await readingOf(bytes, { 'documento/origen': 'ambos' }, 'x.docx')).candidates.length, 2);
  });

  it('reads a form per ASM', async () => {
    const form = (finding: string, advice: string): Table =>
      new Table({
        rows: [
          ['ASM No.', '7'],
          ['Programa', 'Pp Electoral'],
          ['Hallazgo', finding],
          ['Recomendación', advice],
          ['Prioridad', 'Alta'],
        ].map((row) => new TableRow({ children: row.map((text) => cell(text)) })),
      });
    const reading = await readingOf(
      await docx([
        form('No hay padrón.', 'Integrar el padrón.'),
        new Paragraph(' '),
        form('No hay MIR.', 'Elaborar la MIR.'),
      ]),
      {},
      'x.docx',
    );
    assert.deepEqual(textsOf(reading), [
      ['No hay padrón.', 'Integrar el padrón.'],
      ['No hay MIR.', 'Elaborar la MIR.'],
    ]);
    assert.deepEqual(
      reading.candidates.map(({ numero, programa, extras }) => [numero, programa, extras.map(({ label }) => label)]),
      [
        ['7', 'Pp Electoral', ['Prioridad']],
        ['7', 'Pp Electoral', ['Prioridad']],
      ],
    );
  });
});
