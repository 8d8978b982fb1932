import assert from 'node:assert/strict';
import type { Acta } from '../../../src/domain/acta.js';
import { actaEnFirma, actaSuscrita, cerrado, dictaminar, entregado, firmarActa } from '../cierre-orders.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { type Nickname, PERSONAS } from '../sample-institution.js';
import { archivo } from '../stages.js';

const version = async (office: OfficeHarness, numero = 1): Promise<Acta> =>
  (await office.ciclo()).actas[numero - 1] ?? assert.fail(`no Acta ${numero}`);

const shown = (office: OfficeHarness, who: Nickname, asunto: string): string =>
  JSON.stringify(office.cardsOf(who, asunto).at(-1)?.data ?? assert.fail(`${who} has no card of ${asunto}`));

const open = (): Promise<OfficeHarness> => OfficeHarness.open();

describe('The Acta before it is made (5.3)', () => {
  it('says in plain words what is missing, what blocks first, and offers no button', async () => {
    const office = await entregado(await open());
    await office.say('se', 'acta');
    const card = shown(office, 'se', 'actas');
    assert.match(card, /Falta, y sin ello no se integra:.*ASM-01\. Falta su dictamen, o cerrarlo sin solventar\./);
    assert.ok(card.indexOf('no se integra') < card.indexOf('hará constar'));
    await assert.rejects(office.press('se', 'Integrar Acta'), /no button/);
    await office.execute('se', 'acta.integrar', { ciclo: 'pae-2025-electoral', asunto: 'actas' });
    assert.deepEqual((await office.ciclo()).actas, []);
  });

  it('says what the Convenio in force does not hold, though it blocks nothing', async () => {
    const office = await cerrado(await open());
    await office.say('se', 'acta');
    assert.match(
      shown(office, 'se', 'actas'),
      /Fuera del Convenio vigente, y el Acta lo hará constar:.*• ASM-02\. Sin valorar/,
    );
  });

  it('is integrated by SE alone, once nothing is missing', async () => {
    const office = await cerrado(await open());
    await office.say('da', 'acta');
    assert.match(shown(office, 'da', 'actas'), /Nada impide integrar el Acta: la integra la Secretaría Ejecutiva/);
    await assert.rejects(office.press('da', 'Integrar Acta'), /no button/);
    await office.execute('da', 'acta.integrar', { ciclo: 'pae-2025-electoral', asunto: 'actas' });
    assert.deepEqual((await office.ciclo()).actas, []);
    await office.say('se', 'acta');
    assert.match(textOf(await office.press('se', 'Integrar Acta')), /Se integró la versión 1/);
    const { resultados, documento, firmantes } = await version(office);
    assert.deepEqual(
      resultados.map(({ asm, estado }) => [asm, estado]),
      [
        ['ASM-01', 'solventado'],
        ['ASM-03', 'sin-solventar'],
      ],
    );
    assert.deepEqual(
      firmantes.map(({ puesto }) => puesto),
      ['SE', 'DA'],
    );
    assert.ok((await office.archive.open(documento.pdf.sha256)) !== undefined, 'its bytes are kept');
    assert.ok(office.toasts('da').some((toast) => /Revise y firme el Acta de Atención/.test(toast)));
  });

  it('is unknown to a unit until it is signed', async () => {
    const office = await actaEnFirma(await open());
    assert.match(textOf((await office.say('do', 'acta'))[0]), /todavía no está suscrita/);
    await office.execute('do', 'ver', { ciclo: 'pae-2025-electoral', asunto: 'acta.1' });
    assert.deepEqual(office.cardsOf('do', 'acta.1'), []);
  });
});

describe('The signatures of the Acta (5.4)', () => {
  it('bind the bytes that the card names; both signers see the progress in the same card', async () => {
    const office = await actaEnFirma(await open());
    await firmarActa(office, 'da');
    assert.match(shown(office, 'se', 'acta.1'), /✔ Firmó Persona da/);
    const { sha256 } = (await version(office)).documento.pdf;
    const data = { ciclo: 'pae-2025-electoral', asunto: 'acta.1', numero: '1', puesto: 'SE' };
    await office.execute('se', 'acta.firmar', { ...data, sha256: 'x' });
    assert.equal((await version(office)).firmas['SE'], undefined);
    await office.execute('se', 'acta.firmar', { ...data, sha256 });
    assert.equal((await version(office)).firmas['SE']?.persona, PERSONAS.se);
    assert.equal((await version(office)).situacion.estado, 'en-firma', 'the scan is missing');
  });

  it('are complete with the scan; the constancia is issued and every post is told how it ended', async () => {
    const office = await actaSuscrita(await open());
    const { situacion, constancia, escaneos } = await version(office);
    assert.equal(situacion.estado, 'suscrita');
    assert.equal(escaneos.length, 1);
    assert.match(constancia?.pdf.nombre ?? '', /^Constancia de firmas del Acta PAE 2025 versión 1\.pdf$/);
    for (const who of ['do', 'dpc', 'uippe', 'contraloria'] as const)
      assert.ok(office.toasts(who).includes('El Acta de Atención quedó suscrita: 1 de 2 ASM solventados'), who);
    await office.say('do', 'acta');
    const reply = await office.press('do', 'Abrir los documentos', {}, 'acta.1');
    assert.match(JSON.stringify('card' in reply && reply.card.data), /Acta de Atención PAE 2025 versión 1\.pdf/);
    assert.deepEqual(office.errors, []);
  });

  it('issues the constancia at the next tick when the program ended before', async () => {
    const office = await actaEnFirma(await open());
    for (const who of ['se', 'da'] as const) await firmarActa(office, who);
    await office.order('se', { type: 'adjuntar-acta-firmada', numero: 1, archivo: archivo('6', 'acta.pdf') });
    assert.equal((await version(office)).constancia, undefined);
    await office.tick();
    assert.ok((await version(office)).constancia !== undefined);
    await office.tick();
    assert.deepEqual(office.errors, []);
  });

  it('may be refused with the reason, which SE sees; signing takes it back', async () => {
    const office = await actaEnFirma(await open());
    await office.say('da', 'acta');
    await office.press('da', 'No firmo, porque…');
    assert.match(textOf(await office.press('da', 'Enviar a la Secretaría Ejecutiva', { razon: ' ' })), /Falta/);
    await office.press('da', 'Enviar a la Secretaría Ejecutiva', { razon: 'Falta un anexo.' });
    assert.match(
      shown(office, 'se', 'acta.1'),
      /✘ No firma: Falta un anexo\. · Persona da, 02\/03\/2026.*"negativa":true/,
    );
    await firmarActa(office, 'da');
    assert.doesNotMatch(shown(office, 'se', 'acta.1'), /✘ No firma/);
    await assert.rejects(office.press('se', 'Integrar de nuevo'), /no button/);
  });

  it('are asked for on another version once SE attended to the reason of who did not sign', async () => {
    const office = await actaEnFirma(await open());
    await office.say('da', 'acta');
    await office.press('da', 'No firmo, porque…');
    await office.press('da', 'Enviar a la Secretaría Ejecutiva', { razon: 'Falta un anexo.' });
    assert.match(textOf(await office.press('se', 'Integrar de nuevo')), /Se integró la versión 2/);
    assert.match(shown(office, 'da', 'acta.1'), /Sin efecto desde .*se integró de nuevo/);
    await firmarActa(office, 'da');
    assert.deepEqual(Object.keys((await version(office, 2)).firmas), ['DA']);
  });

  it('are void once an ASM is opened again: the card says why and who signs again', async () => {
    const office = await actaEnFirma(await open());
    await firmarActa(office, 'da');
    await office.order('se', { type: 'reabrir-asm', asm: 'ASM-01', razon: 'Se halló un error.' });
    assert.match(
      shown(office, 'da', 'acta.1'),
      /Sin efecto desde .*se reabrió un ASM \(ASM-01\).*Firma de nuevo: Dirección de Administración/,
    );
    await office.say('se', 'acta');
    assert.match(shown(office, 'se', 'actas'), /ASM-01\. Falta su dictamen/);
    await dictaminar(office);
    await office.say('se', 'acta');
    await office.press('se', 'Integrar Acta');
    assert.match(shown(office, 'se', 'acta.2'), /Sustituye a la versión 1: se reabrió un ASM/);
    assert.equal((await version(office, 2)).situacion.estado, 'en-firma');
  });

  it('are not given on a card of a version that is void meanwhile', async () => {
    const office = await actaEnFirma(await open());
    await office.say('da', 'acta');
    await office.press('da', 'Firmar…');
    await office.order('se', { type: 'reabrir-asm', asm: 'ASM-03', razon: 'Se halló un error.' });
    await office.press('da', 'Firmar este texto');
    assert.deepEqual((await version(office)).firmas, {});
  });
});
