import assert from 'node:assert/strict';
import { bytesOf, Carpeta, sha256, signedOffice, verificador, zipOf } from '../expediente-carpeta.js';
import { type OfficeHarness, textOf } from '../office-harness.js';
import { PERSONAS, sampleInstitution } from '../sample-institution.js';

const tokenIn = (office: OfficeHarness, field: string): string =>
  String(office.cards('contraloria').at(-1)?.data[field]).split('/').at(-1) ?? '';

describe('The expediente in the chat', () => {
  let office: OfficeHarness;
  beforeEach(async () => {
    office = await signedOffice();
  });

  it('is for who reads the whole ciclo, and for nobody else', async () => {
    for (const who of ['se', 'da', 'uippe', 'contraloria'] as const)
      assert.ok((await zipOf(office, who)).length > 10_000, who);
    for (const who of ['do', 'doEnlace', 'dpc', 'admin'] as const)
      assert.match(textOf((await office.say(who, 'expediente'))[0]), /lo descarga quien puede consultar todo el ciclo/);
    assert.match(textOf(await office.execute('do', 'expediente.abrir', {})), /lo descarga quien puede/);
    assert.deepEqual(office.errors, []);
  });

  it('gives the verifier apart, whose hash the card shows', async () => {
    await office.say('contraloria', 'expediente');
    const opened = await office.app.files.open(tokenIn(office, 'verificador'));
    assert.ok(opened.kind === 'file');
    const shown = JSON.stringify(office.cards('contraloria').at(-1)?.data['hechos']).replaceAll(' ', '');
    assert.ok(shown.includes(sha256(opened.bytes)));
  });

  it('is not handed to whoever lost the post since the address was made', async () => {
    await office.say('contraloria', 'expediente');
    const token = tokenIn(office, 'url');
    const designaciones = sampleInstitution.directorio.designaciones.map((each) =>
      each.persona === PERSONAS.contraloria ? { ...each, hasta: '2026-02-01' } : each,
    );
    await office.app.office.rosterOrder(
      { type: 'cargar-directorio', ...sampleInstitution.directorio, designaciones },
      { kind: 'system' },
      'cambio',
    );
    assert.equal((await office.app.files.open(token)).kind, 'withdrawn');
  });

  it('holds what happened up to the moment in which it is opened, under an address of before', async () => {
    await office.say('contraloria', 'expediente');
    const token = tokenIn(office, 'url');
    await office.order('do', { type: 'plantear-consulta', puesto: 'DO', texto: 'Pregunta posterior.' });
    const opened = await office.app.files.open(token);
    assert.ok(opened.kind === 'made');
    assert.equal(opened.made.nombre, 'expediente PAE 2025 Electoral.zip');
    const carpeta = new Carpeta(await bytesOf(opened.made));
    assert.match(carpeta.read('eventos.jsonl').toString('utf8'), /Pregunta posterior\./);
    assert.equal(carpeta.verify(), 'ok');
    carpeta.drop();
  });

  it('says so in the index, and in the verification, when the archive lost a file', async () => {
    const lost = sha256('eee');
    const { archive } = office;
    const open = archive.open.bind(archive);
    archive.open = async (hash) => (hash === lost ? undefined : open(hash));
    const carpeta = new Carpeta(await zipOf(office));
    assert.match(carpeta.read('indice.html').toString('utf8'), /Falta un archivo\..*FALTA/s);
    assert.match(carpeta.verify(), /falta en el expediente el archivo «convenio\.docx»/);
    carpeta.drop();
    assert.equal(office.errors.length, 1);
  });
});

describe('The index of an expediente', () => {
  let page: string;
  before(async () => {
    const office = await signedOffice();
    await office.order('do', {
      type: 'plantear-consulta',
      puesto: 'DO',
      asm: 'ASM-01',
      texto: '<script>alert(1)</script> & «"\'»',
    });
    const carpeta = new Carpeta(await zipOf(office));
    page = carpeta.read('indice.html').toString('utf8');
    assert.equal(verificador.verify(carpeta.path).falla, undefined);
    carpeta.drop();
  });

  it('is a static page: what people wrote is text, and nothing runs or loads', () => {
    assert.match(page, /^<!doctype html>\n<html lang="es-MX">/);
    assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; «&quot;&#39;»/);
    assert.doesNotMatch(page, /<script|<img|<link|<iframe|\son\w+=|javascript:|https?:\/\//i);
    assert.match(page, /default-src 'none'; style-src 'unsafe-inline'/);
  });

  it('tells what happened in words, with who, for which post and when', () => {
    assert.match(page, /Se abrió el ciclo del PAE 2025, programa «Electoral»\./);
    assert.match(
      page,
      /Persona do, Dirección de Organización<\/td>\s<td data-columna="Qué">Dirección de Organización firmó la versión 1/,
    );
    assert.match(page, /ASM-01, ASM-03: La Secretaría Ejecutiva|ASM-01: Dirección de Organización entregó evidencia/);
    assert.doesNotMatch(page, /Hubo un movimiento|undefined|\[object/);
    assert.doesNotMatch(page, /\d{4}-\d\d-\d\dT/, 'no time in UTC');
  });

  it('has headings, captions and column heads for who does not see it', () => {
    const count = (pattern: RegExp): number => [...page.matchAll(pattern)].length;
    assert.equal(count(/<h1>/g), 1);
    assert.equal(count(/<table>/g), count(/<caption>/g));
    assert.ok(count(/<th scope="col">/g) > 15);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target);
  });
});
