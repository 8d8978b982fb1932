import { ACTIVIDADES, DATOS_COMPROMISO, PREGUNTAS, PROPUESTAS, PUBLICACION, RESGUARDO } from './ejemplo-convenio.js';
import type { Escena } from './ejemplo-escena.js';
import type { Paso } from './ejemplo-pasos.js';
import { compromisoEnRevision, compromisoPorProponer, DICE, VERBO } from './ejemplo-verbos.js';

const FIRMANTES = ['se', 'do', 'dpc', 'da'];

/** Every unit writes its commitment in the cards and presents it; SE agrees to each on the card that comes to it. */
async function acuerdan({ de }: Escena): Promise<void> {
  for (const { clave, puesto, unidad, asm } of PROPUESTAS) {
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
    const came = await de('se').recibe(compromisoEnRevision(asm, unidad));
    await de('se').presiona(came, { verb: VERBO.acordar }, PREGUNTAS, DICE.compromisoAcordado);
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

async function integraEnPaa({ de }: Escena): Promise<void> {
  const card = await de('se').pide('paa', DICE.porIntegrarEnPaa);
  await de('se').presiona(
    card,
    { verb: VERBO.noAplica },
    { razon: 'Se atiende con las actividades ordinarias de la unidad.' },
    DICE.integradoEnPaa,
  );
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
  { accion: '3.1', que: 'Cada unidad propone sus compromisos y la Secretaría Ejecutiva los acuerda', hace: acuerdan },
  { accion: '3.2', que: 'La Secretaría Ejecutiva integra el Convenio', hace: integra },
  { accion: '3.2', que: 'Firman todas las partes y se adjunta la copia con firmas autógrafas', hace: firman },
  { accion: '3.3', que: 'Se registra la integración de las actividades en el PAA', hace: integraEnPaa },
  { accion: '4.1', que: 'Se entregan las copias y quienes las resguardan acusan recibo', hace: distribuye },
  { accion: '4.2', que: 'Se prepara el paquete público y se registra su publicación', hace: publica },
];
