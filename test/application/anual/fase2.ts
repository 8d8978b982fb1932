import { asunto } from '../../../src/domain/asunto.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import type { Nickname } from '../sample-institution.js';
import type { Paso } from './vida.js';

const concurre = (who: Nickname, unidad: string): Paso => ({
  que: `${who} concurre con la selección`,
  hace: async (oficina) => {
    await oficina.on(who, asunto.concurrencia(unidad), 'asm.concurrir');
  },
  hecho: (ciclo) =>
    deUnidad(ciclo, unidad).every(
      ({ concurrencias }) => (concurrencias[unidad]?.estado ?? 'pendiente') !== 'pendiente',
    ),
});

const deUnidad = (ciclo: CicloAbierto, unidad: string) =>
  Object.values(ciclo.asm).filter(({ unidades }) => unidades.includes(unidad));

const presentaPosturas = (who: Nickname, unidad: string): Paso => ({
  que: `${who} presenta sus posturas`,
  hace: async (oficina) => {
    await oficina.say(who, 'posturas');
    await oficina.press(who, 'Responder varias a la vez');
    const asm = deUnidad(await oficina.ciclo(), unidad).map(({ id }) => id);
    await oficina.press(who, 'Presentar las elegidas', {
      asm: asm.join(','),
      sentido: 'aceptada',
      justificacion: 'Coincide con lo observado por la unidad.',
      propuestas: 'Corregir la MIR y publicarla.',
    });
  },
  hecho: ({ posturas }) => Object.values(posturas).every((each) => each.unidad !== unidad || each.versiones.length > 0),
});

/** Phase 2: selection, classification and positions. */
export const FASE_2: readonly Paso[] = [
  {
    que: 'SE valora',
    hace: async (oficina) => {
      await oficina.say('se', 'selección');
      await oficina.press('se', { verb: 'ver', con: { asunto: 'valoracion' } });
      await oficina.press('se', 'Guardar valoración', {
        viabilidad: 'si',
        razonViabilidad: 'La unidad tiene atribuciones.',
        factibilidad: 'si',
        razonFactibilidad: 'Cuenta con personal.',
      });
    },
    hecho: ({ asm }) => Object.values(asm).every(({ seleccion }) => seleccion.estado === 'seleccionado'),
  },
  concurre('do', 'DO'),
  concurre('dpc', 'DPC'),
  {
    que: 'SE clasifica',
    hace: async (oficina) => {
      await oficina.say('se', 'clasificar');
      await oficina.press('se', 'Guardar clasificación', {
        tipo: 'diseno',
        razonTipo: 'Modifica el diseño.',
        prioridad: 'inmediata',
        razonPrioridad: 'Condiciona lo demás.',
      });
    },
    hecho: ({ asm }) => Object.values(asm).every(({ clasificacion }) => clasificacion !== undefined),
  },
  presentaPosturas('do', 'DO'),
  presentaPosturas('dpc', 'DPC'),
  {
    que: 'SE toma nota de las posturas',
    hace: async (oficina) => {
      for (const unidad of ['DO', 'DPC']) {
        const open = Object.values((await oficina.ciclo()).posturas).filter(
          (each) => each.unidad === unidad && each.situacion.estado === 'presentada',
        );
        const asm = open.map((each) => each.asm).join(',');
        if (asm !== '')
          await oficina.on('se', asunto.posturas(unidad), { verb: 'posturas.notas', con: { unidad } }, { asm });
      }
    },
    hecho: ({ posturas }) => Object.values(posturas).every(({ situacion }) => situacion.estado === 'atendida'),
  },
];
