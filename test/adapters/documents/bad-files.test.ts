import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { unzipSync, zipSync } from 'fflate';
import { createSourceReader } from '../../../src/adapters/documents/read-source.js';
import { READING_LIMITS, type ReadingLimits } from '../../../src/adapters/documents/reading-limits.js';
import { recognise } from '../../../src/application/import/recognise.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { workbookBytes } from './messy-workbooks.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const wide = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'utf16le'));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const compound = (stream: string): Uint8Array =>
  joined(
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    new Uint8Array(2_000),
    wide(stream),
    new Uint8Array(500),
  );

const failures: Error[] = [];
const codeOf = async (
  bytes: Uint8Array,
  name = 'informe.xlsx',
  limits: Partial<ReadingLimits> = {},
): Promise<string> => {
  const reader = createSourceReader((error) => failures.push(error), { ...READING_LIMITS, ...limits });
  const answer = await reader.readSource(bytes, name);
  if (!isRefusal(answer)) return 'leído';
  assert.match(answer.why, /^[A-ZÁÉÍÓÚ¿].*[.?]$/su);
  assert.match(answer.next, /^[A-ZÁÉÍÓÚ¿].*[.?]$/su);
  return answer.code;
};

const sample = (): Promise<Uint8Array> =>
  workbookBytes((workbook) =>
    workbook.addWorksheet('ASM').addRows([
      ['Hallazgo', 'Recomendación'],
      ['No hay MIR.', 'Elaborarla.'],
    ]),
  );

/** Writes another declared size for the first part into the central directory. */
const lying = (zip: Uint8Array, size: number): Uint8Array => {
  const bytes = Buffer.from(zip);
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(size, central + 24);
  return new Uint8Array(bytes);
};

const pdf = (body: string): Uint8Array => new Uint8Array(NodeCompiler.create().pdf({ mainFileContent: body }));
const PNG = new Uint8Array([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  0x49,
  0x48,
  0x44,
  0x52,
  ...new Array<number>(60).fill(1),
]);

/** A PDF of one page, whose content was deflated three times over. */
const pdfOf = (content: Uint8Array): Uint8Array => {
  const filters = '[/FlateDecode /FlateDecode /FlateDecode]';
  return Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'),
    Buffer.from('2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n'),
    Buffer.from('3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>\nendobj\n'),
    Buffer.from(`4 0 obj\n<</Filter${filters}/Length ${content.length}>>stream\n`),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF'),
  ]);
};

describe('files that can not be read', function () {
  this.timeout(60_000);
  afterEach(() => assert.deepEqual(failures.splice(0), []));

  it('refuses what is empty or over the size limit without starting a thread', async () => {
    assert.equal(await codeOf(new Uint8Array(0)), 'archivo-vacio');
    assert.equal(await codeOf(text('  \n '), 'a.csv'), 'archivo-vacio');
    assert.equal(await codeOf(new Uint8Array(51), 'a.csv', { bytes: 50 }), 'archivo-grande');
  });

  it('tells passwords and old formats apart', async () => {
    assert.equal(await codeOf(compound('EncryptedPackage')), 'archivo-cifrado');
    assert.equal(await codeOf(compound('Workbook')), 'excel-antiguo');
    assert.equal(await codeOf(compound('WordDocument')), 'word-antiguo');
  });

  it('tells a PDF with a password', async () => {
    const key = '0123456789abcdef'.repeat(4);
    const locked = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%EOF`;
    assert.equal(await codeOf(text(locked), 'a.pdf'), 'archivo-cifrado');
  });

  it('says that a workbook has no cells, empty or written in a way that is not understood', async () => {
    assert.equal(await codeOf(await workbookBytes((workbook) => workbook.addWorksheet('A'))), 'libro-sin-celdas');
    const parts = unzipSync(await sample());
    const sheet = 'xl/worksheets/sheet1.xml';
    const prefixed = new TextDecoder().decode(parts[sheet]).replace(/<(\/?)(\w)/gu, '<$1x:$2');
    assert.notEqual(await codeOf(zipSync({ ...parts, [sheet]: text(prefixed) })), 'leído');
  });

  it('reads a workbook with macros without them, and says it', async () => {
    const bytes = zipSync({ ...unzipSync(await sample()), 'xl/vbaProject.bin': text('macro') });
    const source = await createSourceReader((error) => failures.push(error)).readSource(bytes, 'informe.xlsm');
    assert.ok(!isRefusal(source) && source.warnings.some((one) => one.includes('macros')));
  });

  it('tells programs, images, pages and other packages', async () => {
    assert.equal(await codeOf(joined(text('MZ'), new Uint8Array(400))), 'archivo-programa');
    assert.equal(await codeOf(PNG, 'informe.pdf'), 'archivo-imagen');
    assert.equal(
      await codeOf(text('<html><table><tr><td>Hallazgo</td></tr></table></html>'), 'informe.xls'),
      'formato-no-admitido',
    );
    assert.equal(await codeOf(text('{\\rtf1 Hallazgo}'), 'informe.doc'), 'formato-no-admitido');
    assert.equal(await codeOf(zipSync({ 'a.txt': text('hola') }), 'a.zip'), 'formato-no-admitido');
    assert.equal(
      await codeOf(
        new Uint8Array(300).map((_, index) => (index * 7) % 256),
        'x.bin',
      ),
      'formato-no-admitido',
    );
  });

  it('refuses truncated and corrupt files', async () => {
    const whole = await sample();
    assert.equal(await codeOf(whole.subarray(0, whole.length - 400)), 'archivo-danado');
    const broken = new Uint8Array(whole).fill(0x55, 60, 400);
    assert.equal(await codeOf(broken), 'archivo-danado');
    assert.equal(await codeOf(pdf('Hola').subarray(0, 600), 'a.pdf'), 'archivo-danado');
    assert.equal(await codeOf(zipSync({ 'xl/workbook.xml': text('<workbook') })), 'archivo-danado');
    assert.equal(await codeOf(zipSync({ 'word/document.xml': text('<w:document') }), 'a.docx'), 'archivo-danado');
  });

  it('refuses a zip bomb by what it declares, and one that lies by what it holds', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(3_000_000) });
    assert.ok(bomb.length < 10_000);
    assert.equal(await codeOf(bomb, 'a.xlsx', { inflatedBytes: 1_000_000 }), 'archivo-extenso');
    assert.equal(await codeOf(lying(bomb, 100), 'a.xlsx', { inflatedBytes: 1_000_000 }), 'archivo-danado');
  });

  it('ends a PDF whose little stream inflates without end, before it takes the memory of the bot', async () => {
    const bomb = pdfOf(deflateSync(deflateSync(deflateSync(Buffer.alloc(400_000_000, ' ')))));
    assert.ok(bomb.length < 2_000);
    assert.equal(await codeOf(bomb, 'a.pdf', { growthMb: 150 }), 'lectura-pesada');
  });

  it('refuses too many cells and too many pages', async () => {
    const cells = await workbookBytes((workbook) =>
      workbook.addWorksheet('A').addRows(Array.from({ length: 60 }, () => ['a', 'b'])),
    );
    assert.equal(await codeOf(cells, 'a.xlsx', { cells: 100 }), 'archivo-extenso');
    assert.equal(await codeOf(pdf('a #pagebreak() b #pagebreak() c'), 'a.pdf', { pages: 2 }), 'archivo-extenso');
  });

  it('refuses a PDF without text', async () => {
    assert.equal(await codeOf(pdf('#rect(width: 5cm, height: 5cm, fill: gray)'), 'a.pdf'), 'pdf-sin-texto');
  });

  it('costs only its process when time or memory end, and reads the next file', async () => {
    const big = await workbookBytes((workbook) =>
      workbook
        .addWorksheet('A')
        .addRows(Array.from({ length: 20_000 }, (_, row) => ['x', row, `celda ${row}`, row * 2])),
    );
    assert.equal(await codeOf(big, 'a.xlsx', { heapMb: 16 }), 'lectura-pesada');
    assert.equal(await codeOf(big, 'a.xlsx', { milliseconds: 20 }), 'lectura-tardada');
    assert.equal(await codeOf(await sample()), 'leído');
  });

  it('reads several files at once, in turns', async () => {
    const reader = createSourceReader((error) => failures.push(error));
    const bytes = await sample();
    const sources = await Promise.all([1, 2, 3, 4].map(() => reader.readSource(bytes, 'a.xlsx')));
    const counts = sources.map((source) => (isRefusal(source) ? 0 : recognise(source).candidates.length));
    assert.deepEqual(counts, [1, 1, 1, 1]);
  });

  it('recognises in the same thread, with answers', async () => {
    const reader = createSourceReader((error) => failures.push(error));
    const bytes = await workbookBytes((workbook) =>
      workbook.addWorksheet('A').addRows([
        ['Recomendación', 'Recomendación'],
        ['Elaborar la MIR.', 'Publicar la MIR.'],
      ]),
    );
    const asked = await reader.readReport(bytes, 'a.xlsx');
    assert.ok(!isRefusal(asked));
    const [question] = asked.questions;
    const reading = await reader.readReport(bytes, 'a.xlsx', { [question?.id ?? '']: 'B' });
    assert.ok(!isRefusal(reading));
    assert.deepEqual(
      reading.candidates.map((one) => one.recomendacion),
      ['Publicar la MIR.'],
    );
  });
});
