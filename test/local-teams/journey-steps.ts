import { join } from 'node:path';
import process from 'node:process';
import type { Locator } from 'playwright-core';
import type { ArchivosDelGuion } from '../../src/local/ejemplo-archivos.js';
import { ADMINISTRACION, CICLO, ORGANIZACION, PARTICIPACION } from '../../src/local/ejemplo-guion.js';
import { DICE, posturaEnRevision } from '../../src/local/ejemplo-verbos.js';
import type { Desk, Filled } from './journey-desk.js';
import * as guion from './journey-guion.js';
import { BUTTON, SAYS } from './journey-labels.js';
import type { Stage } from './journey-stage.js';

/** A real workbook of 23 findings of two agencies, as messy as they come. */
const EXTRACTO = join(process.cwd(), 'test', 'data', 'hallazgos-pae2018-extracto.xlsx');

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

/** 1.2: SE attaches the report, corrects one of what was understood, confirms, and words a root cause. */
export async function identifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  const form = await stage.attach('se', EXTRACTO, BUTTON.informe, DICE.folioDelInforme);
  const read = await se.does(form, BUTTON.registrarYLeer, guion.INFORME_REAL, SAYS.entendidos);
  const first = await se.does(read, BUTTON.revisarUnoPorUno, {}, SAYS.primeroDelArchivo);
  const correction = await se.does(first, BUTTON.corregir, {}, SAYS.formaDeCorreccion);
  const corrected = await se.does(correction, BUTTON.guardar, guion.CORRECCION, SAYS.corregido);
  const again = await se.does(corrected, BUTTON.volverAlResumen, {}, SAYS.entendidos);
  const done = await se.does(again, BUTTON.confirmarAsm(guion.ASM_DEL_EXTRACTO), {}, SAYS.registrados);
  const cause = await se.does(done, BUTTON.causas(guion.ASM_DEL_EXTRACTO), {}, DICE.causaDelPrimero);
  await se.does(cause, BUTTON.guardarCausa, guion.CAUSA, DICE.causaGuardada);
}

/** 1.3: SE assigns agency by agency, one ASM to two units, and notifies; the heads of the units give their receipts. */
export async function notifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  let card = await se.asks('asignar', DICE.porAsignar);
  for (const [mostrar, count, unidades, asm] of [
    ['campo', 10, 'DO', { todaLaLista: 'si' }],
    ['mujer', 13, 'DPC', { todaLaLista: 'si' }],
    ['todos', 1, 'DA', { asm: 'ASM-03' }],
  ] as const) {
    const shown = await se.does(card, BUTTON.mostrar, { mostrar }, SAYS[mostrar]);
    card = await se.does(shown, BUTTON.guardarAsignacion, { ...asm, unidades }, SAYS.asignados(count));
  }
  const review = await se.does(card, BUTTON.revisarYNotificar, {}, DICE.porNotificar);
  await se.does(review, BUTTON.emitir, {}, DICE.notificado);
  for (const clave of ['do', 'dpc', 'da']) {
    const notice = await stage.of(clave).sees(DICE.oficioPorAcusar, 'oficio');
    await stage.of(clave).does(notice, BUTTON.acusar, {}, DICE.oficioAcusado);
  }
}

/** 2.1: SE assesses one apart and the other 22 at once; two units agree with all, one observes one, and SE answers it. */
export async function selects(stage: Stage): Promise<void> {
  const se = stage.of('se');
  const list = await se.asks('seleccion', DICE.porValorar);
  const form = await se.does(list, BUTTON.valorarPendientes(guion.ASM_DEL_EXTRACTO), {}, DICE.formaDeValoracion);
  const first = { incluye: 'ASM-01', ...guion.VALORACION_PRIMERO };
  const rest = await se.does(form, BUTTON.guardarValoracion, first, DICE.valorado);
  await se.does(rest, BUTTON.guardarValoracion, guion.VALORACION_DEMAS, SAYS.valorados(22));
  for (const [clave, button] of [
    ['do', BUTTON.deAcuerdoCon(10)],
    ['da', BUTTON.deAcuerdo],
  ] as const) {
    const asked = await stage.of(clave).sees(DICE.porConcurrir, 'concurrencia');
    await stage.of(clave).does(asked, button, {}, DICE.concurrido);
  }
  const asked = await stage.of('dpc').sees(DICE.porConcurrir, 'concurrencia');
  const observes = await stage.of('dpc').does(asked, BUTTON.tengoObservaciones, {}, SAYS.formaDeObservaciones);
  await stage.of('dpc').does(observes, BUTTON.enviarYDeAcuerdo, guion.OBSERVADO, DICE.concurrido);
  const observed = await se.asks('seleccion 11', DICE.porAtender);
  await se.does(observed, BUTTON.responderObservaciones, guion.ATENCION, DICE.atendido);
}

/** 2.2: SE classifies one apart and the other 22 at once. */
export async function classifies(stage: Stage): Promise<void> {
  const se = stage.of('se');
  const form = await se.asks('clasificar', DICE.porClasificar);
  const first = { incluye: 'ASM-01', ...guion.CLASIFICACION_PRIMERO };
  const rest = await se.does(form, BUTTON.guardarClasificacion, first, DICE.clasificado);
  await se.does(rest, BUTTON.guardarClasificacion, guion.CLASIFICACION_DEMAS, SAYS.clasificados(22));
}

/** The card of a position, asked for by the number of its ASM. */
export const opensPostura = (desk: Desk, asm: string): Promise<Locator> =>
  desk.asks(`posturas ${Number(asm.slice(-2))}`, `Postura institucional: ${asm}`);

/** A unit presents its position on an ASM. */
export async function presentsPostura(desk: Desk, asm: string, postura: Filled): Promise<void> {
  await desk.does(await opensPostura(desk, asm), BUTTON.presentar, postura, DICE.presentada);
}

/** SE answers on the card that came with the position. */
export async function answersPostura(
  stage: Stage,
  asm: string,
  unidad: string,
  button: string,
  filled: Filled,
): Promise<void> {
  const came = posturaEnRevision(asm, unidad);
  const card = await stage.of('se').sees(came, 'postura');
  await stage.of('se').does(card, button, filled, DICE.respondida);
}

/** 2.3: the enlace prepares, the titular presents with an annexed file, SE returns it. */
export async function presentsFirst(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  const enlace = stage.of('enlace');
  const titular = stage.of('do');
  const draft = await opensPostura(enlace, 'ASM-01');
  await enlace.does(draft, BUTTON.enviarAlTitular, guion.BORRADOR, DICE.preparada);
  const where = await stage.attach('do', files.anexoMir, BUTTON.anexoDe(10), SAYS.porDondeAnexar);
  const withFile = await titular.does(where, BUTTON.guardarAhi, { destino: 'ASM-01' }, DICE.anexada);
  await titular.does(withFile, BUTTON.presentar, {}, DICE.presentada);
  await answersPostura(stage, 'ASM-01', ORGANIZACION, BUTTON.devolver, { observaciones: guion.DEVOLUCION });
}

/** One position before many ASM, and SE takes note of all of them at once. */
async function presentsMany(stage: Stage, clave: string, unidad: string, asm: readonly string[]): Promise<void> {
  const [unit, se, ids] = [stage.of(clave), stage.of('se'), asm.join(',')];
  const list = await unit.asks('posturas', SAYS.porResponder);
  const form = await unit.does(list, BUTTON.responderVarias, {}, SAYS.formaConjunta);
  const filled = { responde: ids, ...guion.CONJUNTA };
  await unit.does(form, BUTTON.presentarElegidas, filled, SAYS.presentadas(asm.length));
  const units = await se.asks('posturas', SAYS.unidades);
  const came = await se.does(units, BUTTON.verSusPosturas, { unidad }, SAYS.porTomarNota);
  await se.does(came, BUTTON.tomarNotaDeElegidas, { conNota: ids }, SAYS.conNota(asm.length));
}

/** 2.3: the unit answers the returned one again and SE takes note; then both units answer the rest in bulk. */
export async function presentsAgain(stage: Stage): Promise<void> {
  await presentsPostura(stage.of('do'), 'ASM-01', guion.DE_NUEVO);
  await answersPostura(stage, 'ASM-01', ORGANIZACION, BUTTON.tomarNota, {});
  await presentsMany(stage, 'do', ORGANIZACION, guion.DE_CAMPO_SIN_EL_PRIMERO);
  await presentsMany(stage, 'dpc', PARTICIPACION, guion.DE_MUJER_SIN_EL_ULTIMO);
}

/** 2.3: a rejection, an insistence, and a position that accepts. */
export async function yields(stage: Stage): Promise<void> {
  await presentsPostura(stage.of('da'), 'ASM-03', guion.RECHAZO);
  await answersPostura(stage, 'ASM-03', ADMINISTRACION, BUTTON.insistir, { observaciones: guion.INSISTENCIA });
  await presentsPostura(stage.of('da'), 'ASM-03', guion.ACEPTADO_TRAS_INSISTIR);
  await answersPostura(stage, 'ASM-03', ADMINISTRACION, BUTTON.tomarNota, {});
}

/** 2.3: a rejection, an insistence, a rejection again, and the ASM is left unselected. */
export async function rejects(stage: Stage): Promise<void> {
  await presentsPostura(stage.of('dpc'), 'ASM-23', guion.RECHAZO);
  await answersPostura(stage, 'ASM-23', PARTICIPACION, BUTTON.insistir, { observaciones: guion.INSISTENCIA });
  await presentsPostura(stage.of('dpc'), 'ASM-23', guion.RECHAZO);
  await answersPostura(stage, 'ASM-23', PARTICIPACION, BUTTON.noContinuar, { observaciones: guion.SIN_SELECCIONAR });
}

async function filesOn(stage: Stage, clave: string, path: string, asm: string, shows: RegExp): Promise<void> {
  const where = await stage.attach(clave, path, BUTTON.evidenciaDeUno, SAYS.porDondeArchivar);
  await stage.of(clave).does(where, BUTTON.guardarAhi, { destino: asm }, shows);
}

/** 5.1: evidence is filed, one file twice. */
export async function filesEvidence(stage: Stage, files: ArchivosDelGuion): Promise<void> {
  await filesOn(stage, 'enlace', files.evidenciaMir, 'ASM-01', DICE.archivada);
  await stage.attach('do', files.evidenciaMirCorregida, BUTTON.nuevaVersion('ASM-01'), SAYS.versionDos);
  await filesOn(stage, 'dpc', files.evidenciaFichas, 'ASM-14', DICE.archivada);
}

/** 5.2: the clock reaches the next bimester; one unit reports a page of its ASM, another all of them. */
export async function reports(stage: Stage): Promise<void> {
  await stage.page.nextBimester();
  for (const [clave, asm, button, shows] of [
    ['do', ['ASM-01', 'ASM-02', 'ASM-03'], BUTTON.guardarYContinuar, SAYS.segundaPagina],
    ['da', ['ASM-03'], BUTTON.enviarAvance, DICE.reportado],
  ] as const) {
    const desk = stage.of(clave);
    const card = await desk.sees(DICE.porReportar, 'seguimiento');
    const fill = async (): Promise<void> => {
      for (const id of asm) await desk.fillsAll(desk.part(card, id), guion.AVANCE);
    };
    await desk.does(card, button, fill, shows);
  }
}
