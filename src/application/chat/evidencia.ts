import { asunto } from '../../domain/asunto.js';
import { inListOrder } from '../../domain/asm.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatInstante } from '../../domain/fecha.js';
import type { Destination, Feature, Say, Viewer } from './feature.js';
import { fileFor, type FindFile } from './file-press.js';
import { holds, postName, readsAll } from './matter.js';

const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] =>
  inListOrder(Object.values(ciclo.asm)).flatMap((asm) =>
    asm.notificadas.filter((unidad) => holds(viewer, unidad)).map((unidad) => ({ title: `Evidencia de ${asm.id}`, verb: 'evidencia.archivar', data: { asm: asm.id, unidad } })),
  );

const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [{ text: 'No hay un ciclo abierto.' }];
  const visible = ciclo.evidencias.filter((each) => readsAll(viewer) || holds(viewer, each.unidad));
  const filas = visible.map((each) => ({
    titulo: `${each.asm} · ${postName(viewer, each.unidad)} · versión ${each.version}`,
    valor: `${each.archivo.nombre}. ${viewer.nameOf(each.persona)}, ${formatInstante(each.at)}. SHA-256 ${each.archivo.sha256.slice(0, 16)}…`,
  }));
  return [{ card: { template: 'lista', data: { etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae}`, titulo: 'Evidencias', filas, vacio: filas.length === 0, textoVacio: 'Aún no hay evidencias. Adjunte un archivo en este chat.' } } }];
};

/** Evidence as it is dropped in the chat (5.1, as far as it exists). */
export const evidenciaFeature = (find: FindFile): Feature => ({
  commands: { evidencias: say },
  destinations,
  presses: {
    'evidencia.archivar': fileFor(find, (turn, typed, archivo) => {
      const of = { unidad: typed['unidad'] ?? '', asm: typed['asm'] ?? '' };
      return turn.order({ command: { type: 'archivar-evidencia', ...of, archivo }, asunto: asunto.asm(of.asm), done: `«${archivo.nombre}» quedó archivado como evidencia de ${of.asm}.` });
    }),
  },
});
