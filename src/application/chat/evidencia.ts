import { inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import { bimestreDates } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { evidenciasDe } from '../../domain/evidencia.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import { fechaOf, formatInstante } from '../../domain/fecha.js';
import { shortText } from './asignacion.js';
import type { Destination, Feature, PendingFile, Press, Say, View, Viewer } from './feature.js';
import { type FindFile, fileFor } from './file-press.js';
import { beginning, pageOf, pagerData } from './long-text.js';
import { holds, huella, postName, readsAll } from './matter.js';

/** More ASM than this are chosen from a list, not by a button each. */
const FEW = 2;
const PAGE = 5;

interface Place {
  readonly asm: string;
  readonly unidad: string;
}

/** Where this viewer may file: the ASM notified to their unit and not left out. */
const places = (ciclo: CicloAbierto, viewer: Viewer): readonly Place[] =>
  inListOrder(Object.values(ciclo.asm))
    .filter(({ seleccion }) => seleccion.estado !== 'no-seleccionado')
    .flatMap((asm) =>
      asm.notificadas.filter((unidad) => holds(viewer, unidad)).map((unidad) => ({ asm: asm.id, unidad })),
    );

/** Whether an open check-in asks for that ASM and the unit filed nothing on it since the bimester began. */
const isAwaited = (ciclo: CicloAbierto, { asm, unidad }: Place): boolean =>
  Object.values(ciclo.seguimientos).some(({ cerrado, unidades, bimestre }) => {
    if (cerrado || !unidades[unidad]?.includes(asm)) return false;
    const { inicio } = bimestreDates(bimestre);
    return !evidenciasDe(ciclo, asm, unidad).some((each) => fechaOf(each.at) >= inicio);
  });

const awaitedFirst = (ciclo: CicloAbierto, viewer: Viewer): readonly Place[] =>
  places(ciclo, viewer).toSorted((a, b) => Number(isAwaited(ciclo, b)) - Number(isAwaited(ciclo, a)));

const destinationOf = ({ asm, unidad }: Place): Destination => ({
  title: `Evidencia de ${asm}`,
  verb: 'evidencia.archivar',
  data: { asm, unidad },
});

/** Where a file of that very name was filed before: what comes under the same name is most often a correction. */
const sameName = (ciclo: CicloAbierto, { asm, unidad }: Place, nombre: string): boolean =>
  evidenciasDe(ciclo, asm, unidad).some(({ archivo }) => archivo.nombre === nombre);

const newVersionOf = (place: Place): Destination => ({
  ...destinationOf(place),
  title: `Nueva versión para ${place.asm}`,
});

const destinations = (ciclo: CicloAbierto, viewer: Viewer, { nombre }: PendingFile): readonly Destination[] => {
  const all = awaitedFirst(ciclo, viewer);
  const buttonOf = (place: Place) => (sameName(ciclo, place, nombre) ? newVersionOf(place) : destinationOf(place));
  if (all.length <= FEW) return all.map(buttonOf);
  const likely = all.filter((place) => sameName(ciclo, place, nombre));
  const awaited = all.filter((place) => isAwaited(ciclo, place) && !likely.includes(place));
  const offered = [...likely, ...awaited].slice(0, FEW);
  const other = {
    title: offered.length === 0 ? 'Evidencia de un ASM…' : 'Evidencia de otro ASM…',
    verb: 'evidencia.elegir',
    data: {},
  };
  return [...offered.map(buttonOf), other];
};

/** Asks on which of many ASM a file is evidence. */
const elegir = (find: FindFile): Press =>
  fileFor(find, async ({ ciclo, viewer }, typed, { nombre }) => {
    if (ciclo === undefined) return { text: 'No hay un ciclo abierto.' };
    return {
      card: {
        template: 'archivo-asm',
        data: {
          ciclo: ciclo.datos.id,
          archivo: typed['archivo'] ?? '',
          titulo: '¿De qué ASM es evidencia?',
          nombre: beginning(nombre, 160, 1),
          opciones: awaitedFirst(ciclo, viewer).map(({ asm, unidad }) => {
            const found = ciclo.asm[asm];
            return {
              title: `${asm}: ${found === undefined ? '' : shortText(found, 130)}`,
              value: JSON.stringify({ verb: 'evidencia.archivar', asm, unidad }),
            };
          }),
        },
      },
    };
  });

const sameBytes = (ciclo: CicloAbierto, { asm, unidad }: Place, sha256: string): Evidencia | undefined =>
  evidenciasDe(ciclo, asm, unidad).find((each) => each.archivo.sha256 === sha256);

const archivar = (find: FindFile): Press =>
  fileFor(find, async (turn, typed, archivo) => {
    const of = { unidad: typed['unidad'] ?? '', asm: typed['asm'] ?? '' };
    const outcome = await turn.give({ type: 'archivar-evidencia', ...of, archivo });
    const name = beginning(archivo.nombre, 80, 1);
    if (outcome.kind === 'refused')
      return turn.show('evidencias', {
        tone: 'warning',
        text: `«${name}» no se archivó. ${outcome.refusal.why} ${outcome.refusal.next}`,
      });
    const filed = sameBytes(outcome.ciclo, of, archivo.sha256);
    const version = filed?.version ?? 1;
    const text = outcome.changed
      ? `«${name}» quedó archivado como evidencia de ${of.asm}, versión ${version}.`
      : `Ese archivo ya estaba archivado en ${of.asm} como versión ${version} («${beginning(filed?.archivo.nombre ?? '', 60, 1)}»): no se duplicó.`;
    return turn.show(asunto.evidencias(of.asm), { tone: 'good', text });
  });

const rowOf = (each: Evidencia, viewer: Viewer) => ({
  titulo: `${each.asm} · versión ${each.version} · ${postName(viewer, each.unidad)}`,
  nombre: beginning(each.archivo.nombre, 160, 1),
  quien: `${viewer.nameOf(each.persona)}, ${formatInstante(each.at)}`,
  huella: huella(each.archivo.sha256),
});

/** What was filed, the newest first, of all the viewer's ASM or of one, in pages. */
const evidenciasView: View = (ciclo, [asm], viewer, typed = {}) => {
  const all = ciclo.evidencias
    .filter((each) => (readsAll(viewer) || holds(viewer, each.unidad)) && (asm === undefined || each.asm === asm))
    .toReversed();
  const page = pageOf(all, PAGE, typed['pagina']);
  return {
    template: 'evidencias',
    data: {
      ciclo: ciclo.datos.id,
      asunto: asm === undefined ? 'evidencias' : asunto.evidencias(asm),
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae}`,
      titulo: asm === undefined ? 'Evidencias' : `Evidencias de ${beginning(asm, 20, 1)}`,
      vacio: all.length === 0,
      filas: page.items.map((each) => rowOf(each, viewer)),
      deUno: asm !== undefined,
      ...pagerData(page),
    },
  };
};

const say: Say = async (turn, rest) => {
  const number = /\d{1,6}/.exec(rest)?.[0];
  if (turn.ciclo === undefined) return [{ text: 'No hay un ciclo abierto.' }];
  return [
    await turn.show(
      number === undefined ? 'evidencias' : asunto.evidencias(`ASM-${String(Number(number)).padStart(2, '0')}`),
    ),
  ];
};

/** Evidence as it is dropped in the chat (5.1, as far as it exists). */
export const evidenciaFeature = (find: FindFile): Feature => ({
  views: { evidencias: evidenciasView },
  commands: { evidencias: say },
  destinations,
  presses: { 'evidencia.archivar': archivar(find), 'evidencia.elegir': elegir(find) },
});
