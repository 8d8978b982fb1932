import type { Acta } from '../../../src/domain/acta.js';
import { asunto } from '../../../src/domain/asunto.js';
import type { Fecha } from '../../../src/domain/identity.js';
import type { Nickname } from '../sample-institution.js';
import type { Paso } from './vida.js';

const acta =
  (holds: (acta: Acta) => boolean): Paso['hecho'] =>
  ({ actas }) =>
    actas.length === 1 && actas.every(holds);

const firma = (who: Nickname, puesto: string): Paso => ({
  que: `${who} firma el Acta`,
  hace: async (oficina) => {
    await oficina.on(who, asunto.acta(1), { verb: 'ver', con: { asunto: asunto.actaFirma(1) } });
    await oficina.press(who, 'acta.firmar');
  },
  hecho: acta(({ firmas }) => firmas[puesto] !== undefined),
});

/** 5.3 to 5.5: the Acta is integrated, signed by button and by hand, and its results are published. */
export const cierraElCiclo = (fecha: Fecha): readonly Paso[] => [
  {
    que: 'SE integra el Acta',
    hace: async (oficina) => {
      await oficina.say('se', 'acta');
      await oficina.press('se', 'acta.integrar');
    },
    hecho: acta(() => true),
  },
  firma('se', 'SE'),
  firma('da', 'DA'),
  {
    que: 'SE adjunta el Acta firmada a mano',
    hace: async (oficina) => {
      await oficina.drop('se', 'Acta firmada.pdf');
      await oficina.press('se', 'acta.escanear');
    },
    hecho: acta(({ situacion }) => situacion.estado === 'suscrita'),
  },
  {
    que: 'se expide la constancia del Acta',
    hace: (oficina) => oficina.tick(),
    hecho: acta(({ constancia }) => constancia !== undefined),
  },
  {
    que: 'SE prepara el paquete de los resultados',
    hace: async (oficina) => {
      await oficina.opens('se', asunto.resultados);
      await oficina.press('se', 'resultados.preparar');
    },
    hecho: acta(({ publicacion }) => publicacion?.paquete !== undefined),
  },
  {
    que: 'SE publica los resultados',
    hace: async (oficina) => {
      await oficina.opens('se', asunto.resultados);
      const verificados = 'apartado,completo,datos-personales,abierto,finanzas';
      const url = 'https://www.example.org/transparencia/resultados/';
      await oficina.press('se', 'resultados.publicar', { url, fecha, verificados });
    },
    hecho: acta(({ publicacion }) => publicacion?.registro !== undefined),
  },
];
