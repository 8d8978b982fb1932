import assert from 'node:assert/strict';
import { readingOf, textsOf, workbookBytes } from './messy-workbooks.js';

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('report files: delimited text', () => {
  const expected = [
    ['No hay padrón;\nni registro "único".', 'Integrar, ya.'],
    ['No hay MIR.', undefined],
  ];
  const csv = (mark: string): string =>
    ['Hallazgo', 'Recomendación'].join(mark) +
    `\r\n"No hay padrón;\nni registro ""único""."${mark}"Integrar, ya."\r\nNo hay MIR.${mark}\r\n`;

  for (const [name, bytes] of [
    ['commas, UTF-8', utf8(csv(','))],
    ['semicolons, with a mark', utf8(`\ufeff${csv(';')}`)],
    ['tabs, UTF-16', utf16(csv('\t'))],
    ['semicolons, Windows-1252', latin(csv(';'))],
    ['sep= line', utf8(`sep=|\r\n${csv('|')}`)],
  ] as const) {
    it(`reads ${name}`, async () => {
      const reading = await readingOf(bytes, {}, 'asm.csv');
      assert.deepEqual(textsOf(reading), expected);
      assert.equal(reading.candidates[0]?.ubicacion, 'CSV!A2');
    });
  }

  it('keeps the typographic marks of Windows-1252 to the letter', async () => {
    const bytes = Uint8Array.from([
      ...latin('Hallazgo;Recomendación\r\n'),
      0x93,
      0x41,
      0x94,
      0x96,
      0x80,
      0x85,
      0x3b,
      0x95,
      0x99,
    ]);
    assert.deepEqual(textsOf(await readingOf(bytes, {}, 'asm.csv')), [['“A”–€…', '•™']]);
  });

  it('reads one column, and plain prose', async () => {
    assert.deepEqual(
      textsOf(await readingOf(utf8('ASM\nNo hay padrón en el programa.\nNo hay MIR en el programa.'), {}, 'asm.csv'))
        .length,
      2,
    );
    const prose = await readingOf(
      utf8('Recomendaciones:\n1. Integrar, sin demora, el padrón.\n2. Elaborar la MIR.'),
      {},
      'notas.txt',
    );
    assert.deepEqual(
      textsOf(prose).map(([, advice]) => advice),
      ['Integrar, sin demora, el padrón.', 'Elaborar la MIR.'],
    );
  });

  it('reads a mislabelled file as what it is, and says it', async () => {
    const bytes = await workbookBytes((workbook) =>
      workbook.addWorksheet('A').addRows([
        ['Hallazgo', 'Recomendación'],
        ['No hay MIR.', 'Elaborarla.'],
      ]),
    );
    const reading = await readingOf(bytes, {}, 'informe.pdf');
    assert.equal(reading.candidates.length, 1);
    assert.ok(reading.warnings.some((one) => one.includes('.pdf') && one.includes('Excel')));
  });
});
