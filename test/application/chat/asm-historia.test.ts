import assert from 'node:assert/strict';
import { movimientosOf } from '../../../src/application/chat/asm-historia.js';
import { anyFile } from '../registered.js';
import { CONTRALORIA, DO, DPC, SE, Unidades } from '../unidades-harness.js';
import { viewerOf } from '../viewer-of.js';

const one = { asm: 'ASM-01', unidad: 'DO' };
const contenido = { sentido: 'aceptada', justificacion: 'Procede.', propuestas: 'Rediseñar la MIR.' } as const;
const si = { cumple: true, razon: 'Sí.' };

describe('the history of an ASM', () => {
  let office: Unidades;

  beforeEach(async () => {
    office = await Unidades.open();
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  /** What a person reads of an ASM, the oldest first, one line for each. */
  const read = async (person: string, asm = 'ASM-01'): Promise<string> =>
    (await movimientosOf(await office.ciclo(), asm, await viewerOf(office.app.office, person)))
      .toReversed()
      .map(({ quien, que }) => `${quien}: ${que}`)
      .join('\n');

  const assertTold = (told: string, sentences: readonly RegExp[]): void => {
    for (const sentence of sentences) assert.match(told, sentence);
    assert.doesNotMatch(told, /undefined|\[object|movimiento del ciclo/);
  };

  it('tells in words what happened until its positions are asked for', async () => {
    await office.classified(2);
    await office.order(SE, { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Falta de diagnóstico.' });
    await office.order(DO, { type: 'acusar-notificacion', id: 'N-001' });
    const respuestas = [{ asm: 'ASM-01', observaciones: 'Falta un dato.' }];
    await office.order(DO, { type: 'concurrir', unidad: 'DO', respuestas });
    await office.order(SE, { type: 'atender-observaciones', asm: 'ASM-01', unidad: 'DO', atencion: 'Se agregó.' });
    assertTold(await read(SE), [
      /Se registró a la letra, como está en el informe \(página 1\)/,
      /Se asignó a Dirección de Organización\./,
      /Se notificó a Dirección de Organización con el oficio/,
      /Se valoró\. Viabilidad: sí, «Sí\.»/,
      /Se pidió a Dirección de Organización concurrir con la selección/,
      /Se clasificó\. Tipo: /,
      /Se solicitó su postura a Dirección de Organización/,
      /La Secretaría Ejecutiva redactó su causa raíz: «Falta de diagnóstico\.»/,
      /Se acusó recibo del oficio SE\//,
      /Dirección de Organización concurrió con observaciones: «Falta un dato\.»/,
      /Se respondieron las observaciones de Dirección de Organización: «Se agregó\.»/,
    ]);
    assert.doesNotMatch(await read(SE, 'ASM-02'), /causa raíz|concurrió con/);
  });

  it('tells every turn of a position', async () => {
    await office.classified(1);
    await office.order(DO, { type: 'preparar-postura', ...one, contenido });
    await office.order(DO, { type: 'anexar-a-postura', ...one, archivo: anyFile });
    await office.order(DO, { type: 'quitar-anexo', ...one, sha256: anyFile.sha256 });
    const presentar = { type: 'presentar-posturas', unidad: 'DO', respuestas: [{ asm: 'ASM-01', contenido }] } as const;
    await office.order(DO, presentar);
    await office.order(SE, { type: 'devolver-postura', ...one, observaciones: 'Precise el plazo.' });
    await office.order(DO, presentar);
    await office.order(SE, { type: 'tomar-nota-de-postura', ...one });
    assertTold(await read(SE), [
      /Se guardó un borrador de la postura de Dirección de Organización/,
      /Se anexó a la postura de Dirección de Organización el archivo «Mecanismo\.pdf»/,
      /Se retiró un archivo de la postura/,
      /Dirección de Organización presentó la versión 1 de su postura: aceptada\. «Procede\.»/,
      /se devolvió con observaciones: «Precise el plazo\.» Responde a más tardar el /,
      /presentó la versión 2/,
      /La Secretaría Ejecutiva tomó nota de la postura/,
    ]);
  });

  it('tells of reminders, silence, questions, evidence and the check-in', async () => {
    await office.classified(2);
    await office.order(DO, { type: 'plantear-consulta', puesto: 'DO', asm: 'ASM-01', texto: '¿Basta un manual?' });
    await office.order(SE, { type: 'responder-consulta', id: 'C-001', respuesta: 'Sí, con acuerdo.' });
    await office.order(DO, { type: 'archivar-evidencia', ...one, archivo: anyFile });
    for (const day of ['05', '06', '10']) await office.at(`2026-03-${day}T16:00:00.000Z`);
    await office.order(SE, { type: 'registrar-sin-respuesta', asunto: 'notificacion.N-001', puesto: 'DO' });
    const presentar = { type: 'presentar-posturas', unidad: 'DO', respuestas: [{ asm: 'ASM-01', contenido }] } as const;
    await office.order(DO, presentar);
    await office.at('2026-05-04T16:00:00.000Z');
    const avance = { asm: 'ASM-01', porcentaje: 40, estado: 'en-proceso', conEvidencia: false } as const;
    await office.order(DO, { type: 'reportar-avance', bimestre: '2026-B2', unidad: 'DO', avances: [avance] });
    assertTold(await read(SE), [
      /Se hizo una consulta: «¿Basta un manual\?»/,
      /Se respondió una consulta: «Sí, con acuerdo\.»/,
      /entregó evidencia, versión 1: «Mecanismo\.pdf»/,
      /El sistema, por calendario: Se recordó: /,
      /El sistema, por calendario: Venció el plazo del /,
      /Se registró «sin respuesta»: /,
      /Se solicitó el avance de marzo-abril de 2026, a más tardar el /,
      /Dirección de Organización reportó el avance de marzo-abril de 2026: 40 %/,
    ]);
    assert.doesNotMatch(await read(SE, 'ASM-02'), /manual|Mecanismo\.pdf|40 %/);
  });

  it('tells that SE left it out, and an answer on paper', async () => {
    await office.classified(1);
    await office.order(SE, {
      type: 'registrar-acuse-en-papel',
      id: 'N-001',
      archivo: { ...anyFile, tipo: 'image/png', nombre: 'acuse.png' },
      fecha: '2026-03-02',
      recibio: 'Oficialía de partes',
    });
    await office.order(SE, { type: 'deseleccionar-asm', asm: 'ASM-01', razon: 'El programa se fusionó.' });
    assertTold(await read(SE), [
      /Se registró el acuse en papel del oficio SE\/.*: lo recibió Oficialía de partes el 2 de marzo de 2026/,
      /Se decidió no continuar con él: «El programa se fusionó\.»/,
    ]);
  });

  it('shows a unit what is common and its own, and whoever reads all everything', async () => {
    await office.classified(1);
    await office.order(SE, { type: 'asignar-asm', asm: ['ASM-01'], unidades: ['DPC'], modo: 'agregar' });
    await office.order(DO, { type: 'preparar-postura', ...one, contenido });
    await office.order(SE, {
      type: 'valorar-asm',
      valoraciones: [{ asm: 'ASM-01', valoracion: { viabilidad: si, factibilidad: si, impactoEstructural: [] } }],
    });
    assert.match(await read(DO), /borrador de la postura de Dirección de Organización/);
    assert.match(await read(CONTRALORIA), /borrador de la postura de Dirección de Organización/);
    assert.doesNotMatch(await read(DPC), /borrador|con el oficio/);
    assert.match(await read(DPC), /Se asignó a Dirección de Organización y Dirección de Participación Ciudadana/);
  });
});
