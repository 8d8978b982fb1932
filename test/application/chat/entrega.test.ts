import assert from 'node:assert/strict';
import type { Reply } from '../../../src/application/chat.js';
import type { Card } from '../../../src/application/messenger.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { PERSONAS } from '../sample-institution.js';
import { CICLO } from '../stages.js';

const PRODUCTO = 'producto.ASM-01.DO.A1.P1';
const DIAGNOSTICO = /^(Nueva versión de: )?Diagnóstico \(actividad 1 de ASM-01\)/;

const cardOf = (reply: Reply | undefined): Card =>
  reply !== undefined && 'card' in reply ? reply.card : assert.fail(`no card: ${textOf(reply)}`);

interface Destino {
  readonly title: string;
  readonly verb: string;
  readonly datos: Readonly<Record<string, string>>;
}

const destinos = (card: Card): readonly Destino[] =>
  Array.isArray(card.data['destinos']) ? card.data['destinos'] : assert.fail('no destinations');

/** Drops a file and files it on the first product whose button matches. */
const deliver = async (
  office: OfficeHarness,
  name: string,
  content = name,
  where = DIAGNOSTICO,
  who: 'do' | 'doEnlace' = 'do',
) => {
  const [asked] = await office.drop(who, name, content);
  const found = destinos(cardOf(asked)).find(({ title }) => where.test(title));
  if (found === undefined) assert.fail('no such product');
  return office.execute(who, found.verb, found.datos);
};

/** What a post owes, as «pendientes» lists it. */
const owedBy = async (office: OfficeHarness, puesto: string): Promise<readonly string[]> =>
  ((await office.app.office.owed()).byPost.get(puesto) ?? []).map(({ clase }) => clase);

const ACTO = { actoClase: 'acuerdo', actoNumero: 'JG/12', actoFecha: '2026-03-02', actoInstancia: 'Junta General' };
const INSTRUMENTO = {
  instrumentoClase: 'mir',
  instrumentoNombre: 'MIR 2026',
  instrumentoVersion: 'Segunda',
  instrumentoFecha: '2026-03-02',
  instrumentoPagina: 'página 14',
  vigente: 'true',
  constancia: 'Publicada en el portal.',
};

describe('the evidence of a product in the chat (5.1)', () => {
  let office: OfficeHarness;
  beforeEach(async () => {
    office = await (await OfficeHarness.open()).reach('suscrito');
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  it('asks which product a file is of, what is owed first in front, and files it with version and hash', async () => {
    const [asked] = await office.drop('do', 'Diagnóstico.pdf');
    const titles = destinos(cardOf(asked)).map(({ title }) => title);
    assert.match(
      titles[0] ?? '',
      /^Diagnóstico \(actividad 1 de ASM-01\)\. Por entregar; la actividad termina el 30 de junio de 2026\.$/,
    );
    assert.deepEqual(titles.length, 4);
    assert.equal(titles[3], 'Evidencia de otro producto…');
    const filed = await deliver(office, 'Diagnóstico.pdf');
    assert.match(textOf(filed), /archivado como evidencia de «Diagnóstico» \(actividad 1 de ASM-01\), versión 1\.$/);
    assert.equal(cardOf(filed).template, 'formalidad');
    const [evidencia] = (await office.ciclo()).evidencias;
    assert.equal(evidencia?.producto, 'A1.P1');
    assert.match(evidencia?.archivo.sha256 ?? '', /^[0-9a-f]{64}$/);
  });

  it('asks for the act and the instrument in one card, filled in from the commitment, either of them later', async () => {
    const form = cardOf(await deliver(office, 'Diagnóstico.pdf'));
    assert.equal(form.data['instrumentoClase'], 'mir');
    assert.equal(form.data['instrumentoNombre'], 'Matriz de Indicadores para Resultados (MIR)');
    assert.match(
      textOf(await office.press('do', 'Guardar', { actoNumero: 'JG/12' })),
      /^Del acto falta: tipo; fecha; instancia\. Complételo y guarde de nuevo/,
    );
    assert.match(textOf(await office.press('do', 'Guardar', { ...ACTO, actoFecha: '2030-01-01' })), /posterior a hoy/);
    const kept = office.cards('do').at(-1);
    assert.equal(kept?.data['actoNumero'], 'JG/12', 'what was typed is lost');
    assert.equal(textOf(await office.press('do', 'Guardar', ACTO)), 'Se registró el acto.');
    const product = office.cardsOf('do', PRODUCTO).at(-1);
    assert.equal(product?.data['acto'], 'Acuerdo JG/12, 2 de marzo de 2026, Junta General');
    assert.equal(product?.data['instrumento'], 'Sin registrar.');
    await office.press('do', 'Acto e instrumento');
    assert.match(
      textOf(await office.press('do', 'Guardar', { ...INSTRUMENTO, vigente: '' })),
      /Del instrumento falta: si está vigente\. Complételo/,
    );
    assert.match(
      textOf(await office.press('do', 'Guardar', { ...INSTRUMENTO, instrumentoFecha: '', instrumentoPagina: ' ' })),
      /Del instrumento falta: fecha; página o apartado\./,
      'what is missing is told one by one',
    );
    assert.equal(textOf(await office.press('do', 'Guardar', INSTRUMENTO)), 'Se registró el instrumento.');
    const [evidencia] = (await office.ciclo()).evidencias;
    assert.equal(evidencia?.instrumento?.vigente, true);
    const shown = () => String(office.cardsOf('do', PRODUCTO).at(-1)?.data['instrumento']);
    assert.match(
      shown(),
      /^Matriz de Indicadores para Resultados \(MIR\): MIR 2026, versión Segunda, 2 de marzo de 2026, página 14\./,
    );
    await office.press('do', 'Acto e instrumento');
    const instrumentoNombre = 'Matriz de Indicadores para Resultados (MIR)';
    await office.press('do', 'Guardar', { ...INSTRUMENTO, instrumentoNombre, instrumentoPagina: '14' });
    assert.match(
      shown(),
      /^Matriz de Indicadores para Resultados \(MIR\), versión Segunda, 2 de marzo de 2026, página 14\./,
      'its name is not said twice',
    );
  });

  it('may be left for later, and is owed once SE accepted it', async () => {
    await deliver(office, 'Diagnóstico.pdf');
    assert.equal(cardOf(await office.press('do', 'Lo registro después')).template, 'producto');
    assert.ok(!(await owedBy(office, 'DO')).includes('completar-evidencia'));
    assert.equal(textOf(await office.press('se', 'Aceptar', {}, PRODUCTO)), 'Evidencia aceptada.');
    assert.ok(
      office
        .toasts('do')
        .some((toast) => /Se aceptó la evidencia de «Diagnóstico» \(ASM-01\); falta el acto/.test(toast)),
    );
    assert.ok((await owedBy(office, 'DO')).includes('completar-evidencia'));
    const [list] = await office.say('do', 'evidencias');
    assert.match(
      JSON.stringify(cardOf(list).data['filas']),
      /Versión 1 aceptada; falta registrar el acto que la aprobó/,
    );
  });

  it('is returned with observations and corrected by another version, and nothing is overwritten', async () => {
    await deliver(office, 'Diagnóstico.pdf', 'uno');
    assert.ok(office.toasts('se').some((toast) => /entregó evidencia de «Diagnóstico» \(ASM-01\)/.test(toast)));
    assert.match(textOf(await office.press('se', 'Devolver con observaciones', {}, PRODUCTO)), /Falta.*observaciones/);
    await office.press('se', 'Devolver con observaciones', { observaciones: 'Falta la firma.' }, PRODUCTO);
    assert.ok(office.toasts('do').some((toast) => /devuelta; corrija a más tardar el 16 de marzo de 2026/.test(toast)));
    assert.ok((await owedBy(office, 'DO')).includes('corregir-evidencia'));
    assert.match(
      textOf(await deliver(office, 'Otro nombre.pdf', 'uno')),
      /ya estaba archivado.*Es la versión que se le devolvió/,
    );
    const corrected = await deliver(office, 'Diagnóstico.pdf', 'dos');
    assert.match(textOf(corrected), /versión 2/);
    assert.equal(textOf(await office.press('se', 'Aceptar', {}, PRODUCTO)), 'Evidencia aceptada.');
    const { evidencias } = await office.ciclo();
    assert.deepEqual(
      evidencias.map(({ version, revision }) => [version, revision?.estado]),
      [
        [1, 'devuelta'],
        [2, 'aceptada'],
      ],
    );
  });

  it('is listed among what its unit has to correct, for that unit and those who read everything', async () => {
    await deliver(office, 'Diagnóstico.pdf');
    await office.press('se', 'Devolver con observaciones', { observaciones: 'Falta la firma.' }, PRODUCTO);
    const of = { ciclo: CICLO, asunto: 'correcciones.DO' };
    for (const who of ['do', 'contraloria'] as const) {
      const { titulo, filas } = cardOf(await office.execute(who, 'ver', of)).data;
      assert.equal(titulo, 'Evidencias por corregir');
      assert.match(JSON.stringify(filas), /^\[\{[^}]*Diagnóstico[^}]*devuelta[^}]*\}\]$/);
    }
    assert.match(textOf(await office.execute('dpc', 'ver', of)), /no está a su alcance/);
    await deliver(office, 'Diagnóstico.pdf', 'corregido');
    assert.deepEqual(cardOf(await office.execute('do', 'ver', of)).data['filas'], []);
  });

  it('says at once that the same file is filed elsewhere, and files it there too if it is wanted', async () => {
    await deliver(office, 'Minuta.pdf');
    const [asked] = await office.drop('do', 'Copia.pdf', 'Minuta.pdf');
    assert.match(textOf(asked), /ya está archivado en «Diagnóstico» \(actividad 1 de ASM-01\), versión 1/);
    const again = await deliver(office, 'Copia.pdf', 'Minuta.pdf', /actividad 1 de ASM-03/);
    assert.match(textOf(again), /El mismo archivo está también en «Diagnóstico» \(actividad 1 de ASM-01\), versión 1/);
    assert.equal((await office.ciclo()).evidencias.length, 2);
  });

  it('asks of each file of a message where it goes, and loses none when another could not be had', async () => {
    const pdf = (name: string) => ({ kind: 'file', name, bytes: new TextEncoder().encode(name) }) as const;
    const gone = { kind: 'unavailable', name: 'b.pdf', why: 'El permiso venció.', next: 'Envíelo de nuevo.' } as const;
    const files = [pdf('a.pdf'), gone, pdf('../../\u202Efdp.c.pdf')];
    const replies = await office.app.chat.onMessage({ id: 'varios', person: PERSONAS.do, text: '', files });
    assert.equal(cardOf(replies[0]).data['nombre'], 'a.pdf');
    assert.equal(textOf(replies[1]), '«b.pdf»: El permiso venció. Envíelo de nuevo.');
    assert.equal(cardOf(replies[2]).data['nombre'], 'fdp.c.pdf');
    for (const reply of [replies[0], replies[2]]) {
      const [first] = destinos(cardOf(reply));
      await office.execute('do', first?.verb ?? '', first?.datos ?? {});
    }
    assert.deepEqual(
      (await office.ciclo()).evidencias.map(({ version }) => version),
      [1, 2],
    );
  });

  it('tells what was accepted before a version that could not be', async () => {
    const [asked] = await office.drop('do', 'Parte 1.pdf');
    const [first] = destinos(cardOf(asked));
    await office.execute('do', first?.verb ?? '', first?.datos ?? {});
    assert.match(
      textOf(await office.press('se', 'Aceptar', { elegidas: 'E-0001,E-9999' }, PRODUCTO)),
      /^Evidencia aceptada\. Esa evidencia no existe en este ciclo\./,
    );
  });

  it('is accepted in several versions at once, when they complete one another', async () => {
    for (const [asked] of [await office.drop('do', 'Parte 1.pdf'), await office.drop('do', 'Parte 2.pdf')]) {
      const [first] = destinos(cardOf(asked));
      await office.execute('do', first?.verb ?? '', first?.datos ?? {});
    }
    const card = office.cardsOf('se', PRODUCTO).at(-1);
    assert.equal(card?.data['varias'], true);
    assert.match(
      textOf(await office.press('se', 'Aceptar', { elegidas: 'E-0002,E-0001' }, PRODUCTO)),
      /Se aceptaron 2 versiones/,
    );
    assert.ok((await office.ciclo()).evidencias.every(({ revision }) => revision?.estado === 'aceptada'));
  });

  it('is not reviewed from a card that shows a former version', async () => {
    await deliver(office, 'Diagnóstico.pdf', 'uno');
    const stale = office.cardsOf('se', PRODUCTO).at(-1) ?? assert.fail('no card');
    await deliver(office, 'Diagnóstico.pdf', 'dos');
    const { ciclo, asunto, v, evidencia } = stale.data;
    const reply = await office.execute('se', 'evidencia.aceptar', { ciclo, asunto, v, evidencia });
    assert.match(textOf(reply), /cambió después de que se le mostró/);
    assert.ok((await office.ciclo()).evidencias.every(({ revision }) => revision === undefined));
  });

  it('is filed by the enlace too, and is nobody else’s to see, review or open', async () => {
    await deliver(office, 'Diagnóstico.pdf', 'uno', DIAGNOSTICO, 'doEnlace');
    const { persona } = (await office.ciclo()).evidencias[0] ?? assert.fail('none');
    assert.notEqual(persona, undefined);
    const of = { ciclo: CICLO, asunto: PRODUCTO };
    assert.match(textOf(await office.execute('dpc', 'ver', of)), /no está a su alcance/);
    assert.match(textOf(await office.execute('dpc', 'archivo.abrir', of)), /No hay archivos que pueda abrir/);
    assert.match(
      textOf(await office.execute('do', 'evidencia.aceptar', { ...of, evidencia: 'E-0001' })),
      /corresponde a la Secretaría/,
    );
    assert.equal(cardOf(await office.execute('contraloria', 'archivo.abrir', of)).template, 'archivos');
    assert.deepEqual(destinos(cardOf((await office.drop('contraloria', 'x.pdf'))[0])), []);
  });

  it('is reminded of 15 days before its date, and SE learns of what passed it', async () => {
    office.clock.to('2026-06-15');
    await office.tick();
    assert.ok(office.toasts('do').includes('Recordatorio: vence el 30 de junio de 2026'));
    assert.equal(office.sends('do', 'entregas.DO'), 1, 'one card for all the products of a date');
    await deliver(office, 'Diagnóstico.pdf');
    office.clock.to('2026-07-01');
    await office.tick();
    const late = office.cardsOf('se', 'vencido.entregas.DO').at(-1) ?? assert.fail('SE was not told');
    assert.match(String(late.data['texto']), /pasó sin que se atendiera/);
    assert.equal(late.data['registra'], false);
    assert.match(JSON.stringify(late.data['hechos']), /"ASM-03".*30 de junio de 2026/);
    const [mine] = await office.say('do', 'evidencias');
    assert.match(String(cardOf(mine).data['cuenta']), /5 por entregar · 1 vencido · 1 en revisión/);
  });

  it('lists what each unit owes with its state, and for SE what it has to review', async () => {
    await deliver(office, 'Diagnóstico.pdf');
    const [mine] = await office.say('do', 'evidencias');
    assert.equal(cardOf(mine).data['cuenta'], '5 por entregar · 1 en revisión');
    const [all] = await office.say('se', 'evidencias');
    assert.match(JSON.stringify(cardOf(all).data['filas']), /5 por entregar · 1 en revisión.*3 por entregar/);
    const theirs = cardOf(await office.press('se', 'Ver sus productos', { elegido: 'entregas.DO' }));
    assert.match(JSON.stringify(theirs.data['filas']), /^\[\{[^}]*Diagnóstico[^}]*en revisión/);
    const [byAsm] = await office.say('se', 'evidencias 1');
    assert.match(JSON.stringify(cardOf(byAsm).data['filas']), /«Diagnóstico» \(actividad 1 de ASM-01\) · versión 1/);
    assert.equal(cardOf(await office.press('se', 'Abrir los archivos')).template, 'archivos');
  });

  it('takes any product from the list, also one that is accepted, and the ASM in general', async () => {
    const [asked] = await office.drop('do', 'Acta.pdf');
    const chooser = cardOf(await office.press('do', 'Evidencia de otro producto…'));
    const options = chooser.data['opciones'] as readonly { readonly title: string; readonly value: string }[];
    assert.equal(options.length, 9);
    assert.match(options.at(-1)?.title ?? '', /en general, sin producto$/);
    const archivo = String(cardOf(asked).data['archivo']);
    const reply = await office.execute('do', 'archivo.destino', {
      ciclo: CICLO,
      archivo,
      destino: options.at(-1)?.value,
    });
    assert.match(textOf(reply), /archivado como evidencia de ASM-/);
  });
});

describe('a prórroga in the chat', () => {
  let office: OfficeHarness;
  beforeEach(async () => {
    office = await (await OfficeHarness.open()).reach('suscrito');
    await office.execute('do', 'ver', { ciclo: CICLO, asunto: PRODUCTO });
    await office.press('do', 'Actividad y prórroga');
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  const pedida = { hasta: '2026-08-31', justificacion: 'El proveedor entregará después.' };

  it('is asked from the card of the activity and moves nothing until all who decide said yes', async () => {
    assert.match(
      textOf(await office.press('do', 'Pedir prórroga', { ...pedida, hasta: '2026-06-30' })),
      /debe ser posterior/,
    );
    assert.match(
      textOf(await office.press('do', 'Pedir prórroga', pedida)),
      /Mientras no se conceda, la fecha no cambia/,
    );
    for (const who of ['se', 'da'] as const)
      assert.ok(
        office.toasts(who).some((toast) => /pide prórroga de la actividad 1 de ASM-01 al 31 de agosto/.test(toast)),
        who,
      );
    await office.press('se', 'Conceder');
    assert.equal(office.cardsOf('do', 'actividad.ASM-01.DO.A1').at(-1)?.data['termina'], '30 de junio de 2026');
    await office.press('da', 'Conceder');
    assert.ok(
      office
        .toasts('do')
        .some((toast) => /Prórroga concedida: la actividad 1 de ASM-01 termina el 31 de agosto/.test(toast)),
    );
    assert.equal(
      office.cardsOf('do', 'actividad.ASM-01.DO.A1').at(-1)?.data['termina'],
      '31 de agosto de 2026, con prórroga (original: 30 de junio de 2026)',
    );
    const [commitment] = await office.say('do', 'compromisos 1');
    assert.match(
      JSON.stringify(cardOf(commitment).data['filas']),
      /31 de agosto de 2026, con prórroga \(original: 30 de junio/,
    );
  });

  it('is denied with a reason, which the unit reads', async () => {
    await office.press('do', 'Pedir prórroga', { ...pedida, hasta: '2026-07-10' });
    assert.deepEqual(office.cardsOf('da', 'prorroga.PR-001'), []);
    assert.match(textOf(await office.press('se', 'Negar con la razón')), /Falta la razón/);
    await office.press('se', 'Negar con la razón', { razon: 'Hay tiempo suficiente.' });
    assert.match(String(office.cards('se').at(-1)?.data['deciden']), /^Secretaría Ejecutiva: negó [^;]+$/);
    const card = office.cardsOf('do', 'prorroga.PR-001').at(-1);
    assert.match(String(card?.data['estado']), /^Negada por .*Hay tiempo suficiente/);
    const [list] = await office.say('contraloria', 'prorrogas');
    assert.match(JSON.stringify(cardOf(list).data['filas']), /Negada por/);
  });

  it('may be granted once its new date has passed, and says so before, after and to the unit', async () => {
    await office.press('do', 'Pedir prórroga', { ...pedida, hasta: '2026-07-10' });
    const opened = () => office.execute('se', 'ver', { ciclo: CICLO, asunto: 'prorroga.PR-001' });
    office.clock.to('2026-07-10');
    assert.equal(cardOf(await opened()).data['tarde'], '');
    office.clock.to('2026-07-13');
    assert.match(
      String(cardOf(await opened()).data['tarde']),
      /^La nueva fecha ya pasó: fue el 10 de julio de 2026, hace 3 días naturales\. .* convenio modificatorio\.$/,
    );
    assert.match(
      textOf(await office.press('se', 'Conceder')),
      /la nueva fecha \(10 de julio de 2026\) ya había pasado\.$/,
    );
    const card = office.cardsOf('se', 'prorroga.PR-001').at(-1);
    assert.equal(card?.data['tarde'], '');
    assert.equal(
      card?.data['estado'],
      '✔ Concedida, al 10 de julio de 2026, fecha que ya había pasado cuando se concedió.',
    );
    assert.ok(office.toasts('do').some((toast) => /terminó el 10 de julio de 2026, fecha que ya pasó$/.test(toast)));
  });

  it('is for the titular to ask and to answer: an enlace is told so', async () => {
    const shown = await office.execute('doEnlace', 'ver', { ciclo: CICLO, asunto: 'actividad.ASM-01.DO.A1' });
    assert.equal(cardOf(shown).data['pide'], false);
    assert.match(String(cardOf(shown).data['noPide']), /La prórroga la pide el titular/);
    await office.press('do', 'Pedir prórroga', pedida);
    const theirs = await office.execute('seEnlace', 'ver', { ciclo: CICLO, asunto: 'prorroga.PR-001' });
    assert.equal(cardOf(theirs).data['responde'], false);
    assert.equal(cardOf(theirs).data['soloTitular'], true);
  });
});
