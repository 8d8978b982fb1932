import assert from 'node:assert/strict';
import { BORRADOR, DEVOLUCION } from './journey-guion.js';
import { BUTTON } from './journey-labels.js';
import { Journey } from './journey-set.js';
import * as step from './journey-steps.js';

describe('phases 1 and 2 in a browser, persona by persona', function () {
  const journey = Journey.of(this);

  it('1.1 the ciclo is opened; the Mechanism attached, approved and received', () =>
    step.establishes(journey.stage, journey.files));
  it('1.2 the real extract is read, reviewed, corrected and its 23 ASM registered', () =>
    step.identifies(journey.stage));
  it('1.3 the ASM are assigned agency by agency and notified, and the notices received', () =>
    step.notifies(journey.stage));
  it('2.1 the ASM are selected; one unit observes and is answered', () => step.selects(journey.stage));
  it('2.2 the ASM are classified', () => step.classifies(journey.stage));
  it('2.3 a position is prepared, presented with a file, and returned', () =>
    step.presentsFirst(journey.stage, journey.files));

  it('the bot dies and comes back; nobody has to reload anything', () => journey.stage.killBot());

  it('2.3 the unit answers again; two units answer the rest in bulk', () => step.presentsAgain(journey.stage));
  it('2.3 a rejected ASM is insisted on, and then accepted', () => step.yields(journey.stage));
  it('2.3 a rejected ASM is insisted on, and then left unselected', () => step.rejects(journey.stage));
  it('5.1 evidence is filed with its versions', () => step.filesEvidence(journey.stage, journey.files));
  it('5.2 the clock opens the check-in, and the units report', () => step.reports(journey.stage));

  it('after a restart of everything, all of it is found again', async () => {
    await journey.stage.close();
    await journey.stage.open();
    const se = journey.stage.of('se');
    await se.sees(/bienvenida/i, 'bienvenida');
    const ruta = await se.reads('ruta', 'Ruta del ciclo');
    for (const accion of ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3'])
      assert.match(ruta, new RegExp(`${accion.replace('.', '\\.')} [^.▶■]+✔ Hecha`), `${accion} is not done`);
    const postura = await step.opensPostura(se, 'ASM-01');
    const historia =
      (await (await se.does(postura, BUTTON.versiones, {}, /VERSIÓN 2[\s\S]*VERSIÓN 1/)).textContent()) ?? '';
    for (const text of [BORRADOR.propuestas, DEVOLUCION, 'Cronograma de rediseño'])
      assert(historia.includes(text), `«${text}» is not in the position: ${historia}`);
    assert.match(await se.reads('evidencias', 'Evidencias'), /versión 2.*MIR Electoral 2026\.xlsx/);
    assert.match(await se.reads('seguimiento', /Avance de/), /Por reportar: 7 de 10 ASM[\s\S]*Reportó su único ASM/);
    await journey.stage.of('da').asks('pendientes', /Proponer compromisos/);
  });
});
