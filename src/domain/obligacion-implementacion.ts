import { asunto } from './asunto.js';
import type { CicloAbierto } from './ciclo-state.js';
import { estadoCierre } from './cierre-actual.js';
import { ultimaEvidencia } from './evidencia.js';
import { faltaEnProducto } from './evidencia-formalidad.js';
import { type ProductoConvenido, productosConvenidos } from './evidencia-producto.js';
import type { Evidencia } from './evidencia-state.js';
import { addDays } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { Obligacion } from './obligacion.js';
import type { Plazo } from './plazo.js';
import { esperaRespuesta, faltanPorDecidir, fechasDe } from './prorroga.js';

/** Natural days before an activity ends on which its products are reminded of. */
const DIAS_DE_AVISO = 15;

/** Due date of the products of an activity that ends on a date. */
const plazoDeEntrega = (fin: Fecha): Plazo => ({ vence: fin, recordar: addDays(fin, -DIAS_DE_AVISO) });

interface Estado {
  readonly product: ProductoConvenido;
  readonly last: Evidencia | undefined;
}

/** Of what is closed nothing is owed any more. */
const estados = (ciclo: CicloAbierto): readonly Estado[] =>
  productosConvenidos(ciclo)
    .filter(({ asm }) => estadoCierre(ciclo, asm) === 'abierto')
    .map((product) => {
      const { asm, unidad, producto } = product;
      return { product, last: ultimaEvidencia(ciclo, asm, unidad, producto.id) };
    });

interface Debido {
  readonly product: ProductoConvenido;
  readonly plazo: Plazo;
}

/** One obligation per unit and due date, however many products. */
const grouped = (
  owed: readonly Debido[],
  clase: 'entregar-productos' | 'corregir-evidencia',
  asuntoOf: (unidad: ClavePuesto) => string,
): readonly Obligacion[] => {
  const groups = new Map<string, readonly Debido[]>();
  for (const each of owed) {
    const key = `${each.plazo.vence}|${each.product.unidad}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([, group]) =>
      group.slice(0, 1).map(({ product: { unidad }, plazo }) => ({
        clase,
        accion: '5.1',
        puesto: unidad,
        asunto: asuntoOf(unidad),
        asm: [...new Set(group.map(({ product }) => product.asm))],
        plazo,
      })),
    );
};

const porEntregar = (ciclo: CicloAbierto, all: readonly Estado[]): readonly Obligacion[] => {
  const due = all
    .filter(({ last }) => last === undefined)
    .map(({ product }) => ({ product, plazo: plazoDeEntrega(fechasDe(ciclo, product).vigente) }));
  return grouped(due, 'entregar-productos', asunto.entregas);
};

const porCorregir = (all: readonly Estado[]): readonly Obligacion[] => {
  const returned = all.flatMap(({ product, last }) =>
    last?.revision?.estado === 'devuelta' ? [{ product, plazo: last.revision.plazo }] : [],
  );
  return grouped(returned, 'corregir-evidencia', asunto.correcciones);
};

/** One obligation per unit, without due date. */
const perUnit = (
  found: readonly ProductoConvenido[],
  clase: 'revisar-evidencias' | 'completar-evidencia',
  puestoOf: (unidad: ClavePuesto) => ClavePuesto,
): readonly Obligacion[] =>
  [...new Set(found.map(({ unidad }) => unidad))].map((unidad) => ({
    clase,
    accion: '5.1',
    puesto: puestoOf(unidad),
    asunto: asunto.entregas(unidad),
    asm: [...new Set(found.filter((each) => each.unidad === unidad).map(({ asm }) => asm))],
  }));

const porResolver = (ciclo: CicloAbierto): readonly Obligacion[] =>
  Object.values(ciclo.prorrogas)
    .filter((each) => esperaRespuesta(ciclo, each))
    .flatMap((each) =>
      faltanPorDecidir(each).map((puesto) => ({
        clase: 'resolver-prorroga' as const,
        accion: '5.1' as const,
        puesto,
        asunto: asunto.prorroga(each.id),
        asm: [each.asm],
        plazo: each.plazo,
      })),
    );

/** What is owed while the commitments are carried out (5.1): products, their corrections and data, reviews and prórrogas. */
export const ofImplementacion = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const all = estados(ciclo);
  const incomplete = all.map(({ product }) => product).filter((each) => faltaEnProducto(ciclo, each).length > 0);
  const unreviewed = all.filter(({ last }) => last !== undefined && last.revision === undefined);
  return [
    ...porEntregar(ciclo, all),
    ...porCorregir(all),
    ...perUnit(incomplete, 'completar-evidencia', (unidad) => unidad),
    ...perUnit(
      unreviewed.map(({ product }) => product),
      'revisar-evidencias',
      () => se,
    ),
    ...porResolver(ciclo),
  ];
};
