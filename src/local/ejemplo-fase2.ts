import { asunto } from '../domain/asunto.js';
import type { Escena } from './ejemplo-escena.js';
import {
  ADMINISTRACION,
  ASM,
  OBSERVACION,
  ORGANIZACION,
  PARTICIPACION,
  POSTURAS,
  type PosturaDelGuion,
  RESPUESTAS,
} from './ejemplo-guion.js';
import type { Paso } from './ejemplo-pasos.js';
import { DICE, posturaEnRevision, VERBO } from './ejemplo-verbos.js';
import type { CardMessage } from './playground.js';

async function valora({ de }: Escena): Promise<void> {
  const list = await de('se').pide('seleccion', DICE.porValorar);
  let card = await de('se').presiona(
    list,
    { verb: VERBO.ver, con: { asunto: asunto.valoracion } },
    {},
    DICE.formaDeValoracion,
  );
  for (const { id, valoracion } of ASM) {
    const inputs = { ...de('se').soloMarcado(card, id), ...valoracion };
    card = await de('se').presiona(card, { verb: VERBO.valorar }, inputs, DICE.valorado);
  }
}

async function concurren({ de }: Escena): Promise<void> {
  for (const clave of ['do', 'da']) {
    const card = await de(clave).recibe(DICE.porConcurrir);
    await de(clave).presiona(card, { verb: VERBO.concurrir }, {}, DICE.concurrido);
  }
  const card = await de('dpc').recibe(DICE.porConcurrir);
  const form = await de('dpc').presiona(
    card,
    { verb: VERBO.ver, con: { modo: 'observar' } },
    {},
    DICE.formaDeObservaciones,
  );
  const inputs = { 'obs-ASM-02': OBSERVACION.texto };
  await de('dpc').presiona(form, { verb: VERBO.concurrir, con: { alcance: 'observados' } }, inputs, DICE.concurrido);
}

async function atiende({ de }: Escena): Promise<void> {
  const card = await de('se').pide('seleccion 2', DICE.porAtender);
  const inputs = { 'atencion-DPC': OBSERVACION.respuesta };
  await de('se').presiona(card, { verb: VERBO.atender }, inputs, DICE.atendido);
}

async function clasifica({ de }: Escena): Promise<void> {
  let card = await de('se').pide('clasificar', DICE.porClasificar);
  for (const { id, clasificacion } of ASM) {
    const inputs = { ...de('se').soloMarcado(card, id), ...clasificacion };
    card = await de('se').presiona(card, { verb: VERBO.clasificar }, inputs, DICE.clasificado);
  }
}

type Persona = ReturnType<Escena['de']>;

/** The card of a position, asked for by its ASM; SE asks for the unit's list first, since an ASM may have several. */
const posturaSobre = (persona: Persona, asm: string, shows: RegExp): Promise<CardMessage> =>
  persona.pide(`posturas ${Number(asm.slice(-2))}`, shows);

async function presenta(persona: Persona, asm: string, postura: PosturaDelGuion): Promise<void> {
  const card = await posturaSobre(persona, asm, DICE.porPresentar);
  await persona.presiona(card, { verb: VERBO.presentarPostura }, postura, DICE.presentada);
}

/** SE answers on the card that came to it with the position. */
async function responde({ de }: Escena, asm: string, unidad: string, verb: string, texto: string): Promise<void> {
  const card = await de('se').recibe(posturaEnRevision(asm, unidad));
  await de('se').presiona(card, { verb }, texto === '' ? {} : { observaciones: texto }, DICE.respondida);
}

async function preparaElEnlace({ de }: Escena): Promise<void> {
  const card = await posturaSobre(de('enlace'), 'ASM-01', DICE.porPreparar);
  await de('enlace').presiona(card, { verb: VERBO.prepararPostura }, POSTURAS.borradorMir, DICE.preparada);
}

async function presentaConAnexo({ de, archivos }: Escena): Promise<void> {
  const anexo = { verb: VERBO.anexar, con: { asm: 'ASM-01' } };
  const card = await de('do').adjunta(archivos.anexoMir, anexo, DICE.anexada);
  // Nothing is typed: what the enlace prepared is what is presented.
  await de('do').presiona(card, { verb: VERBO.presentarPostura }, {}, DICE.presentada);
}

const devuelve = (escena: Escena): Promise<void> =>
  responde(escena, 'ASM-01', ORGANIZACION, VERBO.devolver, RESPUESTAS.devuelta);

async function presentaDeNuevo(escena: Escena): Promise<void> {
  await presenta(escena.de('do'), 'ASM-01', POSTURAS.mirDeNuevo);
  await responde(escena, 'ASM-01', ORGANIZACION, VERBO.tomarNota, '');
}

async function presentanIndicadores(escena: Escena): Promise<void> {
  const { de, archivos } = escena;
  await presenta(de('do'), 'ASM-02', POSTURAS.indicadoresDo);
  const anexo = { verb: VERBO.anexar, con: { asm: 'ASM-02' } };
  await de('dpc').adjunta(archivos.anexoIndicadores, anexo, DICE.anexada);
  await presenta(de('dpc'), 'ASM-02', POSTURAS.indicadoresDpc);
  for (const unidad of [ORGANIZACION, PARTICIPACION]) await responde(escena, 'ASM-02', unidad, VERBO.tomarNota, '');
}

const rechaza = ({ de }: Escena): Promise<void> => presenta(de('da'), 'ASM-03', POSTURAS.estructuraRechazada);

async function insiste(escena: Escena): Promise<void> {
  await responde(escena, 'ASM-03', ADMINISTRACION, VERBO.insistir, RESPUESTAS.insistencia);
  await presenta(escena.de('da'), 'ASM-03', POSTURAS.estructuraDeNuevo);
  await responde(escena, 'ASM-03', ADMINISTRACION, VERBO.tomarNota, '');
}

/** Phase 2: the ASM are selected, classified and answered. */
export const FASE_2: readonly Paso[] = [
  { accion: '2.1', que: 'La Secretaría Ejecutiva valora viabilidad y alta factibilidad', hace: valora },
  {
    accion: '2.1',
    que: 'Dos unidades están de acuerdo con la selección; la tercera tiene una observación',
    hace: concurren,
  },
  { accion: '2.1', que: 'La Secretaría Ejecutiva responde la observación', hace: atiende },
  { accion: '2.2', que: 'Clasifica los ASM por tipo y prioridad', hace: clasifica },
  { accion: '2.3', que: 'La enlace de Organización prepara la postura sobre el ASM-01', hace: preparaElEnlace },
  { accion: '2.3', que: 'Su titular la presenta con un anexo', hace: presentaConAnexo },
  { accion: '2.3', que: 'La Secretaría Ejecutiva la devuelve con observaciones', hace: devuelve },
  { accion: '2.3', que: 'La unidad responde de nuevo y la Secretaría Ejecutiva toma nota', hace: presentaDeNuevo },
  { accion: '2.3', que: 'Dos unidades presentan su postura sobre el ASM-02', hace: presentanIndicadores },
  { accion: '2.3', que: 'Administración rechaza el ASM-03', hace: rechaza },
  { accion: '2.3', que: 'La Secretaría Ejecutiva insiste y la unidad lo acepta con precisiones', hace: insiste },
];
