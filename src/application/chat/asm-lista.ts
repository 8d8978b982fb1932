import { type Asm, inListOrder, isEstructural } from '../../domain/asm.js';
import { ETAPAS, type EtapaAsm, etapaDe } from '../../domain/asm-etapa.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { asmReferences } from '../asm-reference.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import { asmStart } from './asm-start.js';
import type { Feature, Press, Say, Turn, Typed, Viewer } from './feature.js';
import { cicloLabel, postName, seesAsm } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';

const ROWS = 10;
const SHORT = 200;
/** From so many ASM on, a list is worth filtering. */
const FILTERED_FROM = 6;
const TODOS = 'todos';

/** es-MX names of the stages. */
export const ETAPA_NAMES: Readonly<Record<EtapaAsm, string>> = {
  'por-asignar': 'Por asignar',
  'por-notificar': 'Por notificar',
  'por-valorar': 'Por valorar',
  'no-seleccionado': 'No seleccionado',
  'por-clasificar': 'Por clasificar',
  'postura-por-presentar': 'Postura por presentar',
  'postura-en-revision': 'Postura en revisión',
  'postura-atendida': 'Postura atendida',
  'compromiso-por-proponer': 'Compromiso por proponer',
  'compromiso-en-revision': 'Compromiso en revisión',
  'compromiso-acordado': 'Compromiso acordado',
  'para-modificatorio': 'Para modificatorio',
  convenido: 'En el Convenio',
  solventado: 'Solventado',
  'cerrado-sin-solventar': 'Cerrado sin solventar',
};

interface Filter {
  readonly unidad: string;
  readonly estado: string;
  /** Ids asked for by number; empty for all. */
  readonly ids: readonly string[];
}

const filterFrom = (typed: Typed): Filter => ({
  unidad: typed['unidad'] ?? TODOS,
  estado: typed['estado'] ?? TODOS,
  ids: (typed['ids'] ?? '').split(',').filter((id) => id !== ''),
});

const matches = (ciclo: CicloAbierto, asm: Asm, { unidad, estado, ids }: Filter): boolean =>
  (unidad === TODOS || asm.unidades.includes(unidad)) &&
  (estado === TODOS || etapaDe(ciclo, asm) === estado) &&
  (ids.length === 0 || ids.includes(asm.id));

const rowOf = (ciclo: CicloAbierto, asm: Asm, viewer: Viewer, desde: string): Record<string, unknown> => ({
  titulo: asm.id,
  marca: isEstructural(asm) ? '★ Impacto estructural' : '',
  texto: asmStart(asm, SHORT),
  estado: [ETAPA_NAMES[etapaDe(ciclo, asm)], ...asm.unidades.map((unidad) => postName(viewer, unidad))].join(' · '),
  datos: { ciclo: ciclo.datos.id, asunto: asunto.asm(asm.id), desde },
});

const unitsOf = (asms: readonly Asm[], viewer: Viewer): readonly { title: string; value: string }[] => {
  const units = [...new Set(asms.flatMap((asm) => asm.unidades))];
  return [
    { title: 'Todas las unidades', value: TODOS },
    ...units
      .map((value) => ({ title: postName(viewer, value), value }))
      .sort((a, b) => a.title.localeCompare(b.title, 'es')),
  ];
};

const stagesOf = (ciclo: CicloAbierto, asms: readonly Asm[]): readonly { title: string; value: string }[] => {
  const present = new Set(asms.map((asm) => etapaDe(ciclo, asm)));
  return [
    { title: 'Todos los estados', value: TODOS },
    ...ETAPAS.filter((etapa) => present.has(etapa)).map((value) => ({ title: ETAPA_NAMES[value], value })),
  ];
};

const summary = (all: number, found: number, narrowed: boolean): string => {
  const total = all === 1 ? '1 ASM' : `${all} ASM`;
  return narrowed
    ? `${found} de ${total}, primero los de impacto estructural`
    : `${total}, primero los de impacto estructural`;
};

const emptyText = (ciclo: CicloAbierto, visible: number): string => {
  if (visible > 0) return 'Ningún ASM cumple con el filtro. Elija otra unidad u otro estado.';
  return Object.keys(ciclo.asm).length === 0
    ? 'Aún no hay ASM registrados en este ciclo. La Secretaría Ejecutiva los registra del informe de la evaluación.'
    : 'A su unidad no se le ha asignado ningún ASM en este ciclo.';
};

const desdeOf = (page: number, { unidad, estado, ids }: Filter): string =>
  `asm|${page}|${unidad}|${estado}|${ids.join(',')}`;

/** The ASM that a viewer may see, structural impact first, page by page. `typed` carries page and filter. */
const asmListCard = (ciclo: CicloAbierto, viewer: Viewer, typed: Typed, notice?: string): Card => {
  const visible = inListOrder(Object.values(ciclo.asm)).filter((asm) => seesAsm(viewer, asm));
  const filter = filterFrom(typed);
  const found = visible.filter((asm) => matches(ciclo, asm, filter));
  const page = pageOf(found, typed['pagina'], ROWS);
  const desde = desdeOf(page.page, filter);
  return {
    template: 'asm-lista',
    data: {
      ciclo: ciclo.datos.id,
      etiqueta: cicloLabel(ciclo),
      resumen: summary(visible.length, found.length, found.length !== visible.length),
      filas: page.items.map((asm) => rowOf(ciclo, asm, viewer, desde)),
      vacio: found.length === 0,
      textoVacio: emptyText(ciclo, visible.length),
      elige: page.items.length > 0,
      desde,
      opciones: page.items.map((asm) => ({ title: asm.id, value: asunto.asm(asm.id) })),
      primera: asunto.asm(page.items[0]?.id ?? ''),
      filtra: visible.length >= FILTERED_FROM,
      unidades: unitsOf(visible, viewer),
      estados: stagesOf(ciclo, visible),
      unidad: filter.unidad,
      estado: filter.estado,
      ids: filter.ids.join(','),
      pagina: pageLine(page),
      ...turns(page),
    },
    ...(notice === undefined ? {} : { notice: { tone: 'warning', text: notice } as const }),
  };
};

const list = (turn: Turn, typed: Typed, notice?: string): Reply =>
  turn.ciclo === undefined ? sinCiclo(turn.viewer) : { card: asmListCard(turn.ciclo, turn.viewer, typed, notice) };

const same = (text: string | undefined, reference: string): boolean => text?.trim().toUpperCase() === reference;

/** The ASM that a number or a folio names: the program's own number first, the report's folio otherwise. */
const named = (asms: readonly Asm[], reference: string): Asm | undefined =>
  asms.find((asm) => same(asm.id, reference) || Number(asm.id.replace('ASM-', '')) === Number(reference)) ??
  asms.find((asm) => same(asm.texto.numero, reference));

const say: Say = async (turn, rest) => {
  const { ciclo, viewer } = turn;
  const references = asmReferences(rest);
  if (ciclo === undefined || references.length === 0) return [list(turn, {})];
  const visible = Object.values(ciclo.asm).filter((asm) => seesAsm(viewer, asm));
  const found = references.flatMap((reference) => named(visible, reference)?.id ?? []);
  const [only, ...others] = found;
  if (only === undefined)
    return [
      list(
        turn,
        {},
        `No hay a su alcance un ASM con el número ${references.join(', ')} en este ciclo. Estos son los que puede ver.`,
      ),
    ];
  return [others.length === 0 ? await turn.show(asunto.asm(only)) : list(turn, { ids: found.join(',') })];
};

const filtrar: Press = async (turn, typed) => list(turn, typed);

/** The list of ASM (`asm`), and one by its number (`asm 3`). */
export const asmListaFeature: Feature = {
  commands: { asm: say },
  presses: { 'asm.lista': filtrar },
  lists: {
    asm: async (turn, [pagina = '1', unidad = TODOS, estado = TODOS, ids = '']) =>
      list(turn, { pagina, unidad, estado, ids }),
  },
};
