import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { mediaTypeOf } from '../../../src/adapters/documents/media-type.js';
import { evidenciaProblem } from '../../../src/domain/evidencia-archivo.js';
import { reglasPorOmision } from '../../../src/domain/reglas.js';
import { workbookBytes } from './messy-workbooks.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

const compound = (...streams: readonly string[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(2_000),
      ...streams.map((stream) => Buffer.from(stream, 'utf16le')),
      Buffer.alloc(500),
    ]),
  );

const installer = (): Uint8Array =>
  new Uint8Array(Buffer.concat([compound(), Buffer.from('84100c0000000000c000000000000046', 'hex')]));

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

const docx = (more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ '[Content_Types].xml': text(CONTENT_TYPES), 'word/document.xml': text('<w/>'), ...more });

/** Sets a bit of the first part's flags in the central directory: the part is encrypted. */
const encrypted = (zip: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(zip);
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8);
  return new Uint8Array(bytes);
};

/** Says of the first part that it is as long, compressed, as given: parts that overlap add up to more than the file. */
const overlapping = (zip: Uint8Array, size: number): Uint8Array => {
  const bytes = Buffer.from(zip);
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(size, central + 20);
  return new Uint8Array(bytes);
};

/** What begins as a program of Windows does. */
const program = (): Uint8Array => new Uint8Array(Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(500)]));

/** A document of Office 97 in which a file was packaged under that name. */
const packaged = (nombre: string): Uint8Array =>
  new Uint8Array(Buffer.concat([compound('WordDocument', '\x01Ole10Native'), Buffer.from(`\0${nombre}\0`, 'latin1')]));

const behindPdf = (zip: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([text('%PDF-1.7\n%%EOF\n'), zip]));

const utf16 = (value: string): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(value, 'utf16le')]));

/** More than what may be written that tight, and little more: a slow machine makes it too. */
const tight = (): Uint8Array => new Uint8Array(52 * 1024 * 1024);

const bomb = (): Uint8Array => zipSync({ 'datos.txt': tight() }, { level: 6 });

const problemOf = async (bytes: Uint8Array, nombre = 'evidencia.docx'): Promise<string> => {
  const archivo = { sha256: 'a'.repeat(64), nombre, tipo: await mediaTypeOf(bytes), bytes: bytes.byteLength };
  return evidenciaProblem(archivo, reglasPorOmision.evidencias)?.code ?? 'recibido';
};

describe('what a file really is', function () {
  this.timeout(30_000);
  const received: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
    'a document': () => docx(),
    'a workbook': () => workbookBytes((workbook) => workbook.addWorksheet('A').addRow(['x'])),
    'a text': () => text('Acta de la sesión.'),
    'a ZIP of documents': () => zipSync({ 'anexo/acta.pdf': text('%PDF-1.7'), 'foto.png': text('x') }),
    'a document of Office 97': () => compound('WordDocument'),
    'a ZIP of documents of Office, old and new': () =>
      zipSync({ 'uno.docx': docx(), 'dos.doc': compound('WordDocument'), 'MZ.txt': text('MZ-001, Toluca') }),
    'a document with a drawing and an embedded workbook': async () =>
      docx({
        'word/media/image1.svg': text('<svg/>'),
        'word/embeddings/Libro.xlsx': await workbookBytes((workbook) => workbook.addWorksheet('A').addRow(['x'])),
        'word/embeddings/oleObject1.bin': packaged('anexo.pdf'),
      }),
    'a text as Notepad saves it': () => utf16('Acta de la sesión.'),
    'a PDF with a ZIP of documents behind it': () => behindPdf(zipSync({ 'acta.pdf': text('%PDF-1.7') })),
  };
  for (const [what, bytes] of Object.entries(received))
    it(`lets ${what} in`, async () => assert.equal(await problemOf(await bytes()), 'recibido'));

  const refused: Readonly<Record<string, readonly [bytes: () => Uint8Array, code: string]>> = {
    'a document with macros under the name of one without': [
      () => docx({ 'word/vbaProject.bin': text('x') }),
      'archivo-riesgoso',
    ],
    'a workbook with Excel 4 macros': [() => docx({ 'xl/macrosheets/sheet1.xml': text('x') }), 'archivo-riesgoso'],
    'a document of Office 97 with macros': [() => compound('WordDocument', '_VBA_PROJECT'), 'archivo-riesgoso'],
    'an installer under the name of a document': [installer, 'archivo-riesgoso'],
    'a program under the name of a document': [
      () => new Uint8Array(Buffer.from('4d5a9000', 'hex')),
      'archivo-riesgoso',
    ],
    'a ZIP with a program': [() => zipSync({ 'a/Factura.pdf.exe': text('x') }), 'archivo-riesgoso'],
    'a ZIP with a script': [() => zipSync({ 'instala.PS1': text('x') }), 'archivo-riesgoso'],
    'a ZIP within a ZIP': [() => zipSync({ 'otro.zip': zipSync({ a: text('x') }) }), 'archivo-riesgoso'],
    'a ZIP bomb': [bomb, 'archivo-excesivo'],
    'a ZIP bomb of parts that overlap': [() => overlapping(zipSync({ a: text('x') }), 1_000_000), 'archivo-excesivo'],
    'a ZIP with a password': [() => encrypted(zipSync({ a: text('x') })), 'archivo-con-contrasena'],
    'a document with a password': [() => compound('EncryptedPackage'), 'archivo-con-contrasena'],
    'a ZIP cut short': [() => zipSync({ 'a.txt': text('x'.repeat(500)) }).subarray(0, 60), 'archivo-danado'],
    'a ZIP with a program under the name of a document': [() => zipSync({ 'acta.pdf': program() }), 'archivo-riesgoso'],
    'a ZIP with a document with macros under another name': [
      () => zipSync({ 'acta.docx': docx({ 'word/vbaProject.bin': text('x') }) }),
      'archivo-riesgoso',
    ],
    'a ZIP with a document of Office 97 with macros': [
      () => zipSync({ 'acta.doc': compound('WordDocument', '_VBA_PROJECT') }),
      'archivo-riesgoso',
    ],
    'a ZIP with a ZIP under another name': [
      () => zipSync({ 'acta.pdf': zipSync({ 'a.txt': text('x') }) }),
      'archivo-riesgoso',
    ],
    'a ZIP with a document that has a password': [
      () => zipSync({ 'acta.docx': compound('EncryptedPackage') }),
      'archivo-con-contrasena',
    ],
    'a ZIP with a bomb that calls itself a document': [
      () => zipSync({ 'acta.docx': [docx({ 'word/x.xml': tight() }), { level: 0 }] }),
      'archivo-excesivo',
    ],
    'a ZIP that writes outside of its folder': [() => zipSync({ '../../acta.pdf': text('x') }), 'archivo-riesgoso'],
    'a ZIP with nothing in it': [() => zipSync({}), 'archivo-danado'],
    'a document with macros in a part of another name': [
      () =>
        zipSync({
          '[Content_Types].xml': text(
            CONTENT_TYPES.replace('</Types>', '<x ContentType="application/vnd.ms-office.vbaProject"/></Types>'),
          ),
          'word/document.xml': text('<w/>'),
          'word/otro.bin': text('x'),
        }),
      'archivo-riesgoso',
    ],
    'a document with a program among its parts': [() => docx({ 'virus.exe': program() }), 'archivo-riesgoso'],
    'a document with a packaged program': [
      () => docx({ 'word/embeddings/oleObject1.bin': packaged('C:\\factura.js') }),
      'archivo-riesgoso',
    ],
    'a document of LibreOffice with macros': [
      () =>
        zipSync({
          mimetype: [text('application/vnd.oasis.opendocument.text'), { level: 0 }],
          'Basic/Standard/Module1.xml': text('x'),
        }),
      'archivo-riesgoso',
    ],
    'a PDF with a ZIP of programs behind it': [() => behindPdf(zipSync({ 'acta.exe': program() })), 'archivo-riesgoso'],
    'a web page under the name of a document': [
      () => text('\ufeff <!-- x --><!DOCTYPE html><html><script>x</script></html>'),
      'archivo-riesgoso',
    ],
    'a drawing with scripts': [() => text('<?xml version="1.0"?><svg onload="x"/>'), 'archivo-riesgoso'],
    'a script without a name of one': [() => text('#!/bin/sh\nrm'), 'archivo-riesgoso'],
    'a document of Word as XML with macros': [
      () => text('<?xml version="1.0"?><w:wordDocument w:macrosPresent="yes"/>'),
      'archivo-riesgoso',
    ],
    'bytes of no kind': [() => new Uint8Array([0, 1, 2, 3, 0xff, 0xfe, 0xfd]), 'tipo-no-admitido'],
    'a sound recording, unless the institution takes them': [
      () => new Uint8Array(Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(40)])),
      'tipo-no-admitido',
    ],
  };
  for (const [what, [bytes, code]] of Object.entries(refused))
    it(`keeps ${what} out`, async () => assert.equal(await problemOf(bytes()), code));

  it('is told by the content, and the name of a program is refused all the same', async () => {
    assert.equal(await problemOf(docx(), 'documento.pdf'), 'recibido');
    assert.equal(await problemOf(docx(), 'documento.exe'), 'archivo-riesgoso');
  });

  it('is taken or not as the institution says, and of the size that it says', () => {
    const archivo = { sha256: 'a'.repeat(64), nombre: 'x', tipo: 'audio/wav', bytes: 2 * 1024 * 1024 };
    assert.equal(evidenciaProblem(archivo, { tipos: ['audio'], maximoMb: 2 }), undefined);
    const large = evidenciaProblem(archivo, { tipos: ['audio'], maximoMb: 1 });
    assert.match(large?.why ?? '', /más de 1 MB/);
    const other = evidenciaProblem(archivo, { tipos: ['pdf', 'comprimido'], maximoMb: 2 });
    assert.match(other?.next ?? '', /PDF, ZIP\./);
  });
});
