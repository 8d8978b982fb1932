import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import type { Block } from '../../../src/application/document.js';
import { datosDelOficio, oficioDeNotificacion } from '../../../src/application/oficio.js';
import { facts, jpegPicture, letterhead, pixel } from '../../application/oficio-sample.js';
import { allBlocks, hostile, withHallazgo } from './models.js';
import { lost, pdfPages, pdfText, rightEdges, squeezed, verticalSpan } from './read-back.js';

const TEMPLATES = 'deploy/plantillas';

describe('PDF rendering', () => {
  const render = pdfRenderer(TEMPLATES);
  const oficio = oficioDeNotificacion(facts(), letterhead);

  it('shows every text of an oficio, and its letterhead, number and head of the record', async () => {
    const reading = await pdfText(await render(oficio));
    assert.deepEqual(lost(oficio, reading), []);
    for (const text of [...letterhead.heading, letterhead.footer, oficio.folio, oficio.head, 'Página 1 de 3']) {
      assert.ok(reading.includes(squeezed(text)), text);
    }
  });

  it('shows every kind of block', async () => {
    assert.deepEqual(lost(allBlocks, await pdfText(await render(allBlocks))), []);
  });

  it('claims PDF/A-3a, is tagged, and names its title, language and date', async () => {
    const pdf = await render(oficio);
    const xmp = new TextDecoder('latin1').decode(pdf);
    assert.match(xmp, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A<\/pdfaid:conformance>/);
    const proxy = await getDocumentProxy(pdf);
    assert.deepEqual(await proxy.getMarkInfo(), { Marked: true, UserProperties: false, Suspects: false });
    const { info } = await proxy.getMetadata();
    assert.equal(Reflect.get(info, 'Title'), oficio.title);
    assert.equal(Reflect.get(info, 'Author'), letterhead.institution);
    assert.equal(Reflect.get(info, 'Language'), 'es-MX');
    assert.match(String(Reflect.get(info, 'CreationDate')), /^D:20261123/);
  });

  it('carries its facts, to the letter', async () => {
    const { name, description, bytes, ...rest } = datosDelOficio(facts());
    const proxy = await getDocumentProxy(await render(oficio, [{ name, description, bytes, ...rest }]));
    const attached: Record<string, unknown> = { ...(await proxy.getAttachments()) };
    assert.deepEqual(Object.keys(attached), [name]);
    assert.deepEqual(Reflect.get(Object(attached[name]), 'content'), bytes);
    assert.equal(Reflect.get(Object(attached[name]), 'description'), description);
  });

  it('keeps an attachment called like the template apart from it', async () => {
    const data = { ...datosDelOficio(facts()), name: 'documento.typ' };
    const proxy = await getDocumentProxy(await render(oficio, [data]));
    assert.deepEqual(Object.keys((await proxy.getAttachments()) ?? {}), ['documento.typ']);
  });

  it('gives the same bytes again, also from another renderer', async () => {
    const model = oficioDeNotificacion(facts(), { ...letterhead, logo: pixel });
    const first = await render(model, [datosDelOficio(facts())]);
    await render(allBlocks);
    assert.deepEqual(await render(model, [datosDelOficio(facts())]), first);
    assert.deepEqual(await pdfRenderer(TEMPLATES)(model, [datosDelOficio(facts())]), first);
  });

  it('carries a logo in JPEG too', async () => {
    const plain = await render(oficio);
    const marked = await render({ ...oficio, letterhead: { ...letterhead, logo: jpegPicture } });
    assert.ok(!Buffer.from(plain).includes('/DCTDecode'));
    assert.ok(Buffer.from(marked).includes('/DCTDecode'));
  });

  it('changes with the letterhead: no logo stays behind from the document before', async () => {
    const bare = await render(oficio);
    const marked = await render({ ...oficio, letterhead: { ...letterhead, logo: pixel } });
    assert.notDeepEqual(marked, bare);
    assert.deepEqual(await render(oficio), bare);
  });

  for (const [what, text] of Object.entries(hostile)) {
    it(`shows as plain text ${what}`, async () => {
      const model = withHallazgo(text);
      assert.deepEqual(lost(model, await pdfText(await render(model))), []);
    });
  }

  it('shows «□» for a sign that its fonts lack, and says so', async () => {
    const pdf = await render(withHallazgo('antes 😀 medio 👨‍👩‍👧 你好 después'));
    assert.match(await pdfText(pdf), /antes□medio□□□□□después/);
    const [first = ''] = await pdfPages(pdf);
    assert.match(first, /lossignosquelatipografíadeestedocumentonocontiene.*Eltextoíntegroestáenelregistro\./);
    const carrying = await render(withHallazgo('😀'), [datosDelOficio(facts())]);
    assert.match(await pdfText(carrying), /estáenlosdatosadjuntosaestearchivoyenelregistro\./);
  });

  it('shows Word’s bullets as bullets, and «□» for signs of the private use areas', async () => {
    const reading = await pdfText(await render(withHallazgo('\uF0B7 uno \u{F0000} \uE000\uE001 \u{10FFFD} fin')));
    assert.match(reading, /•uno□□□□fin/);
    assert.match(reading, /lossignosquelatipografíadeestedocumentonocontiene/);
  });

  it('makes a PDF of any text whatever', async () => {
    const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const pdf = await render(withHallazgo(text));
        assert.equal((await getDocumentProxy(pdf)).numPages, 2);
      }),
      { numRuns: 40 },
    );
  });

  /** The last page of a document that fills its pages by so many lines before what closes it. */
  const lastPage = async (lines: number, closing: readonly Block[]): Promise<string> => {
    const fill = Array.from({ length: lines }, () => ({ kind: 'paragraph', text: 'Cláusula.' }) as const);
    return (await pdfPages(await render({ ...oficio, blocks: [...fill, ...closing] }))).at(-1) ?? '';
  };
  const signers = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ nombre: `Firmante ${at + 1}`, cargo: 'Titular' }));
  const note: Block = { kind: 'note', text: 'La nota que cierra.' };

  it('keeps the signers of an instrument together, with the last words before them and the note, wherever its page ends', async () => {
    const parties = signers(6);
    for (let lines = 6; lines < 34; lines += 1) {
      const last = await lastPage(lines, [
        { kind: 'paragraph', text: 'Leído, se firma.', keepWithNext: true },
        { kind: 'signatures', parties },
        note,
      ]);
      for (const text of ['Leído,sefirma.', ...parties.map(({ nombre }) => squeezed(nombre)), 'Lanotaquecierra.'])
        assert.ok(last.includes(text), `${text} after ${lines} lines`);
    }
  });

  it('keeps a closing note with the last of many signers, and with the signature of a letter', async () => {
    for (let lines = 1; lines < 34; lines += 1) {
      const many = await lastPage(lines, [{ kind: 'signatures', parties: signers(13) }, note]);
      assert.match(many, /Firmante12.*Firmante13.*Lanotaquecierra/, `13 signers after ${lines} lines`);
      const letter = await lastPage(lines, [{ kind: 'signature', nombre: 'Quien firma', cargo: 'Titular' }, note]);
      assert.match(letter, /Quienfirma.*Lanotaquecierra/, `a letter after ${lines} lines`);
    }
  });

  it('adds no hyphen to an address, a file name or a key where its line ends', async () => {
    const words = 'https://www.ejemplo.mx/con-ve-nio-uno-dos/ e informe-final-dos.pdf con la clave u-uno-2-dos';
    const blocks = Array.from(
      { length: 50 },
      (_, at) => ({ kind: 'paragraph', text: `${'a '.repeat(at)}${words}` }) as const,
    );
    const reading = await pdfText(await render({ ...oficio, blocks }));
    assert.equal(reading.split(squeezed(words)).length - 1, blocks.length);
  });

  it('keeps a word without end inside the margins, whole', async () => {
    const pdf = await render(withHallazgo('W'.repeat(8000)));
    const paper = 612;
    const margin = 65;
    assert.ok(Math.max(...(await rightEdges(pdf))) <= paper - margin);
    assert.equal([...(await pdfText(pdf)).matchAll(/W/g)].length, 8000);
  });

  it('makes room for a letterhead of many long lines', async () => {
    const heading = Array.from({ length: 6 }, (_, at) => `Renglón ${at + 1} ${'del membrete '.repeat(11)}`);
    const model = { ...oficio, letterhead: { ...letterhead, heading, footer: 'Domicilio '.repeat(30) } };
    const pdf = await render(model);
    const { lowest, highest, clash } = await verticalSpan(pdf, 'Toluca de Lerdo');
    assert.ok(lowest > 20 && highest < 792 - 20, `from ${lowest} to ${highest}`);
    assert.equal(clash, false);
  });

  it('fails with the words of the compiler when the template does not compile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plantillas-'));
    try {
      await writeFile(join(folder, 'documento.typ'), '#let x = (');
      await assert.rejects(pdfRenderer(folder)(oficio), /template does not compile: .*unclosed delimiter/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
