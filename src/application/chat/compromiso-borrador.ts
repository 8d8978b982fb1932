import type { CicloAbierto } from '../../domain/ciclo-state.js';
import {
  type Actividad,
  type ActividadPedida,
  type Compromiso,
  type CompromisoPedido,
  type ContenidoCompromiso,
  compromisoKey,
  INSTRUMENTOS,
} from '../../domain/compromiso.js';
import { entryOf } from '../../domain/entry.js';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.js';
import { printable } from '../printable-text.js';
import { shortened } from '../shortened.js';
import { productosPedidos } from '../workbook/actividad-ids.js';
import { lineasDeProductos } from '../workbook/productos-lineas.js';
import type { Typed } from './feature.js';

const EMPTY: ContenidoCompromiso = {
  compromiso: '',
  plazo: '',
  instrumento: { clase: 'mir', nombre: '' },
  actividades: [],
};

/** The commitment of a unit on an ASM; undefined when none was asked for. */
export const compromisoOf = (ciclo: CicloAbierto, asm: string, unidad: string): Compromiso | undefined =>
  entryOf(ciclo.compromisos, compromisoKey(asm, unidad));

/** What one side put to the other last, or nothing yet. */
export const ultimoOf = ({ versiones }: Compromiso): ContenidoCompromiso => versiones.at(-1)?.contenido ?? EMPTY;

/** What is being written: the draft, else the last version, else nothing yet. */
export const borradorOf = (compromiso: Compromiso): ContenidoCompromiso => compromiso.borrador ?? ultimoOf(compromiso);

const written = (typed: Typed, key: string): string => printable(typed[key] ?? '').trim();

/** The head of a commitment as it was typed: text, deadline and instrument. */
export const withDatos = (contenido: ContenidoCompromiso, typed: Typed): ContenidoCompromiso => ({
  ...contenido,
  compromiso: written(typed, 'compromiso'),
  plazo: written(typed, 'plazo'),
  instrumento: {
    clase: INSTRUMENTOS.find((clase) => clase === typed['instrumento']) ?? 'otro',
    nombre: written(typed, 'nombreInstrumento'),
  },
});

const productosFrom = (typed: Typed, before: Actividad | undefined): ActividadPedida['productos'] =>
  productosPedidos(lineasDeProductos(written(typed, 'productos')), before);

/** A weight as people write it: `40`, `33,33` or `40 %`. Not a number when it is none. */
const ponderacionFrom = (text: string): number => {
  const plain = text.replace('%', '').replace(',', '.').trim();
  return plain === '' ? 0 : Number(plain);
};

/** An activity as it was typed; it keeps the number of the one that it replaces. A weight that is no number would be lost: a draft holds numbers. */
const actividadFrom = (typed: Typed, before: Actividad | undefined): ActividadPedida | Refusal => {
  const text = written(typed, 'ponderacion');
  const ponderacion = ponderacionFrom(text);
  if (!Number.isFinite(ponderacion))
    return refuse(
      'ponderacion-ilegible',
      `La ponderación «${shortened(text, 40)}» no es un número.`,
      'Escríbala con cifras, como 40 o 33.33, y guarde de nuevo.',
    );
  return {
    ...(before && { id: before.id }),
    descripcion: written(typed, 'descripcion'),
    responsable: written(typed, 'responsable'),
    cargo: written(typed, 'cargo'),
    inicio: written(typed, 'inicio'),
    fin: written(typed, 'fin'),
    unidadMedida: written(typed, 'unidadMedida'),
    ponderacion,
    productos: productosFrom(typed, before),
  };
};

/** The content with the activity that was typed, in the place of the one that it replaces; or why that can't be kept. */
export const withActividad = (now: ContenidoCompromiso, typed: Typed): CompromisoPedido | Refusal => {
  const place = now.actividades.findIndex(({ id }) => id === typed['id']);
  const actividad = actividadFrom(typed, now.actividades[place]);
  if (isRefusal(actividad)) return actividad;
  return {
    ...now,
    actividades:
      place < 0
        ? [...now.actividades, actividad]
        : now.actividades.map((each, index) => (index === place ? actividad : each)),
  };
};

/** The content without the activity that was named. */
export const withoutActividad = (now: ContenidoCompromiso, typed: Typed): CompromisoPedido => ({
  ...now,
  actividades: now.actividades.filter(({ id }) => id !== typed['id']),
});

const CENT = 100;

/** The activities with equal weights that add up to a hundred; the last one takes what does not divide. */
export const repartidas = (actividades: readonly Actividad[]): readonly Actividad[] => {
  const each = Math.floor((100 * CENT) / actividades.length) / CENT;
  const last = Math.round((100 - each * (actividades.length - 1)) * CENT) / CENT;
  return actividades.map((actividad, index) => ({
    ...actividad,
    ponderacion: index === actividades.length - 1 ? last : each,
  }));
};
