import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { abreEscena } from '../../src/local/ejemplo-escena.js';
import { FASE_1 } from '../../src/local/ejemplo-fase1.js';
import { FASE_2 } from '../../src/local/ejemplo-fase2.js';
import * as step from './journey-convenio-steps.js';
import { Journey } from './journey-set.js';

const downloadsNothing = (): never => assert.fail('phases 1 and 2 download nothing');

describe('the Convenio in a browser, from the positions to its publication', function () {
  // Phases 1 and 2 up to the classification, pressed without windows, as the sample does.
  const journey = Journey.of(this, async (everyone, page, files) => {
    const escena = await abreEscena(everyone, page, files, downloadsNothing, () => undefined);
    for (const { hace } of [...FASE_1, ...FASE_2.filter(({ accion }) => accion !== '2.3')]) await hace(escena);
    // The last that the bot sends here: what leaves while a stream is being closed comes to an uncertain end.
    for (const unidad of ['do', 'dpc', 'da']) await escena.de(unidad).recibe(/Posturas institucionales/);
    await escena.cierra();
  });

  it('2.3 one unit accepts, one rejects and yields, one keeps silent', () => step.responds(journey.stage));
  it('3.1 a clumsy commitment is put right, returned and agreed', () => step.proposesClumsily(journey.stage));
  it('3.1 the others are proposed and agreed', () => step.proposesTheRest(journey.stage));
  it('3.1 SE goes on without the silent unit', () => step.goesOnWithout(journey.stage));
  it('3.2 SE signs, and a unit refuses with its reason', () => step.refuses(journey.stage));
  it('3.2 its commitment is reopened, and all sign again', () => step.reopens(journey.stage));

  it('the bot dies and comes back; nobody has to reload anything', () => journey.stage.killBot());

  it('3.2 a deputy signs for an absent head', () => step.standsIn(journey.stage));
  it('3.2 the rest sign, and the scan completes the Convenio', () => {
    const noScan = join(journey.folder, 'Convenio firmado.pdf');
    writeFileSync(noScan, 'No soy un PDF, aunque así me llame.');
    return step.completes(journey.stage, noScan, journey.files.convenioFirmado);
  });
  it('3.3 the activities get their key or their reason', () => step.integratesInPaa(journey.stage));
  it('4.1 the copies are given out and received', () => step.distributes(journey.stage));
  it('4.2 the package is prepared, looked at and published', () => step.publishes(journey.stage));

  it('leaves every action up to 4.2 done, and SE owing nothing', async () => {
    const ruta = await journey.stage.of('se').reads('ruta', 'Ruta del ciclo');
    for (const accion of ['2.3', '3.1', '3.2', '3.3', '4.1', '4.2'])
      assert.match(ruta, new RegExp(`${accion.replace('.', '\\.')} [^.▶■]+✔ Hecha`), `${accion} is not done`);
    await journey.stage.of('se').asks('pendientes', /No tiene pendientes/);
  });
});
