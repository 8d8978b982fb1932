import assert from 'node:assert/strict';
import { PEOPLE } from '../local-people.js';
import { CICLO, DO, SE, shown, type TestOffice, testOffice, withAsm } from './general-harness.js';
import { Oficina, saidBy } from './identificacion-harness.js';

const welcomeOf = async (office: TestOffice, who: string): Promise<string> =>
  (await office.app.chat.onInstalled(who, `install-${who}`)).map(shown).join(' ');

describe('what comes next, said where the last step ends', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await testOffice();
  });

  it('the welcome before any ciclo tells its first step to SE alone', async () => {
    assert.match(await welcomeOf(office, SE), /Para empezar, escriba «ciclo»/);
    assert.doesNotMatch(await welcomeOf(office, DO), /Para empezar/);
    await office.press(SE, 'ciclo.abrir', CICLO);
    assert.doesNotMatch(await welcomeOf(office, SE), /Para empezar/);
  });

  it('the ruta says what is owed where there is no date to say', async () => {
    await office.press(SE, 'ciclo.abrir', CICLO);
    assert.match(shown(await office.say(DO, 'ruta')), /Secretaría Ejecutiva: adjuntar el documento del Mecanismo/);
  });

  it('a silence that was recorded keeps the name of the unit', async () => {
    await withAsm(office, 1);
    office.setNow('2026-12-10T16:00:00.000Z');
    const data = { ciclo: 'pae-2025-electoral', interno: 'notificacion.N-001', puesto: 'DO' };
    const settled = shown(await office.press(SE, 'plazo.sin-respuesta', data));
    assert.match(settled, /Ya no está vencido: Dirección de Organización/);
    assert.match(settled, /«Sin respuesta» registrada por Mtra\. Lucía .+, 10\/12\/2026, 10:00 h/);
  });

  it('the approved Mechanism asks for the report, and says a shared date once', async () => {
    const approved = await (await Oficina.open()).approved();
    const card = saidBy(await approved.say(PEOPLE.se, 'mecanismo'));
    assert.match(card, /Qué sigue: adjunte en este chat el informe/);
    assert.equal(card.match(/Vence el 30 de noviembre de 2026/g)?.length, 1);
  });

  it('the report whose ASM are complete leads to their assignment', async () => {
    const approved = await (await Oficina.open()).approved();
    const form = await approved.say(PEOPLE.se, 'informe');
    await approved.press(PEOPLE.se, 'informe.recibir', form, {
      folio: 'EV-1',
      fecha: '2026-11-20',
      asmDeclarados: '1',
    });
    await approved.press(PEOPLE.se, 'asm.registrar', await approved.say(PEOPLE.se, 'registrar'), { hallazgo: 'Uno' });
    const informe = (): Promise<string> => approved.say(PEOPLE.se, 'informe').then(saidBy);
    assert.match(await informe(), /"asigna":true/);
    await approved.press(PEOPLE.se, 'asm.asignar', await approved.say(PEOPLE.se, 'asignar'), {
      asm: 'ASM-01',
      unidades: 'DO',
    });
    assert.match(await informe(), /"asigna":false/);
  });
});
