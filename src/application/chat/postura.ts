import { asunto } from '../../domain/asunto.js';
import { inListOrder } from '../../domain/asm.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { type ContenidoPostura, type Postura, posturaKey, type SentidoPostura, ultimaVersion, type VersionPostura } from '../../domain/postura.js';
import { shortText } from './asignacion.js';
import type { Destination, Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { fileFor, type FindFile } from './file-press.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';
import { asmLines } from './notificacion.js';
import { seenOf } from './typed.js';

/** es-MX names of the senses (2.3). */
export const SENTIDOS: Readonly<Record<SentidoPostura, string>> = {
  aceptada: 'Aceptada',
  'aceptada-con-precisiones': 'Aceptada con precisiones',
  rechazada: 'Rechazada',
};

const stateLine = ({ situacion }: Postura): string => {
  switch (situacion.estado) {
    case 'solicitada':
      return `Por presentar, a más tardar el ${formatFecha(situacion.plazo.vence)}`;
    case 'presentada':
      return 'En revisión de la Secretaría Ejecutiva';
    case 'atendida':
      return 'La Secretaría Ejecutiva tomó nota';
    case 'sin-respuesta':
      return `Sin respuesta al ${formatFecha(situacion.plazo.vence)}; aún puede presentarse`;
  }
};

const versionLines = (version: VersionPostura, viewer: Viewer): { titulo: string; sentido: string; justificacion: string; propuestas: string; archivos: string; respuesta: string } => ({
  titulo: `Versión ${version.numero}, ${viewer.nameOf(version.persona)}, ${formatInstante(version.at)}`,
  sentido: SENTIDOS[version.contenido.sentido],
  justificacion: version.contenido.justificacion,
  propuestas: version.contenido.propuestas,
  archivos: version.archivos.map((archivo) => archivo.nombre).join(', '),
  respuesta: version.respuesta === undefined ? '' : `${version.respuesta.tipo === 'devuelta' ? 'Devuelta' : 'Insistencia'} el ${formatFecha(version.respuesta.fecha)}: ${version.respuesta.texto}`,
});

const posturaView: View = (ciclo, [id = '', unidad = ''], viewer, typed = {}) => {
  const postura = ciclo.posturas[posturaKey(id, unidad)];
  const asm = ciclo.asm[id];
  if (postura === undefined || asm === undefined || !(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const answers = postura.situacion.estado === 'solicitada' || postura.situacion.estado === 'sin-respuesta';
  const reviews = postura.situacion.estado === 'presentada' && isSecretaria(viewer);
  const rejected = ultimaVersion(postura)?.contenido.sentido === 'rechazada';
  return {
    template: 'postura',
    data: {
      ...buttonData(ciclo, asunto.postura(id, unidad)),
      asm: id,
      unidad,
      etiqueta: `Acción 2.3 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      texto: asmLines(asm),
      estado: stateLine(postura),
      versiones: postura.versiones.map((version) => versionLines(version, viewer)),
      anexos: postura.anexos.map((anexo) => anexo.nombre).join(', '),
      prepara: answers && holds(viewer, unidad),
      presenta: answers && signs(viewer, unidad),
      sentido: typed['sentido'] ?? postura.borrador?.sentido ?? 'aceptada',
      justificacion: typed['justificacion'] ?? postura.borrador?.justificacion ?? '',
      propuestas: typed['propuestas'] ?? postura.borrador?.propuestas ?? '',
      tomaNota: reviews && !rejected,
      revisa: reviews,
      rechazada: reviews && rejected,
      observaciones: typed['observaciones'] ?? '',
    },
  };
};

const posturasView: View = (ciclo, [unidad = ''], viewer) => {
  if (!(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  return { template: 'posturas', data: { ...buttonData(ciclo, asunto.posturas(unidad)), ...listOf(ciclo, [unidad], viewer) } };
};

const listOf = (ciclo: CicloAbierto, unidades: readonly string[], viewer: Viewer): Record<string, unknown> => {
  const rows = inListOrder(Object.values(ciclo.asm)).flatMap((asm) =>
    unidades.flatMap((unidad) => {
      const postura = ciclo.posturas[posturaKey(asm.id, unidad)];
      return postura === undefined ? [] : [{ asunto: asunto.postura(asm.id, unidad), titulo: `${asm.id} · ${postName(viewer, unidad)}`, texto: shortText(asm), estado: stateLine(postura), ciclo: ciclo.datos.id }];
    }),
  );
  return { etiqueta: `Acción 2.3 · PAE ${ciclo.datos.pae}`, filas: rows, vacio: rows.length === 0 };
};

const contenidoFrom = (typed: Typed): ContenidoPostura => ({
  sentido: (Object.keys(SENTIDOS) as SentidoPostura[]).find((key) => key === typed['sentido']) ?? 'aceptada',
  justificacion: typed['justificacion'] ?? '',
  propuestas: typed['propuestas'] ?? '',
});

const act =
  (done: string, build: (of: { unidad: string; asm: string }, typed: Typed) => Parameters<Parameters<Press>[0]['order']>[0]['command']): Press =>
  (turn, typed) => {
    const of = { unidad: typed['unidad'] ?? '', asm: typed['asm'] ?? '' };
    const seen = seenOf(typed);
    return turn.order({ command: build(of, typed), asunto: asunto.postura(of.asm, of.unidad), typed, ...(seen && { seen }), done });
  };

const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] =>
  Object.values(ciclo.posturas)
    .filter(({ unidad, situacion }) => holds(viewer, unidad) && (situacion.estado === 'solicitada' || situacion.estado === 'sin-respuesta'))
    .map(({ asm, unidad }) => ({ title: `Anexo de la postura sobre ${asm}`, verb: 'postura.anexar', data: { asm, unidad } }));

const say: Say = async (turn) => {
  if (turn.ciclo === undefined) return [{ text: 'No hay un ciclo abierto.' }];
  const all = [...new Set(Object.values(turn.ciclo.posturas).map((postura) => postura.unidad))];
  const unidades = readsAll(turn.viewer) ? all : all.filter((unidad) => holds(turn.viewer, unidad));
  return [{ card: { template: 'posturas', data: listOf(turn.ciclo, unidades, turn.viewer) } }];
};

/** Positions of the units, every version of them, and what SE answers (2.3). */
export const posturaFeature = (find: FindFile): Feature => ({
  views: { postura: posturaView, posturas: posturasView },
  commands: { posturas: say },
  destinations,
  presses: {
    'postura.preparar': act('Borrador guardado. El titular puede presentarlo.', (of, typed) => ({ type: 'preparar-postura', ...of, contenido: contenidoFrom(typed) })),
    'postura.presentar': act('Postura presentada.', (of, typed) => ({ type: 'presentar-postura', ...of, contenido: contenidoFrom(typed) })),
    'postura.nota': act('Se tomó nota de la postura.', (of) => ({ type: 'tomar-nota-de-postura', ...of })),
    'postura.devolver': act('Postura devuelta con observaciones.', (of, typed) => ({ type: 'devolver-postura', ...of, observaciones: typed['observaciones'] ?? '' })),
    'postura.insistir': act('Insistencia enviada.', (of, typed) => ({ type: 'insistir-en-postura', ...of, razones: typed['observaciones'] ?? '' })),
    'postura.deseleccionar': act('ASM sin seleccionar.', (of, typed) => ({ type: 'deseleccionar-asm', asm: of.asm, razon: typed['observaciones'] ?? '' })),
    'postura.anexar': fileFor(find, (turn, typed, archivo) => {
      const of = { unidad: typed['unidad'] ?? '', asm: typed['asm'] ?? '' };
      return turn.order({ command: { type: 'anexar-a-postura', ...of, archivo }, asunto: asunto.postura(of.asm, of.unidad), done: `«${archivo.nombre}» irá con la postura.` });
    }),
  },
});
