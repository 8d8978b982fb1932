import {
  type Actividad,
  type ContenidoCompromiso,
  MAX_ACTIVIDADES,
  MAX_COMPROMISO,
  MAX_PRODUCTOS,
  sumaPonderaciones,
} from './compromiso.js';
import { enBlanco } from './en-blanco.js';
import { esFecha, formatFecha } from './fecha.js';
import { porcentaje } from './porcentaje.js';
import { type Refusal, refuse } from './refusal.js';

const HUNDRED = 10_000;

const AGAIN = 'Corríjalo y presente de nuevo; lo escrito se conserva.';

const percent = (hundredths: number): string => porcentaje(hundredths / 100);

/** A part of a commitment that a person fills in; those of an activity say which one. */
export type Campo =
  | { readonly de: 'compromiso'; readonly campo: 'compromiso' | 'plazo' | 'instrumento' | 'actividades' }
  /** `lugar` counts from 1, as people see it. */
  | { readonly de: 'actividad'; readonly lugar: number; readonly campo: CampoActividad };

/** A part of an activity that a person fills in. */
export type CampoActividad =
  | 'descripcion'
  | 'responsable'
  | 'cargo'
  | 'inicio'
  | 'fin'
  | 'unidadMedida'
  | 'ponderacion'
  | 'productos';

/** Why a commitment can't stand, and in which of its parts. */
export interface Defecto {
  readonly campo: Campo;
  readonly refusal: Refusal;
}

type OnActivity = readonly [campo: CampoActividad, problem: Refusal | undefined];

/** «de» before a noun with its article. */
const ofWhat = (what: string): string => `de ${what}`.replace(/^de el /, 'del ');

const textProblem = (texto: string, most: number, what: string): Refusal | undefined => {
  if (enBlanco(texto)) return refuse('compromiso-incompleto', `Falta ${what}.`, AGAIN);
  return texto.length <= most
    ? undefined
    : refuse(
        'texto-muy-largo',
        `El texto ${ofWhat(what)} pasa de ${most} caracteres.`,
        'Resúmalo y presente de nuevo.',
      );
};

const dateProblem = (fecha: string, what: string): Refusal | undefined =>
  esFecha(fecha) ? undefined : refuse('fecha-invalida', `Falta ${what}, o no es una fecha que exista.`, AGAIN);

const orderProblem = ({ inicio, fin }: Actividad, limit: string, of: string): Refusal | undefined => {
  if (esFecha(inicio) && esFecha(fin) && fin < inicio)
    return refuse(
      'fin-antes-de-inicio',
      `${of} termina el ${formatFecha(fin)}, antes de iniciar el ${formatFecha(inicio)}.`,
      AGAIN,
    );
  return esFecha(fin) && esFecha(limit) && fin > limit
    ? refuse(
        'fin-tras-plazo',
        `${of} termina el ${formatFecha(fin)}, después de la fecha límite del compromiso (${formatFecha(limit)}).`,
        'Adelante la actividad o amplíe la fecha límite.',
      )
    : undefined;
};

const isWeight = ({ ponderacion }: Actividad): boolean =>
  Number.isFinite(ponderacion) &&
  ponderacion > 0 &&
  ponderacion <= 100 &&
  Math.abs(ponderacion * 100 - Math.round(ponderacion * 100)) < 1e-6;

const weightProblem = (actividad: Actividad, of: string): Refusal | undefined =>
  isWeight(actividad)
    ? undefined
    : refuse(
        'ponderacion-invalida',
        `La ponderación de ${of} debe ser mayor que 0 y de hasta 100, con dos decimales como máximo.`,
        AGAIN,
      );

const sameProductProblem = (productos: Actividad['productos'], of: string): Refusal | undefined => {
  const nombres = productos.map(({ nombre }) => nombre.trim().toLowerCase());
  const again = productos.find((_each, index) => nombres.indexOf(nombres[index] ?? '') !== index);
  return (
    again &&
    refuse(
      'producto-repetido',
      `El producto «${again.nombre.trim().slice(0, 80)}» está dos veces en ${of}.`,
      'Distíngalos, por ejemplo por su fecha, o deje uno.',
    )
  );
};

const productsProblem = ({ productos }: Actividad, of: string): Refusal | undefined => {
  if (productos.length === 0)
    return refuse(
      'sin-producto',
      `Falta el producto de ${of}.`,
      'Indique el documento que la comprobará, como un oficio, un acuerdo o un manual.',
    );
  if (productos.length > MAX_PRODUCTOS)
    return refuse(
      'demasiados-productos',
      `Son más de ${MAX_PRODUCTOS} productos en ${of}.`,
      'Divídala en varias actividades.',
    );
  return (
    productos
      .map(({ nombre }) => textProblem(nombre, MAX_COMPROMISO.nombre, `el nombre de un producto de ${of}`))
      .find((problem) => problem !== undefined) ?? sameProductProblem(productos, of)
  );
};

/** What does not stand in an activity, in the order in which people read it. */
const ofActividad = (actividad: Actividad, lugar: number, limit: string): readonly Defecto[] => {
  const of = `la actividad ${lugar}`;
  const { descripcion, responsable, cargo, unidadMedida, inicio, fin } = actividad;
  const found: readonly OnActivity[] = [
    ['descripcion', textProblem(descripcion, MAX_COMPROMISO.descripcion, `la descripción de ${of}`)],
    ['responsable', textProblem(responsable, MAX_COMPROMISO.corto, `la persona responsable de ${of}`)],
    ['cargo', textProblem(cargo, MAX_COMPROMISO.corto, `el cargo de la persona responsable de ${of}`)],
    ['unidadMedida', textProblem(unidadMedida, MAX_COMPROMISO.corto, `la unidad de medida de ${of}`)],
    ['inicio', dateProblem(inicio, `la fecha de inicio de ${of}`)],
    ['fin', dateProblem(fin, `la fecha de término de ${of}`)],
    ['fin', orderProblem(actividad, limit, `La actividad ${lugar}`)],
    ['ponderacion', weightProblem(actividad, of)],
    ['productos', productsProblem(actividad, of)],
  ];
  return found.flatMap(([campo, refusal]) =>
    refusal === undefined ? [] : [{ campo: { de: 'actividad' as const, lugar, campo }, refusal }],
  );
};

const weightsProblem = ({ actividades }: ContenidoCompromiso): Refusal | undefined => {
  const sum = sumaPonderaciones(actividades);
  if (sum === HUNDRED || actividades.length === 0 || !actividades.every(isWeight)) return undefined;
  const gap = sum < HUNDRED ? `faltan ${percent(HUNDRED - sum)}` : `sobran ${percent(sum - HUNDRED)}`;
  return refuse(
    'ponderaciones-no-suman',
    `Las ponderaciones suman ${percent(sum)}: ${gap}.`,
    'Ajústelas para que sumen 100 %.',
  );
};

const instrumentProblem = ({ instrumento: { clase, nombre } }: ContenidoCompromiso): Refusal | undefined =>
  clase === 'otro' || nombre.length > MAX_COMPROMISO.corto
    ? textProblem(nombre, MAX_COMPROMISO.corto, 'el nombre del instrumento en el que se integrará la mejora')
    : undefined;

const activitiesProblem = ({ actividades: { length } }: ContenidoCompromiso): Refusal | undefined => {
  if (length === 0)
    return refuse('sin-actividades', 'El compromiso no tiene actividades.', 'Agregue al menos una, con su producto.');
  return length <= MAX_ACTIVIDADES
    ? undefined
    : refuse(
        'demasiadas-actividades',
        `Son más de ${MAX_ACTIVIDADES} actividades.`,
        'Reúna las que sean parte de una misma.',
      );
};

/** Everything for which a commitment can't be proposed; nothing when it is whole and its parts agree (Mechanism, 3.1). */
export const defectosDe = (contenido: ContenidoCompromiso): readonly Defecto[] => {
  const { actividades, plazo } = contenido;
  const own = (campo: 'compromiso' | 'plazo' | 'instrumento' | 'actividades', refusal: Refusal | undefined) =>
    refusal === undefined ? [] : [{ campo: { de: 'compromiso' as const, campo }, refusal }];
  return [
    ...own('compromiso', textProblem(contenido.compromiso, MAX_COMPROMISO.compromiso, 'el compromiso')),
    ...own('plazo', dateProblem(plazo, 'la fecha límite del compromiso')),
    ...own('instrumento', instrumentProblem(contenido)),
    ...own('actividades', activitiesProblem(contenido)),
    ...actividades.flatMap((each, index) => ofActividad(each, index + 1, plazo)),
    ...own('actividades', weightsProblem(contenido)),
  ];
};

/** Why a commitment can't be proposed; undefined when it is whole and its parts agree (Mechanism, 3.1). */
export const contenidoProblem = (contenido: ContenidoCompromiso): Refusal | undefined =>
  defectosDe(contenido)[0]?.refusal;

const draftDateProblem = (fecha: string, what: string): Refusal | undefined =>
  fecha === '' ? undefined : dateProblem(fecha, what);

const draftActivityProblem = (actividad: Actividad, lugar: number): Refusal | undefined => {
  const of = `la actividad ${lugar}`;
  const { inicio, fin, ponderacion } = actividad;
  return (
    draftDateProblem(inicio, `la fecha de inicio de ${of}`) ??
    draftDateProblem(fin, `la fecha de término de ${of}`) ??
    (ponderacion === 0 ? undefined : weightProblem(actividad, of))
  );
};

const sizeProblem = (contenido: ContenidoCompromiso): Refusal | undefined => {
  const { actividades } = contenido;
  const texts = [
    contenido.compromiso,
    contenido.instrumento.nombre,
    ...actividades.flatMap((each) => [
      each.descripcion,
      each.responsable,
      each.cargo,
      each.unidadMedida,
      ...each.productos.map(({ nombre }) => nombre),
    ]),
  ];
  const tooMany =
    actividades.length > MAX_ACTIVIDADES || actividades.some(({ productos }) => productos.length > MAX_PRODUCTOS);
  return tooMany || texts.some((texto) => texto.length > MAX_COMPROMISO.compromiso)
    ? refuse(
        'borrador-muy-grande',
        'El borrador es demasiado grande.',
        `Use textos de hasta ${MAX_COMPROMISO.compromiso} caracteres, ${MAX_ACTIVIDADES} actividades y ${MAX_PRODUCTOS} productos por actividad.`,
      )
    : undefined;
};

/** Why a draft can't be kept: anything may still be missing, but what is there has a bounded size, and its dates and weights are some. */
export const borradorProblem = (contenido: ContenidoCompromiso): Refusal | undefined =>
  sizeProblem(contenido) ??
  draftDateProblem(contenido.plazo, 'la fecha límite del compromiso') ??
  contenido.actividades
    .map((each, index) => draftActivityProblem(each, index + 1))
    .find((problem) => problem !== undefined);
