import { compromisoKey } from '../../../src/domain/compromiso.js';
import type { Nickname } from '../sample-institution.js';
import type { OficinaAnual, Typed } from './oficina-anual.js';
import type { Paso } from './vida.js';

/** What a unit commits itself to on an ASM: when it ends, and the activities with their products. */
export interface Compromiso {
  readonly who: Nickname;
  readonly unidad: string;
  readonly asm: string;
  readonly plazo: string;
  readonly actividades: readonly { readonly fin: string; readonly ponderacion: string; readonly productos: string }[];
}

const SI: Typed = {
  logran: 'si',
  logranRazon: 'Cubren lo que se recomienda.',
  plazoAdecuado: 'si',
  plazoAdecuadoRazon: 'Permite concluir a tiempo.',
  productosPertinentes: 'si',
  productosPertinentesRazon: 'Acreditan cada actividad.',
};

/** The card of a commitment, as its unit or SE asks for it. */
const abre = async (oficina: OficinaAnual, who: Nickname, { asm, unidad }: Compromiso): Promise<void> => {
  await oficina.say(who, `compromisos ${Number(asm.slice(-2))}`);
  await oficina.opens(who, `compromiso.${asm}.${unidad}`);
};

const formOf = ({ unidad }: Compromiso, { fin, ponderacion, productos }: Compromiso['actividades'][number]): Typed => ({
  descripcion: `Elaborar ${productos.replaceAll('\n', ' y ')}.`,
  responsable: `Persona de ${unidad}`,
  cargo: `Subdirección de ${unidad}`,
  unidadMedida: 'Documento',
  inicio: '2026-03-16',
  fin,
  ponderacion,
  productos,
});

const escribe = async (oficina: OficinaAnual, compromiso: Compromiso): Promise<void> => {
  const { who, asm, unidad, plazo, actividades } = compromiso;
  await abre(oficina, who, compromiso);
  await oficina.press(who, 'Redactar compromiso y plazo');
  await oficina.press(who, 'Guardar borrador', { compromiso: `Corregir la MIR (${asm}).`, plazo, instrumento: 'mir' });
  for (const [index, actividad] of actividades.entries()) {
    const { compromisos } = await oficina.ciclo();
    const written = compromisos[compromisoKey(asm, unidad)]?.borrador?.actividades[index];
    if (written === undefined) await oficina.press(who, 'Agregar actividad');
    else await oficina.press(who, 'Corregir la elegida', { elegida: written.id });
    await oficina.press(who, 'Guardar', formOf(compromiso, actividad));
  }
};

const estadoDe = (key: string) => (ciclo: Awaited<ReturnType<OficinaAnual['ciclo']>>) =>
  ciclo.compromisos[key]?.situacion.estado ?? '';

/** A unit proposes a commitment in the cards. */
export const propone = (compromiso: Compromiso): Paso => {
  const { who, asm, unidad } = compromiso;
  const estado = estadoDe(compromisoKey(asm, unidad));
  return {
    que: `${who} propone su compromiso sobre ${asm}`,
    hace: async (oficina) => {
      if (estado(await oficina.ciclo()) === 'propuesto') return;
      await escribe(oficina, compromiso);
      await oficina.press(who, { verb: 'Presentar compromiso', con: { asm, unidad } });
    },
    hecho: (ciclo) => estado(ciclo) === 'propuesto',
  };
};

/** SE agrees to it. */
export const acuerda = (compromiso: Compromiso): Paso => {
  const { asm, unidad } = compromiso;
  const estado = estadoDe(compromisoKey(asm, unidad));
  return {
    que: `SE acuerda el compromiso de ${unidad} sobre ${asm}`,
    hace: async (oficina) => {
      await abre(oficina, 'se', compromiso);
      await oficina.press('se', { verb: 'Acordar', con: { asm, unidad } }, SI);
    },
    hecho: (ciclo) => estado(ciclo) === 'acordado',
  };
};

/** SE opens an agreed commitment again, for a modificatorio. */
export const reabre = (compromiso: Compromiso): Paso => {
  const { asm, unidad } = compromiso;
  const estado = estadoDe(compromisoKey(asm, unidad));
  return {
    que: `SE reabre el compromiso de ${unidad} sobre ${asm}`,
    hace: async (oficina) => {
      await abre(oficina, 'se', compromiso);
      await oficina.press(
        'se',
        { verb: 'Reabrir el compromiso', con: { asm, unidad } },
        { observaciones: 'Cambió el plazo.' },
      );
    },
    hecho: (ciclo) => estado(ciclo) !== 'acordado',
  };
};
