import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { entryOf } from '../../domain/entry.js';
import { evidenciaProblem, type ReglaEvidencias } from '../../domain/evidencia-archivo.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import { asmIdIn } from '../asm-reference.js';
import type { Reply } from '../chat.js';
import { type ArchivosEnEspera, archivar, elegir } from './evidencia-archivar.js';
import { unidadesConProductos } from './evidencia-entregas.js';
import { destinations, known } from './evidencia-lugares.js';
import { versionRow } from './evidencia-textos.js';
import type { Feature, FilesOf, Say, Turn, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { holds, readsAll, seesAsm } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';

const PAGE = 5;

/** What the viewer may see, of all ASM or of one, the newest first. */
const visible = (ciclo: CicloAbierto, asm: string | undefined, viewer: Viewer): readonly Evidencia[] =>
  ciclo.evidencias
    .filter((each) => (readsAll(viewer) || holds(viewer, each.unidad)) && (asm === undefined || each.asm === asm))
    .toReversed();

/** Every version that was filed, in pages. */
const evidenciasView: View = (ciclo, [asm], viewer, typed = {}) => {
  const all = visible(ciclo, asm, viewer);
  const page = pageOf(all, typed['pagina'], PAGE);
  return {
    template: 'evidencias',
    data: {
      ciclo: ciclo.datos.id,
      asunto: asm === undefined ? 'evidencias' : asunto.evidencias(asm),
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae}`,
      titulo: asm === undefined ? 'Evidencias' : `Evidencias de ${beginning(asm, 20, 1)}`,
      vacio: all.length === 0,
      hay: all.length > 0,
      filas: page.items.map((each) => versionRow(ciclo, each, viewer, true)),
      deUno: asm !== undefined,
      ...pagerData(page),
    },
  };
};

const files: FilesOf = (ciclo, [asm], viewer) =>
  visible(ciclo, asm, viewer).map(({ archivo, asm: of, version }) => ({
    ...archivo,
    nota: `${of}, versión ${version}`,
  }));

/** By ASM when one is named; else the products of the viewer's units, or of all, with their state. */
const cards = ({ show, viewer }: Turn, ciclo: CicloAbierto): readonly Promise<Reply>[] => {
  const units = unidadesConProductos(ciclo);
  const own = units.filter((unidad) => holds(viewer, unidad));
  if (units.length === 0 || (own.length === 0 && !readsAll(viewer))) return [show('evidencias')];
  return [
    ...own.map((unidad) => show(asunto.entregas(unidad))),
    ...(readsAll(viewer) ? [show('entregas-resumen')] : []),
  ];
};

const say: Say = async (turn, rest) => {
  const asm = asmIdIn(rest);
  if (turn.ciclo === undefined) return [sinCiclo(turn.viewer)];
  if (asm === undefined) return Promise.all(cards(turn, turn.ciclo));
  const named = entryOf(turn.ciclo.asm, asm);
  if (named !== undefined && seesAsm(turn.viewer, named)) return [await turn.show(asunto.evidencias(asm))];
  const text = `${asm} no está a su alcance en este ciclo. Estas son las evidencias que puede ver.`;
  return [await turn.show('evidencias', { tone: 'warning', text })];
};

/** Evidence as it is dropped in the chat, and every version that was filed (5.1). */
export const evidenciaFeature = (archivos: ArchivosEnEspera, regla: ReglaEvidencias): Feature => ({
  views: { evidencias: evidenciasView },
  commands: { evidencias: say },
  files: { evidencias: files },
  destinations,
  refuses: (file) => evidenciaProblem(file, regla),
  known,
  presses: { 'evidencia.archivar': archivar(archivos), 'evidencia.elegir': elegir(archivos) },
});
