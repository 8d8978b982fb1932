import assert from 'node:assert/strict';
import type ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import type { Reply } from '../../../src/application/chat.js';
import { edited } from '../../adapters/documents/workbook-files.js';
import { OfficeHarness, textOf } from '../office-harness.js';
import { sniffWorkbook } from '../real-workbooks.js';
import type { Nickname } from '../sample-institution.js';
import { CICLO } from '../stages.js';

/** The data of the card of a reply. */
const dataOf = (reply: Reply | undefined): Readonly<Record<string, unknown>> =>
  reply !== undefined && 'card' in reply ? reply.card.data : assert.fail(JSON.stringify(reply));

/** The file that the card of a reply offers, as its address opens it. */
const fileOf = async (office: OfficeHarness, reply: Reply): Promise<{ name: string; bytes: Uint8Array }> => {
  const [file] = dataOf(reply)['archivos'] as readonly { url: string }[];
  const opened = await office.app.files.open(new URL(file?.url ?? '').pathname.slice('/archivo/'.length));
  assert.ok(opened.kind === 'file');
  return { name: opened.archivo.nombre, bytes: opened.bytes };
};

/** The workbook of DO, as somebody takes it from the card of its commitments. */
const taken = async (office: OfficeHarness, who: Nickname): Promise<{ name: string; bytes: Uint8Array }> => {
  await office.say(who, 'compromisos');
  return fileOf(office, await office.execute(who, 'libro.dar', { ciclo: CICLO, unidad: 'DO' }));
};

/** ASM-01 whole in one activity, ASM-03 with a commitment only. */
const fill = (heads: ExcelJS.Worksheet, works: ExcelJS.Worksheet): void => {
  ['Actualizar la MIR.', '30/09/2026', 'MIR'].forEach((value, index) => {
    heads.getRow(5).getCell(index + 4).value = value;
  });
  [
    'Presentar la MIR.',
    'Persona',
    'Subdirección',
    '2026-03-16',
    '30 de septiembre de 2026',
    'Documento',
    '100 %',
    'MIR',
  ].forEach((value, index) => {
    works.getRow(5).getCell(index + 3).value = value;
  });
  heads.getCell('D6').value = 'Revisar los indicadores.';
};

/** Drops a file and presses the destination that the bot offers first. */
const dropped = async (office: OfficeHarness, who: Nickname, bytes: Uint8Array): Promise<Reply> => {
  const [asked] = await office.drop(who, 'Libro.xlsx', bytes);
  const [first] = dataOf(asked)['destinos'] as readonly {
    title: string;
    verb: string;
    datos: Record<string, string>;
  }[];
  assert.match(first?.title ?? '', /de Dirección de Organización \(libro de Excel\)$/);
  return office.press(who, first?.title ?? '');
};

describe('the workbook of a unit in the chat (3.1)', function () {
  this.timeout(20_000);
  let office: OfficeHarness;

  beforeEach(async () => {
    office = await (await OfficeHarness.open({ sniff: sniffWorkbook })).reach('atendido');
  });

  afterEach(() => assert.deepEqual(office.errors, []));

  it('is filled in by the enlace, kept as drafts and presented by the titular as far as it is complete', async () => {
    const { name, bytes } = await taken(office, 'doEnlace');
    assert.equal(name, 'Compromisos de Dirección de Organización, PAE 2025.xlsx');
    const file = await edited(bytes, fill);
    const card = await dropped(office, 'doEnlace', file);
    assert.match(String(dataOf(card)['resumen']), /^Se entendieron 2 ASM con cambios/);
    assert.deepEqual((await office.ciclo()).compromisos['ASM-01.DO']?.borrador, undefined);
    assert.match(
      textOf(await office.press('doEnlace', 'Guardar y avisar a mi titular')),
      /Se avisó a su titular que 1/,
    );
    assert.ok(office.toasts('do').some((toast) => /ASM-01/.test(toast)));
    const drafts = (await office.ciclo()).compromisos;
    assert.equal(drafts['ASM-01.DO']?.borrador?.actividades[0]?.fin, '2026-09-30');
    assert.equal(drafts['ASM-03.DO']?.borrador?.compromiso, 'Revisar los indicadores.');
    await dropped(office, 'do', file);
    const presented = await office.press('do', 'Presentar el completo');
    assert.match(textOf(presented), /Se presentó 1 compromiso\. Quedó en borrador lo incompleto: ASM-03/);
    const { situacion, versiones } = (await office.ciclo()).compromisos['ASM-01.DO'] ?? assert.fail('none');
    assert.equal(situacion.estado, 'propuesto');
    assert.equal(versiones[0]?.contenido.actividades[0]?.ponderacion, 100);
  });

  it('changes nothing when it comes again, and takes a corrected one', async () => {
    const { bytes } = await taken(office, 'do');
    const file = await edited(bytes, fill);
    await dropped(office, 'do', file);
    assert.match(textOf(await office.press('do', 'Guardar como borrador')), /Se guardaron 2 borradores/);
    const before = await office.app.office.head(CICLO);
    const again = await dropped(office, 'do', file);
    assert.match(String(dataOf(again)['resumen']), /dice lo mismo que el sistema/);
    const data = { ciclo: CICLO, archivo: dataOf(again)['archivo'] ?? '', unidad: 'DO' };
    const [asked] = await office.drop('do', 'Libro.xlsx', file);
    await office.execute('do', 'libro.guardar', { ...data, archivo: dataOf(asked)['archivo'] });
    assert.equal(await office.app.office.head(CICLO), before);
  });

  it('names every mistake by its cell, records nothing, and is read again once it is corrected', async () => {
    const { bytes } = await taken(office, 'do');
    const before = await office.app.office.head(CICLO);
    const wrong = await edited(bytes, (heads, works) => {
      fill(heads, works);
      works.getCell('I5').value = 'casi todo';
      works.getCell('G5').value = '31/02/2026';
    });
    const card = await dropped(office, 'do', wrong);
    assert.deepEqual(
      (dataOf(card)['errores'] as readonly { texto: string }[]).map(({ texto }) => texto.slice(0, 30)),
      ['Actividades!G5: «31/02/2026» n', 'Actividades!I5: «casi todo» no'],
    );
    assert.deepEqual(dataOf(card)['botones'], []);
    const [asked] = await office.drop('do', 'Libro.xlsx', wrong);
    for (const verb of ['libro.guardar', 'libro.presentar', 'libro.avisar', 'libro.contraproponer'])
      await office.execute('do', verb, { ciclo: CICLO, unidad: 'DO', archivo: dataOf(asked)['archivo'] });
    assert.equal(await office.app.office.head(CICLO), before);
    await dropped(office, 'do', await edited(bytes, fill));
    assert.match(textOf(await office.press('do', 'Presentar el completo')), /Se presentó 1/);
  });

  it('is nobody else’s: neither another unit nor an enlace presents it, and a foreign one is told apart', async () => {
    const { bytes } = await taken(office, 'do');
    const file = await edited(bytes, fill);
    const [asked] = await office.drop('dpc', 'Libro.xlsx', file);
    assert.ok(!JSON.stringify(dataOf(asked)).includes('libro.leer'));
    const data = { ciclo: CICLO, archivo: dataOf(asked)['archivo'] };
    assert.match(textOf(await office.execute('dpc', 'libro.presentar', { ...data, unidad: 'DO' })), /otra unidad/);
    assert.match(
      textOf(await office.execute('dpc', 'libro.guardar', { ...data, unidad: 'DPC' })),
      /El libro es de Dirección de Organización/,
    );
    assert.match(textOf(await office.execute('dpc', 'libro.dar', { ciclo: CICLO, unidad: 'DO' })), /otra unidad/);
    const [own] = await office.drop('doEnlace', 'Libro.xlsx', file);
    const pressed = { ciclo: CICLO, unidad: 'DO', archivo: dataOf(own)['archivo'] };
    assert.match(textOf(await office.execute('doEnlace', 'libro.presentar', pressed)), /Eso lo hace el titular/);
    assert.deepEqual((await office.ciclo()).compromisos['ASM-01.DO']?.versiones, []);
  });

  it('redraws itself when the commitments changed after it was read, and records nothing', async () => {
    const { bytes } = await taken(office, 'do');
    await dropped(office, 'do', await edited(bytes, fill));
    const contenido = {
      compromiso: 'Otro.',
      plazo: '',
      instrumento: { clase: 'mir' as const, nombre: '' },
      actividades: [],
    };
    await office.order('doEnlace', {
      type: 'preparar-compromisos',
      unidad: 'DO',
      propuestas: [{ asm: 'ASM-01', contenido }],
    });
    const stale = await office.press('do', 'Guardar como borrador');
    assert.match(textOf(stale), /cambió/);
    assert.match(JSON.stringify(dataOf(stale)['filas']), /Cambió en el sistema después de generarse este libro/);
    assert.equal((await office.ciclo()).compromisos['ASM-01.DO']?.borrador?.compromiso, 'Otro.');
    assert.match(textOf(await office.press('do', 'Guardar como borrador')), /Se guardaron 2/);
  });

  it('lets SE word a proposal anew, with observations that it asks for', async () => {
    await office.order('do', {
      type: 'proponer-compromisos',
      unidad: 'DO',
      propuestas: [{ asm: 'ASM-01', contenido: (await import('../stages.js')).compromisoPedido }],
    });
    const { bytes } = await taken(office, 'se');
    const file = await edited(bytes, (heads) => {
      heads.getCell('D5').value = 'Actualizar y publicar la MIR.';
    });
    const card = await dropped(office, 'se', file);
    assert.match(String(dataOf(card)['resumen']), /^Se entendió 1 ASM con cambios/);
    assert.match(textOf(await office.press('se', 'Enviar contrapropuesta')), /observaciones/);
    const sent = await office.press('se', 'Enviar contrapropuesta', { observaciones: 'Agregue la publicación.' });
    assert.match(textOf(sent), /Se envió 1 contrapropuesta/);
    const { versiones, situacion, borrador } = (await office.ciclo()).compromisos['ASM-01.DO'] ?? assert.fail('none');
    assert.equal(situacion.estado, 'devuelto');
    assert.equal(versiones[1]?.de, 'secretaria');
    assert.equal(borrador?.compromiso, 'Actualizar y publicar la MIR.');
    assert.deepEqual(
      borrador?.actividades.map(({ id }) => id),
      ['A1', 'A2'],
    );
  });

  it('sends all that SE words anew as one, or nothing, and names by cell what is agreed meanwhile', async () => {
    const { compromisoPedido, preguntas } = await import('../stages.js');
    const propuestas = ['ASM-01', 'ASM-03'].map((asm) => ({ asm, contenido: compromisoPedido }));
    await office.order('do', { type: 'proponer-compromisos', unidad: 'DO', propuestas });
    const { bytes } = await taken(office, 'se');
    const file = await edited(bytes, (heads) => {
      heads.getCell('D5').value = 'Actualizar y publicar la MIR.';
      heads.getCell('D6').value = 'Publicar los indicadores.';
    });
    const observaciones = { observaciones: 'Agregue la publicación.' };
    await dropped(office, 'se', file);
    await office.order('se', { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-03'], preguntas });
    const before = await office.app.office.head(CICLO);
    const refused = await office.press('se', 'Enviar contrapropuesta', observaciones);
    assert.deepEqual(
      (dataOf(refused)['errores'] as readonly { texto: string }[]).map(({ texto }) => texto),
      [
        'Compromisos!A6: el compromiso sobre ASM-03 no está por llenar (acordado); deje su texto como estaba o bórrelo.',
      ],
    );
    assert.equal(await office.app.office.head(CICLO), before, 'nothing was sent');
    await office.order('se', { type: 'reabrir-compromiso', unidad: 'DO', asm: 'ASM-03', razon: 'Cambia el texto.' });
    await dropped(office, 'se', file);
    const toasts = office.toasts('do').length;
    assert.match(
      textOf(await office.press('se', 'Enviar contrapropuesta', observaciones)),
      /Se enviaron 2 contrapropuestas/,
    );
    assert.deepEqual(office.toasts('do').slice(toasts), [
      'La Secretaría Ejecutiva le propone un compromiso sobre 2 ASM; responda a más tardar el 16 de marzo de 2026',
    ]);
  });

  it('says why a file that is no workbook can’t be read, and keeps it', async () => {
    const [asked] = await office.drop('do', 'Libro.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
    const reply = await office.execute('do', 'libro.leer', {
      ciclo: CICLO,
      unidad: 'DO',
      archivo: dataOf(asked)['archivo'],
    });
    assert.match(textOf(reply), /dañado.*Guárdelo como \.xlsx/);
    assert.doesNotMatch(textOf(reply), /pegar el texto/, 'that is for reports');
    assert.equal('card' in reply && reply.card.template, 'archivo-destino');
  });

  it('of another unit is told apart also without its hidden sheets', async () => {
    const { bytes } = await taken(office, 'do');
    const bare = await edited(bytes, (heads, works, book) => {
      fill(heads, works);
      for (const name of ['Control', 'Listas']) book.removeWorksheet(name);
    });
    const [asked] = await office.drop('dpc', 'Libro.xlsx', bare);
    const data = { ciclo: CICLO, unidad: 'DPC', archivo: dataOf(asked)['archivo'] };
    assert.match(
      textOf(await office.execute('dpc', 'libro.guardar', data)),
      /El libro es de Dirección de Organización/,
    );
  });

  it('is asked for as .xlsx where LibreOffice saved it as its own', async () => {
    const ods = 'application/vnd.oasis.opendocument.spreadsheet';
    const other = await (await OfficeHarness.open({ sniff: async () => ods })).reach('atendido');
    const file = zipSync({ mimetype: [strToU8(ods), { level: 0 }], 'content.xml': strToU8('<office/>') });
    await other.drop('do', 'Libro.ods', file);
    const reply = await other.press('do', 'Compromisos de Dirección de Organización (libro de Excel)');
    assert.match(textOf(reply), /LibreOffice.*Guárdelo como \.xlsx/);
  });
});

describe('the workbook of the PAA in the chat (3.3)', function () {
  this.timeout(20_000);

  it('is filled in by the planning area and recorded once, or named by cell', async () => {
    const office = await (await OfficeHarness.open({ sniff: sniffWorkbook })).reach('suscrito');
    await office.say('se', 'paa');
    const { name, bytes } = await fileOf(office, await office.press('se', 'Libro de Excel'));
    assert.equal(name, 'Integración en el PAA 2026, PAE 2025.xlsx');
    const change = async (build: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> =>
      edited(bytes, (_heads, _works, book) =>
        build(book.getWorksheet('Integración en el PAA') ?? assert.fail('no sheet')),
      );
    const wrong = await change((sheet) => {
      sheet.getCell('I5').value = 'PAA-1';
      sheet.getCell('J5').value = 'Sí';
      sheet.getCell('J6').value = 'Sí';
    });
    const put = async (file: Uint8Array): Promise<Reply> => {
      await office.drop('se', 'PAA.xlsx', file);
      return office.press('se', 'Integración en el PAA (libro)');
    };
    assert.deepEqual(
      (dataOf(await put(wrong))['errores'] as readonly { texto: string }[]).map(({ texto }) => texto),
      [
        'Integración en el PAA!J5: el renglón tiene clave y también dice que no aplica; deje uno de los dos.',
        'Integración en el PAA!K6: falta la razón por la que la actividad 2 de ASM-01 no aplica en el PAA.',
      ],
    );
    const right = await change((sheet) => {
      sheet.getCell('I5').value = 'PAA\n1';
      sheet.getCell('J6').value = 'Sí';
      sheet.getCell('K6').value = 'Gasto corriente.';
    });
    assert.match(String(dataOf(await put(right))['resumen']), /^2 actividades con cambios/);
    assert.match(textOf(await office.press('se', 'Guardar claves y razones')), /integración de 2 actividades/);
    const { paa } = await office.ciclo();
    assert.equal(paa['ASM-01.DO.A1']?.clave, 'PAA 1');
    assert.equal(paa['ASM-01.DO.A2']?.noAplica, 'Gasto corriente.');
    assert.match(String(dataOf(await put(right))['resumen']), /no trae cambios/);
    const entradas = [{ asm: 'ASM-01', unidad: 'DO', actividad: 'A1', clave: 'PAA-9' }];
    await office.order('uippe', { type: 'integrar-en-paa', entradas });
    const rows = JSON.stringify(dataOf(await put(right))['filas']);
    assert.match(rows, /Clave: PAA 1.*Sustituye a «PAA-9»/, 'what somebody else wrote since is not lost unseen');
    assert.deepEqual(office.errors, []);
  });
});
