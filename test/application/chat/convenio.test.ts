import assert from 'node:assert/strict';
import { MemoryEventLog } from '../../../src/adapters/memory/memory-event-log.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { PERSONAS, sampleInstitution } from '../sample-institution.js';
import { CICLO } from '../stages.js';

const signs = async (office: OfficeHarness, ...who: readonly ('se' | 'do' | 'dpc')[]): Promise<void> => {
  for (const each of who) {
    await office.press(each, 'Firmar…');
    assert.match(textOf(await office.press(each, 'Firmar este texto')), /Su firma quedó registrada/);
  }
};

const integrated = async (parts: Parameters<typeof OfficeHarness.open>[0] = {}): Promise<OfficeHarness> => {
  const office = await (await OfficeHarness.open(parts)).reach('acordado');
  await office.say('se', 'convenio');
  assert.match(textOf(await office.press('se', 'Integrar el Convenio')), /Se integró la versión 1/);
  return office;
};

const signedByHand = async (office: OfficeHarness): Promise<string> => {
  await office.drop('se', 'Convenio firmado.pdf');
  return textOf(await office.press('se', 'Convenio firmado, versión 1'));
};

describe('the Convenio in the chat (3.2 to 4.2)', () => {
  it('is integrated, signed by all with its scan, and gets its constancia', async () => {
    const office = await integrated();
    await signs(office, 'se', 'do', 'dpc');
    assert.equal((await office.ciclo()).convenios[0]?.situacion.estado, 'en-firma', 'the scan is still missing');
    assert.match(await signedByHand(office), /Se adjuntó la copia/);
    const [convenio] = (await office.ciclo()).convenios;
    assert.equal(convenio?.situacion.estado, 'suscrito');
    assert.ok(convenio?.constancia !== undefined);
    assert.ok(office.toasts('dpc').includes('El Convenio quedó suscrito por todas las partes'));
    assert.deepEqual(office.errors, []);
  });

  it('is said not to be done when its document could not be made, and is integrated when asked for again', async () => {
    let broken = true;
    const made = async (): Promise<Uint8Array> => {
      if (broken) throw new Error('the document was not made: its thread ended');
      return new Uint8Array([1]);
    };
    const office = await OfficeHarness.open({ renderer: { docx: made, pdf: made } });
    await office.reach('acordado');
    await office.say('se', 'convenio');
    assert.match(
      textOf(await office.press('se', 'Integrar el Convenio')),
      /su solicitud pudo no completarse.*intente de nuevo/,
    );
    assert.match(String(office.errors), /its thread ended/);
    assert.equal((await office.ciclo()).convenios.length, 0);
    broken = false;
    await office.say('se', 'convenio');
    assert.match(textOf(await office.press('se', 'Integrar el Convenio')), /Se integró la versión 1/);
  });

  it('leads from what is missing to the commitments', async () => {
    const office = await (await OfficeHarness.open()).reach('propuesto');
    await office.say('se', 'convenio');
    const reply = await office.press('se', 'Ver compromisos');
    assert.ok('card' in reply && reply.card.template === 'compromisos-resumen');
  });

  it('gets the constancia that a crash left out at the next tick, once', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    assert.equal((await office.ciclo()).convenios[0]?.constancia, undefined);
    await office.tick();
    const { constancia } = (await office.ciclo()).convenios[0] ?? assert.fail('none');
    assert.ok(constancia !== undefined);
    await office.tick();
    assert.deepEqual((await office.ciclo()).convenios[0]?.constancia, constancia);
  });

  it('is not signed by edited data, for another post, or in a version that has no effect', async () => {
    const office = await integrated();
    const [convenio] = (await office.ciclo()).convenios;
    const data = { ciclo: CICLO, numero: '1', puesto: 'DO', sha256: convenio?.documento.pdf.sha256 ?? '' };
    assert.match(
      textOf(await office.execute('do', 'convenio.firmar', { ...data, sha256: 'b'.repeat(64) })),
      /no es el de esta versión/,
    );
    assert.match(textOf(await office.execute('dpc', 'convenio.firmar', data)), /Eso corresponde a/);
    assert.match(textOf(await office.execute('doEnlace', 'convenio.firmar', data)), /Eso lo hace el titular/);
    assert.match(
      textOf(await office.execute('do', 'convenio.firmar', { ...data, numero: '7' })),
      /No existe esa versión|No se encontró/,
    );
    await signs(office, 'se');
    await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el plazo.' });
    assert.match(textOf(await office.execute('do', 'convenio.firmar', data)), /quedó sin efecto/);
    assert.deepEqual(Object.keys((await office.ciclo()).convenios[0]?.firmas ?? {}), ['SE']);
  });

  it('tells who had signed that it is void and why, and asks them again', async () => {
    const office = await integrated();
    await signs(office, 'dpc');
    await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el plazo.' });
    assert.ok(
      office
        .toasts('dpc')
        .some((toast) => /sin efecto: se reabrió un compromiso \(ASM-01\)\. Su firma se pedirá/.test(toast)),
    );
    assert.ok(!office.toasts('do').some((toast) => /Su firma se pedirá/.test(toast)));
  });

  it('brings a refusal to SE with its reason', async () => {
    const office = await integrated();
    await office.press('do', 'No firmo, porque…');
    assert.match(
      textOf(await office.press('do', 'Enviar a la Secretaría Ejecutiva', { razon: ' ' })),
      /Falta la razón/,
    );
    await office.press('do', 'Enviar a la Secretaría Ejecutiva', { razon: 'El plazo no es viable.', asm: 'ASM-01' });
    assert.ok(office.toasts('se').some((toast) => /no firma el Convenio/.test(toast)));
    await office.say('se', 'pendientes');
    const card = office.cards('se').at(-1);
    assert.match(JSON.stringify(card?.data), /Resolver una negativa de firma/);
  });

  it('loses its effect by the clock when a titular who had not signed leaves', async () => {
    const log = new MemoryEventLog();
    const office = await integrated({ log });
    const left = sampleInstitution.directorio.designaciones.map((each) =>
      each.persona === PERSONAS.do ? { ...each, hasta: '2026-03-02' } : each,
    );
    await office.app.office.rosterOrder(
      { type: 'cargar-directorio', puestos: sampleInstitution.directorio.puestos, designaciones: left },
      { kind: 'system' },
      'cambio',
    );
    office.clock.to('2026-03-03');
    await office.tick();
    const { situacion } = (await office.ciclo()).convenios[0] ?? assert.fail('none');
    assert.equal(situacion.estado === 'sin-efecto' && situacion.causa, 'firmante-cambio');
  });

  it('takes no scan that is neither a PDF nor an image', async () => {
    const office = await integrated();
    const archivo = { sha256: 'c'.repeat(64), nombre: 'firma.docx', tipo: 'application/msword', bytes: 1 };
    const outcome = await office.app.office.order({
      person: PERSONAS.se,
      ciclo: CICLO,
      command: { type: 'adjuntar-convenio-firmado', numero: 1, archivo },
      commandId: 'escaneo',
    });
    assert.ok(outcome.kind === 'refused' && /no es un PDF ni una imagen/.test(outcome.refusal.why));
  });

  it('saves the keys that are written in the card of the PAA when the rest does not apply', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    await office.say('se', 'paa');
    const typed = { 'clave-ASM-01.DO.A1': 'PAA-1', razon: 'Gasto corriente.' };
    assert.match(textOf(await office.press('se', 'No aplica a las restantes', typed)), /Claves guardadas/);
    const { paa } = await office.ciclo();
    assert.equal(paa['ASM-01.DO.A1']?.clave, 'PAA-1');
    assert.equal(Object.values(paa).filter(({ noAplica }) => noAplica !== undefined).length, 5);
  });

  it('reminds of saving the keys before the next page of the PAA', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    for (const [who, said] of [
      ['se', true],
      ['contraloria', false],
    ] as const) {
      const [reply] = await office.say(who, 'paa');
      assert.ok(reply !== undefined && 'card' in reply);
      assert.equal(/Guarde las claves/.test(String(reply.card.data['paginaTexto'])), said);
    }
  });

  it('goes on to the PAA and the copies, each recorded with who and when', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    await office.say('se', 'paa');
    await office.press('se', 'Guardar claves', { 'clave-ASM-01.DO.A1': 'PAA-1' });
    assert.match(
      textOf(await office.press('se', 'No aplica a las restantes', { razon: 'Gasto corriente.' })),
      /Se registró la razón/,
    );
    await office.say('se', 'distribución');
    await office.press('se', 'Entregar las copias');
    for (const who of ['da', 'se'] as const) {
      if (who === 'se') await office.press('se', 'Acusar la copia de mi puesto');
      assert.match(
        textOf(await office.press(who, 'Acusar recibo', { resguarda: 'Archivo', lugar: '' })),
        /Falta el lugar/,
      );
      await office.press(who, 'Acusar recibo', { resguarda: 'Archivo', lugar: 'Planta baja' });
    }
    const ciclo = await office.ciclo();
    assert.equal(Object.keys(ciclo.paa).length, 6);
    assert.ok(Object.values(ciclo.convenios[0]?.copias ?? {}).every(({ acuse }) => acuse.estado === 'acusado'));
    assert.deepEqual(office.errors, []);
  });
});
