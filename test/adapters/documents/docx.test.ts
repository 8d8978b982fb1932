import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { renderDocx } from '../../../src/adapters/documents/docx.js';
import { oficioDeNotificacion } from '../../../src/application/oficio.js';
import { facts, jpegPicture, letterhead, pixel } from '../../application/oficio-sample.js';
import { allBlocks, hostile, withHallazgo } from './models.js';
import { docxPart, docxText, lost, squeezed } from './read-back.js';

const count = (text: string, what: RegExp): number => [...text.matchAll(what)].length;

describe('DOCX rendering', () => {
  const oficio = oficioDeNotificacion(facts(), letterhead);

  it('shows every text of an oficio, and its letterhead, number and head of the record', async () => {
    const docx = await renderDocx(oficio);
    assert.deepEqual(lost(oficio, docxText(docx)), []);
    const header = docxText(docx, 'word/header1.xml');
    const footer = docxText(docx, 'word/footer1.xml');
    for (const text of letterhead.heading) assert.ok(header.includes(squeezed(text)), text);
    for (const text of [letterhead.footer, oficio.folio, oficio.head]) assert.ok(footer.includes(squeezed(text)), text);
    assert.match(docxPart(docx, 'word/footer1.xml'), /Página .*PAGE.* de .*NUMPAGES/s);
  });

  it('shows every kind of block', async () => {
    assert.deepEqual(lost(allBlocks, docxText(await renderDocx(allBlocks))), []);
  });

  it('repeats the heading row of each table and keeps short rows whole, long ones not', async () => {
    const xml = docxPart(await renderDocx(oficio), 'word/document.xml');
    assert.equal(count(xml, /<w:tblHeader\/>/g), 4);
    assert.equal(count(xml, /<w:tr>/g) - count(xml, /<w:cantSplit\/>/g), 2);
  });

  it('keeps a closing note on the page of the last who sign, and of who signs a letter', async () => {
    const note = { kind: 'note', text: 'La nota.' } as const;
    const parties = Array.from({ length: 13 }, (_, at) => ({ nombre: `Firmante ${at + 1}`, cargo: 'Titular' }));
    const xml = docxPart(
      await renderDocx({
        ...oficio,
        blocks: [
          { kind: 'signatures', parties },
          note,
          { kind: 'signature', nombre: 'Quien firma', cargo: 'Titular' },
          note,
        ],
      }),
      'word/document.xml',
    );
    const paragraphs = xml.split(/<w:p>/);
    const free = (from: string): readonly string[] => {
      const start = paragraphs.findIndex((each) => each.includes(from));
      const end = paragraphs.findIndex((each, at) => at > start && each.includes('La nota.'));
      assert.ok(start > 0 && end > start);
      return paragraphs
        .slice(start, end)
        .filter((each) => !/<w:keepNext\/>|<w:pStyle w:val="Firma"\/>(?!<w:keepNext)/.test(each));
    };
    assert.deepEqual(free('Firmante 12'), []);
    assert.deepEqual(free('Quien firma'), []);
  });

  it('starts each list at one', async () => {
    const xml = docxPart(await renderDocx(allBlocks), 'word/document.xml');
    const lists = [...xml.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    assert.equal(lists.length, 3);
    assert.equal(lists[0], lists[1]);
    assert.notEqual(lists[1], lists[2]);
  });

  it('is written in es-MX and dated by the document', async () => {
    const docx = await renderDocx(oficio);
    assert.match(docxPart(docx, 'word/styles.xml'), /<w:lang w:val="es-MX"/);
    const core = docxPart(docx, 'docProps/core.xml');
    assert.match(core, /<dc:title>Oficio SE-ASM-001-2025: notificación/);
    assert.match(core, /<dc:creator>Instituto de Prueba<\/dc:creator>/);
    assert.match(core, /<dcterms:created [^>]*>2026-11-23T12:00:00Z</);
    assert.match(core, /<dcterms:modified [^>]*>2026-11-23T12:00:00Z</);
  });

  it('gives the same bytes again', async () => {
    const model = oficioDeNotificacion(facts(), { ...letterhead, logo: pixel });
    const first = await renderDocx(model);
    const lists = await renderDocx(allBlocks);
    assert.deepEqual(await renderDocx(model), first);
    assert.deepEqual(await renderDocx(allBlocks), lists);
  });

  it('carries the logo with a text for who cannot see it', async () => {
    const docx = await renderDocx({ ...oficio, letterhead: { ...letterhead, logo: pixel } });
    assert.ok(Object.keys(unzipSync(docx)).some((path) => /^word\/media\/.+\.png$/.test(path)));
    assert.match(docxPart(docx, 'word/header1.xml'), /descr="Logotipo de Instituto de Prueba"/);
  });

  it('carries a logo in JPEG too, undistorted', async () => {
    const docx = await renderDocx({ ...oficio, letterhead: { ...letterhead, logo: jpegPicture } });
    assert.match(docxPart(docx, 'word/_rels/header1.xml.rels'), /media\/[^"]+\.jpg"/);
    const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(docxPart(docx, 'word/header1.xml')) ?? [];
    assert.ok(Math.abs(Number(width) / Number(height) - 1.5) < 0.05, `${width} by ${height}`);
  });

  it('refuses a logo that is neither PNG nor JPEG', async () => {
    const logo = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await assert.rejects(renderDocx({ ...oficio, letterhead: { ...letterhead, logo } }), /neither a PNG nor a JPEG/);
  });

  for (const [what, text] of Object.entries(hostile)) {
    it(`shows as plain text ${what}`, async () => {
      const model = withHallazgo(text);
      assert.deepEqual(lost(model, docxText(await renderDocx(model))), []);
    });
  }

  it('writes only what XML allows, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const xml = docxPart(await renderDocx(withHallazgo(text)), 'word/document.xml');
        assert.match(xml, /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
      }),
      { numRuns: 40 },
    );
  });
});
