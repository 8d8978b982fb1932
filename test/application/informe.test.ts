import assert from 'node:assert/strict';
import type { DocumentModel } from '../../src/application/document.js';
import { cambioDe, informeDocumento } from '../../src/application/informe-documento.js';
import { type HechosDelInforme, hechosDelInforme } from '../../src/application/informe-hechos.js';
import { libroDelInforme } from '../../src/application/informe-libro.js';
import { solicitudDocumento } from '../../src/application/solicitud-documento.js';
import { cerrar } from './cierre-orders.js';
import { OfficeHarness } from './office-harness.js';
import { sampleInstitution } from './sample-institution.js';
import { archivarDiagnostico } from './stages.js';

const letterhead = { institution: 'Instituto de Muestra', heading: [], footer: '' };
const B3 = '2026-B3';

const report = (office: OfficeHarness, bimestre: string, porcentaje: number, evidencias: readonly string[] = []) =>
  office.order('do', {
    type: 'reportar-avance',
    bimestre,
    unidad: 'DO',
    avances: ['ASM-01', 'ASM-03'].flatMap((asm) =>
      ['A1', 'A2'].map((actividad) => {
        const own = asm === 'ASM-01' && actividad === 'A1' ? evidencias : [];
        return {
          asm,
          actividad,
          porcentaje,
          estado: 'en-proceso',
          comentarios: `Avance de ${actividad}.`,
          conEvidencia: own.length > 0,
          ...(own.length > 0 && { evidencias: own }),
        } as const;
      }),
    ),
  });

/** Two bimesters: DO reports both, DPC neither; what the report of the second says. `within`: what happens while it is open. */
const facts = async (within?: (office: OfficeHarness) => Promise<void>): Promise<HechosDelInforme> => {
  const office = await (await OfficeHarness.open()).reach('suscrito');
  office.clock.to('2026-05-01');
  await office.tick();
  await report(office, '2026-B2', 20);
  office.clock.to('2026-05-08');
  await office.tick();
  await office.order('do', archivarDiagnostico);
  office.clock.to('2026-07-01');
  await office.tick();
  await report(office, B3, 45, ['E-0001']);
  await within?.(office);
  office.clock.to('2026-07-08');
  await office.tick();
  const ciclo = await office.ciclo();
  const at = ciclo.seguimientos[B3] ?? assert.fail('not opened');
  const { directorio } = await office.app.office.context({ kind: 'system' });
  const naming = { directorio, today: '2026-07-08', nameOf: (person: string) => `Persona ${person.slice(-2)}` };
  return hechosDelInforme(ciclo, at, naming, sampleInstitution, 'c'.repeat(64));
};

const solicitudDe = (informe: HechosDelInforme): DocumentModel => {
  const persona = { nombre: 'Persona', cargo: 'Titular' };
  return solicitudDocumento(
    {
      folio: 'SE/SPP/1',
      fecha: '2026-07-09',
      vence: '2026-07-16',
      remitente: persona,
      destinatario: { ...persona, unidad: 'Dirección de Administración' },
      informe,
      huella: 'd'.repeat(64),
      cabeza: 'c'.repeat(64),
    },
    letterhead,
  );
};

const wordsOf = ({ blocks }: DocumentModel): string => JSON.stringify(blocks);

describe('the report of a bimester (5.2)', () => {
  let hechos: HechosDelInforme;
  before(async () => {
    hechos = await facts();
  });

  it('says of each activity what was reported and how it changed against the bimester before', () => {
    const unidad = hechos.unidades.find(({ clave }) => clave === 'DO') ?? assert.fail('no DO');
    const [first] = unidad.asm[0]?.materias ?? [];
    assert.equal(first?.avance?.porcentaje, 45);
    assert.equal(first?.avance?.anterior, 20);
    assert.equal(unidad.asm[0]?.ponderado, 45);
    const words = wordsOf(informeDocumento(hechos, letterhead));
    assert.match(words, /45 %\\n\+25 puntos/);
    assert.match(words, /Avance de A2\./);
    assert.match(words, /las actividades del Convenio [^"]+, versión 1, derivadas de la «/);
  });

  it('says one point in the singular, up and down', () => {
    const said = { ...(hechos.unidades[0]?.asm[0]?.materias[0]?.avance ?? assert.fail('no report')), porcentaje: 40 };
    assert.deepEqual(
      [39, 41, 38, 40].map((anterior) => cambioDe({ ...said, anterior })),
      ['+1 punto', '−1 punto', '+2 puntos', 'Sin cambio'],
    );
  });

  it('lists who did not report, and who had missed one before', () => {
    const words = wordsOf(informeDocumento(hechos, letterhead));
    assert.match(words, /Participación Ciudadana: sin reporte en 2 de 2\. Tampoco reportó en un bimestre anterior/);
    const [, , missing] = libroDelInforme(hechos).sheets;
    assert.deepEqual(missing?.kind === 'table' && missing.rows.map(({ cells }) => cells), [
      { unidad: 'Dirección de Participación Ciudadana', pedidas: 2, faltan: 2, reincidente: 'Sí' },
    ]);
  });

  it('says that nothing was left to report once every ASM was closed, and not that all reported', () => {
    const words = wordsOf(informeDocumento({ ...hechos, unidades: [] }, letterhead));
    assert.match(words, /Nada quedó por reportar: los ASM que se seguían ya estaban cerrados/);
    assert.doesNotMatch(words, /Todas las unidades reportaron|"rows":\[\]/);
  });

  it('keeps what was reported before an ASM was closed, as reported, and asks to capture it', async () => {
    const closed = await facts(cerrar);
    const unidad = closed.unidades.find(({ clave }) => clave === 'DO') ?? assert.fail('no DO');
    assert.deepEqual([unidad.pedidas, unidad.reportadas], [4, 4]);
    assert.deepEqual(
      unidad.asm
        .find(({ asm }) => asm === 'ASM-03')
        ?.materias.map(({ lugar, cerrada, retirada }) => [lugar, cerrada, retirada]),
      [
        [1, true, false],
        [2, true, false],
      ],
    );
    assert.ok(closed.unidades.every(({ clave, pedidas }) => clave !== 'DPC' || pedidas === 0));
    assert.match(wordsOf(informeDocumento(closed, letterhead)), /Elaborar el diagnóstico[^"]*El ASM se cerró después/);
    const [avance] = libroDelInforme(closed).sheets;
    assert.match(JSON.stringify(avance), /Elaborar el diagnóstico\. \(el ASM se cerró después\)/);
    assert.match(wordsOf(solicitudDe(closed)), /"ASM-03","1\. Elaborar el diagnóstico\.","45 %","En proceso"/);
  });

  it('compiles the evidence with its name, version and hash, in the document and in the workbook', () => {
    const grouped = 'e'.repeat(64).replaceAll(/(.{8})(?=.)/g, '$1 ');
    const words = wordsOf(informeDocumento(hechos, letterhead));
    assert.ok(words.includes('Diagnóstico.pdf') && words.includes(grouped));
    const [avance, evidencias] = libroDelInforme(hechos).sheets;
    assert.ok(avance?.kind === 'table' && evidencias?.kind === 'table');
    assert.equal(avance.rows.length, 6);
    assert.deepEqual(
      evidencias.rows.map(({ cells }) => [cells['clave'], cells['version'], cells['sha256']]),
      [['E-0001', 1, 'e'.repeat(64)]],
    );
  });

  it('is what the request of capture asks to capture', () => {
    const words = wordsOf(solicitudDe(hechos));
    assert.match(words, /"ASM-01","1\. Elaborar el diagnóstico\.","45 %","En proceso"/);
    assert.match(words, /"ASM-03","1\. Elaborar el diagnóstico\.","Sin reporte","—"/);
  });
});
