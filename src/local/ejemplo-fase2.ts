import { asunto } from '../domain/asunto.js';
import type { Escena } from './ejemplo-escena.js';
import { titulares } from './ejemplo-fase1.js';
import { ASM, POSTURAS, type PosturaDelGuion, RESPUESTAS } from './ejemplo-guion.js';
import type { Paso } from './ejemplo-pasos.js';
import { VERBO } from './ejemplo-verbos.js';
import type { CardMessage } from './playground.js';

async function valora({ de }: Escena): Promise<void> {
  let card = await de('se').pide('seleccion', /Guardar valoración/);
  for (const { id, valoracion } of ASM)
    card = await de('se').presiona(card, { verb: VERBO.valorar }, { asm: id, ...valoracion }, /Valoración registrada/);
}

async function concurren({ de }: Escena): Promise<void> {
  for (const clave of titulares(ASM)) {
    const own = await de(clave).recibe(/Enviar respuesta/);
    await de(clave).presiona(own, { verb: VERBO.concurrir }, {}, /ya respondió/);
  }
}

async function clasifica({ de }: Escena): Promise<void> {
  let card = await de('se').pide('clasificar', /Guardar clasificación/);
  for (const { id, clasificacion } of ASM)
    card = await de('se').presiona(card, { verb: VERBO.clasificar }, { asm: id, ...clasificacion }, /registrada/);
}

type Persona = ReturnType<Escena['de']>;

/** Opens a matter from a list of cards that has its button. */
const abre = (persona: Persona, list: CardMessage, key: string, shows: RegExp): Promise<CardMessage> =>
  persona.presiona(list, { verb: VERBO.ver, con: { asunto: key } }, {}, shows);

const posturaSobre = async (persona: Persona, asm: string, unidad: string, shows: RegExp): Promise<CardMessage> =>
  abre(persona, await persona.pide('posturas', /Posturas institucionales/), asunto.postura(asm, unidad), shows);

async function presenta(persona: Persona, asm: string, unidad: string, postura: PosturaDelGuion): Promise<void> {
  const card = await posturaSobre(persona, asm, unidad, /Presentar postura/);
  await persona.presiona(card, { verb: VERBO.presentarPostura }, postura, /En revisión/);
}

async function responde({ de }: Escena, asm: string, unidad: string, verb: string, texto: string): Promise<void> {
  const card = await posturaSobre(de('se'), asm, unidad, /En revisión/);
  await de('se').presiona(card, { verb }, texto === '' ? {} : { observaciones: texto }, /nota|devuelta|Insistencia/);
}

async function preparaElEnlace({ de }: Escena): Promise<void> {
  const card = await posturaSobre(de('enlace'), 'ASM-01', 'DO', /Guardar borrador/);
  await de('enlace').presiona(card, { verb: VERBO.prepararPostura }, POSTURAS.borradorMir, /Borrador guardado/);
}

async function presentaConAnexo({ de, archivos }: Escena): Promise<void> {
  const anexo = { verb: VERBO.anexar, con: { asm: 'ASM-01' } };
  await de('do').adjunta(archivos.anexoMir, anexo, /irá con la postura/);
  const card = await posturaSobre(de('do'), 'ASM-01', 'DO', /Presentar postura/);
  // Nothing is typed: what the enlace prepared is what is presented.
  await de('do').presiona(card, { verb: VERBO.presentarPostura }, {}, /En revisión/);
}

const devuelve = (escena: Escena): Promise<void> =>
  responde(escena, 'ASM-01', 'DO', VERBO.devolver, RESPUESTAS.devuelta);

async function presentaDeNuevo(escena: Escena): Promise<void> {
  await presenta(escena.de('do'), 'ASM-01', 'DO', POSTURAS.mirDeNuevo);
  await responde(escena, 'ASM-01', 'DO', VERBO.tomarNota, '');
}

async function presentanIndicadores(escena: Escena): Promise<void> {
  const { de, archivos } = escena;
  await presenta(de('do'), 'ASM-02', 'DO', POSTURAS.indicadoresDo);
  const anexo = { verb: VERBO.anexar, con: { asm: 'ASM-02' } };
  await de('dpc').adjunta(archivos.anexoIndicadores, anexo, /irá con la postura/);
  await presenta(de('dpc'), 'ASM-02', 'DPC', POSTURAS.indicadoresDpc);
  for (const unidad of ['DO', 'DPC']) await responde(escena, 'ASM-02', unidad, VERBO.tomarNota, '');
}

const rechaza = ({ de }: Escena): Promise<void> => presenta(de('da'), 'ASM-03', 'DA', POSTURAS.estructuraRechazada);

async function insiste(escena: Escena): Promise<void> {
  await responde(escena, 'ASM-03', 'DA', VERBO.insistir, RESPUESTAS.insistencia);
  await presenta(escena.de('da'), 'ASM-03', 'DA', POSTURAS.estructuraDeNuevo);
  await responde(escena, 'ASM-03', 'DA', VERBO.tomarNota, '');
}

/** Phase 2: the ASM are selected, classified and answered. */
export const FASE_2: readonly Paso[] = [
  { accion: '2.1', que: 'La Secretaría Ejecutiva valora viabilidad y alta factibilidad', hace: valora },
  { accion: '2.1', que: 'Las tres unidades concurren con la selección', hace: concurren },
  { accion: '2.2', que: 'Clasifica los ASM por tipo y prioridad', hace: clasifica },
  { accion: '2.3', que: 'La enlace de Organización prepara la postura sobre el ASM-01', hace: preparaElEnlace },
  { accion: '2.3', que: 'Su titular la presenta con un anexo', hace: presentaConAnexo },
  { accion: '2.3', que: 'La Secretaría Ejecutiva la devuelve con observaciones', hace: devuelve },
  { accion: '2.3', que: 'La unidad responde de nuevo y la Secretaría Ejecutiva toma nota', hace: presentaDeNuevo },
  { accion: '2.3', que: 'Dos unidades presentan su postura sobre el ASM-02', hace: presentanIndicadores },
  { accion: '2.3', que: 'Administración rechaza el ASM-03', hace: rechaza },
  { accion: '2.3', que: 'La Secretaría Ejecutiva insiste y la unidad lo acepta con precisiones', hace: insiste },
];
