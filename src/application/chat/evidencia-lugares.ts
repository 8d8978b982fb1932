import { inListOrder } from '../../domain/asm.js';
import { bimestreDates } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { estadoCierre } from '../../domain/cierre-actual.js';
import { evidenciasDe, versionesEn } from '../../domain/evidencia.js';
import type { LugarEvidencia } from '../../domain/evidencia-event.js';
import { nombreDeProducto, productoEn } from '../../domain/evidencia-producto.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import { fechaOf } from '../../domain/fecha.js';
import { actividadName, type Entrega, entregasDe, estadoLine, lugarOf, urgentFirst } from './entrega.js';
import type { Destination, PendingFile, Typed, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { holds, readsAll } from './matter.js';

/** Products offered by a button each, and ASM before there is a Convenio: the rest is chosen from a list. */
const FEW_PRODUCTS = 3;
const FEW = 2;

const own = (viewer: Viewer): readonly string[] => [...new Set(viewer.posts.map(({ puesto }) => puesto))];

/** What the viewer's units have to deliver or may deliver again, the most urgent first. */
export const entregas = (ciclo: CicloAbierto, viewer: Viewer): readonly Entrega[] =>
  urgentFirst(
    own(viewer)
      .flatMap((unidad) => entregasDe(ciclo, unidad))
      .filter(({ cerrado }) => !cerrado),
  );

/** The ASM on which this viewer may file as a whole: those notified to their unit and not left out. */
const asmPlaces = (ciclo: CicloAbierto, viewer: Viewer): readonly LugarEvidencia[] =>
  inListOrder(Object.values(ciclo.asm))
    .filter(({ id, seleccion }) => seleccion.estado !== 'no-seleccionado' && estadoCierre(ciclo, id) === 'abierto')
    .flatMap((asm) =>
      asm.notificadas.filter((unidad) => holds(viewer, unidad)).map((unidad) => ({ asm: asm.id, unidad })),
    );

/** Whether an open check-in asks for that ASM and the unit filed nothing on it since the bimester began. */
const isAwaited = (ciclo: CicloAbierto, { asm, unidad }: LugarEvidencia): boolean =>
  Object.values(ciclo.seguimientos).some(({ cerrado, unidades, bimestre }) => {
    if (cerrado || !unidades[unidad]?.includes(asm)) return false;
    const { inicio } = bimestreDates(bimestre);
    return !evidenciasDe(ciclo, asm, unidad).some((each) => fechaOf(each.at) >= inicio);
  });

/** The same, those that an open check-in waits for first. */
export const awaitedFirst = (ciclo: CicloAbierto, viewer: Viewer): readonly LugarEvidencia[] =>
  asmPlaces(ciclo, viewer).toSorted((a, b) => Number(isAwaited(ciclo, b)) - Number(isAwaited(ciclo, a)));

/** Names that programs give: they tell nothing of what the file is. */
const GIVEN_BY_PROGRAMS = /^(?:imagen pegada|image|img|captura|screenshot|scan|documento)[\s_-]*\d*\.\w+$/i;

/** Whether a file of that very name was filed there before: what comes under the same name is most often a correction. */
const sameName = (ciclo: CicloAbierto, lugar: LugarEvidencia, nombre: string): boolean =>
  !GIVEN_BY_PROGRAMS.test(nombre) && versionesEn(ciclo, lugar).some(({ archivo }) => archivo.nombre === nombre);

/** A product with its activity, short enough for a list. */
export const productName = ({ product }: Entrega): string =>
  `${beginning(product.producto.nombre, 110, 1)} (${actividadName(product)})`;

/** A place as the data of a button. */
export const dataOf = ({ asm, unidad, producto }: LugarEvidencia): Typed => ({
  asm,
  unidad,
  ...(producto !== undefined && { producto }),
});

const productDestination = (entrega: Entrega, again: boolean, today: string): Destination => ({
  title: `${again ? 'Nueva versión de: ' : ''}${productName(entrega)}. ${estadoLine(entrega, today)}`,
  verb: 'evidencia.archivar',
  data: dataOf(lugarOf(entrega)),
});

const ofProducts = (
  ciclo: CicloAbierto,
  all: readonly Entrega[],
  { nombre }: PendingFile,
  today: string,
): readonly Destination[] => {
  const likely = all.filter((each) => sameName(ciclo, lugarOf(each), nombre));
  const owed = all.filter((each) => each.estado !== 'aceptada' && !likely.includes(each));
  const offered = [...likely, ...owed].slice(0, FEW_PRODUCTS);
  return [
    ...offered.map((each) => productDestination(each, likely.includes(each), today)),
    { title: 'Evidencia de otro producto…', verb: 'evidencia.elegir', data: {} },
  ];
};

const asmDestination = (ciclo: CicloAbierto, place: LugarEvidencia, nombre: string): Destination => ({
  title: sameName(ciclo, place, nombre) ? `Nueva versión para ${place.asm}` : `Evidencia de ${place.asm}`,
  verb: 'evidencia.archivar',
  data: dataOf(place),
});

const ofAsm = (ciclo: CicloAbierto, viewer: Viewer, { nombre }: PendingFile): readonly Destination[] => {
  const all = awaitedFirst(ciclo, viewer);
  if (all.length <= FEW) return all.map((place) => asmDestination(ciclo, place, nombre));
  const likely = all.filter((place) => sameName(ciclo, place, nombre));
  const awaited = all.filter((place) => isAwaited(ciclo, place) && !likely.includes(place));
  const offered = [...likely, ...awaited].slice(0, FEW);
  const title = offered.length === 0 ? 'Evidencia de un ASM…' : 'Evidencia de otro ASM…';
  return [
    ...offered.map((place) => asmDestination(ciclo, place, nombre)),
    { title, verb: 'evidencia.elegir', data: {} },
  ];
};

/** Where a dropped file can be filed: the products that its sender owes, or before a Convenio their ASM. */
export const destinations = (ciclo: CicloAbierto, viewer: Viewer, file: PendingFile): readonly Destination[] => {
  const all = entregas(ciclo, viewer);
  return all.length === 0 ? ofAsm(ciclo, viewer, file) : ofProducts(ciclo, all, file, viewer.today);
};

/** A place as people know it. */
export const lugarName = (ciclo: CicloAbierto, lugar: LugarEvidencia): string => {
  if (lugar.producto === undefined) return lugar.asm;
  const place = productoEn(ciclo, lugar);
  const name = beginning(nombreDeProducto(ciclo, lugar) ?? lugar.producto, 110, 1);
  return `«${name}» (${place === undefined ? lugar.asm : actividadName(place)})`;
};

/** The same bytes wherever the viewer may see them. */
export const sameBytes = (ciclo: CicloAbierto, viewer: Viewer, sha256: string): readonly Evidencia[] =>
  ciclo.evidencias.filter((each) => each.archivo.sha256 === sha256 && (readsAll(viewer) || holds(viewer, each.unidad)));

const KNOWN_SHOWN = 3;

/** Where some evidence is, the first few by name. */
export const placesLine = (ciclo: CicloAbierto, found: readonly Evidencia[]): string => {
  const named = found.slice(0, KNOWN_SHOWN).map((each) => `${lugarName(ciclo, each)}, versión ${each.version}`);
  const rest = found.length - named.length;
  return `${named.join('; ')}${rest === 0 ? '' : ` y ${rest} más`}`;
};

/** Says that a file that has just come is already filed, and where. */
export const known = (ciclo: CicloAbierto, viewer: Viewer, { sha256 }: PendingFile): string | undefined => {
  const found = sameBytes(ciclo, viewer, sha256);
  return found.length === 0 ? undefined : `Este mismo archivo ya está archivado en ${placesLine(ciclo, found)}.`;
};
