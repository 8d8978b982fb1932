import { PUBLICACION_DE_RESULTADOS } from './ejemplo-convenio.js';
import type { Escena } from './ejemplo-escena.js';
import type { Paso } from './ejemplo-pasos.js';
import { DICE, VERBO } from './ejemplo-verbos.js';

/** Those who sign the Acta: SE and the Dirección de Administración. */
const FIRMANTES = ['se', 'da'];

async function integra({ de }: Escena): Promise<void> {
  const card = await de('se').pide('acta', DICE.actaPorIntegrar);
  await de('se').presiona(card, { verb: VERBO.integrarActa }, {}, DICE.integrado);
}

async function firman({ de, archivos }: Escena): Promise<void> {
  for (const clave of FIRMANTES) {
    const card = await de(clave).recibe(DICE.actaPorFirmar);
    const abre = { verb: VERBO.ver, con: { asunto: 'acta-firma.1' } };
    const step = await de(clave).presiona(card, abre, {}, DICE.confirmaFirmaDelActa);
    await de(clave).presiona(step, { verb: VERBO.firmarActa }, {}, DICE.firmado);
  }
  await de('se').adjunta(archivos.actaFirmada, { verb: VERBO.escanearActa }, DICE.actaSuscrita);
}

async function publica({ de }: Escena): Promise<void> {
  const card = await de('se').pide('resultados', DICE.resultadosPorPublicar);
  const ready = await de('se').presiona(card, { verb: VERBO.prepararResultados }, {}, DICE.paqueteListo);
  await de('se').presiona(ready, { verb: VERBO.publicarResultados }, PUBLICACION_DE_RESULTADOS, DICE.publicado);
}

/** The ciclo is complete, as its route says. */
async function revisaLaRuta({ de }: Escena): Promise<void> {
  await de('se').pide('ruta', DICE.cicloConcluido);
}

/** The end of the ciclo: the Acta, its signatures, and the results published. */
export const ACTA: readonly Paso[] = [
  { accion: '5.3', que: 'Nada falta y la Secretaría Ejecutiva integra el Acta de Atención', hace: integra },
  {
    accion: '5.4',
    que: 'La firman la Secretaría Ejecutiva y la Dirección de Administración, y se adjunta la copia con firmas autógrafas',
    hace: firman,
  },
  { accion: '5.5', que: 'Se prepara el paquete público de los resultados y se registra su publicación', hace: publica },
  { accion: '5.5', que: 'La ruta muestra hechas las dieciséis acciones clave', hace: revisaLaRuta },
];
