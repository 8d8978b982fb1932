import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { actoEn, instrumentoEn, versionesEn } from '../../domain/evidencia.js';
import { porRevisar } from '../../domain/evidencia-entrega.js';
import type { LugarEvidencia } from '../../domain/evidencia-event.js';
import { nombreDeProducto, productoEn } from '../../domain/evidencia-producto.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import { fechasLine } from '../fechas-actividad.js';
import { printable } from '../printable-text.js';
import { actividadTitle, entregaOf, estadoLine, versionesName } from './entrega.js';
import { actoLine, instrumentoVigenteLine, versionRow } from './evidencia-textos.js';
import type { Feature, FilesOf, Press, Turn, Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { choicesOf, seenOf } from './typed.js';

const PAGE = 3;
const REASON = 1500;

/** The place that the parts of a product's matter name; undefined when it is not the viewer's to see. */
const lugarOf = (
  [asm = '', unidad = '', actividad = '', producto = '']: readonly string[],
  viewer: Viewer,
): (LugarEvidencia & { readonly producto: string }) | undefined =>
  holds(viewer, unidad) || readsAll(viewer) ? { asm, unidad, producto: `${actividad}.${producto}` } : undefined;

const activityData = (ciclo: CicloAbierto, lugar: LugarEvidencia, viewer: Viewer) => {
  const product = productoEn(ciclo, lugar);
  if (product === undefined)
    return {
      actividad: `${lugar.asm}. Este producto ya no está en el Convenio vigente.`,
      termina: '',
      estado: '',
      asuntoActividad: '',
    };
  const entrega = entregaOf(ciclo, product);
  return {
    actividad: `${actividadTitle(product)}: ${beginning(product.actividad.descripcion, 300, 4)}`,
    termina: fechasLine(entrega.fechas),
    estado: estadoLine(entrega, viewer.today),
    asuntoActividad: asunto.actividad(lugar.asm, lugar.unidad, product.actividad.id),
  };
};

const unreviewed = (versions: readonly Evidencia[]): readonly Evidencia[] =>
  versions.filter(({ revision }) => revision === undefined).toReversed();

/** Which versions wait, and what becomes of those that are not chosen. */
const porRevisarLine = (open: readonly Evidencia[]): string =>
  `Por revisar: ${versionesName(open).toLowerCase()}. Se aceptan las que marque; las demás quedan en el registro, sin aceptar. Si devuelve, es la versión ${open.at(-1)?.version}, y la unidad entrega otra.`;

const reviewData = (versions: readonly Evidencia[], viewer: Viewer, typed: Typed) => {
  const open = unreviewed(versions);
  const last = versions.at(-1);
  const reviews = isSecretaria(viewer) && last !== undefined;
  return {
    acepta: reviews && last.revision?.estado !== 'aceptada',
    devuelve: reviews && last.revision?.estado !== 'devuelta',
    revisa: reviews,
    varias: reviews && open.length > 1,
    versiones: open.map(({ id, version, archivo }) => ({
      title: `Versión ${version}: ${beginning(archivo.nombre, 80, 1)}`,
      value: id,
    })),
    porRevisar: open.length > 1 ? porRevisarLine(open.toReversed()) : '',
    elegidas:
      typed['elegidas'] ??
      porRevisar(versions)
        .map(({ id }) => id)
        .join(','),
    evidencia: last?.id ?? '',
    observaciones: (typed['observaciones'] ?? '').slice(0, REASON),
  };
};

/** The card of one product: its versions, what SE said of each, its act and its instrument (5.1). */
const productoView: View = (ciclo, parts, viewer, typed = {}) => {
  const lugar = lugarOf(parts, viewer);
  const nombre = lugar && nombreDeProducto(ciclo, lugar);
  if (lugar === undefined || nombre === undefined) return undefined;
  const versions = versionesEn(ciclo, lugar);
  const last = versions.at(-1);
  const page = pageOf(versions.toReversed(), typed['pagina'], PAGE);
  const own = holds(viewer, lugar.unidad);
  return {
    template: 'producto',
    data: {
      ...buttonData(ciclo, asunto.producto(lugar.asm, lugar.unidad, lugar.producto)),
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae} · ${postName(viewer, lugar.unidad)}`,
      titulo: beginning(nombre, 300, 3),
      ...activityData(ciclo, lugar, viewer),
      hay: last !== undefined,
      entrega: own,
      acto: last === undefined ? '' : actoLine(actoEn(ciclo, lugar)),
      instrumento: last === undefined ? '' : instrumentoVigenteLine(instrumentoEn(ciclo, lugar)),
      filas: page.items.map((each) => versionRow(ciclo, each, viewer, false)),
      registra: own && last !== undefined,
      asuntoFormalidad: `formalidad.${last?.id ?? ''}`,
      ...reviewData(versions, viewer, typed),
      ...pagerData(page),
    },
  };
};

const files: FilesOf = (ciclo, parts, viewer) => {
  const lugar = lugarOf(parts, viewer);
  return lugar === undefined
    ? []
    : versionesEn(ciclo, lugar)
        .toReversed()
        .map(({ archivo, version }) => ({ ...archivo, nota: `versión ${version}` }));
};

/** Each chosen version is accepted by an order of its own; the first refusal stops, and is told with what was accepted before it. */
const accepted = async (turn: Turn, typed: Typed, ids: readonly string[]): Promise<string | undefined> => {
  for (const [done, evidencia] of ids.entries()) {
    const outcome = await turn.give({ type: 'aceptar-evidencia', evidencia }, done === 0 ? seenOf(typed) : undefined);
    if (outcome.kind === 'refused')
      return `${done === 0 ? '' : acceptedLine(done)} ${outcome.refusal.why} ${outcome.refusal.next}`.trim();
  }
  return undefined;
};

const acceptedLine = (count: number): string =>
  count === 1 ? 'Evidencia aceptada.' : `Se aceptaron ${count} versiones.`;

const NONE_CHOSEN = 'No marcó ninguna versión. Marque las que acepta y presione «Aceptar».';

const aceptar: Press = async (turn, typed) => {
  const chosen = choicesOf(typed, 'elegidas');
  const card = typed['asunto'] ?? '';
  if (chosen.length === 0 && typed['elegidas'] !== undefined)
    return turn.show(card, { tone: 'warning', text: NONE_CHOSEN }, typed);
  const ids = chosen.length === 0 ? [typed['evidencia'] ?? ''] : chosen;
  const problem = await accepted(turn, typed, ids);
  if (problem !== undefined) return turn.show(card, { tone: 'warning', text: problem }, typed);
  return turn.show(card, { tone: 'good', text: acceptedLine(ids.length) });
};

const devolver: Press = (turn, typed) => {
  const seen = seenOf(typed);
  const observaciones = printable(typed['observaciones'] ?? '').trim();
  return turn.order({
    command: { type: 'devolver-evidencia', evidencia: typed['evidencia'] ?? '', observaciones },
    asunto: typed['asunto'] ?? '',
    typed,
    ...(seen && { seen }),
    done: 'Evidencia devuelta con observaciones.',
  });
};

/** One product of the Convenio, with the review of its evidence (5.1). */
export const productoFeature: Feature = {
  views: { producto: productoView },
  files: { producto: files },
  presses: { 'evidencia.aceptar': aceptar, 'evidencia.devolver': devolver },
};
