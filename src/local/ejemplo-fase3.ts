import {
  ACTIVIDADES,
  DATOS_COMPROMISO,
  PREGUNTAS,
  PROPUESTAS,
  type Propuesta,
  PUBLICACION,
  RESGUARDO,
} from './ejemplo-convenio.js';
import type { Escena } from './ejemplo-escena.js';
import type { Escritorio } from './ejemplo-escritorio.js';
import { integraPorLibro, proponePorLibro } from './ejemplo-libro.js';
import type { Paso } from './ejemplo-pasos.js';
import { compromisoEnRevision, compromisoPorProponer, DICE, VERBO } from './ejemplo-verbos.js';

const FIRMANTES = ['se', 'do', 'dpc', 'da'];

/** A unit writes its commitment in the cards and presents it. */
async function proponeEnTarjetas({ de }: Escena, { clave, puesto, asm }: Propuesta): Promise<void> {
  const persona = de(clave);
  const card = await persona.pide(`compromisos ${Number(asm.slice(-2))}`, compromisoPorProponer(asm));
  const abre = (kind: string) => ({ verb: VERBO.ver, con: { asunto: `compromiso-${kind}.${asm}.${puesto}` } });
  const form = await persona.presiona(card, abre('datos'), {}, DICE.formaDeCompromiso);
  let next = await persona.presiona(
    form,
    { verb: VERBO.guardarCompromiso },
    DATOS_COMPROMISO[asm] ?? {},
    DICE.borrador,
  );
  for (const actividad of ACTIVIDADES[asm] ?? []) {
    const blank = await persona.presiona(next, abre('actividad'), {}, DICE.formaDeActividad);
    next = await persona.presiona(blank, { verb: VERBO.guardarActividad }, actividad, DICE.borrador);
  }
  await persona.presiona(next, { verb: VERBO.presentarCompromiso }, {}, DICE.compromisoPresentado);
}

/** SE agrees at once to all that a unit proposed in its workbook. */
async function acuerdaJuntos(se: Escritorio, unidad: string): Promise<void> {
  const came = await se.recibe(DICE.porAcordarJuntos);
  const form = await se.presiona(
    came,
    { verb: VERBO.ver, con: { asunto: `compromisos-acordar.${unidad}` } },
    {},
    DICE.formaDeAcuerdo,
  );
  await se.presiona(form, { verb: VERBO.acordarJuntos }, PREGUNTAS, DICE.acordadosJuntos);
}

/** One unit proposes all its commitments in its workbook, the others in cards; SE agrees to what comes to it. */
async function acuerdan(escena: Escena): Promise<void> {
  const se = escena.de('se');
  await proponePorLibro(escena);
  await acuerdaJuntos(se, 'DO');
  for (const propuesta of PROPUESTAS) {
    await proponeEnTarjetas(escena, propuesta);
    const came = await se.recibe(compromisoEnRevision(propuesta.asm, propuesta.unidad));
    await se.presiona(came, { verb: VERBO.acordar }, PREGUNTAS, DICE.compromisoAcordado);
  }
}

async function integra({ de }: Escena): Promise<void> {
  const card = await de('se').pide('convenio', DICE.porIntegrar);
  await de('se').presiona(card, { verb: VERBO.integrar }, {}, DICE.integrado);
}

async function firman({ de, archivos }: Escena): Promise<void> {
  for (const clave of FIRMANTES) {
    const card = await de(clave).recibe(DICE.porFirmar);
    const step = await de(clave).presiona(
      card,
      { verb: VERBO.ver, con: { asunto: 'convenio-firma.1' } },
      {},
      DICE.confirmaFirma,
    );
    await de(clave).presiona(step, { verb: VERBO.firmar }, {}, DICE.firmado);
  }
  await de('se').adjunta(archivos.convenioFirmado, { verb: VERBO.escanear }, DICE.suscrito);
}

async function distribuye({ de }: Escena): Promise<void> {
  const card = await de('se').pide('distribución', DICE.porDistribuir);
  const given = await de('se').presiona(card, { verb: VERBO.entregar }, {}, DICE.entregado);
  const own = await de('se').presiona(given, { verb: VERBO.ver, con: { asunto: 'copia.1.SE' } }, {}, DICE.copia);
  await de('se').presiona(own, { verb: VERBO.acusarCopia }, RESGUARDO, DICE.copiaAcusada);
  await de('da').presiona(await de('da').recibe(DICE.copia), { verb: VERBO.acusarCopia }, RESGUARDO, DICE.copiaAcusada);
}

async function publica({ de }: Escena): Promise<void> {
  const card = await de('se').pide('publicación', DICE.porPublicar);
  const ready = await de('se').presiona(card, { verb: VERBO.prepararPaquete }, {}, DICE.paqueteListo);
  await de('se').presiona(ready, { verb: VERBO.publicar }, PUBLICACION, DICE.publicado);
}

/** Phases 3 and 4: commitments, the Convenio, its signatures, the PAA, its copies and its publication. */
export const FASES_3_Y_4: readonly Paso[] = [
  {
    accion: '3.1',
    que: 'Las unidades proponen sus compromisos, una en su libro de Excel, y la Secretaría Ejecutiva los acuerda',
    hace: acuerdan,
  },
  { accion: '3.2', que: 'La Secretaría Ejecutiva integra el Convenio', hace: integra },
  { accion: '3.2', que: 'Firman todas las partes y se adjunta la copia con firmas autógrafas', hace: firman },
  {
    accion: '3.3',
    que: 'El área de planeación integra las actividades en el PAA con su libro de Excel',
    hace: integraPorLibro,
  },
  { accion: '4.1', que: 'Se entregan las copias y quienes las resguardan acusan recibo', hace: distribuye },
  { accion: '4.2', que: 'Se prepara el paquete público y se registra su publicación', hace: publica },
];
