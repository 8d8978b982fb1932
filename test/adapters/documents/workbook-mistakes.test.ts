import assert from 'node:assert/strict';
import type ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { contenido, enLibro } from '../../application/workbook/compromisos-sample.js';
import { edited, given, said, understood } from './workbook-files.js';

const BOOKS = [enLibro('ASM-01', contenido()), enLibro('ASM-02', contenido()), enLibro('ASM-03')];

type Change = (heads: ExcelJS.Worksheet, works: ExcelJS.Worksheet) => void;

/** What is said of the workbook after that change. */
const changed = async (change: Change, books = BOOKS): Promise<readonly string[]> =>
  said(await understood(await edited(await given(books), change), books));

describe('a workbook of commitments with mistakes', () => {
  it('says which dates are none, and takes those written in words, in another order or as serial numbers', async () => {
    const good = await edited(await given(BOOKS), (heads, works) => {
      heads.getCell('E5').value = '31 de diciembre de 2027';
      heads.getCell('E6').value = '2027-12-31';
      works.getCell('F5').value = '01/02/2027';
      works.getCell('F6').value = 46_054;
      works.getCell('F6').style = { ...works.getCell('F6').style, numFmt: '0' };
      works.getCell('F7').value = 'lunes 1 de febrero del 2027';
      works.getCell('F8').value = '1-feb-27';
    });
    const reading = await understood(good, BOOKS);
    assert.deepEqual(said(reading), []);
    const [one, other] = reading.entendidos;
    assert.deepEqual([one?.contenido.plazo, other?.contenido.plazo], ['2027-12-31', '2027-12-31']);
    assert.deepEqual(
      [...(one?.contenido.actividades ?? []), ...(other?.contenido.actividades ?? [])].map(({ inicio }) => inicio),
      ['2027-02-01', '2026-02-01', '2027-02-01', '2027-02-01'],
    );
    const bad = await changed((heads, works) => {
      heads.getCell('E5').value = '31/02/2027';
      works.getCell('G5').value = 'a fin de mes';
    });
    assert.match(bad[0] ?? '', /^Compromisos!E5: «31\/02\/2027» no es una fecha que exista/);
    assert.match(bad[1] ?? '', /^Actividades!G5: «a fin de mes» no es una fecha/);
    assert.equal(bad.length, 2);
  });

  for (const mark of ['1', 'true'])
    it(`counts days from 1904 where the file says «${mark}» to it, as Excel and LibreOffice write it`, async () => {
      const dated = await edited(await given(BOOKS), (_heads, works) => {
        works.getCell('G5').value = { formula: 'F5', result: new Date('2027-03-31T00:00:00Z') } as never;
      });
      const parts = unzipSync(dated);
      const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
      parts['xl/workbook.xml'] = strToU8(xml.replace(/<workbookPr[^>]*>/u, `<workbookPr date1904="${mark}"/>`));
      const [one] = (await understood(zipSync(parts), BOOKS)).entendidos;
      const [first] = one?.contenido.actividades ?? [];
      assert.deepEqual([one?.contenido.plazo, first?.inicio, first?.fin], ['2031-07-01', '2031-01-12', '2031-04-01']);
    });

  it('takes percents as text and with their format, and says those that are none or do not add up', async () => {
    const good = await changed((_heads, works) => {
      works.getCell('I5').value = '59,5 %';
      works.getCell('I6').value = 0.405;
      works.getCell('I6').style = { ...works.getCell('I6').style, numFmt: '0%' };
    });
    assert.deepEqual(good, []);
    const signed = await changed((_heads, works) => {
      works.getCell('I5').value = 60;
      works.getCell('I5').style = { ...works.getCell('I5').style, numFmt: '0.0"%"' };
      works.getCell('I6').value = 40;
    });
    assert.deepEqual(signed, [], 'a sign that is only shown does not multiply');
    const bad = await changed((_heads, works) => {
      works.getCell('I5').value = 'mitad';
      works.getCell('I7').value = 40;
    });
    assert.deepEqual(bad, [
      'Actividades!I5: «mitad» no es un número; escriba el porcentaje, como 40.',
      'Actividades!I7:I8: las ponderaciones suman 90 %: faltan 10 %.',
    ]);
  });

  it('reads the value of a formula, and says when it has none', async () => {
    const bad = await changed((_heads, works) => {
      works.getCell('I5').value = { formula: '100/2', result: 50 };
      works.getCell('I6').value = { formula: 'I5' } as ExcelJS.CellFormulaValue;
      works.getCell('I7').value = { error: '#REF!' } as ExcelJS.CellErrorValue;
    });
    assert.deepEqual(bad, [
      'Actividades!I6: tiene una fórmula sin valor guardado: abra el archivo en Excel y guárdelo.',
      'Actividades!I7: tiene el error #REF!.',
    ]);
  });

  it('lets an ASM be merged over its activities, and nothing else be merged', async () => {
    const bad = await changed((_heads, works) => {
      works.mergeCells('A5:A6');
      works.mergeCells('D5:E5');
      works.mergeCells('C7:C8');
    });
    assert.deepEqual(bad.toSorted(), [
      'Actividades!C7: está combinada con otras celdas; sepárelas y escriba cada una.',
      'Actividades!C8: repite la actividad de ASM-02 del renglón 7; quite una o distíngalas.',
      'Actividades!D5: está combinada con otras celdas; sepárelas y escriba cada una.',
    ]);
  });

  it('passes over blank rows, totals and notes, and names rows without ASM', async () => {
    const bad = await changed((_heads, works) => {
      works.getCell('A20').value = 'Nota: pendiente de revisar.';
      works.getCell('H21').value = 'Total';
      works.getCell('I21').value = { formula: 'SUM(I5:I8)', result: 200 };
      works.getCell('C22').value = 'Una actividad suelta.';
    });
    assert.deepEqual(bad, ['Actividades!A22: falta el ASM de esta actividad.']);
  });

  it('names a row far below, which nobody would see, instead of passing over it', async () => {
    const bad = await changed((_heads, works) => {
      works.getCell('A5000').value = 'ASM-03';
      works.getCell('C5000').value = 'Una actividad lejana.';
    });
    assert.deepEqual(bad, ['Actividades!A5000: este renglón está muy lejos de la tabla; acérquelo o bórrelo.']);
  });

  it('names activities whose texts changed places with each other, since each key keeps its evidence', async () => {
    const swapped = await changed((_heads, works) => {
      works.getCell('C5').value = 'Elaborar el documento A2.';
      works.getCell('C6').value = 'Elaborar el documento A1.';
    });
    const text = 'revise que no se hayan movido celdas sin su clave.';
    assert.deepEqual(swapped, [
      `Actividades!C5: este texto es de la clave ASM-01.A2 y el renglón dice ASM-01.A1; ${text}`,
      `Actividades!C6: este texto es de la clave ASM-01.A1 y el renglón dice ASM-01.A2; ${text}`,
    ]);
    const reworded = await changed((_heads, works) => {
      works.getCell('C5').value = 'Otra redacción.';
    });
    assert.deepEqual(reworded, []);
  });

  it('names unknown ASM, those of other units and those that are written twice', async () => {
    const bad = await changed((heads, works) => {
      works.getCell('A7').value = 'ASM-77';
      works.getCell('A8').value = 'ASM-90';
      heads.getCell('A7').value = 'ASM-02';
      heads.getCell('D7').value = 'Otro compromiso.';
    });
    assert.deepEqual(
      bad.filter((each) => !each.includes('recomendación')),
      [
        'Compromisos!C7: este texto es de ASM-03 y el renglón dice ASM-02; revise que no se hayan movido celdas.',
        'Compromisos!A7: ASM-02 ya está en el renglón 6; deje uno solo.',
        'Actividades!A7: «ASM-77» no es un ASM de este ciclo.',
        'Actividades!A8: ASM-90 no tiene un compromiso pedido a Dirección de Organización.',
      ],
    );
  });

  it('names activities that end before they start, end after the deadline or come twice', async () => {
    const bad = await changed((heads, works) => {
      works.getCell('F5').value = new Date('2027-05-01T00:00:00Z');
      heads.getCell('E6').value = new Date('2027-02-01T00:00:00Z');
      works.getCell('C8').value = works.getCell('C7').value;
      works.getCell('B8').value = 1;
    });
    assert.deepEqual(bad, [
      'Actividades!G5: la actividad 1 termina el 31 de marzo de 2027, antes de iniciar el 1 de mayo de 2027.',
      'Actividades!G7: la actividad 1 termina el 31 de marzo de 2027, después de la fecha límite del compromiso (1 de febrero de 2027).',
      'Actividades!C8: repite la actividad de ASM-02 del renglón 7; quite una o distíngalas.',
      'Actividades!B8: la actividad 1 de ASM-02 ya está en el renglón 7; numérelas en orden.',
      'Actividades!G8: la actividad 2 termina el 31 de marzo de 2027, después de la fecha límite del compromiso (1 de febrero de 2027).',
    ]);
  });

  it('keeps what is only missing apart: a draft may lack anything', async () => {
    const file = await edited(await given(BOOKS), (heads, works) => {
      heads.getCell('F5').value = null;
      works.getCell('D5').value = null;
      works.getCell('J6').value = null;
      works.getCell('I6').value = null;
      heads.getCell('D7').value = 'Solo el compromiso.';
    });
    const reading = await understood(file, BOOKS);
    assert.deepEqual(said(reading), []);
    assert.deepEqual(
      reading.entendidos.flatMap(({ faltan }) => faltan.map(({ where }) => where)),
      [
        'Compromisos!G5',
        'Actividades!D5',
        'Actividades!I6',
        'Actividades!J6',
        'Compromisos!E7',
        'Compromisos!G7',
        'Actividades',
      ],
    );
  });

  it('says when a commitment that is not to be filled in was changed, and lets it be as it was', async () => {
    const books = [enLibro('ASM-01', contenido(), 'En revisión'), enLibro('ASM-02')];
    assert.deepEqual(await changed(() => undefined, books), []);
    assert.deepEqual(
      await changed((heads) => {
        heads.getCell('D5').value = 'Otra redacción.';
      }, books),
      [
        'Compromisos!A5: el compromiso sobre ASM-01 no está por llenar (en revisión); deje su texto como estaba o bórrelo.',
      ],
    );
  });

  it('finds its sheets under other names and without the hidden ones, and says which column is gone', async () => {
    const renamed = await edited(await given(BOOKS), (heads, works, book) => {
      heads.name = 'Hoja1';
      works.name = 'Hoja2';
      for (const name of ['Instrucciones', 'Control', 'Listas']) book.removeWorksheet(name);
    });
    assert.equal((await understood(renamed, BOOKS)).entendidos.length, 2);
    assert.deepEqual(said(await understood(renamed, BOOKS)), []);
    const lost = await changed((_heads, works) => {
      works.getCell('I4').value = 'Peso';
    });
    assert.match(lost[0] ?? '', /^Actividades!4: falta la columna «Ponderación \(%\)»/);
  });

  it('tells that what stands is no longer what stood when it was made', async () => {
    const file = await edited(await given(BOOKS), (heads) => {
      heads.getCell('D5').value = 'Lo mío.';
    });
    const later = [enLibro('ASM-01', contenido({ compromiso: 'Lo de otra persona.' })), ...BOOKS.slice(1)];
    assert.deepEqual(
      (await understood(file, later)).entendidos.map(({ ajeno }) => ajeno),
      [true, false],
    );
    assert.ok((await understood(file, BOOKS)).entendidos.every(({ ajeno }) => !ajeno));
  });
});
