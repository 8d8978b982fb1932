import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ADMINISTRACION, ORGANIZACION } from '../../src/local/ejemplo-guion.js';
import { compromisoEnRevision, DICE } from '../../src/local/ejemplo-verbos.js';
import * as guion from './journey-convenio-guion.js';
import { BOTON, SE_LEE } from './journey-convenio-labels.js';
import type { Filled } from './journey-desk.js';
import { BUTTON } from './journey-labels.js';
import type { Stage } from './journey-stage.js';
import { answersPostura, presentsPostura } from './journey-steps.js';

/** 2.3: one unit accepts twice, another rejects, is insisted on and accepts; the third one keeps silent. */
export async function responds(stage: Stage): Promise<void> {
  for (const asm of ['ASM-01', 'ASM-02']) {
    await presentsPostura(stage.of('do'), asm, guion.ACEPTADA);
    await answersPostura(stage, asm, ORGANIZACION, BUTTON.tomarNota, {});
  }
  await presentsPostura(stage.of('da'), 'ASM-03', guion.RECHAZADA);
  await answersPostura(stage, 'ASM-03', ADMINISTRACION, BUTTON.insistir, guion.INSISTE);
  await presentsPostura(stage.of('da'), 'ASM-03', guion.ACEPTADA_TRAS_INSISTIR);
  await answersPostura(stage, 'ASM-03', ADMINISTRACION, BUTTON.tomarNota, {});
}

const opens = (stage: Stage, clave: string, asm: string): Promise<Locator> =>
  stage.of(clave).asks(`compromisos ${Number(asm.slice(-2))}`, SE_LEE.porProponer(asm));

/** A unit writes a commitment of one activity in the cards and presents it. */
async function proposes(stage: Stage, clave: string, asm: string): Promise<void> {
  const desk = stage.of(clave);
  const form = await desk.does(await opens(stage, clave, asm), BOTON.redactar, {}, DICE.formaDeCompromiso);
  const draft = await desk.does(form, BOTON.guardarBorrador, guion.DATOS, DICE.borrador);
  const blank = await desk.does(draft, BOTON.agregarActividad, {}, DICE.formaDeActividad);
  const whole = await desk.does(blank, BUTTON.guardar, guion.ACTIVIDAD, /suman 100 %/);
  await desk.does(whole, BOTON.presentar, {}, DICE.compromisoPresentado);
}

async function agrees(stage: Stage, asm: string, unidad: string): Promise<void> {
  const came = await stage.of('se').sees(compromisoEnRevision(asm, unidad), 'compromiso');
  await stage.of('se').does(came, BOTON.acordar, guion.PREGUNTAS, DICE.compromisoAcordado);
}

/** 3.1: a clumsy unit is told what is wrong in its words, SE returns its commitment, and agrees to it in the end. */
export async function proposesClumsily(stage: Stage): Promise<void> {
  const [unit, se] = [stage.of('do'), stage.of('se')];
  const blank = await unit.does(await opens(stage, 'do', 'ASM-01'), BOTON.agregarActividad, {}, DICE.formaDeActividad);
  const again = await unit.does(blank, BUTTON.guardar, guion.A_MEDIAS, SE_LEE.noEsNumero);
  const lacking = await unit.does(again, BUTTON.guardar, guion.CUARENTA, SE_LEE.faltaTodo);
  const first = await unit.does(lacking, BOTON.corregirElegida, { elegida: '1' }, DICE.formaDeActividad);
  const summed = await unit.does(first, BUTTON.guardar, { ponderacion: '100' }, /suman 100 %/);
  const form = await unit.does(summed, BOTON.redactar, {}, DICE.formaDeCompromiso);
  const whole = await unit.does(form, BOTON.guardarBorrador, guion.DATOS, BOTON.presentar);
  await unit.does(whole, BOTON.presentar, {}, DICE.compromisoPresentado);
  const came = await se.sees(compromisoEnRevision('ASM-01', ORGANIZACION), 'compromiso');
  const asked = await se.does(came, BOTON.acordar, {}, SE_LEE.faltaResponder);
  await se.does(asked, BOTON.devolver, guion.PRECISION, SE_LEE.devuelto);
  const returned = await unit.sees(SE_LEE.devuelto, 'devuelto');
  await unit.does(returned, BOTON.presentar, {}, DICE.compromisoPresentado);
  await agrees(stage, 'ASM-01', ORGANIZACION);
}

/** 3.1: the other commitments. */
export async function proposesTheRest(stage: Stage): Promise<void> {
  await proposes(stage, 'do', 'ASM-02');
  await agrees(stage, 'ASM-02', ORGANIZACION);
  await proposes(stage, 'da', 'ASM-03');
  await agrees(stage, 'ASM-03', ADMINISTRACION);
}

/** The clock passes the date of the silent unit; SE records the silence and leaves its commitment for a modificatorio. */
export async function goesOnWithout(stage: Stage): Promise<void> {
  const se = stage.of('se');
  await stage.page.weeks(3);
  const pending = await se.asks('pendientes', SE_LEE.silencio);
  const late = await se.does(pending, BOTON.abrir, {}, SE_LEE.sinRespuestaDe);
  await se.does(late, BOTON.sinRespuesta, {}, SE_LEE.sinRespuestaRegistrada);
  // Its number leads to the unit that still owes it, of the two that have it.
  const commitment = await se.asks('compromisos 2', SE_LEE.porProponer('ASM-02'));
  await se.does(commitment, BOTON.dejar, guion.SILENCIO, SE_LEE.paraModificatorio);
}

async function signs(stage: Stage, clave: string, version: number, step: RegExp, after: RegExp): Promise<void> {
  const card = await stage.of(clave).sees(SE_LEE.porFirmar(version), 'convenio');
  const asked = await stage.of(clave).does(card, BOTON.firmar, {}, step);
  await stage.of(clave).does(asked, BOTON.firmarEsteTexto, {}, after);
}

/** 3.2: SE integrates and signs; a unit refuses with its reason, and everybody reads it in the card that they have. */
export async function refuses(stage: Stage): Promise<void> {
  const se = stage.of('se');
  await se.does(await se.asks('convenio', DICE.porIntegrar), BOTON.integrar, {}, DICE.integrado);
  await signs(stage, 'se', 1, DICE.confirmaFirma, DICE.firmado);
  const card = await stage.of('da').sees(SE_LEE.porFirmar(1), 'convenio');
  const form = await stage.of('da').does(card, BOTON.noFirmo, {}, /ASM de los que se trata/);
  await stage.of('da').does(form, BOTON.enviarNegativa, guion.NEGATIVA, SE_LEE.negada);
  await stage.of('do').sees(SE_LEE.negada, 'negada');
}

/** 3.2: the way out: SE opens that commitment again, the signed version loses its effect, and another one is made. */
export async function reopens(stage: Stage): Promise<void> {
  const [se, da] = [stage.of('se'), stage.of('da')];
  const refused = await se.sees(SE_LEE.alguienNoFirma, 'negativa');
  const commitment = await se.does(refused, BOTON.ver('ASM-03'), {}, BOTON.reabrir);
  await se.does(commitment, BOTON.reabrir, guion.REAPERTURA, SE_LEE.reabierto);
  await se.sees(SE_LEE.sinEfecto, 'sin efecto');
  const form = await da.does(await opens(stage, 'da', 'ASM-03'), BOTON.redactar, {}, DICE.formaDeCompromiso);
  const draft = await da.does(form, BOTON.guardarBorrador, { plazo: guion.OTRO_LIMITE }, DICE.borrador);
  await da.does(draft, BOTON.presentar, {}, DICE.compromisoPresentado);
  await agrees(stage, 'ASM-03', ADMINISTRACION);
  await se.does(await se.asks('convenio', DICE.porIntegrar), BOTON.integrar, {}, SE_LEE.integradoDeNuevo);
}

/** Who keeps the roster names a deputy for an absent head, who signs and is shown so to all. */
export async function standsIn(stage: Stage): Promise<void> {
  const [keeper, deputy] = [stage.of('enlace'), stage.of('dpc')];
  const roster = await keeper.asks('directorio', SE_LEE.directorio);
  const form = await keeper.does(roster, BOTON.continuar, { puesto: 'DO', tramite: 'suplente' }, /Designar suplente/);
  const filled: Filled = { persona: 'Dra. Patricia Villanueva Montes', hasta: guion.HASTA };
  await keeper.does(form, BUTTON.guardar, filled, SE_LEE.designada);
  await deputy.asks('convenio', SE_LEE.porFirmar(2));
  await signs(stage, 'dpc', 2, SE_LEE.porAusencia, SE_LEE.firmoPorAusencia);
  await stage.of('do').sees(SE_LEE.firmoPorAusencia, 'por ausencia');
}

/** 3.2: the others sign; what is no scan is refused, and the scan completes it. */
export async function completes(stage: Stage, noScan: string, scan: string): Promise<void> {
  for (const clave of ['se', 'da']) await signs(stage, clave, 2, DICE.confirmaFirma, DICE.firmado);
  await stage.attach('se', noScan, BOTON.convenioFirmado(2), SE_LEE.noEsImagen);
  await stage.attach('se', scan, BOTON.convenioFirmado(2), SE_LEE.suscrito);
  await stage.of('do').sees(SE_LEE.suscrito, 'suscrito');
}

/** 3.3: one key, and the reason why the rest has none, in one press. */
export async function integratesInPaa(stage: Stage): Promise<void> {
  const se = stage.of('se');
  const card = await se.asks('paa', DICE.porIntegrarEnPaa);
  const fill = async (): Promise<void> => {
    await se.fillsAll(se.part(card, 'ASM-01, actividad 1'), { clave: guion.CLAVE });
    await se.fillsAll(card, guion.NO_APLICA);
  };
  const done = await se.does(card, BOTON.noAplica, fill, SE_LEE.clavesYRazon);
  assert.match((await done.textContent()) ?? '', /ASM-01, actividad 1(?:(?!No aplica).)*ASM-02/s);
}

/** 4.1: the copies, each with who keeps it. */
export async function distributes(stage: Stage): Promise<void> {
  const se = stage.of('se');
  const given = await se.does(
    await se.asks('distribución', DICE.porDistribuir),
    BOTON.entregarCopias,
    {},
    DICE.entregado,
  );
  const own = await se.does(given, BOTON.acusarMiCopia, {}, SE_LEE.copia);
  await se.does(own, BUTTON.acusar, guion.RESGUARDO, DICE.copiaAcusada);
  const copy = await stage.of('da').sees(SE_LEE.copia, 'copia');
  await stage.of('da').does(copy, BUTTON.acusar, guion.RESGUARDO, DICE.copiaAcusada);
}

/** 4.2: the package is prepared, looked at on a phone and recorded; everybody is told. */
export async function publishes(stage: Stage): Promise<void> {
  const se = stage.of('se');
  const ready = await se.does(
    await se.asks('publicación', DICE.porPublicar),
    BOTON.prepararPaquete,
    {},
    DICE.paqueteListo,
  );
  const { text, overflow } = await stage.page.publicPage('pae-2025-electoral');
  assert.match(text, /Convenio para la Mejora[\s\S]*ASM-03[\s\S]*Datos abiertos/);
  assert.equal(overflow, 0);
  const again = await se.does(ready, BOTON.registrarPublicacion, guion.VERIFICADOS, SE_LEE.direccionIncompleta);
  await se.does(again, BOTON.registrarPublicacion, { ...guion.VERIFICADOS, ...guion.DIRECCION }, DICE.publicado);
  for (const clave of ['do', 'dpc', 'contraloria']) await stage.of(clave).sees(/Publicado el/, 'publicado');
}
