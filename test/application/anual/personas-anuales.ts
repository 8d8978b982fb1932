import { asunto } from '../../../src/domain/asunto.js';
import type { Capacity, Fecha } from '../../../src/domain/identity.js';
import { type Nickname, PERSONAS } from '../sample-institution.js';
import type { OficinaAnual, Typed } from './oficina-anual.js';
import type { Paso } from './vida.js';

/** The clock comes to a date, and does what has fallen due. */
export const el = (fecha: Fecha, hour = 10): Paso => ({
  que: `llega el ${fecha}`,
  hace: (oficina) => oficina.goTo(fecha, hour),
  hecho: () => true,
});

const designa = async (oficina: OficinaAnual, puesto: string, tramite: string, typed: Typed): Promise<void> => {
  await oficina.say('admin', 'directorio');
  await oficina.press('admin', { verb: 'directorio.forma', con: {} }, { puesto, tramite });
  await oficina.press('admin', 'directorio.designar', typed);
};

const holds =
  (who: Nickname, puesto: string, capacity: Capacity): Paso['hecho'] =>
  (_ciclo, { designaciones }) =>
    designaciones.some(
      (each) => each.persona === PERSONAS[who] && each.puesto === puesto && each.capacity === capacity,
    );

/** The administrador names a deputy for some days. */
export const suple = (who: Nickname, puesto: string, desde: Fecha, hasta: Fecha): Paso => ({
  que: `${who} suple al titular de ${puesto}`,
  hace: (oficina) => designa(oficina, puesto, 'suplente', { persona: PERSONAS[who], desde, hasta }),
  hecho: holds(who, puesto, 'suplente'),
});

/** The administrador names another titular. */
export const releva = (who: Nickname, puesto: string, desde: Fecha): Paso => ({
  que: `${who} es titular de ${puesto}`,
  hace: (oficina) => designa(oficina, puesto, 'titular', { persona: PERSONAS[who], desde }),
  hecho: holds(who, puesto, 'titular'),
});

/** The new titular acknowledges what was handed over. */
export const acusaRelevo = (who: Nickname, puesto: string): Paso => ({
  que: `${who} acusa la entrega de ${puesto}`,
  hace: async (oficina) => {
    await oficina.on(who, asunto.relevo(puesto), 'relevo.acusar');
  },
  hecho: ({ relevos }) => relevos[puesto]?.acuse?.estado === 'acusado',
});
