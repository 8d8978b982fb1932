import { type Asm, type Criterio, inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { asmIdIn } from '../asm-reference.js';
import { shortened } from '../shortened.js';
import { acuseLine } from './acuse-linea.js';
import { asmPageOf, asmRow } from './asm-rows.js';
import { concurrenciaLines } from './concurrencia.js';
import type { Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { buttonData, isSecretaria, postName, readsAll } from './matter.js';
import { seenOf } from './typed.js';
import { canAssess } from './valoracion.js';

const PAGE = 8;

const hasOpenObservations = (asm: Asm): boolean =>
  Object.values(asm.concurrencias).some((each) => each.estado === 'con-observaciones' && each.atencion === undefined);

const FILTROS: readonly (readonly [key: string, name: string, holds: (asm: Asm) => boolean])[] = [
  ['todos', 'Todos', () => true],
  ['por-valorar', 'Por valorar', (asm) => asm.notificadas.length > 0 && asm.seleccion.estado === 'pendiente'],
  ['seleccionados', 'Seleccionados', (asm) => asm.seleccion.estado === 'seleccionado'],
  ['no-seleccionados', 'No seleccionados', (asm) => asm.seleccion.estado === 'no-seleccionado'],
  ['observaciones', 'Con observaciones por responder', hasOpenObservations],
  [
    'esperan',
    'Esperan respuesta de su unidad',
    (asm) => Object.values(asm.concurrencias).some((each) => each.estado === 'pendiente'),
  ],
  ['sin-notificar', 'Sin notificar a su unidad', (asm) => asm.notificadas.length === 0],
];

const decisionLine = (asm: Asm): string => {
  const { seleccion } = asm;
  if (asm.notificadas.length === 0) return 'Aún no se notifica a su unidad';
  if (seleccion.estado === 'pendiente') return 'Por valorar';
  return seleccion.estado === 'seleccionado' ? 'Seleccionado' : `No seleccionado: ${shortened(seleccion.razon, 120)}`;
};

const wordLine = (asm: Asm, viewer: Viewer): string =>
  Object.entries(asm.concurrencias)
    .map(([unidad, { estado }]) => {
      const word = {
        pendiente: 'por responder',
        'de-acuerdo': 'de acuerdo',
        'con-observaciones': 'con observaciones',
        'sin-respuesta': 'sin respuesta',
      }[estado];
      return `${postName(viewer, unidad)}: ${word}`;
    })
    .join('; ');

const listView = (ciclo: CicloAbierto, viewer: Viewer, typed: Typed) => {
  const all = inListOrder(Object.values(ciclo.asm));
  const counted = FILTROS.map(([key, name, holds]) => ({ key, name, asm: all.filter(holds) }));
  const chosen = counted.find(({ key }) => key === typed['filtro']) ?? counted[0];
  const page = asmPageOf(chosen?.asm ?? [], typed['pagina'], PAGE);
  const pending = counted.find(({ key }) => key === 'por-valorar')?.asm.length ?? 0;
  return {
    template: 'seleccion',
    data: {
      ...buttonData(ciclo, asunto.seleccion),
      ...page.paging,
      etiqueta: `Acción 2.1 · PAE ${ciclo.datos.pae}`,
      filtros: counted
        .filter(({ key, asm }) => key === 'todos' || asm.length > 0)
        .map(({ key, name, asm }) => ({ title: `${name} (${asm.length})`, value: key })),
      filtro: chosen?.key ?? 'todos',
      filas: page.items.map((asm) => ({
        ...asmRow(asm, asunto.seleccionAsm(asm.id)),
        estado: decisionLine(asm),
        unidades: wordLine(asm, viewer),
      })),
      vacio: all.length === 0,
      valora: isSecretaria(viewer) && all.some(canAssess),
      botonValorar: pending > 0 ? `Valorar los pendientes (${pending})` : 'Valorar de nuevo',
    },
  };
};

const CRITERIOS = [
  ['viabilidad', 'Viabilidad'],
  ['factibilidad', 'Alta factibilidad'],
  ['claridad', 'Claridad'],
  ['relevancia', 'Relevancia'],
  ['justificacion', 'Justificación'],
] as const;

const criteriaOf = ({ seleccion }: Asm): readonly { titulo: string; valor: string }[] => {
  if (seleccion.estado === 'pendiente') return [];
  const line = ({ cumple, razon }: Criterio): string => `${cumple ? 'Sí' : 'No'}. ${shortened(razon, MAX_RAZON)}`;
  return CRITERIOS.flatMap(([key, titulo]) => {
    const criterio = seleccion.valoracion[key];
    return criterio === undefined ? [] : [{ titulo, valor: line(criterio) }];
  });
};

const detailView = (ciclo: CicloAbierto, asm: Asm, viewer: Viewer, typed: Typed) => {
  const { seleccion } = asm;
  const secretaria = isSecretaria(viewer);
  return {
    template: 'seleccion-asm',
    data: {
      ...asmRow(asm),
      ...buttonData(ciclo, asunto.seleccionAsm(asm.id)),
      etiqueta: `Acción 2.1 · PAE ${ciclo.datos.pae}`,
      estado: seleccion.estado === 'no-seleccionado' ? 'No seleccionado' : decisionLine(asm),
      razon: seleccion.estado === 'no-seleccionado' ? shortened(seleccion.razon, MAX_RAZON) : '',
      registro: seleccion.estado === 'pendiente' ? '' : acuseLine(seleccion.acuse, viewer),
      criterios: criteriaOf(asm),
      valorado: seleccion.estado !== 'pendiente',
      unidades: Object.keys(asm.concurrencias).map((unidad) => {
        const now = asm.concurrencias[unidad];
        return {
          unidad,
          nombre: postName(viewer, unidad),
          ...concurrenciaLines(asm, unidad, viewer),
          atiende: secretaria && now?.estado === 'con-observaciones' && now.atencion === undefined,
          campo: `atencion-${unidad}`,
          valor: (typed[`atencion-${unidad}`] ?? '').slice(0, MAX_RAZON),
        };
      }),
      valora: secretaria && canAssess(asm),
      botonValorar: seleccion.estado === 'pendiente' ? 'Valorar' : 'Valorar de nuevo',
      deNuevo: secretaria && canAssess(asm) && seleccion.estado !== 'pendiente',
      descarta: secretaria && seleccion.estado === 'seleccionado',
      descartando: typed['razon'] !== undefined,
      razonDescarte: (typed['razon'] ?? '').slice(0, MAX_RAZON),
    },
  };
};

const seleccionView: View = (ciclo, [id], viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  if (id === undefined) return listView(ciclo, viewer, typed);
  const asm = ciclo.asm[id];
  return asm && detailView(ciclo, asm, viewer, typed);
};

const atender: Press = (turn, typed) => {
  const [asm, unidad] = [typed['asm'] ?? '', typed['unidad'] ?? ''];
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'atender-observaciones', asm, unidad, atencion: (typed[`atencion-${unidad}`] ?? '').trim() },
    asunto: asunto.seleccionAsm(asm),
    typed: { [`atencion-${unidad}`]: typed[`atencion-${unidad}`] ?? '' },
    ...(seen && { seen }),
    done: 'Respuesta enviada a la unidad.',
  });
};

const descartar: Press = (turn, typed) => {
  const asm = typed['asm'] ?? '';
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'deseleccionar-asm', asm, razon: (typed['razon'] ?? '').trim() },
    asunto: asunto.seleccionAsm(asm),
    typed: { razon: typed['razon'] ?? '' },
    ...(seen && { seen }),
    done: `No se continuará con ${asm}. Se avisó a sus unidades.`,
  });
};

const say: Say = async (turn, rest) => {
  const asm = asmIdIn(rest);
  return [await turn.show(asm === undefined ? asunto.seleccion : asunto.seleccionAsm(asm))];
};

/** The selection: how each ASM stands and why, and SE's answers to the units (2.1). */
export const seleccionFeature: Feature = {
  views: { seleccion: seleccionView },
  commands: { seleccion: say },
  presses: { 'asm.atender': atender, 'asm.descartar': descartar },
};
