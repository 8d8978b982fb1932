import assert from 'node:assert/strict';
import { leeRegistroDe } from '../../../src/application/expediente.js';
import { cerrar, dictaminar, difundir, entregar, firmarActa, integrarActa } from '../cierre-orders.js';
import { OfficeHarness } from '../office-harness.js';
import { archivo, CICLO } from '../stages.js';

type Step = (office: OfficeHarness) => Promise<unknown>;

/** What brings a signed Convenio to the end of the ciclo; the program ends and starts anew after each. */
const STEPS: readonly Step[] = [
  (office) => office.reach('suscrito'),
  difundir,
  entregar,
  dictaminar,
  cerrar,
  integrarActa,
  (office) => firmarActa(office, 'da'),
  (office) => firmarActa(office, 'se'),
  (office) => office.order('se', { type: 'adjuntar-acta-firmada', numero: 1, archivo: archivo('6', 'acta.pdf') }),
  (office) => office.tick(),
  (office) => office.say('se', 'resultados'),
  (office) => office.press('se', 'Preparar paquete', {}, 'resultados'),
  (office) => office.say('se', 'resultados'),
  (office) =>
    office.press(
      'se',
      'Registrar publicación',
      {
        url: 'https://www.example.org/resultados/',
        fecha: office.clock.today(),
        verificados: 'apartado,completo,datos-personales,finanzas',
      },
      'resultados',
    ),
];

/** The same stores, chats and clock, and a program that remembers nothing. */
const restarted = ({ log, records, archive, messenger, clock }: OfficeHarness): Promise<OfficeHarness> =>
  OfficeHarness.open({ log, records, archive, messenger, clock });

describe('The end of a ciclo, with the program started anew after each step', () => {
  it('leaves an Acta signed, its constancia, and the results published; the record folds to the same', async () => {
    let office = await OfficeHarness.open();
    for (const step of STEPS) {
      await step(office);
      assert.deepEqual(office.errors, []);
      office = await restarted(office);
    }
    const ciclo = await office.ciclo();
    const [acta, ...others] = ciclo.actas;
    assert.equal(others.length, 0);
    assert.equal(acta?.situacion.estado, 'suscrita');
    assert.ok(acta.constancia !== undefined);
    assert.equal(acta.publicacion?.registro?.url, 'https://www.example.org/resultados/');
    const { institution } = office.app.office;
    const parts = {
      log: office.log,
      archive: office.archive,
      institution,
      verificador: new Uint8Array(),
      failed: (error: unknown) => assert.fail(String(error)),
    };
    assert.deepEqual((await leeRegistroDe(parts, CICLO))?.ciclo, ciclo);
    await office.say('se', 'ruta');
    const route = JSON.stringify(office.cards('se').at(-1)?.data);
    for (const key of ['5.3', '5.4', '5.5']) assert.match(route, new RegExp(`${key} [^"]*","marca":"✔ Hecha`));
  });
});
