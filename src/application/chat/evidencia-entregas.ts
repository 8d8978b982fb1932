import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { productosConvenidos } from '../../domain/evidencia-producto.js';
import {
  actividadName,
  actividadTitle,
  asuntoOf,
  type Entrega,
  entregasDe,
  estadoLine,
  reviewFirst,
  tallyLine,
  urgentFirst,
} from './entrega.js';
import type { Feature, Press, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll } from './matter.js';
import { offered, pageOf, pagerData } from './paging.js';
import { resumenPorUnidad } from './unidades-resumen.js';

const PAGE = 6;
/** With so few rows each has its own button. */
const FEW = 3;

const rowOf = (ciclo: CicloAbierto, entrega: Entrega, viewer: Viewer, opens: boolean) => ({
  ciclo: ciclo.datos.id,
  asunto: asuntoOf(entrega),
  titulo: beginning(entrega.product.producto.nombre, 160, 2),
  texto: actividadTitle(entrega.product),
  estado: estadoLine(entrega, viewer.today),
  abre: opens,
});

const optionOf = (entrega: Entrega) => ({
  title: `${beginning(entrega.product.producto.nombre, 90, 1)} (${actividadName(entrega.product)})`,
  value: asuntoOf(entrega),
});

const list = (
  ciclo: CicloAbierto,
  all: readonly Entrega[],
  viewer: Viewer,
  shown: {
    readonly key: string;
    readonly unidad: string;
    readonly titulo: string;
    readonly pagina?: string | undefined;
  },
) => {
  const page = pageOf(all, shown.pagina, PAGE);
  const few = all.length <= FEW;
  const choices = offered(all, page);
  const [first] = choices;
  return {
    template: 'entregas',
    data: {
      ...buttonData(ciclo, shown.key),
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae}`,
      titulo: shown.titulo,
      destinatario: postName(viewer, shown.unidad),
      cuenta: all.length === 0 ? 'No hay productos en esta lista.' : tallyLine(all, viewer.today),
      entrega: holds(viewer, shown.unidad),
      filas: page.items.map((each) => rowOf(ciclo, each, viewer, few)),
      elige: !few,
      opciones: choices.map(optionOf),
      elegido: first === undefined ? '' : asuntoOf(first),
      ...pagerData(page),
    },
  };
};

const mayRead = (viewer: Viewer, unidad: string): boolean => holds(viewer, unidad) || readsAll(viewer);

/** What a unit delivers, in pages: what it has to do first, and for SE what it has to review. */
const entregasView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!mayRead(viewer, unidad)) return undefined;
  const sorted = isSecretaria(viewer) ? reviewFirst : urgentFirst;
  const all = sorted(entregasDe(ciclo, unidad));
  const titulo = 'Productos comprometidos';
  return list(ciclo, all, viewer, { key: asunto.entregas(unidad), unidad, titulo, pagina: typed['pagina'] });
};

/** What SE returned to a unit and waits for its correction. */
const correccionesView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!mayRead(viewer, unidad)) return undefined;
  const all = urgentFirst(entregasDe(ciclo, unidad).filter(({ estado }) => estado === 'devuelta'));
  const titulo = 'Evidencias por corregir';
  return list(ciclo, all, viewer, { key: asunto.correcciones(unidad), unidad, titulo, pagina: typed['pagina'] });
};

/** Units with products in the Convenio in force. */
export const unidadesConProductos = (ciclo: CicloAbierto): readonly string[] => [
  ...new Set(productosConvenidos(ciclo).map(({ unidad }) => unidad)),
];

/** Where every unit stands, for who reads the whole ciclo. */
const resumenView: View = (ciclo, _parts, viewer, typed = {}) =>
  readsAll(viewer)
    ? resumenPorUnidad(
        {
          template: 'entregas-resumen',
          ciclo: ciclo.datos.id,
          etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae}`,
          unidades: unidadesConProductos(ciclo),
          valorOf: (unidad) => tallyLine(entregasDe(ciclo, unidad), viewer.today),
          asuntoOf: asunto.entregas,
        },
        viewer,
        typed,
      )
    : undefined;

const abrir: Press = (turn, typed) => turn.show(typed['elegido'] ?? '');

/** The products of each unit with their state (5.1). */
export const entregasFeature: Feature = {
  views: { entregas: entregasView, correcciones: correccionesView, 'entregas-resumen': resumenView },
  presses: { 'entregas.abrir': abrir },
};
