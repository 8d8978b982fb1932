import assert from 'node:assert/strict';
import { PEOPLE } from '../local-people.js';
import { Oficina, readExtract, saidBy, templateOf } from './identificacion-harness.js';

const { se } = PEOPLE;

const opened = async (): Promise<Oficina> => {
  const office = await Oficina.open();
  await office.press(se, 'ciclo.abrir', await office.say(se, 'ciclo'), { evaluacion: 'Evaluación externa' });
  return office;
};

describe('the Mechanism in the chat', () => {
  it('is refused when it is no document, and its card stays with the reason', async () => {
    const office = await opened();
    const told = await office.press(se, 'mecanismo.adjuntar', await office.drop(se, 'Mecanismo.txt', 'texto'));
    assert.equal(templateOf(told), 'archivo-destino');
    assert.match(saidBy(told), /no es un documento PDF ni de Word/);
    assert.equal((await office.ciclo()).mecanismo.estado, 'sin-documento');
  });

  it('is not approved on the card of a document that was replaced', async () => {
    const office = await opened();
    const first = await office.press(se, 'mecanismo.adjuntar', await office.drop(se, 'Uno.pdf', 'uno'));
    await office.press(se, 'mecanismo.adjuntar', await office.drop(se, 'Dos.pdf', 'dos'));
    await office.press(se, 'mecanismo.aprobar', first);
    assert.equal((await office.ciclo()).mecanismo.estado, 'por-aprobar');
  });

  it('asks no vacant post for its receipt, and names it', async () => {
    const office = await (await Oficina.open()).approved();
    const { mecanismo } = await office.ciclo();
    assert.ok(mecanismo.estado === 'aprobado');
    assert.deepEqual(mecanismo.vacantes, ['UIPPE']);
    assert.equal(mecanismo.acuses['UIPPE'], undefined);
    assert.match(saidBy(await office.say(se, 'mecanismo')), /Sin titular ni suplente: Unidad de Información/);
  });

  it('lets the titular acknowledge and the enlace only see', async () => {
    const office = await (await Oficina.open()).approved();
    const card = await office.say(PEOPLE.enlace, 'mecanismo');
    assert.match(saidBy(await office.press(PEOPLE.enlace, 'mecanismo.acusar', card)), /Eso lo hace el titular/);
    assert.match(saidBy(await office.press(PEOPLE.do, 'mecanismo.acusar', card)), /Acuse registrado\. .+se le avisará/);
  });
});

describe('typed ASM', () => {
  before(async function () {
    this.timeout(60_000);
    await readExtract();
  });

  it('come one after another until the report’s count is complete', async () => {
    const office = await (await Oficina.open()).approved();
    const form = await office.say(se, 'informe');
    await office.press(se, 'informe.recibir', form, { folio: 'EV-1', fecha: '2026-11-20', asmDeclarados: '2' });
    const blank = await office.press(se, 'asm.registrar', await office.say(se, 'registrar'), { hallazgo: ' ' });
    assert.match(saidBy(blank), /no tiene hallazgo ni recomendación/);
    const next = await office.press(se, 'asm.registrar', blank, { hallazgo: 'Uno' });
    assert.equal(templateOf(next), 'registro');
    assert.match(saidBy(next), /ASM-01 registrado a la letra\. Quedó sin recomendación\./);
    const last = await office.press(se, 'asm.registrar', next, { hallazgo: 'Dos', recomendacion: 'Hacer' });
    assert.equal(templateOf(last), 'informe');
    assert.deepEqual((await office.ciclo()).informe?.conteo, { registrados: 2 });
  });

  it('close with another count only with its reason', async () => {
    const office = await (await Oficina.open()).approved();
    await office.press(se, 'informe.recibir', await office.say(se, 'informe'), {
      folio: 'EV-1',
      fecha: '2026-11-20',
      asmDeclarados: '2',
    });
    await office.press(se, 'asm.registrar', await office.say(se, 'registrar'), { hallazgo: 'Uno' });
    const card = await office.say(se, 'informe');
    assert.match(saidBy(await office.press(se, 'informe.conteo', card, { motivo: '' })), /Escriba el motivo/);
    await office.press(se, 'informe.conteo', card, { motivo: 'Dos eran el mismo.' });
    assert.deepEqual((await office.ciclo()).informe?.conteo, { registrados: 1, motivo: 'Dos eran el mismo.' });
  });

  it('get their root cause in the Secretaría Ejecutiva’s own words', async () => {
    const office = await (await Oficina.open()).approved();
    await office.press(se, 'importacion.confirmar', await office.reviewing('23'));
    const form = await office.press(se, 'causa.abrir', undefined);
    const next = await office.press(se, 'causa.redactar', form, { asm: 'ASM-01', causaRaiz: 'Falta un diagnóstico.' });
    assert.equal((await office.ciclo()).asm['ASM-01']?.causaRaiz, 'Falta un diagnóstico.');
    assert.match(saidBy(next), /ASM-02/);
  });
});
