import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { Publicacion } from '../../../src/domain/convenio.js';
import { actaEnFirma, actaSuscrita } from '../cierre-orders.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import type { Nickname } from '../sample-institution.js';

const URL = 'https://www.example.org/transparencia/resultados/';
const CHECKED = 'apartado,completo,datos-personales,finanzas';
const EVERYBODY: readonly Nickname[] = ['seEnlace', 'do', 'dpc', 'da', 'uippe', 'contraloria', 'admin'];

const publicacionOf = async (office: OfficeHarness): Promise<Publicacion> =>
  (await office.ciclo()).actas.at(-1)?.publicacion ?? assert.fail('nothing is signed');

const signed = async (): Promise<OfficeHarness> => actaSuscrita(await OfficeHarness.open());

const cardOf = async (office: OfficeHarness, who: Nickname): Promise<string> => {
  await office.say(who, 'resultados');
  return JSON.stringify(office.cards(who).at(-1)?.data);
};

describe('The publication of the results in the chat (5.5)', () => {
  it('waits for the signature of the Acta', async () => {
    const office = await actaEnFirma(await OfficeHarness.open());
    assert.match(await cardOf(office, 'se'), /Los resultados se publican cuando el Acta esté suscrita/);
    await office.execute('se', 'resultados.preparar', { ciclo: 'pae-2025-electoral', asunto: 'resultados' });
    assert.equal((await office.ciclo()).actas[0]?.publicacion, undefined);
  });

  it('keeps the package with the very bytes of the signed Acta, and says what it says, not what came later', async () => {
    const office = await signed();
    await office.order('do', { type: 'plantear-consulta', puesto: 'DO', texto: '¿Cuándo se publica?' });
    await cardOf(office, 'uippe');
    assert.match(textOf(await office.press('uippe', 'Preparar paquete')), /está listo/);
    const { paquete } = await publicacionOf(office);
    const zip = unzipSync((await office.archive.open(paquete?.sha256 ?? '')) ?? assert.fail('not kept'));
    const [acta] = (await office.ciclo()).actas;
    const pdf = zip['acta-pae-2025-electoral-v1.pdf'] ?? assert.fail('no PDF');
    assert.equal(createHash('sha256').update(pdf).digest('hex'), acta?.documento.pdf.sha256);
    const data = JSON.parse(strFromU8(zip['datos.json'] ?? new Uint8Array()));
    assert.deepEqual([data.asm_total, data.asm_solventados, data.asm_sin_solventar], [2, 1, 1]);
    assert.ok(!JSON.stringify(data.cronologia).includes('del Acta'), 'what came after the Acta was made is not told');
    assert.match(strFromU8(zip['productos.csv'] ?? new Uint8Array()), /"Evidencia 1\.pdf",1,/);
    const shown = await office.press('uippe', 'Abrir paquete');
    assert.match(JSON.stringify('card' in shown && shown.card.data), /Paquete público PAE 2025 Resultados\.zip/);
    assert.deepEqual(office.errors, []);
  });

  it('records address, date and what was checked, and tells every post; the cycle is then complete', async () => {
    const office = await signed();
    await cardOf(office, 'se');
    await office.press('se', 'Preparar paquete');
    const typed = { url: URL, fecha: '2026-03-02' };
    assert.match(
      textOf(await office.press('se', 'Registrar publicación', { ...typed, verificados: 'apartado' })),
      /Falta verificar/,
    );
    await office.press('se', 'Registrar publicación', { ...typed, verificados: CHECKED });
    const { registro, paquete } = await publicacionOf(office);
    assert.deepEqual([registro?.url, registro?.paquete.sha256], [URL, paquete?.sha256]);
    for (const who of EVERYBODY)
      assert.ok(office.toasts(who).includes('Los resultados ya están publicados en el portal'), who);
    await office.say('se', 'ruta');
    assert.match(JSON.stringify(office.cards('se').at(-1)?.data), /5\.5 Publicación de resultados","marca":"✔ Hecha/);
    await office.say('do', 'acta');
    assert.match(JSON.stringify(office.cards('do').at(-1)?.data), /Publicada el 2 de marzo de 2026/);
  });

  it('reminds SE until it is recorded', async () => {
    const office = await signed();
    const counts: number[] = [];
    for (const day of ['2026-03-12', '2026-03-17', '2026-03-20', '2026-03-25']) {
      office.clock.to(day);
      await office.tick();
      counts.push(office.sends('se', 'resultados'));
    }
    assert.ok(
      counts.every((count, index) => index === 0 || count > (counts[index - 1] ?? 0)),
      counts.join(),
    );
  });
});
