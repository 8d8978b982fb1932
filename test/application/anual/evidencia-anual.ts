import assert from 'node:assert/strict';
import { asunto } from '../../../src/domain/asunto.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { actoEn, instrumentoEn, versionesEn } from '../../../src/domain/evidencia.js';
import type { LugarEvidencia } from '../../../src/domain/evidencia-event.js';
import type { Fecha } from '../../../src/domain/identity.js';
import { type Nickname, PERSONAS } from '../sample-institution.js';
import type { OficinaAnual, Typed } from './oficina-anual.js';
import type { Paso } from './vida.js';

/** A product of the Convenio. */
export type Lugar = LugarEvidencia & { readonly producto: string };

const ACTO: Typed = { actoClase: 'acuerdo', actoNumero: 'JG/12', actoInstancia: 'Junta General' };
const INSTRUMENTO: Typed = {
  instrumentoVersion: 'Segunda',
  instrumentoPagina: 'página 14',
  vigente: 'true',
  constancia: 'Publicada en el portal.',
};

/** Chooses the product in the list, when it has no button of its own. */
const elige = async (oficina: OficinaAnual, who: Nickname, { asm, producto }: Lugar): Promise<void> => {
  await oficina.press(who, 'evidencia.elegir');
  const opciones = oficina.messenger.chat(PERSONAS[who]).findLast(({ card }) => card?.template === 'archivo-asm')?.card
    ?.data['opciones'];
  const values = (Array.isArray(opciones) ? opciones : []).map((each) => String(each.value));
  const destino = values.find((value) => value.includes(`"${asm}"`) && value.includes(`"${producto}"`));
  await oficina.press(who, 'Guardar ahí', { destino: destino ?? assert.fail(`${producto} is not offered`) });
};

const last = (ciclo: CicloAbierto, lugar: Lugar) => versionesEn(ciclo, lugar).at(-1);

/** A unit drops a file in the chat and files it on a product: as version so and so of it. */
export const entrega = (who: Nickname, lugar: Lugar, version = 1): Paso => ({
  que: `${who} entrega ${lugar.asm} ${lugar.producto}, versión ${version}`,
  hace: async (oficina) => {
    const name = `${lugar.asm} ${lugar.producto} v${version}.pdf`;
    await oficina.drop(who, name, `${name} de ${lugar.unidad}`);
    if (oficina.offers(who, 'evidencia.elegir')) await elige(oficina, who, lugar);
    else await oficina.press(who, { verb: 'evidencia.archivar', con: { asm: lugar.asm, producto: lugar.producto } });
  },
  hecho: (ciclo) => last(ciclo, lugar)?.version === version,
});

/** The unit records the approving act and the instrument of a product. */
export const formaliza = (who: Nickname, lugar: Lugar, fecha: Fecha): Paso => ({
  que: `${who} registra acto e instrumento de ${lugar.asm} ${lugar.producto}`,
  hace: async (oficina) => {
    await oficina.opens(who, matter(lugar));
    await oficina.press(who, 'Acto e instrumento');
    await oficina.press(who, 'formalidad.guardar', {
      ...ACTO,
      actoFecha: fecha,
      ...INSTRUMENTO,
      instrumentoFecha: fecha,
    });
  },
  hecho: (ciclo) => actoEn(ciclo, lugar) !== undefined && instrumentoEn(ciclo, lugar) !== undefined,
});

const matter = ({ asm, unidad, producto }: Lugar): string => asunto.producto(asm, unidad, producto);

/** SE returns the last version with observations. */
export const devuelve = (lugar: Lugar): Paso => ({
  que: `SE devuelve ${lugar.asm} ${lugar.producto}`,
  hace: async (oficina) => {
    const observaciones = 'Falta la firma de quien lo elaboró.';
    await oficina.on(
      'se',
      matter(lugar),
      { verb: 'evidencia.devolver', con: { asunto: matter(lugar) } },
      { observaciones },
    );
  },
  hecho: (ciclo) => last(ciclo, lugar)?.revision?.estado === 'devuelta',
});

/** SE accepts the last version. */
export const acepta = (lugar: Lugar): Paso => ({
  que: `SE acepta ${lugar.asm} ${lugar.producto}`,
  hace: async (oficina) => {
    await oficina.on('se', matter(lugar), { verb: 'evidencia.aceptar', con: { asunto: matter(lugar) } });
  },
  hecho: (ciclo) => last(ciclo, lugar)?.revision?.estado === 'aceptada',
});

/** A product is delivered with its act and its instrument, and accepted. */
export const cumple = (who: Nickname, lugar: Lugar, fecha: Fecha, version = 1): readonly Paso[] => [
  entrega(who, lugar, version),
  formaliza(who, lugar, fecha),
  acepta(lugar),
];

/** A unit asks for more time, and those who decide grant it. */
export const prorroga = (
  who: Nickname,
  actividad: { asm: string; unidad: string; actividad: string },
  hasta: Fecha,
): readonly Paso[] => {
  const decidida =
    (puesto: string): Paso['hecho'] =>
    ({ prorrogas }) =>
      Object.values(prorrogas).some(({ aprobaciones }) => aprobaciones[puesto] !== undefined);
  const concede = (decide: Nickname, puesto: string): Paso => ({
    que: `${decide} concede la prórroga`,
    hace: async (oficina) => {
      const [id = ''] = Object.keys((await oficina.ciclo()).prorrogas);
      await oficina.on(decide, asunto.prorroga(id), { verb: 'prorroga.conceder', con: { puesto } });
    },
    hecho: decidida(puesto),
  });
  return [
    {
      que: `${who} pide prórroga hasta el ${hasta}`,
      hace: async (oficina) => {
        const { asm, unidad } = actividad;
        await oficina.opens(who, asunto.actividad(asm, unidad, actividad.actividad));
        await oficina.press(who, 'Pedir prórroga', { hasta, justificacion: 'La Junta General sesiona después.' });
      },
      hecho: ({ prorrogas }) => Object.values(prorrogas).some((each) => each.hasta === hasta),
    },
    concede('se', 'SE'),
    concede('da', 'DA'),
  ];
};
