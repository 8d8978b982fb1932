import type { Escena } from './ejemplo-escena.js';
import { ASM, type AsmDelGuion, CICLO, INFORME } from './ejemplo-guion.js';
import type { Paso } from './ejemplo-pasos.js';
import { DICE, VERBO } from './ejemplo-verbos.js';

/** Who has a receipt to give for the Mechanism, besides SE. */
const PUESTOS = ['do', 'dpc', 'da', 'contraloria'];

async function abreElCiclo({ de }: Escena): Promise<void> {
  const form = await de('se').pide('ciclo', DICE.formaDeCiclo);
  await de('se').presiona(form, { verb: VERBO.abrirCiclo }, CICLO, DICE.cicloAbierto);
}

async function adjuntaElMecanismo({ de, archivos }: Escena): Promise<void> {
  await de('se').adjunta(archivos.mecanismo, { verb: VERBO.adjuntarMecanismo }, DICE.porAprobar);
}

async function apruebaElMecanismo({ de }: Escena): Promise<void> {
  const card = await de('se').pide('mecanismo', DICE.porAprobar);
  await de('se').presiona(card, { verb: VERBO.aprobarMecanismo }, {}, DICE.aprobado);
}

async function acusanElMecanismo({ de }: Escena): Promise<void> {
  for (const clave of PUESTOS) {
    const card = await de(clave).recibe(DICE.mecanismoPorAcusar);
    await de(clave).presiona(card, { verb: VERBO.acusarMecanismo }, {}, DICE.acusado);
  }
}

async function recibeElInforme({ de, archivos }: Escena): Promise<void> {
  const form = await de('se').adjunta(archivos.informe, { verb: VERBO.leerInforme }, DICE.folioDelInforme);
  const datos = { ...INFORME, asmDeclarados: String(ASM.length) };
  await de('se').presiona(form, { verb: VERBO.recibirInforme }, datos, DICE.entendido);
}

async function confirmaLosAsm({ de }: Escena): Promise<void> {
  const read = await de('se').recibe(DICE.entendido);
  const done = await de('se').presiona(read, { verb: VERBO.confirmarImportacion }, {}, DICE.registrados);
  let card = await de('se').presiona(done, { verb: VERBO.abrirCausa }, {}, DICE.causaDelPrimero);
  for (const { causaRaiz } of ASM)
    card = await de('se').presiona(card, { verb: VERBO.redactarCausa }, { causaRaiz }, DICE.causaGuardada);
}

async function asigna({ de }: Escena): Promise<void> {
  let card = await de('se').pide('asignar', DICE.porAsignar);
  for (const { id, unidades } of ASM)
    card = await de('se').presiona(card, { verb: VERBO.asignar }, { asm: id, unidades }, DICE.asignado);
}

async function notifica({ de }: Escena): Promise<void> {
  const card = await de('se').pide('notificar', DICE.porNotificar);
  await de('se').presiona(card, { verb: VERBO.notificar }, {}, DICE.notificado);
}

async function acusanLaNotificacion({ de }: Escena): Promise<void> {
  for (const clave of titulares(ASM)) {
    const notice = await de(clave).recibe(DICE.oficioPorAcusar);
    const read = await de(clave).presiona(notice, { verb: VERBO.acusarNotificacion }, {}, DICE.acusado);
    await de(clave).presiona(read, { verb: VERBO.abrirArchivos }, {}, DICE.archivosDelOficio);
  }
}

/** Who answers for some ASM, each once. */
export const titulares = (asm: readonly AsmDelGuion[]): readonly string[] => [
  ...new Set(asm.flatMap((each) => each.titulares)),
];

/** Phase 1: the process is set up. */
export const FASE_1: readonly Paso[] = [
  { accion: '1.1', que: 'La Secretaría Ejecutiva abre el ciclo PAE 2025 del programa «Electoral»', hace: abreElCiclo },
  { accion: '1.1', que: 'Adjunta el documento del Mecanismo en el chat', hace: adjuntaElMecanismo },
  { accion: '1.1', que: 'Su titular lo aprueba y queda publicado a todos los puestos', hace: apruebaElMecanismo },
  { accion: '1.1', que: 'Cada puesto acusa recibo del Mecanismo', hace: acusanElMecanismo },
  {
    accion: '1.2',
    que: 'La Secretaría Ejecutiva adjunta el informe de la evaluación, y el bot lo lee',
    hace: recibeElInforme,
  },
  { accion: '1.2', que: 'Confirma los tres ASM a la letra y redacta la causa raíz de cada uno', hace: confirmaLosAsm },
  { accion: '1.3', que: 'Asigna cada ASM; el segundo, a dos unidades', hace: asigna },
  { accion: '1.3', que: 'Emite un oficio a cada unidad, en DOCX y PDF', hace: notifica },
  {
    accion: '1.3',
    que: 'Los titulares de las tres unidades acusan recibo y abren su oficio',
    hace: acusanLaNotificacion,
  },
];
