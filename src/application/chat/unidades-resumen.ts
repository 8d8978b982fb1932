import type { ClavePuesto } from '../../domain/identity.js';
import type { Card } from '../messenger.js';
import type { Typed, Viewer } from './feature.js';
import { postName } from './matter.js';
import { pageOf, pagerData } from './paging.js';

/** Units of one page of a list, as lines and to choose from. */
export const UNIDADES_POR_PAGINA = 12;

/** What a summary by unit says: a line for each, and the matter that opens when the unit is chosen. */
interface Resumen {
  /** Its card, and the matter that draws it. */
  readonly template: string;
  readonly ciclo: string;
  readonly etiqueta: string;
  readonly unidades: readonly ClavePuesto[];
  readonly valorOf: (unidad: ClavePuesto) => string;
  readonly asuntoOf: (unidad: ClavePuesto) => string;
}

/** Where every unit stands in a key action, for who reads the whole ciclo (2.3, 3.1, 5.1). */
export const resumenPorUnidad = (
  { template, ciclo, etiqueta, unidades, valorOf, asuntoOf }: Resumen,
  viewer: Viewer,
  typed: Typed,
): Card => {
  const page = pageOf(unidades, typed['pagina'], UNIDADES_POR_PAGINA);
  const options = page.items.map((unidad) => ({ title: postName(viewer, unidad), value: asuntoOf(unidad) }));
  return {
    template,
    data: {
      ciclo,
      asunto: template,
      etiqueta,
      vacio: unidades.length === 0,
      hay: unidades.length > 0,
      filas: page.items.map((unidad) => ({ titulo: postName(viewer, unidad), valor: valorOf(unidad) })),
      opciones: options,
      elegido: options[0]?.value ?? '',
      ...pagerData(page),
    },
  };
};
