import type { ArchivosDelGuion } from '../../src/local/ejemplo-archivos.js';
import { titulares } from '../../src/local/ejemplo-fase1.js';
import { ASM, CICLO, INFORME } from '../../src/local/ejemplo-guion.js';
import { DICE } from '../../src/local/ejemplo-verbos.js';
import { BUTTON } from './journey-labels.js';
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
