import assert from 'node:assert/strict';
import { OfficeHarness, textOf } from '../office-harness.js';
import { archivarDiagnostico, CICLO } from '../stages.js';
import { ejecutadaPorSecretaria } from './cierre-office.js';

const B2 = 'seguimiento.2026-B2';
const DO_CARD = `${B2}.DO`;

/** What a person fills in on one activity. */
const inputs = (key: string, porcentaje: string, estado = 'en-proceso', rest: Record<string, string> = {}) => ({
  [`porcentaje-${key}`]: porcentaje,
  [`estado-${key}`]: estado,
  [`motivo-${key}`]: '',
  [`comentarios-${key}`]: '',
  ...Object.fromEntries(Object.entries(rest).map(([field, value]) => [`${field}-${key}`, value])),
});

const DO_KEYS = ['ASM-01.A1', 'ASM-01.A2', 'ASM-03.A1', 'ASM-03.A2'];

const all = (porcentaje: string) => Object.assign({}, ...DO_KEYS.map((key) => inputs(key, porcentaje)));

/** The first activities under way, the second ones as the card proposes them: not to begin yet. */
const sinIniciar = () => {
  const motivo = 'Conforme al Convenio, inicia el 1 de julio de 2026.';
  const later = ['ASM-01.A2', 'ASM-03.A2'].map((key) => inputs(key, '0', 'no-iniciado', { motivo }));
  return Object.assign({}, ...DO_KEYS.map((key) => inputs(key, '30')), ...later);
};

const opened = async (parts: Parameters<typeof OfficeHarness.open>[0] = {}): Promise<OfficeHarness> => {
  const office = await (await OfficeHarness.open(parts)).reach('suscrito');
  office.clock.to('2026-05-01');
  await office.tick();
  return office;
};

const textShown = (office: OfficeHarness, who: 'do' | 'se' | 'da' | 'contraloria', asunto: string): string =>
  JSON.stringify(office.cardsOf(who, asunto).at(-1)?.data ?? {});

describe('the check-in by activities in the chat (5.2)', () => {
  it('asks each unit on one card about every activity that it convened, with what the Convenio already tells', async () => {
    const office = await opened();
    assert.equal(office.sends('do', DO_CARD), 1);
    assert.equal(office.sends('dpc', `${B2}.DPC`), 1);
    assert.equal(office.sends('da', `${B2}.DA`), 0);
    const shown = textShown(office, 'do', DO_CARD);
    assert.match(shown, /Faltan 4 de 4 actividades\. Envíe su reporte a más tardar el 7 de mayo de 2026/);
    assert.match(shown, /ASM-01 · Actividad 2/);
    assert.match(shown, /Conforme al Convenio, inicia el 1 de julio de 2026/);
  });

  it('takes the whole answer in one press, and says who gave it and when', async () => {
    const office = await opened();
    const done = await office.press('do', 'Enviar avance', all('30'), DO_CARD);
    assert.match(textOf(done), /Su reporte está completo/);
    assert.match(JSON.stringify(done), /Reportado: 30 %, en proceso\. Persona do, 01\/05\/2026/);
    const se = await office.say('se', 'seguimiento');
    assert.match(JSON.stringify(se), /✔ Reportó 4 de 4 actividades/);
  });

  it('keeps once what an edited card names many times', async () => {
    const office = await opened();
    const asm = Array.from({ length: 900 }, () => 'ASM-01.A1').join(',');
    const data = { ciclo: CICLO, bimestre: '2026-B2', unidad: 'DO', asm, ...inputs('ASM-01.A1', '50') };
    assert.match(textOf(await office.execute('do', 'avance.reportar', data)), /Faltan 3 actividades/);
    const reports = (await office.ciclo()).seguimientos['2026-B2']?.reportes['DO'] ?? [];
    assert.deepEqual(
      reports.map(({ avances }) => avances.length),
      [1],
    );
  });

  it('is corrected until the cut-off, every report kept, and refused after it with what to do', async () => {
    const office = await opened();
    await office.press('do', 'Enviar avance', all('30'), DO_CARD);
    await office.press('do', 'Enviar avance', { ...all('30'), ...inputs('ASM-01.A1', '45') }, DO_CARD);
    const reports = (await office.ciclo()).seguimientos['2026-B2']?.reportes['DO'] ?? [];
    assert.deepEqual(
      reports.map(({ avances }) => avances.length),
      [4, 1],
    );
    const data = { ciclo: CICLO, bimestre: '2026-B2', unidad: 'DO', asm: 'ASM-01.A1', ...inputs('ASM-01.A1', '50') };
    office.clock.to('2026-05-08');
    const late = await office.execute('do', 'avance.reportar', data);
    assert.match(textOf(late), /cerró el 7 de mayo de 2026\. Escriba «consulta»/);
  });

  it('offers first what the Secretaría Ejecutiva owes as executor, and then the report of all the units', async () => {
    const office = await ejecutadaPorSecretaria();
    office.clock.to('2026-05-01');
    await office.tick();
    const offered = async (): Promise<string> =>
      /"elegido":"([^"]*)"/.exec(JSON.stringify(await office.say('se', 'seguimiento')))?.[1] ?? '';
    assert.equal(await offered(), `${B2}.SE`);
    await office.press('se', 'Enviar avance', all('30'), `${B2}.SE`);
    assert.equal(await offered(), B2);
  });

  it('is announced by the route while nobody owes anything', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    assert.match(
      JSON.stringify(await office.say('se', 'ruta')),
      /Nadie debe nada por ahora\. El avance de marzo-abril de 2026 se pedirá el primer día hábil después del bimestre\./,
    );
  });

  it('goes down only with a reason, and keeps what was typed', async () => {
    const office = await opened();
    await office.press('do', 'Enviar avance', all('60'), DO_CARD);
    await office.press('do', 'Enviar avance', { ...all('60'), ...inputs('ASM-01.A1', '101') }, DO_CARD);
    office.clock.to('2026-07-01');
    await office.tick();
    const b3 = 'seguimiento.2026-B3.DO';
    const less = { ...all('60'), ...inputs('ASM-01.A1', '40', 'en-proceso', { comentarios: 'Se rehízo.' }) };
    const refused = await office.press('do', 'Enviar avance', less, b3);
    assert.match(textOf(refused), /El avance de la actividad 1 de ASM-01 baja de 60 % a 40 %/);
    assert.match(JSON.stringify(refused), /Se rehízo/);
    const reason = { ...less, ...inputs('ASM-01.A1', '40', 'en-proceso', { motivo: 'Cambió el alcance.' }) };
    assert.match(textOf(await office.press('do', 'Enviar avance', reason, b3)), /Su reporte está completo/);
  });

  it('does not propose the reason of a fall again in the next bimester, where nothing falls', async () => {
    const office = await opened();
    await office.press('do', 'Enviar avance', all('60'), DO_CARD);
    office.clock.to('2026-07-01');
    await office.tick();
    const fell = { ...all('60'), ...inputs('ASM-01.A1', '40', 'en-proceso', { motivo: 'Cambió el alcance.' }) };
    await office.press('do', 'Enviar avance', fell, 'seguimiento.2026-B3.DO');
    office.clock.to('2026-09-01');
    await office.tick();
    assert.doesNotMatch(textShown(office, 'do', 'seguimiento.2026-B4.DO'), /Cambió el alcance/);
    await office.press('do', 'Sin cambios en las 4 que faltan', {}, 'seguimiento.2026-B4.DO');
    const [said] = (await office.ciclo()).seguimientos['2026-B4']?.reportes['DO']?.[0]?.avances ?? [];
    assert.deepEqual([said?.porcentaje, said?.motivo], [40, undefined]);
  });

  it('says that it closed to who answers from a card of before the cut-off', async () => {
    const office = await opened();
    const card = office.cardsOf('do', DO_CARD).at(-1)?.data ?? {};
    office.clock.to('2026-05-08');
    await office.tick();
    const data = { ...card, ciclo: CICLO, bimestre: '2026-B2', unidad: 'DO', asm: 'ASM-01.A1' };
    const late = await office.execute('do', 'avance.reportar', { ...data, ...inputs('ASM-01.A1', '50') });
    assert.match(textOf(late), /cerró el 7 de mayo de 2026\. Escriba «consulta»/);
    assert.doesNotMatch(textOf(late), /responda de nuevo/);
    assert.match(JSON.stringify(late), /Sin reporte\./);
  });

  it('leaves out the reason that the card proposed for an activity not started, once it is reported as under way', async () => {
    const office = await opened();
    const motivo = 'Conforme al Convenio, inicia el 1 de julio de 2026.';
    const begun = { ...all('30'), ...inputs('ASM-01.A2', '20', 'en-proceso', { motivo }) };
    const kept = inputs('ASM-03.A2', '0', 'no-iniciado', { motivo });
    await office.press('do', 'Enviar avance', { ...begun, ...kept }, DO_CARD);
    const avances = (await office.ciclo()).seguimientos['2026-B2']?.reportes['DO']?.[0]?.avances ?? [];
    assert.deepEqual(
      avances.map(({ estado, motivo: said }) => [estado, said]),
      [
        ['en-proceso', undefined],
        ['en-proceso', undefined],
        ['en-proceso', undefined],
        ['no-iniciado', motivo],
      ],
    );
  });

  it('does not propose again that an activity begins later, once it was to begin', async () => {
    const office = await opened();
    for (const [fecha, bimestre, repeats] of [
      ['2026-05-01', '2026-B2', 'Sin cambios en 2 de 4 que faltan'],
      ['2026-07-01', '2026-B3', 'Sin cambios en las 4 que faltan'],
      ['2026-09-01', '2026-B4', 'Sin cambios en 2 de 4 que faltan'],
    ] as const) {
      office.clock.to(fecha);
      await office.tick();
      const card = `seguimiento.${bimestre}.DO`;
      assert.equal(office.cardsOf('do', card).at(-1)?.data['repiteTitulo'], repeats, bimestre);
      if (bimestre === '2026-B2') await office.press('do', 'Enviar avance', sinIniciar(), card);
      else await office.press('do', repeats, {}, card);
    }
    const reports = (await office.ciclo()).seguimientos['2026-B4']?.reportes['DO'] ?? [];
    assert.deepEqual(
      reports.flatMap(({ avances }) => avances.map(({ actividad }) => actividad)),
      ['A1', 'A1'],
    );
  });

  it('takes as evidence what the unit filed in the bimester, ready chosen', async () => {
    const office = await opened();
    await office.order('do', archivarDiagnostico);
    const [card] = await office.say('do', 'seguimiento');
    assert.match(JSON.stringify(card), /Diagnóstico\.pdf \(versión 1\)/);
    const evidence = { ...all('30'), ...inputs('ASM-01.A1', '50', 'en-proceso', { evidencias: 'E-0001' }) };
    await office.press('do', 'Enviar avance', evidence, DO_CARD);
    const avances = (await office.ciclo()).seguimientos['2026-B2']?.reportes['DO']?.[0]?.avances ?? [];
    assert.deepEqual(
      avances.map(({ evidencias, conEvidencia }) => [evidencias ?? [], conEvidencia]),
      [[['E-0001'], true], ...Array.from({ length: 3 }, () => [[], false])],
    );
  });

  it('offers what was filed after the card came, ready chosen, before it takes an answer without it', async () => {
    const office = await opened();
    await office.order('do', archivarDiagnostico);
    const asked = await office.press('do', 'Enviar avance', all('30'), DO_CARD);
    assert.match(textOf(asked), /se archivó evidencia del bimestre\. Ya está elegida en su actividad/);
    assert.match(
      JSON.stringify(asked),
      /"porcentaje":"30"[^}]*Diagnóstico\.pdf \(versión 1\)[\s\S]*"evidencias":"E-0001"/,
    );
    const again = { ...all('30'), ...inputs('ASM-01.A1', '30', 'en-proceso', { evidencias: 'E-0001' }) };
    assert.match(textOf(await office.press('do', 'Enviar avance', again, DO_CARD)), /Su reporte está completo/);
  });

  it('is postponed by a day, never past the cut-off', async () => {
    const office = await opened();
    assert.match(textOf(await office.press('do', 'Posponer un día', {}, DO_CARD)), /de nuevo el 4 de mayo de 2026/);
    office.clock.to('2026-05-04');
    await office.tick();
    await office.tick();
    assert.ok(office.toasts('do').some((toast) => /^Como lo pidió: reporte el avance/.test(toast)));
    assert.equal(office.sends('do', DO_CARD), 2);
    assert.equal(office.sends('dpc', `${B2}.DPC`), 1);
    office.clock.to('2026-05-07');
    const last = await office.execute('do', 'avance.posponer', { ciclo: CICLO, bimestre: '2026-B2', unidad: 'DO' });
    assert.match(textOf(last), /El seguimiento cierra el 7 de mayo de 2026: ya no puede posponerse/);
  });

  it('says what changed when a modificatorio comes in between, keeps what was typed and asks about what is in force', async () => {
    const office = await opened();
    const { reopened, signed } = await modificatorio(office);
    assert.ok(reopened && signed);
    const stale = office.cardsOf('do', DO_CARD).at(-1);
    assert.match(JSON.stringify(stale?.data), /"cambios":"1"/, 'the card was drawn anew');
    const data = { ciclo: CICLO, asunto: DO_CARD, v: '0', bimestre: '2026-B2', unidad: 'DO', cambios: '0' };
    const typed = { asm: DO_KEYS.join(','), ...all('30'), 'comentarios-ASM-01.A1': 'Lo que escribí.' };
    const refused = await office.execute('do', 'avance.reportar', { ...data, ...typed });
    assert.match(textOf(refused), /Mientras respondía cambió lo que se reporta: hay un convenio modificatorio/);
    assert.match(JSON.stringify(refused), /Lo que escribí/);
    assert.doesNotMatch(JSON.stringify(refused), /ASM-01\.A2/);
    assert.ok(office.toasts('do').some((toast) => /Cambió lo que se reporta de marzo-abril de 2026/.test(toast)));
  });

  it('leaves the evidence of a product that a modificatorio took out to be read under its name, and owed no more', async () => {
    const office = await opened();
    await office.drop('do', 'MIR.pdf');
    await office.press('do', 'Evidencia de otro producto…');
    const lugar = { verb: 'evidencia.archivar', asm: 'ASM-01', unidad: 'DO', producto: 'A2.P2' };
    const { archivo } = office.cards('do').at(-1)?.data ?? {};
    await office.execute('do', 'archivo.destino', { ciclo: CICLO, archivo, destino: JSON.stringify(lugar) });
    await modificatorio(office);
    const data = { ciclo: CICLO, asunto: 'producto.ASM-01.DO.A2.P2' };
    const shown = JSON.stringify(await office.execute('do', 'ver', data));
    assert.match(
      shown,
      /"titulo":"MIR corregida","actividad":"ASM-01\. Este producto ya no está en el Convenio vigente\./,
    );
    assert.match(shown, /MIR\.pdf/);
    assert.match(JSON.stringify(await office.execute('do', 'archivo.abrir', data)), /MIR\.pdf/);
    assert.doesNotMatch(JSON.stringify(await office.say('do', 'evidencias')), /actividad 2 de ASM-01/);
    assert.match(
      textOf(await office.execute('do', 'ver', { ...data, asunto: 'producto.ASM-01.DO.A9.P1' })),
      /no está a su alcance/,
    );
  });

  it('takes no answer on an activity that is not the unit’s, whatever the card says', async () => {
    const office = await opened();
    const data = { ciclo: CICLO, bimestre: '2026-B2', unidad: 'DO', asm: 'ASM-01.A9', ...inputs('ASM-01.A9', '50') };
    assert.match(textOf(await office.execute('do', 'avance.reportar', data)), /ya no se sigue/);
    assert.match(
      textOf(await office.execute('dpc', 'avance.reportar', { ...data, asm: 'ASM-01.A1' })),
      /Elija|Eso corresponde/,
    );
    assert.equal((await office.ciclo()).seguimientos['2026-B2']?.reportes['DO'], undefined);
  });
});

/** DO takes the second activity of ASM-01 out, and the modificatorio is signed, all within the check-in. */
const modificatorio = async (office: OfficeHarness): Promise<{ reopened: boolean; signed: boolean }> => {
  await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-01', razon: 'Cambió el alcance.' });
  const before = (await office.ciclo()).compromisos['ASM-01.DO']?.versiones.at(-1)?.contenido ?? assert.fail('none');
  const [first] = before.actividades;
  assert.ok(first);
  const contenido = { ...before, actividades: [{ ...first, ponderacion: 100 }] };
  await office.order('do', { type: 'proponer-compromisos', unidad: 'DO', propuestas: [{ asm: 'ASM-01', contenido }] });
  const si = { cumple: true, razon: 'Sí.' };
  const preguntas = { logran: si, plazoAdecuado: si, productosPertinentes: si };
  await office.order('se', { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-01'], preguntas });
  await office.say('se', 'convenio');
  await office.press('se', 'Integrar el modificatorio');
  for (const who of ['se', 'do'] as const) {
    await office.press(who, 'Firmar…');
    await office.press(who, 'Firmar este texto');
  }
  await office.drop('se', 'Modificatorio firmado.pdf');
  await office.press('se', 'Convenio firmado, versión 2');
  const { convenios } = await office.ciclo();
  return { reopened: true, signed: convenios[1]?.situacion.estado === 'suscrito' };
};
