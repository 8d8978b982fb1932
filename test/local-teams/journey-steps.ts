/** What each person of the journey does, one place of the chat after another. */
import type { ArchivosDelGuion } from '../../src/local/ejemplo-archivos.js';
import { titulares } from '../../src/local/ejemplo-fase1.js';
import {
  ASM,
  AVANCES,
  CICLO,
  INFORME,
  POSTURAS,
  type PosturaDelGuion,
  RESPUESTAS,
} from '../../src/local/ejemplo-guion.js';
import type { Desk, Filled } from './journey-desk.js';
import { anexoSobre, BUTTON, evidenciaDe } from './journey-labels.js';
import type { Stage } from './journey-stage.js';

/** 1.1: SE opens the ciclo, attaches the Mechanism and approves it; every post gives its receipt. */
export async function establishes(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  const se = stage.of('se');
  const form = await se.asks('ciclo', /Abrir/);
  await se.does(form, BUTTON.abrirCiclo, CICLO, 'Ciclo PAE 2025 abierto');
  const attached = await stage.attach('se', files.mecanismo, BUTTON.documentoDelMecanismo, /Espera la aprobación/);
  await se.does(attached, BUTTON.aprobar, {}, /Aprobado por/);
  for (const clave of ['do', 'dpc', 'da', 'contraloria']) {
    const card = await stage.of(clave).sees(/Mecanismo[\s\S]*Acuse recibo a más tardar/, 'mecanismo');
    await stage.of(clave).does(card, BUTTON.acusar, {}, /Recibido por/);
  }
}

/** 1.2: SE registers the report and its three ASM, to the letter. */
export async function identifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  let card = await se.asks('informe', /Folio u oficio/);
  card = await se.does(
    card,
    BUTTON.registrarInforme,
    { ...INFORME, asmDeclarados: `${ASM.length}` },
    /ASM registrados/,
  );
  for (const [index, { hallazgo, recomendacion, ubicacion, clase }] of ASM.entries()) {
    const card = await se.asks('informe', /Registrar un ASM/);
    await se.does(
      card,
      BUTTON.registrarAsm,
      { hallazgo, recomendacion, ubicacion, clase },
      new RegExp(`ASM registradoss*${index + 1}`),
    );
  }
}

/** 1.3: SE assigns and notifies; the heads of the units give their receipts. */
export async function notifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  for (const { id, unidades } of ASM) {
    const card = await se.asks('asignar', /Unidades ejecutoras/);
    await se.does(card, BUTTON.asignar, { asm: id, unidades }, new RegExp(`Por notificar.*${id}`));
  }
  const all = await se.asks('notificar', /Por notificar/);
  await se.does(all, BUTTON.notificar, {}, /Se emitieron 3 oficios/);
  for (const clave of titulares(ASM)) {
    const notice = await stage.of(clave).sees(/Oficio SE[\s\S]*Acuse recibo a más tardar/, 'oficio');
    await stage.of(clave).does(notice, BUTTON.acusar, {}, /Oficio SE[\s\S]*Recibido por/);
  }
}

/** 2.1 and 2.2: SE selects, the units concur, SE classifies. */
export async function classifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  for (const { id, valoracion } of ASM) {
    const card = await se.asks('seleccion', /viable/);
    await se.does(card, BUTTON.guardarValoracion, { asm: id, ...valoracion }, new RegExp(`${id}.{0,9}seleccionado`));
  }
  for (const clave of titulares(ASM)) {
    const concurrence = await stage.of(clave).sees(/Responda a más tardar/, 'concurrencia');
    await stage.of(clave).does(concurrence, BUTTON.concurrir, {}, /ya respondió/);
  }
  for (const { id, clasificacion } of ASM) {
    const card = await se.asks('clasificar', /Tipo de acción/);
    await se.does(
      card,
      BUTTON.guardarClasificacion,
      { asm: id, ...clasificacion },
      new RegExp(`${id}.{0,9}(Diseño|Gestión|Estructura) ·`),
    );
  }
}

const UNIDADES: Readonly<Record<string, string>> = {
  DO: 'Dirección de Organización',
  DPC: 'Dirección de Participación Ciudadana',
  DA: 'Dirección de Administración',
};

export async function opensPostura(desk: Desk, asm: string, unidad: string) {
  const list = await desk.asks('posturas', 'Posturas institucionales');
  return desk.opens(list, `${asm} · ${UNIDADES[unidad] ?? unidad}`, BUTTON.abrir, `Postura institucional: ${asm}`);
}

async function presents(desk: Desk, asm: string, unidad: string, postura: PosturaDelGuion): Promise<void> {
  await desk.does(await opensPostura(desk, asm, unidad), BUTTON.presentar, postura, /En revisión/);
}

async function answers(stage: Stage, asm: string, unidad: string, button: string, filled: Filled): Promise<void> {
  const card = await opensPostura(stage.of('se'), asm, unidad);
  await stage.of('se').does(card, button, filled, /Se tomó nota|devuelta con observaciones|Insistencia enviada/);
}

/** 2.3: the enlace prepares, the titular presents with a file, SE returns it. */
export async function presentsFirst(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  const enlace = stage.of('enlace');
  const draft = await opensPostura(enlace, 'ASM-01', 'DO');
  await enlace.does(draft, BUTTON.guardarBorrador, POSTURAS.borradorMir, /Borrador guardado/);
  const withFile = await stage.attach('do', files.anexoMir, anexoSobre('ASM-01'), /irá con la postura/);
  await stage.of('do').does(withFile, BUTTON.presentar, {}, /En revisión/);
  await answers(stage, 'ASM-01', 'DO', BUTTON.devolver, { observaciones: RESPUESTAS.devuelta });
}

/** 2.3: the unit answers again and SE takes note; two units answer on a shared ASM. */
export async function presentsAgain(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  await presents(stage.of('do'), 'ASM-01', 'DO', POSTURAS.mirDeNuevo);
  await answers(stage, 'ASM-01', 'DO', BUTTON.tomarNota, {});
  await presents(stage.of('do'), 'ASM-02', 'DO', POSTURAS.indicadoresDo);
  await stage.attach('dpc', files.anexoIndicadores, anexoSobre('ASM-02'), /irá con la postura/);
  await presents(stage.of('dpc'), 'ASM-02', 'DPC', POSTURAS.indicadoresDpc);
  for (const unidad of ['DO', 'DPC']) await answers(stage, 'ASM-02', unidad, BUTTON.tomarNota, {});
}

/** 2.3: a rejection, an insistence, a rejection again, and the ASM is left unselected. */
export async function rejects(stage: Stage): Promise<void> {
  await presents(stage.of('da'), 'ASM-03', 'DA', POSTURAS.estructuraRechazada);
  await answers(stage, 'ASM-03', 'DA', BUTTON.insistir, { observaciones: RESPUESTAS.insistencia });
  await presents(stage.of('da'), 'ASM-03', 'DA', POSTURAS.estructuraRechazada);
  const card = await opensPostura(stage.of('se'), 'ASM-03', 'DA');
  const reason = { observaciones: 'La unidad sostiene su rechazo con razones atendibles.' };
  await stage.of('se').does(card, BUTTON.noContinuar, reason, /sin seleccionar/);
}

/** 5.1: evidence is filed, one file twice. */
export async function filesEvidence(stage: Stage, archivos: ArchivosDelGuion): Promise<void> {
  await stage.attach('enlace', archivos.evidenciaMir, evidenciaDe('ASM-01'), /quedó archivado/);
  await stage.attach('do', archivos.evidenciaMirCorregida, evidenciaDe('ASM-01'), /quedó archivado/);
  await stage.attach('dpc', archivos.evidenciaFichas, evidenciaDe('ASM-02'), /quedó archivado/);
}

/** 5.2: the clock reaches the next bimester and two units report. */
export async function reports(stage: Stage): Promise<void> {
  await stage.page.nextBimester();
  for (const [clave, asm] of [
    ['do', ['ASM-01', 'ASM-02']],
    ['dpc', ['ASM-02']],
  ] as const) {
    const desk = stage.of(clave);
    const card = await desk.sees(/Responda a más tardar[\s\S]*Avance \(%\)/, 'seguimiento');
    for (const id of asm) {
      const part = card.locator('.ac-container').filter({ hasText: id }).last();
      for (const [input, value] of Object.entries(AVANCES[id] ?? {})) await desk.fills(part, input, value);
    }
    await desk.does(card, BUTTON.enviarAvance, {}, /Reportado por/);
  }
}
