import assert from 'node:assert/strict';
import { DO, DPC, SE, Unidades } from '../unidades-harness.js';

const place = { asm: 'ASM-01', unidad: 'DO' };

describe('evidence in the chat', () => {
  let office: Unidades;
  beforeEach(async () => {
    office = await Unidades.open();
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  it('is filed in versions with its hash, and the same bytes are recognised', async () => {
    await office.classified(1);
    for (const [name, content] of [
      ['MIR.pdf', 'a'],
      ['MIR 2.pdf', 'b'],
    ] as const) {
      const { archivo } = await office.drop(DO, name, content);
      await office.press(DO, 'evidencia.archivar', { ...place, archivo });
    }
    const { archivo } = await office.drop(DO, 'Otra vez.pdf', 'a');
    const again = await office.press(DO, 'evidencia.archivar', { ...place, archivo });
    assert.match(again.text, /ya estaba archivado en ASM-01 como versión 1 \(«MIR\.pdf»\): no se duplicó/);
    const [list] = await office.say(SE, 'evidencias');
    assert.match(list?.text ?? '', /versión 2.*versión 1/s);
    assert.match(list?.text ?? '', /ca978112 ca1bbdca fac231b3 9a23dc4d a786eff8 147c4e72 b9807785 afee48bb/);
  });

  it('is not said to be missing to who may not see its ASM', async () => {
    await office.classified(1);
    const { archivo } = await office.drop(DO, 'MIR.pdf', 'a');
    await office.press(DO, 'evidencia.archivar', { ...place, archivo });
    const [foreign] = await office.say(DPC, 'evidencias 1');
    assert.match(foreign?.text ?? '', /ASM-01 no está a su alcance en este ciclo/);
    assert.doesNotMatch(foreign?.text ?? '', /MIR\.pdf/);
    const [own] = await office.say(DO, 'evidencias 1');
    assert.match(own?.text ?? '', /Evidencias de ASM-01.*MIR\.pdf/);
  });

  it('asks with few buttons where a file belongs, also with 23 ASM', async () => {
    await office.classified(23);
    const dropped = await office.drop(DO, 'MIR.pdf', 'a');
    const buttons = dropped.card.data['destinos'];
    assert.ok(Array.isArray(buttons) && buttons.length <= 3 && dropped.card.data['hayMas'] === false);
    const chooser = await office.press(DO, 'evidencia.elegir', { archivo: dropped.archivo });
    const options = chooser.card.data['opciones'];
    assert.ok(Array.isArray(options) && options.length === 23);
    const filed = await office.press(DO, 'archivo.destino', { archivo: dropped.archivo, destino: options[22].value });
    assert.match(filed.text, /quedó archivado como evidencia de ASM-23, versión 1/);
  });

  it('offers a file of a name that was filed before as its new version, and names it where it asks', async () => {
    await office.classified(23);
    const first = await office.drop(DO, 'MIR.pdf', 'a');
    const chooser = await office.press(DO, 'evidencia.elegir', { archivo: first.archivo });
    assert.equal(chooser.card.data['nombre'], 'MIR.pdf');
    await office.press(DO, 'evidencia.archivar', { ...place, archivo: first.archivo });
    const again = await office.drop(DO, 'MIR.pdf', 'b');
    assert.match(again.text, /Nueva versión para ASM-01/);
    assert.doesNotMatch((await office.drop(DO, 'Otra.pdf', 'c')).text, /Nueva versión/);
  });

  it('can not be filed on the ASM of another unit, nor with the file of another person', async () => {
    await office.classified(1);
    const { archivo } = await office.drop(DPC, 'MIR.pdf', 'a');
    assert.match((await office.press(DPC, 'evidencia.archivar', { ...place, archivo })).text, /Eso corresponde a/);
    assert.match(
      (await office.press(DPC, 'evidencia.archivar', { asm: 'ASM-01', unidad: 'DPC', archivo })).text,
      /no está notificado a su unidad/,
    );
    assert.match(
      (await office.press(DO, 'evidencia.archivar', { ...place, archivo })).text,
      /No se encontró ese archivo/,
    );
    for (const id of ['', '../..', '\u0000', 'x'.repeat(3000)])
      assert.match(
        (await office.press(DO, 'evidencia.archivar', { ...place, archivo: id })).text,
        /No se encontró ese archivo/,
      );
    assert.deepEqual((await office.ciclo()).evidencias, []);
  });

  for (const name of [
    'a.exe',
    'informe.PDF.Exe',
    'macro.docm',
    'x.xlsm',
    'run.ps1',
    'b.js ',
    'acta\u202Efdp.exe',
    'c.bat.',
    'pagina.html',
  ])
    it(`refuses ${JSON.stringify(name)}`, async () => {
      await office.classified(1);
      assert.match((await office.drop(DO, name, 'a')).text, /no se recibe por seguridad/);
    });

  it('refuses an empty file', async () => {
    await office.classified(1);
    assert.match((await office.drop(DO, 'vacio.pdf', '')).text, /está vacío/);
  });

  it('keeps and shows a hostile name as a plain one', async () => {
    await office.classified(1);
    for (const [sent, kept] of [
      ['../../etc/passwd.pdf', 'passwd.pdf'],
      ['acta\u202Efdp.pdf', 'actafdp.pdf'],
      ['..', 'archivo sin nombre'],
      ['roto\uD800.pdf', 'roto\uFFFD.pdf'],
      [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(79)}…${'a'.repeat(36)}.pdf`],
    ] as const) {
      const dropped = await office.drop(DO, sent, sent);
      await office.press(DO, 'evidencia.archivar', { ...place, archivo: dropped.archivo });
      assert.equal((await office.ciclo()).evidencias.at(-1)?.archivo.nombre, kept);
    }
  });
});
