import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import type { Reply } from '../../../src/application/chat.js';
import { actividadesConvenidas } from '../../../src/domain/paa.js';
import { rutaDe } from '../../../src/domain/ruta.js';
import { pdfText, squeezed } from '../../adapters/documents/read-back.js';
import { tempFolder } from '../../contracts/temp-folder.js';
import { textOf } from '../office-harness.js';
import { pixel } from '../oficio-sample.js';
import { type Nickname, PERSONAS, sampleInstitution } from '../sample-institution.js';
import { PREGUNTAS_ESCRITAS } from '../stages.js';
import { clavesDelPaa, clavesTorpes, llenos, torpes } from './extracto-libros.js';
import { COMPARTIDO, DE_DO, DE_DPC, ExtractoOffice } from './extracto-office.js';

const ACEPTADA = { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Programa de trabajo.' } as const;
const RECHAZADA = { sentido: 'rechazada', justificacion: 'Corresponde a otra área.', propuestas: '' } as const;
/** The one that is rejected, the one whose signature is refused, and what is left. */
const RECHAZADO = 'ASM-23';
const NEGADO = 'ASM-22';
const ACEPTADOS = DE_DPC.filter((asm) => asm !== RECHAZADO);
const CONVENIDOS = 21;

const seen = (reply: Reply | undefined): string =>
  reply !== undefined && 'card' in reply ? JSON.stringify(reply.card.data) : textOf(reply);

describe('the 23 findings of the real extract, from the positions to the publication', function () {
  this.timeout(120_000);
  // Each step stands on the one before it.
  this.bail(true);
  let journey: ExtractoOffice;
  let remove: () => Promise<void>;

  const press = async (who: Nickname, title: string, typed: Readonly<Record<string, string>> = {}): Promise<string> => {
    const reply = await journey.office.press(who, title, typed);
    return `${textOf(reply)} ${seen(reply)}`;
  };
  const say = async (who: Nickname, text: string): Promise<string> =>
    (await journey.office.say(who, text)).map(seen).join(' ');
  const signs = async (who: Nickname, numero: number): Promise<void> => {
    await journey.office.press(who, 'Firmar…', {}, `convenio.${numero}`);
    assert.match(await press(who, 'Firmar este texto'), /Su firma quedó registrada/);
  };

  before(async () => {
    const folder = await tempFolder();
    remove = folder.remove;
    journey = await ExtractoOffice.open(folder.path);
    await journey.classify();
  });

  after(async () => {
    journey.close();
    await remove();
  });

  it('2.3 two units answer in bulk; one ASM is rejected twice and left out; the third unit keeps silent', async () => {
    const { office } = journey;
    const respuestas = (asm: readonly string[]) => asm.map((each) => ({ asm: each, contenido: ACEPTADA }));
    await office.order('do', { type: 'presentar-posturas', unidad: 'DO', respuestas: respuestas(DE_DO) });
    await office.order('dpc', { type: 'presentar-posturas', unidad: 'DPC', respuestas: respuestas(ACEPTADOS) });
    await office.order('se', { type: 'tomar-nota-de-posturas', unidad: 'DO', asm: DE_DO });
    await office.order('se', { type: 'tomar-nota-de-posturas', unidad: 'DPC', asm: ACEPTADOS });
    const rechazo = [{ asm: RECHAZADO, contenido: RECHAZADA }];
    for (const [button, done] of [
      ['Insistir con razones', /Insistencia enviada/],
      ['No continuar con este ASM', /quedó sin seleccionar/],
    ] as const) {
      await office.order('dpc', { type: 'presentar-posturas', unidad: 'DPC', respuestas: rechazo });
      await say('se', 'posturas 23');
      assert.match(await press('se', button, { observaciones: 'Lo exige el criterio C.' }), done);
    }
    assert.equal((await journey.ciclo()).asm[RECHAZADO]?.seleccion.estado, 'no-seleccionado');
  });

  it('3.1 a clumsy workbook is told cell by cell, corrected, and presented whole; SE agrees to many at once', async () => {
    for (const [who, unidad, asm] of [
      ['do', 'DO', DE_DO],
      ['dpc', 'DPC', ACEPTADOS],
    ] as const) {
      await say(who, 'compromisos');
      const book = await journey.fileOf(await journey.office.press(who, 'Libro de Excel'), /^Compromisos de /);
      const wrong = seen(await journey.dropsBook(who, book, torpes(asm)));
      for (const cell of ['Actividades!I5', 'Compromisos!F6', 'Compromisos!E8', 'Actividades!A8'])
        assert.ok(wrong.includes(cell), `${cell} is not named: ${wrong}`);
      await journey.dropsBook(who, book, llenos(asm));
      assert.match(await press(who, `Presentar los ${asm.length} completos`), /Se presentaron/);
      await press('se', `Acordar varios (${asm.length})`);
      const agreed = await press('se', 'Acordar los elegidos', { elegidos: asm.join(','), ...PREGUNTAS_ESCRITAS });
      assert.match(agreed, new RegExp(`Se acordaron ${asm.length} compromisos`), unidad);
    }
  });

  it('goes on where it was after a restart', () => journey.restart());

  it('2.3 and 3.1 SE goes on without the silent unit', async () => {
    journey.office.clock.days(21);
    await journey.office.tick();
    assert.match(await say('se', 'pendientes'), /Decidir ante el silencio de una unidad/);
    await press('se', 'Abrir');
    assert.match(await press('se', 'Registrar «sin respuesta»'), /Se registró «sin respuesta»/);
    await say('se', `compromisos ${Number(COMPARTIDO.slice(-2))}`);
    const left = await press('se', 'Dejar para un modificatorio', { observaciones: 'La unidad no respondió.' });
    assert.match(left, /se dejó para un convenio modificatorio/);
  });

  it('3.2 a refusal leaves that ASM for a modificatorio; a deputy signs the next version', async () => {
    const { office } = journey;
    await say('se', 'convenio');
    assert.match(await press('se', 'Integrar el Convenio'), /22 ASM y 22 compromisos; 1 se deja/);
    await signs('do', 1);
    await press('dpc', 'No firmo, porque…');
    await press('dpc', 'Enviar a la Secretaría Ejecutiva', { asm: NEGADO, razon: 'No hay presupuesto.' });
    await press('se', `Ver ${NEGADO}`);
    await press('se', 'Dejar para un modificatorio', { observaciones: 'La unidad no firma.' });
    await say('se', 'convenio');
    assert.match(await press('se', 'Integrar el Convenio'), /21 ASM y 21 compromisos; 2 se dejan[\s\S]*Firma de nuevo/);
    const { puestos, designaciones } = sampleInstitution.directorio;
    const suplencia = { persona: PERSONAS.uippe, puesto: 'DPC', capacity: 'suplente', desde: '2026-03-01' } as const;
    await office.app.office.rosterOrder(
      { type: 'cargar-directorio', puestos, designaciones: [...designaciones, { ...suplencia, hasta: '2026-04-30' }] },
      { kind: 'system' },
      'suplencia',
    );
    await signs('do', 2);
    await say('uippe', 'convenio');
    await office.press('uippe', 'Abrir', { elegido: 'convenio.2' }, 'convenios');
    await signs('uippe', 2);
  });

  it('keeps the signatures over a restart, and is complete with the scan alone', async () => {
    await journey.restart();
    await signs('se', 2);
    await journey.office.drop('se', 'Firmado.pdf', 'No soy un PDF.');
    assert.match(await press('se', 'Convenio firmado, versión 2'), /no es un PDF ni una imagen/);
    await journey.office.drop('se', 'Firmado.png', pixel);
    assert.match(await press('se', 'Convenio firmado, versión 2'), /Suscrito por todas las partes/);
    const convenio = (await journey.ciclo()).convenios[1] ?? assert.fail('no version 2');
    assert.equal(convenio.firmas['DPC']?.capacity, 'suplente');
    assert.ok(convenio.constancia !== undefined);
    const pdf = await journey.office.archive.open(convenio.documento.pdf.sha256);
    const text = await pdfText(new Uint8Array(pdf ?? assert.fail('no PDF')));
    for (const asm of [...DE_DO, ...ACEPTADOS].filter((each) => each !== NEGADO))
      assert.ok(text.includes(squeezed(`Contar con lo que ${asm} recomienda.`)), `${asm} is not in the Convenio`);
    assert.ok(!text.includes(squeezed(`Contar con lo que ${NEGADO} recomienda.`)));
  });

  it('3.3 the workbook of the PAA is told cell by cell and taken whole', async () => {
    const rows = actividadesConvenidas(await journey.ciclo()).length;
    await say('se', 'paa');
    const book = await journey.fileOf(await journey.office.press('se', 'Libro de Excel'), /^Integración/);
    const wrong = seen(await journey.dropsBook('se', book, clavesTorpes(rows)));
    assert.match(wrong, /!J5: [\s\S]*!K7: /);
    await journey.dropsBook('se', book, clavesDelPaa(rows));
    assert.match(await press('se', 'Guardar claves y razones'), /Todas las actividades tienen su clave o su razón/);
  });

  it('4.1 and 4.2 the copies are received, and the package says what was agreed', async () => {
    await say('se', 'distribución');
    await press('se', 'Entregar las copias');
    await press('se', 'Acusar la copia de mi puesto');
    for (const who of ['se', 'da'] as const)
      await press(who, 'Acusar recibo', { resguarda: 'Archivo', lugar: 'Planta baja' });
    await say('se', 'publicación');
    await press('se', 'Preparar paquete');
    const zip = unzipSync(await journey.fileOf(await journey.office.press('se', 'Abrir paquete'), /\.zip$/));
    const page = new TextDecoder().decode(zip['index.html'] ?? assert.fail(Object.keys(zip).join(', ')));
    assert.equal(
      new Set([...page.matchAll(/Contar con lo que (ASM-\d+) recomienda/g)].map(([, id]) => id)).size,
      CONVENIDOS,
    );
    await press('se', 'Volver');
    const typed = { url: 'https://www.example.org/convenio/', fecha: '2026-03-23' };
    const verificados = 'apartado,completo,datos-personales,abierto,finanzas';
    assert.match(await press('se', 'Registrar publicación', { ...typed, verificados }), /Publicación registrada/);
    assert.ok(journey.office.toasts('dpc').includes('El Convenio ya está publicado en el portal'));
  });

  it('leaves every action up to 4.2 done, after another restart', async () => {
    await journey.restart();
    const done = rutaDe(await journey.ciclo(), 'SE').filter(({ estado }) => estado === 'hecha');
    assert.deepEqual(
      done.map(({ accion }) => accion.key).filter((key) => key >= '2.1' && key < '5'),
      ['2.1', '2.2', '2.3', '3.1', '3.2', '3.3', '4.1', '4.2'],
    );
  });
});
