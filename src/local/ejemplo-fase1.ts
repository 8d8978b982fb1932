import type { Escena } from './ejemplo-escena.js';
import { ASM, type AsmDelGuion, CICLO, INFORME } from './ejemplo-guion.js';
import type { Paso } from './ejemplo-pasos.js';
import { VERBO } from './ejemplo-verbos.js';

/** Who has a receipt to give for the Mechanism, besides SE. */
const PUESTOS = ['do', 'dpc', 'da', 'contraloria'];

async function abreElCiclo({ de }: Escena): Promise<void> {
  const form = await de('se').pide('ciclo', /Abrir ciclo/);
  await de('se').presiona(form, { verb: VERBO.abrirCiclo }, CICLO, /PAE 2025 abierto/);
}

async function adjuntaElMecanismo({ de, archivos }: Escena): Promise<void> {
  await de('se').adjunta(archivos.mecanismo, { verb: VERBO.adjuntarMecanismo }, /Espera la aprobación/);
}

async function apruebaElMecanismo({ de }: Escena): Promise<void> {
  const card = await de('se').pide('mecanismo', /Espera la aprobación/);
  await de('se').presiona(card, { verb: VERBO.aprobarMecanismo }, {}, /Aprobado por/);
}

async function acusanElMecanismo({ de }: Escena): Promise<void> {
  for (const clave of PUESTOS) {
    const card = await de(clave).recibe(/Mecanismo[\s\S]*Acusar recibo/);
    await de(clave).presiona(card, { verb: VERBO.acusarMecanismo }, {}, /Recibido por/);
  }
}

async function recibeElInforme({ de }: Escena): Promise<void> {
  const card = await de('se').pide('informe', /Registrar informe/);
  const datos = { ...INFORME, asmDeclarados: String(ASM.length) };
  await de('se').presiona(card, { verb: VERBO.recibirInforme }, datos, /ASM registrados/);
}

async function registraLosAsm({ de }: Escena): Promise<void> {
  let card = await de('se').pide('informe', /Registrar ASM/);
  for (const { hallazgo, recomendacion, ubicacion, clase } of ASM) {
    const texto = { hallazgo, recomendacion, ubicacion, clase };
    card = await de('se').presiona(card, { verb: VERBO.registrarAsm }, texto, /registrado a la letra/);
  }
}

async function asigna({ de }: Escena): Promise<void> {
  let card = await de('se').pide('asignar', /Asignar/);
  for (const { id, unidades } of ASM)
    card = await de('se').presiona(card, { verb: VERBO.asignar }, { asm: id, unidades }, /Asignación guardada/);
}

async function notifica({ de }: Escena): Promise<void> {
  const card = await de('se').pide('notificar', /Emitir oficios/);
  await de('se').presiona(card, { verb: VERBO.notificar }, {}, /Se emitieron 3 oficios/);
}

async function acusanLaNotificacion({ de }: Escena): Promise<void> {
  for (const clave of titulares(ASM)) {
    const card = await de(clave).recibe(/Oficio SE[\s\S]*Acusar recibo/);
    await de(clave).presiona(card, { verb: VERBO.acusarNotificacion }, {}, /Recibido por/);
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
  { accion: '1.2', que: 'La Secretaría Ejecutiva registra el informe de la evaluación', hace: recibeElInforme },
  { accion: '1.2', que: 'Registra a la letra sus tres ASM', hace: registraLosAsm },
  { accion: '1.3', que: 'Asigna cada ASM; el segundo, a dos unidades', hace: asigna },
  { accion: '1.3', que: 'Emite un oficio a cada unidad, en DOCX y PDF', hace: notifica },
  { accion: '1.3', que: 'Los titulares de las tres unidades acusan recibo', hace: acusanLaNotificacion },
];
