import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { Publicacion } from '../../../src/domain/convenio.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import type { Nickname } from '../sample-institution.js';
import { CICLO, compromisoPedido, preguntas } from '../stages.js';

const URL = 'https://www.example.org/transparencia/convenio/';
const CHECKED = 'apartado,completo,datos-personales,finanzas';
const EVERYBODY: readonly Nickname[] = ['seEnlace', 'do', 'dpc', 'da', 'uippe', 'contraloria', 'admin'];

const COMMITMENTS = [
  ['do', 'DO', 'ASM-01'],
  ['do', 'DO', 'ASM-03'],
  ['dpc', 'DPC', 'ASM-03'],
] as const;

/** A Convenio whose documents are in the archive, signed by all. */
const signedByAll = async (responsable = 'Persona responsable'): Promise<OfficeHarness> => {
  const office = await (await OfficeHarness.open()).reach('propuesto');
  const actividades = compromisoPedido.actividades.map((each) => ({ ...each, responsable }));
  const contenido = { ...compromisoPedido, actividades };
  for (const [who, unidad, asm] of COMMITMENTS) {
    if (responsable !== 'Persona responsable') {
      await office.order('se', { type: 'devolver-compromiso', unidad, asm, observaciones: 'Nombre a la persona.' });
      await office.order(who, { type: 'proponer-compromisos', unidad, propuestas: [{ asm, contenido }] });
    }
    await office.order('se', { type: 'acordar-compromisos', unidad, asm: [asm], preguntas });
  }
  await office.say('se', 'convenio');
  await office.press('se', 'Integrar el Convenio');
  for (const who of ['se', 'do', 'dpc'] as const) {
    await office.press(who, 'Firmar…');
    await office.press(who, 'Firmar este texto');
  }
  await office.drop('se', 'Convenio firmado.pdf');
  assert.match(textOf(await office.press('se', 'Convenio firmado, versión 1')), /Se adjuntó la copia/);
  return office;
};

const publicacionOf = async (office: OfficeHarness): Promise<Publicacion> =>
  (await office.app.office.ciclo(CICLO))?.convenios.at(-1)?.publicacion ?? assert.fail('nothing is signed');

const prepared = async (): Promise<OfficeHarness> => {
  const office = await signedByAll();
  await office.say('se', 'publicación');
  assert.match(textOf(await office.press('se', 'Preparar paquete')), /El paquete público está listo/);
  return office;
};

const cardOf = async (office: OfficeHarness, who: Nickname): Promise<string> => {
  await office.say(who, 'publicación');
  return JSON.stringify(office.cards(who).at(-1)?.data);
};

const zipOf = async (office: OfficeHarness): Promise<Readonly<Record<string, Uint8Array>>> => {
  const { paquete } = await publicacionOf(office);
  return unzipSync((await office.archive.open(paquete?.sha256 ?? '')) ?? assert.fail('the package is not kept'));
};

describe('the publication of the Convenio in the chat (4.2)', () => {
  it('makes and keeps the package with the very bytes of the signed PDF, and gives it by its link', async () => {
    const office = await prepared();
    const ciclo = await office.app.office.ciclo(CICLO);
    const files = await zipOf(office);
    const pdf = ciclo?.convenios[0]?.documento.pdf.sha256 ?? '';
    const signed = files[`convenio-${CICLO}-v1.pdf`] ?? assert.fail('no PDF');
    assert.equal(createHash('sha256').update(signed).digest('hex'), pdf);
    const page = strFromU8(files['index.html'] ?? new Uint8Array());
    assert.ok(page.includes(pdf), 'the PDF’s hash is on the page');
    const shown = await office.press('se', 'Abrir paquete');
    const links = JSON.stringify('card' in shown && shown.card.data);
    assert.match(links, /Paquete público PAE 2025 Convenio versión 1\.zip/);
    const [, token = ''] = /\/archivo\/([^"]+)"/.exec(links) ?? [];
    const opened = await office.app.files.open(token);
    assert.equal(opened.kind === 'file' && opened.archivo.sha256, (await publicacionOf(office)).paquete?.sha256);
    assert.deepEqual(office.errors, []);
  });

  it('is prepared by SE and by UIPPE, recorded by SE alone, and read by who reads everything', async () => {
    const office = await signedByAll();
    await office.say('uippe', 'publicación');
    assert.match(textOf(await office.press('uippe', 'Preparar paquete')), /está listo/);
    assert.doesNotMatch(await cardOf(office, 'uippe'), /"registra":true/);
    const data = { ciclo: CICLO, asunto: 'publicacion', numero: '1', url: URL, fecha: '2026-03-02' };
    await office.execute('uippe', 'publicacion.registrar', { ...data, verificados: CHECKED });
    assert.equal((await publicacionOf(office)).registro, undefined);
    assert.match(await cardOf(office, 'contraloria'), /"prepara":false[\s\S]*"registra":false/);
    await office.execute('do', 'publicacion.preparar', data);
    assert.doesNotMatch(JSON.stringify(office.cards('do').at(-1)?.data), /Abrir paquete/);
  });

  it('records address, date, checked points and the hash of the package, and tells every post', async () => {
    const office = await prepared();
    const typed = { url: URL, fecha: '2026-03-02' };
    const missing = await office.press('se', 'Registrar publicación', { ...typed, verificados: 'apartado' });
    assert.match(textOf(missing), /Falta verificar/);
    assert.match(JSON.stringify('card' in missing && missing.card.data), /transparencia\/convenio/, 'nothing is lost');
    const done = await office.press('se', 'Registrar publicación', { ...typed, verificados: CHECKED });
    assert.match(textOf(done), /Publicación registrada/);
    const { registro, paquete } = await publicacionOf(office);
    assert.deepEqual(
      [registro?.url, registro?.fecha, registro?.verificados.join(), registro?.paquete.sha256],
      [URL, '2026-03-02', CHECKED, paquete?.sha256],
    );
    for (const who of EVERYBODY)
      assert.ok(office.toasts(who).includes('El Convenio ya está publicado en el portal'), who);
  });

  it('says that the record changed since, makes the package again, and keeps what was published', async () => {
    const office = await prepared();
    const before = (await publicacionOf(office)).paquete;
    assert.doesNotMatch(await cardOf(office, 'se'), /El registro cambió/);
    await office.press('se', 'Registrar publicación', { url: URL, fecha: '2026-03-02', verificados: CHECKED });
    const entradas = [{ asm: 'ASM-01', unidad: 'DO', actividad: 'A1', clave: 'PAA-2026-07' }];
    await office.order('se', { type: 'integrar-en-paa', entradas });
    assert.match(await cardOf(office, 'se'), /El registro cambió después de preparar el paquete/);
    assert.match(textOf(await office.press('se', 'Preparar de nuevo')), /está listo/);
    const { paquete, registro } = await publicacionOf(office);
    assert.notEqual(paquete?.sha256, before?.sha256);
    assert.equal(registro?.paquete.sha256, before?.sha256);
    assert.match(strFromU8((await zipOf(office))['actividades.csv'] ?? new Uint8Array()), /"PAA-2026-07"/);
    assert.match(await cardOf(office, 'se'), /Lo publicado es el paquete anterior/);
    await office.press('se', 'Corregir el registro', { url: URL, fecha: '2026-03-02', verificados: CHECKED });
    assert.equal((await publicacionOf(office)).registro?.paquete.sha256, paquete?.sha256);
  });

  it('makes no second package of the same facts, whatever else happened meanwhile', async () => {
    const office = await prepared();
    const before = (await publicacionOf(office)).paquete;
    await office.order('do', { type: 'plantear-consulta', puesto: 'DO', texto: '¿Cuándo se publica?' });
    office.clock.days(1);
    await office.execute('se', 'publicacion.preparar', { ciclo: CICLO, asunto: 'publicacion', numero: '1' });
    assert.deepEqual((await publicacionOf(office)).paquete, before);
  });

  it('points at what may be personal data until it is published', async () => {
    const office = await (await OfficeHarness.open()).reach('seleccionado');
    assert.doesNotMatch(await cardOf(office, 'se'), /datos personales/);
    const after = await signedByAll('Persona, persona@example.org');
    assert.match(
      await cardOf(after, 'se'),
      /revise si estos textos contienen datos personales: ASM-01\.DO\.A1: un correo/,
    );
    await after.press('se', 'Preparar paquete');
    await after.press('se', 'Registrar publicación', { url: URL, fecha: '2026-03-02', verificados: CHECKED });
    assert.doesNotMatch(await cardOf(after, 'se'), /revise si estos textos/);
  });

  it('is asked of SE with ten working days and goes on reminding until it is recorded', async () => {
    const office = await signedByAll();
    const told = (): number =>
      office.toasts('se').filter((toast) => /Recordatorio: vence|Su plazo venció/.test(toast)).length;
    assert.equal((await publicacionOf(office)).plazo.vence, '2026-03-16', 'ten working days after Monday 2 March');
    const counts: number[] = [];
    for (const day of ['2026-03-12', '2026-03-17', '2026-03-20', '2026-03-25']) {
      office.clock.to(day);
      await office.tick();
      counts.push(office.sends('se', 'publicacion'));
    }
    assert.ok(
      counts.every((count, index) => index === 0 || count > (counts[index - 1] ?? 0)),
      counts.join(),
    );
    const before = told();
    await office.say('se', 'publicación');
    await office.press('se', 'Preparar paquete');
    await office.press('se', 'Registrar publicación', { url: URL, fecha: '2026-03-25', verificados: CHECKED });
    office.clock.to('2026-04-20');
    await office.tick();
    assert.equal(office.sends('se', 'publicacion'), counts.at(-1));
    assert.ok(told() >= before);
  });

  it('says so when the signed PDF is not in the archive, and keeps nothing', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    await office.say('se', 'publicación');
    assert.match(textOf(await office.press('se', 'Preparar paquete')), /no se encontró en el archivo/);
    assert.equal((await publicacionOf(office)).paquete, undefined);
  });

  it('belongs to the version in force: a modificatorio has its own', async () => {
    const office = await prepared();
    await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambia el plazo.' });
    const contenido = { ...compromisoPedido, plazo: '2026-10-30' };
    await office.order('do', {
      type: 'proponer-compromisos',
      unidad: 'DO',
      propuestas: [{ asm: 'ASM-01', contenido }],
    });
    assert.doesNotMatch(await cardOf(office, 'se'), /El registro cambió/, 'what is only proposed is not in force');
  });
});
