import { asunto } from '../../../src/domain/asunto.js';
import type { Convenio } from '../../../src/domain/convenio.js';
import type { Fecha } from '../../../src/domain/identity.js';
import type { Nickname } from '../sample-institution.js';
import type { Paso } from './vida.js';

const URL = 'https://www.example.org/transparencia/convenio/';
const RESGUARDO = { resguarda: 'Archivo de trámite', lugar: 'Planta baja' };

const version =
  (numero: number, holds: (convenio: Convenio) => boolean): Paso['hecho'] =>
  ({ convenios }) => {
    const found = convenios[numero - 1];
    return found !== undefined && holds(found);
  };

const integra = (numero: number): Paso => ({
  que: `SE integra la versión ${numero} del Convenio`,
  hace: async (oficina) => {
    await oficina.say('se', 'convenio');
    await oficina.press('se', 'convenio.integrar');
  },
  hecho: version(numero, () => true),
});

const firma = (numero: number, who: Nickname, puesto: string): Paso => ({
  que: `${who} firma la versión ${numero} del Convenio`,
  hace: async (oficina) => {
    await oficina.on(who, asunto.convenio(numero), { verb: 'ver', con: { asunto: asunto.convenioFirma(numero) } });
    await oficina.press(who, 'Firmar este texto');
  },
  hecho: version(numero, ({ firmas }) => firmas[puesto] !== undefined),
});

/** SE integrates a version, all sign it, its scan is attached, and the constancia is issued. */
export const suscribe = (numero: number, firmantes: Readonly<Record<string, Nickname>>): readonly Paso[] => [
  integra(numero),
  ...Object.entries(firmantes).map(([puesto, who]) => firma(numero, who, puesto)),
  {
    que: `SE adjunta la versión ${numero} firmada a mano`,
    hace: async (oficina) => {
      await oficina.drop('se', `Convenio ${numero} firmado.pdf`);
      await oficina.press('se', 'convenio.escanear');
    },
    hecho: version(numero, ({ situacion }) => situacion.estado === 'suscrito'),
  },
  {
    que: `se expide la constancia de la versión ${numero}`,
    hace: (oficina) => oficina.tick(),
    hecho: version(numero, ({ constancia }) => constancia !== undefined),
  },
];

const acusaCopia = (numero: number, who: Nickname, puesto: string): Paso => ({
  que: `${who} acusa su copia de la versión ${numero}`,
  hace: async (oficina) => {
    await oficina.on(
      who,
      asunto.copia(numero, puesto),
      { verb: 'copia.acusar', con: { numero: String(numero) } },
      RESGUARDO,
    );
  },
  hecho: version(numero, ({ copias }) => copias?.[puesto]?.acuse.estado === 'acusado'),
});

/** 3.3: SE says that no activity goes into the PAA. */
export const SIN_PAA: Paso = {
  que: 'SE resuelve el PAA',
  hace: async (oficina) => {
    await oficina.say('se', 'paa');
    await oficina.press('se', 'No aplica a las restantes', { razon: 'Se atiende con gasto corriente.' });
  },
  hecho: ({ paa }) => Object.keys(paa).length === 5,
};

/** 4.1 and 4.2 of a version: the copies and the publication. */
export const difunde = (numero: number, fecha: Fecha): readonly Paso[] => [
  {
    que: `SE entrega las copias de la versión ${numero}`,
    hace: async (oficina) => {
      await oficina.say('se', 'distribución');
      await oficina.press('se', 'copia.entregar');
    },
    hecho: version(numero, ({ copias }) => copias?.['DA'] !== undefined),
  },
  acusaCopia(numero, 'da', 'DA'),
  acusaCopia(numero, 'se', 'SE'),
  {
    que: `SE prepara el paquete de la versión ${numero}`,
    hace: async (oficina) => {
      await oficina.say('se', 'publicación');
      await oficina.press('se', 'publicacion.preparar');
    },
    hecho: version(numero, ({ publicacion }) => publicacion?.paquete !== undefined),
  },
  {
    que: `SE publica la versión ${numero}`,
    hace: async (oficina) => {
      await oficina.say('se', 'publicación');
      const verificados = 'apartado,completo,datos-personales,abierto,finanzas';
      await oficina.press('se', 'publicacion.registrar', { url: URL, fecha, verificados });
    },
    hecho: version(numero, ({ publicacion }) => publicacion?.registro !== undefined),
  },
];
