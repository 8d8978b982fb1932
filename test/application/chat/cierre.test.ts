import assert from 'node:assert/strict';
import { cierreView } from '../../../src/application/chat/cierre-card.js';
import { cierreDe, estadoCierre } from '../../../src/domain/cierre-actual.js';
import { type OfficeHarness, textOf } from '../office-harness.js';
import { PERSONAS } from '../sample-institution.js';
import { archivo, CICLO } from '../stages.js';
import { viewerOf } from '../viewer-of.js';
import { convenida, ejecutadaPorSecretaria, entregada, JUNTOS } from './cierre-office.js';

const UNO = 'cierre.ASM-01';

/** What the newest card of somebody's chat shows. */
const shown = (office: OfficeHarness, who: Parameters<OfficeHarness['cards']>[0]): string =>
  JSON.stringify(office.cards(who).at(-1)?.data ?? {});

const judge = async (office: OfficeHarness): Promise<void> => {
  await office.say('se', 'dictamen 1');
  await office.press('se', 'Valorar A, B y C');
  assert.match(
    textOf(await office.press('se', 'Guardar los tres veredictos', JUNTOS)),
    /Veredictos de los criterios A, B y C registrados/,
  );
};

const solve = async (office: OfficeHarness): Promise<void> => {
  await judge(office);
  assert.match(textOf(await office.press('se', 'Confirmar trazabilidad', { razonD: 'Consta todo.' })), /confirmada/);
  assert.match(textOf(await office.press('se', 'Emitir dictamen')), /ASM-01 quedó solventado/);
};

describe('the dictamen in the chat (section IV)', () => {
  it('lists the ASM of the Convenio to SE and to readers, in words, and its own to a unit', async () => {
    const office = await entregada();
    await office.say('contraloria', 'dictamen');
    assert.match(
      shown(office, 'contraloria'),
      /ASM-01[\s\S]*A por valorar · B por valorar · C por valorar · D por confirmar/,
    );
    assert.match(shown(office, 'contraloria'), /2 abiertos/);
    await office.say('dpc', 'criterios');
    assert.match(shown(office, 'dpc'), /Dictamen de ASM-03/, 'the only one of the unit opens at once');
    await office.say('dpc', 'dictamen 1');
    assert.match(
      textOf((await office.say('dpc', 'dictamen 1'))[0]),
      /no está entre los ASM del Convenio que puede ver/,
    );
    assert.deepEqual(office.errors, []);
  });

  it('goes from the verdicts to the cédula, and on to the next ASM', async () => {
    const office = await entregada();
    await solve(office);
    const ciclo = await office.ciclo();
    assert.equal(estadoCierre(ciclo, 'ASM-01'), 'solventado');
    const { situacion } = cierreDe(ciclo, 'ASM-01');
    if (situacion.estado !== 'solventado') assert.fail('not solventado');
    assert.match(situacion.documento.pdf.nombre, /^Cédula de dictamen PAE 2025 ASM-01 número 1\.pdf$/);
    assert.ok((await office.archive.open(situacion.documento.pdf.sha256)) !== undefined);
    assert.ok(office.toasts('do').includes('ASM-01 quedó solventado'));
    await office.press('se', 'Siguiente: ASM-03');
    assert.match(shown(office, 'se'), /Dictamen de ASM-03/);
    await office.say('se', 'asm');
    assert.match(shown(office, 'se'), /Solventado · Dirección de Organización/);
    await office.say('se', 'asm 1');
    assert.match(shown(office, 'se'), /Se emitió el dictamen 1/);
    await office.say('se', 'pendientes');
    assert.doesNotMatch(shown(office, 'se'), /Valorar los criterios/);
    assert.deepEqual(office.errors, []);
  });

  it('brings SE here from its pendientes once everything of an ASM is accepted', async () => {
    const office = await entregada();
    await office.say('se', 'pendientes');
    assert.match(shown(office, 'se'), /Valorar los criterios de solventación/);
  });

  it('names what is missing, what blocks first, and does not let D be confirmed over it', async () => {
    const office = await convenida();
    await office.say('se', 'dictamen 1');
    const card = shown(office, 'se');
    assert.match(
      card,
      /Impide darlo por solventado:[\s\S]*Falta la evidencia del producto 2 de la actividad 2 de Dirección de Organización/,
    );
    assert.match(card, /No lo impide, y se hace constar:[\s\S]*Falta el acuse de Dirección de Organización del oficio/);
    const reply = await office.execute('se', 'cierre.confirmar', { ciclo: CICLO, asm: 'ASM-01', razonD: 'Ya.' });
    assert.match(textOf(reply), /Falta la evidencia del producto 1 de la actividad 1/);
  });

  it('judges one criterion with its questions, and keeps what was typed when it is refused', async () => {
    const office = await entregada();
    await office.say('se', 'dictamen 1');
    await office.press('se', 'Valorar A');
    assert.match(shown(office, 'se'), /Sin diagnóstico\.[\s\S]*MIR corregida/, 'the cause beside the deliverables');
    const typed = {
      evidencia: 'E-0001',
      valor: 'cumple',
      directa: 'si',
      directaRazon: 'Sí la corrige.',
      razon: 'Se revisó.',
    };
    assert.match(
      textOf(await office.press('se', 'Guardar el veredicto', typed)),
      /Falta responder si el entregable la resuelve de manera unívoca/,
    );
    assert.match(shown(office, 'se'), /Sí la corrige/);
    const whole = { ...typed, univoca: 'no', univocaRazon: 'Hay otra causa.' };
    assert.match(
      textOf(await office.press('se', 'Guardar el veredicto', whole)),
      /Una respuesta es negativa y el veredicto dice «cumple»/,
    );
    await office.press('se', 'Guardar el veredicto', { ...whole, valor: 'no-cumple' });
    assert.match(shown(office, 'se'), /✘ No cumple/);
    assert.ok(office.toasts('do').some((toast) => /valoró el criterio A de ASM-01/.test(toast)));
    await office.press('se', 'Valorar B');
    assert.match(shown(office, 'se'), /Acto que lo aprobó: Acuerdo IEEM\/JG\/12\/2026/);
    assert.match(textOf(await office.press('se', 'Guardar el veredicto', { razon: 'x' })), /Elija el veredicto/);
    await office.press('se', 'Volver');
    await office.press('se', 'Valorar C');
    assert.match(shown(office, 'se'), /Instrumento: [\s\S]*Vigente: Está publicada/);
    const c = { evidencia: 'ninguna', valor: 'falta', razon: 'Aún no se integra.' };
    assert.match(textOf(await office.press('se', 'Guardar el veredicto', c)), /criterio C registrado/);
    assert.deepEqual(office.errors, []);
  });

  it('lets the unit correct the instrument of a negative C while the act beside it was judged as met', async () => {
    const office = await entregada();
    await office.say('se', 'dictamen 1');
    await office.press('se', 'Valorar A, B y C');
    await office.press('se', 'Guardar los tres veredictos', { ...JUNTOS, vigente: 'no' });
    const form = await office.execute('do', 'ver', { ciclo: CICLO, asunto: `formalidad.${JUNTOS.evidencia}` });
    const { data } = 'card' in form ? form.card : assert.fail('no form');
    const filled = Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value === 'string'));
    const typed = { ...filled, evidencia: JUNTOS.evidencia, vigente: 'true', constancia: 'Publicada el 2 de marzo.' };
    assert.match(
      textOf(await office.execute('do', 'formalidad.guardar', { ...typed, actoNumero: '99' })),
      /El criterio B de ASM-01 ya se dio por cumplido/,
    );
    assert.equal(textOf(await office.execute('do', 'formalidad.guardar', typed)), 'Se registró el instrumento.');
    assert.deepEqual(office.errors, []);
  });

  it('asks for the four answers of the three together, and tells which was recorded', async () => {
    const office = await entregada();
    await office.say('se', 'dictamen 1');
    await office.press('se', 'Valorar A, B y C');
    assert.match(
      textOf(await office.press('se', 'Guardar los tres veredictos', { ...JUNTOS, formal: '' })),
      /Responda sí o no a las cuatro/,
    );
    const reply = await office.press('se', 'Guardar los tres veredictos', { ...JUNTOS, formalRazon: ' ' });
    assert.match(textOf(reply), /Quedó registrado A\. Falta la razón del criterio B/);
    assert.match(textOf(await office.press('se', 'Guardar los tres veredictos', JUNTOS)), /A, B y C registrados/);
  });

  it('is of SE’s titular: nobody else judges, and edited data changes nothing', async () => {
    const office = await entregada();
    for (const who of ['seEnlace', 'do', 'da', 'contraloria'] as const) {
      await office.say(who, 'dictamen 1');
      assert.doesNotMatch(shown(office, who), /"valora":true/);
      const data = { ciclo: CICLO, asm: 'ASM-01', ...JUNTOS };
      await office.execute(who, 'cierre.valorar-juntos', data);
      await office.execute(who, 'cierre.emitir', data);
      await office.execute(who, 'cierre.reabrir', { ...data, razon: 'Sí.' });
    }
    assert.deepEqual(cierreDe(await office.ciclo(), 'ASM-01').dictamen, { veredictos: {} });
    await office.execute('se', 'cierre.valorar', { ciclo: CICLO, asm: 'constructor', criterio: 'A', valor: 'cumple' });
    await office.execute('se', 'cierre.valorar', { ciclo: CICLO, asm: 'ASM-01', criterio: 'D', valor: 'cumple' });
    await office.execute('se', 'cierre.emitir', { ciclo: CICLO, asm: 'ASM-77' });
    assert.deepEqual(office.errors, []);
  });

  it('refuses a press on a card that shows what no longer is', async () => {
    const office = await entregada();
    await judge(office);
    const old = { ciclo: CICLO, asunto: UNO, v: '1', asm: 'ASM-01', razonD: 'Consta.' };
    assert.match(textOf(await office.execute('se', 'cierre.confirmar', old)), /cambió después de que se le mostró/);
    const before = office.cardsOf('se', UNO).at(-1)?.matter?.version ?? 0;
    await office.order('do', {
      type: 'archivar-evidencia',
      unidad: 'DO',
      asm: 'ASM-01',
      producto: 'A2.P2',
      archivo: archivo('d', 'otra.pdf'),
    });
    await office.tick();
    const now = office.cardsOf('se', UNO).find(({ matter }) => (matter?.version ?? 0) > before);
    assert.ok(now !== undefined, 'new evidence draws the card anew');
    assert.match(JSON.stringify(now.data), /se valoró sobre una versión anterior/);
  });

  it('takes no evidence on an ASM that is closed, and says what to do', async () => {
    const office = await entregada();
    await solve(office);
    const [asked] = await office.drop('do', 'otra.pdf');
    assert.ok(asked !== undefined && 'card' in asked);
    assert.doesNotMatch(JSON.stringify(asked.card.data), /de ASM-01/);
    const id = String(asked.card.data['archivo']);
    const reply = await office.execute('do', 'evidencia.archivar', {
      ciclo: CICLO,
      archivo: id,
      asm: 'ASM-01',
      unidad: 'DO',
      producto: 'A1.P1',
    });
    assert.match(textOf(reply), /ASM-01 ya está cerrado\. [\s\S]*lo reabre primero/);
  });

  it('is closed without being solventado by a document dropped in the chat, with its reason', async () => {
    const office = await convenida();
    await office.drop('se', 'Oficio 120.pdf');
    await office.press('se', 'Guardar en el elegido', {
      destino: JSON.stringify({ verb: 'cierre.documento', asm: 'ASM-03' }),
    });
    assert.match(
      textOf(await office.press('se', 'Cerrar sin solventar', { asm: 'ASM-03', razon: ' ' })),
      /Falta la razón/,
    );
    assert.match(textOf(await office.press('se', 'Cerrar sin solventar', { asm: '', razon: 'x' })), /Elija el ASM/);
    const reply = await office.press('se', 'Cerrar sin solventar', { asm: 'ASM-03', razon: 'Cambió la ley.' });
    assert.match(textOf(reply), /ASM-03 se cerró sin solventar/);
    assert.ok(office.toasts('dpc').some((toast) => /ASM-03 se cerró sin solventar/.test(toast)));
    await office.say('dpc', 'dictamen');
    assert.match(shown(office, 'dpc'), /✘ Cerrado sin solventar: Cambió la ley/);
    assert.match(shown(office, 'dpc'), /No se valoró/);
    assert.doesNotMatch(shown(office, 'dpc'), /Por valorar|Impide darlo por solventado/);
    await office.press('dpc', 'Abrir los documentos');
    assert.match(shown(office, 'dpc'), /Oficio 120\.pdf/);
    await office.say('se', 'asm');
    assert.match(shown(office, 'se'), /Cerrado sin solventar/);
  });

  it('is opened again with a reason, and its former cédula stays', async () => {
    const office = await entregada();
    await solve(office);
    await office.press('se', 'Reabrir…');
    assert.match(textOf(await office.press('se', 'Reabrir', { razon: '' })), /Falta la razón/);
    assert.match(textOf(await office.press('se', 'Reabrir', { razon: 'Faltó el anexo 2.' })), /ASM-01 se reabrió/);
    assert.match(shown(office, 'se'), /se cumplen 0 de los 4[\s\S]*Se reabrió una vez: Faltó el anexo 2/);
    await office.press('se', 'Abrir los documentos');
    assert.match(shown(office, 'se'), /Cédula de dictamen/);
    assert.ok(office.toasts('do').some((toast) => /reabrió ASM-01/.test(toast)));
    await solve(office);
    const { situacion } = cierreDe(await office.ciclo(), 'ASM-01');
    assert.equal(situacion.estado === 'solventado' && situacion.numero, 2);
  });

  it('brings each notice’s card to its reader as it is for them', async () => {
    const office = await entregada();
    await solve(office);
    const [unit] = office.cardsOf('do', UNO).slice(-1);
    assert.match(JSON.stringify(unit?.data), /✔ Solventado con el dictamen 1/);
    assert.equal(unit?.data['reabre'], false);
    assert.equal(office.cardsOf('dpc', UNO).length, 0, 'a unit without that ASM is told nothing');
  });
});

describe('the second opinion in the chat', () => {
  it('is asked of the Dirección de Administración where SE executes, and stops the dictamen when it is against', async () => {
    const office = await ejecutadaPorSecretaria();
    await judge(office);
    assert.equal(shown(office, 'se').split('Corrige la lógica causal').length, 2, 'a reason that repeats is said once');
    assert.match(shown(office, 'se'), /La Secretaría Ejecutiva ejecuta este ASM: se requiere también la opinión/);
    await office.press('se', 'Confirmar trazabilidad', { razonD: 'Consta todo.' });
    assert.match(shown(office, 'se'), /Falta la segunda opinión, a más tardar el/);
    assert.match(
      textOf(await office.execute('se', 'cierre.emitir', { ciclo: CICLO, asm: 'ASM-01' })),
      /falta la opinión de la Dirección de Administración/,
    );
    assert.ok(office.toasts('da').some((toast) => /Dé su opinión del dictamen de ASM-01/.test(toast)));
    assert.match(textOf(await office.press('da', 'Enviar opinión', { razonOpinion: 'x' }, UNO)), /Elija conforme/);
    assert.match(
      textOf(await office.press('da', 'Enviar opinión', { conforme: 'no', razonOpinion: '' }, UNO)),
      /Falta la razón de su opinión/,
    );
    await office.press('da', 'Enviar opinión', { conforme: 'no', razonOpinion: 'El acuerdo no trae anexo.' }, UNO);
    assert.ok(office.toasts('se').includes('Segunda opinión del dictamen de ASM-01: no conforme'));
    await office.say('se', 'dictamen 1');
    assert.match(shown(office, 'se'), /✘ no conforme\. El acuerdo no trae anexo/);
    assert.match(shown(office, 'se'), /valora de nuevo el criterio de que se trate y confirma la trazabilidad/);
    assert.doesNotMatch(shown(office, 'se'), /"emite":true/);
    await office.press('se', 'Valorar B');
    await office.press('se', 'Guardar el veredicto', {
      evidencia: 'E-0003',
      valor: 'cumple',
      razon: 'El acuerdo se completó con su anexo.',
    });
    await office.press('se', 'Confirmar trazabilidad', { razonD: 'Consta todo.' });
    await office.press('da', 'Enviar opinión', { conforme: 'si', razonOpinion: 'De acuerdo.' }, UNO);
    await office.say('se', 'dictamen 1');
    assert.match(textOf(await office.press('se', 'Emitir dictamen')), /ASM-01 quedó solventado/);
    assert.deepEqual(office.errors, []);
  });

  it('is not independent where both execute, and SE is told so before it judges', async () => {
    const office = await ejecutadaPorSecretaria();
    const ciclo = await office.ciclo();
    const asm = ciclo.asm['ASM-01'] ?? assert.fail('no ASM');
    const both = { ...ciclo, asm: { ...ciclo.asm, 'ASM-01': { ...asm, unidades: [...asm.unidades, 'DA'] } } };
    const card = await cierreView(both, ['ASM-01'], await viewerOf(office.app.office, PERSONAS.se));
    assert.match(
      String(card?.data['conflicto']),
      /no hay una segunda opinión independiente\. Así lo dirán la cédula y el Acta/,
    );
  });

  it('is nobody else’s to give', async () => {
    const office = await ejecutadaPorSecretaria();
    await judge(office);
    await office.press('se', 'Confirmar trazabilidad', { razonD: 'Consta todo.' });
    for (const who of ['se', 'dpc', 'uippe'] as const)
      await office.execute(who, 'cierre.opinar', { ciclo: CICLO, asm: 'ASM-01', conforme: 'si', razonOpinion: 'Sí.' });
    assert.equal(cierreDe(await office.ciclo(), 'ASM-01').dictamen.segunda, undefined);
  });
});
