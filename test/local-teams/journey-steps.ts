import type { Locator } from 'playwright-core';
import type { ArchivosDelGuion } from '../../src/local/ejemplo-archivos.js';
import { titulares } from '../../src/local/ejemplo-fase1.js';
import {
  ADMINISTRACION,
  ASM,
  AVANCES,
  CICLO,
  INFORME,
  OBSERVACION,
  ORGANIZACION,
  PARTICIPACION,
  POSTURAS,
  type PosturaDelGuion,
  RESPUESTAS,
} from '../../src/local/ejemplo-guion.js';
import { DICE, posturaEnRevision } from '../../src/local/ejemplo-verbos.js';
import type { Desk, Filled } from './journey-desk.js';
import { anexoSobre, BUTTON, evidenciaDe } from './journey-labels.js';
import type { Stage } from './journey-stage.js';

/** 1.1: SE opens the ciclo, attaches the Mechanism and approves it; every post gives its receipt. */
export async function establishes(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  const se = stage.of('se');
  const form = await se.asks('ciclo', DICE.formaDeCiclo);
  await se.does(form, BUTTON.abrirCiclo, CICLO, DICE.cicloAbierto);
  const attached = await stage.attach('se', files.mecanismo, BUTTON.documentoDelMecanismo, DICE.porAprobar);
  await se.does(attached, BUTTON.aprobar, {}, DICE.aprobado);
  for (const clave of ['do', 'dpc', 'da', 'contraloria']) {
    const card = await stage.of(clave).sees(DICE.mecanismoPorAcusar, 'mecanismo');
    await stage.of(clave).does(card, BUTTON.acusar, {}, DICE.acusado);
  }
}

/** 1.2: SE attaches the report, reviews what was understood, confirms, and words the root causes. */
export async function identifies(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  const se = stage.of('se');
  const form = await stage.attach('se', files.informe, BUTTON.informe, DICE.folioDelInforme);
  const datos = { ...INFORME, asmDeclarados: String(ASM.length) };
  const read = await se.does(form, BUTTON.registrarYLeer, datos, DICE.entendido);
  const done = await se.does(read, BUTTON.confirmarAsm(ASM.length), {}, DICE.registrados);
  let card = await se.does(done, BUTTON.causas(ASM.length), {}, DICE.causaDelPrimero);
  for (const { causaRaiz } of ASM) card = await se.does(card, BUTTON.guardarCausa, { causaRaiz }, DICE.causaGuardada);
}

/** 1.3: SE assigns and notifies; the heads of the units give their receipts. */
export async function notifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  let card = await se.asks('asignar', DICE.porAsignar);
  for (const { id, unidades } of ASM)
    card = await se.does(card, BUTTON.guardarAsignacion, { asm: id, unidades }, DICE.asignado);
  const review = await se.does(card, BUTTON.revisarYNotificar, {}, DICE.porNotificar);
  await se.does(review, BUTTON.emitir, {}, DICE.notificado);
  for (const clave of titulares(ASM)) {
    const notice = await stage.of(clave).sees(DICE.oficioPorAcusar, 'oficio');
    await stage.of(clave).does(notice, BUTTON.acusar, {}, DICE.oficioAcusado);
  }
}

/** 2.1: SE assesses one by one; two units agree, one observes, and SE answers it. */
export async function selects(stage: Stage): Promise<void> {
  const se = stage.of('se');
  const list = await se.asks('seleccion', DICE.porValorar);
  let card = await se.does(list, BUTTON.valorarPendientes(ASM.length), {}, DICE.formaDeValoracion);
  for (const { id, valoracion } of ASM) {
    await se.marksOnly(card, id);
    card = await se.does(card, BUTTON.guardarValoracion, valoracion, DICE.valorado);
  }
  for (const [clave, button] of [
    ['do', BUTTON.deAcuerdoCon(2)],
    ['da', BUTTON.deAcuerdo],
  ] as const) {
    const asked = await stage.of(clave).sees(DICE.porConcurrir, 'concurrencia');
    await stage.of(clave).does(asked, button, {}, DICE.concurrido);
  }
  const asked = await stage.of('dpc').sees(DICE.porConcurrir, 'concurrencia');
  const form = await stage.of('dpc').does(asked, BUTTON.tengoObservaciones, {}, DICE.formaDeObservaciones);
  await stage.of('dpc').does(form, BUTTON.enviarObservado, { observacion: OBSERVACION.texto }, DICE.concurrido);
  const observed = await se.asks('seleccion 2', DICE.porAtender);
  await se.does(observed, BUTTON.responderObservaciones, { atencion: OBSERVACION.respuesta }, DICE.atendido);
}

/** 2.2: SE classifies one by one. */
export async function classifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  let card = await se.asks('clasificar', DICE.porClasificar);
  for (const { id, clasificacion } of ASM) {
    await se.marksOnly(card, id);
    card = await se.does(card, BUTTON.guardarClasificacion, clasificacion, DICE.clasificado);
  }
}

/** The card of a position, asked for by the number of its ASM. */
export const opensPostura = (desk: Desk, asm: string): Promise<Locator> =>
  desk.asks(`posturas ${Number(asm.slice(-2))}`, `Postura institucional: ${asm}`);

async function presents(desk: Desk, asm: string, postura: PosturaDelGuion): Promise<void> {
  await desk.does(await opensPostura(desk, asm), BUTTON.presentar, postura, DICE.presentada);
}

/** SE answers on the card that came with the position. */
async function answers(stage: Stage, asm: string, unidad: string, button: string, filled: Filled): Promise<void> {
  const came = posturaEnRevision(asm, unidad);
  const card = await stage.of('se').sees(came, 'postura');
  await stage.of('se').does(card, button, filled, DICE.respondida);
}

/** 2.3: the enlace prepares, the titular presents with a file, SE returns it. */
export async function presentsFirst(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  const enlace = stage.of('enlace');
  const draft = await opensPostura(enlace, 'ASM-01');
  await enlace.does(draft, BUTTON.enviarAlTitular, POSTURAS.borradorMir, DICE.preparada);
  const withFile = await stage.attach('do', files.anexoMir, anexoSobre('ASM-01'), DICE.anexada);
  await stage.of('do').does(withFile, BUTTON.presentar, {}, DICE.presentada);
  await answers(stage, 'ASM-01', ORGANIZACION, BUTTON.devolver, { observaciones: RESPUESTAS.devuelta });
}

/** 2.3: the unit answers again and SE takes note; two units answer on a shared ASM. */
export async function presentsAgain(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  await presents(stage.of('do'), 'ASM-01', POSTURAS.mirDeNuevo);
  await answers(stage, 'ASM-01', ORGANIZACION, BUTTON.tomarNota, {});
  await presents(stage.of('do'), 'ASM-02', POSTURAS.indicadoresDo);
  await stage.attach('dpc', files.anexoIndicadores, anexoSobre('ASM-02'), DICE.anexada);
  await presents(stage.of('dpc'), 'ASM-02', POSTURAS.indicadoresDpc);
  for (const unidad of [ORGANIZACION, PARTICIPACION]) await answers(stage, 'ASM-02', unidad, BUTTON.tomarNota, {});
}

/** 2.3: a rejection, an insistence, a rejection again, and the ASM is left unselected. */
export async function rejects(stage: Stage): Promise<void> {
  await presents(stage.of('da'), 'ASM-03', POSTURAS.estructuraRechazada);
  await answers(stage, 'ASM-03', ADMINISTRACION, BUTTON.insistir, { observaciones: RESPUESTAS.insistencia });
  await presents(stage.of('da'), 'ASM-03', POSTURAS.estructuraRechazada);
  const reason = { observaciones: 'La unidad sostiene su rechazo con razones atendibles.' };
  await answers(stage, 'ASM-03', ADMINISTRACION, BUTTON.noContinuar, reason);
}

/** 5.1: evidence is filed, one file twice. */
export async function filesEvidence(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  await stage.attach('enlace', files.evidenciaMir, evidenciaDe('ASM-01'), DICE.archivada);
  await stage.attach('do', files.evidenciaMirCorregida, evidenciaDe('ASM-01'), /quedó archivado[\s\S]*versión 2/);
  await stage.attach('dpc', files.evidenciaFichas, evidenciaDe('ASM-02'), DICE.archivada);
}

/** 5.2: the clock reaches the next bimester and two units report. */
export async function reports(stage: Stage): Promise<void> {
  await stage.page.nextBimester();
  for (const [clave, asm] of [
    ['do', ['ASM-01', 'ASM-02']],
    ['dpc', ['ASM-02']],
  ] as const) {
    const desk = stage.of(clave);
    const card = await desk.sees(DICE.porReportar, 'seguimiento');
    for (const id of asm)
      for (const [input, value] of Object.entries(AVANCES[id] ?? {}))
        await desk.fills(desk.part(card, id), input, value);
    await desk.does(card, BUTTON.enviarAvance, {}, DICE.reportado);
  }
}
