import { type Asm, type Clasificacion, inListOrder, type PrioridadAsm, type TipoAsm } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { canReclassify } from '../../domain/clasificacion.js';
import { MAX_RAZON } from '../../domain/razon.js';
import type { Reply } from '../chat.js';
import { shortened } from '../shortened.js';
import { acuseLine } from './acuse-linea.js';
import { type AsmPage, asmPageOf, asmRow, type Marks, markField, marksOf } from './asm-rows.js';
import type { Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { buttonData, isSecretaria, readsAll } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';
import { seenOf } from './typed.js';

const PAGE = 6;

/** es-MX names of the types (2.2). */
export const TIPOS: Readonly<Record<TipoAsm, string>> = {
  diseno: 'Diseño',
  gestion: 'Gestión',
  proceso: 'Proceso',
  estructura: 'Estructura',
};

/** es-MX names of the priority levels (2.2). */
export const PRIORIDADES: Readonly<Record<PrioridadAsm, string>> = {
  inmediata: 'Inmediata',
  'corto-plazo': 'Corto plazo',
  'mediano-plazo': 'Mediano plazo',
};

/** Type and priority in one line. */
const shortLine = ({ tipo, prioridad }: Clasificacion): string => `${TIPOS[tipo]} · ${PRIORIDADES[prioridad]}`;

interface Scope {
  readonly conjunto: 'por-clasificar' | 'clasificados';
  readonly pending: number;
  readonly done: number;
  readonly all: readonly Asm[];
  readonly page: AsmPage;
  readonly marks: Marks;
}

const scopeOf = (ciclo: CicloAbierto, typed: Typed): Scope => {
  const selected = inListOrder(Object.values(ciclo.asm)).filter((asm) => asm.seleccion.estado === 'seleccionado');
  const unclassified = selected.filter((asm) => asm.clasificacion === undefined);
  const classified = selected.filter((asm) => asm.clasificacion !== undefined);
  const asked = typed['conjunto'] ?? (unclassified.length > 0 ? 'por-clasificar' : 'clasificados');
  const conjunto = asked === 'clasificados' ? 'clasificados' : 'por-clasificar';
  const all = conjunto === 'clasificados' ? classified : unclassified;
  const kept = (typed['previo'] ?? conjunto) === conjunto ? typed : {};
  return {
    conjunto,
    pending: unclassified.length,
    done: classified.length,
    all,
    page: asmPageOf(all, kept['pagina'], PAGE),
    marks: marksOf(kept, conjunto === 'por-clasificar'),
  };
};

const rowOf = (ciclo: CicloAbierto, asm: Asm, viewer: Viewer, marks: Marks): Record<string, unknown> => {
  const now = asm.clasificacion;
  const before = asm.clasificacionesPrevias.map(shortLine).join('; ');
  const observed = Object.values(asm.concurrencias).some(
    (each) => each.estado === 'con-observaciones' && !each.atencion,
  );
  return {
    ...asmRow(asm),
    estado: now === undefined ? 'Por clasificar' : shortLine(now),
    razones:
      now === undefined
        ? ''
        : `Tipo: ${shortened(now.razonTipo, 600)} Prioridad: ${shortened(now.razonPrioridad, 600)}`,
    registro: now === undefined ? '' : acuseLine(now.acuse, viewer),
    antes: before === '' ? '' : `Antes: ${before}`,
    observaciones: observed ? 'Su unidad tiene observaciones por responder.' : '',
    marcable: isSecretaria(viewer) && canReclassify(ciclo, asm),
    fija: canReclassify(ciclo, asm) ? '' : 'Con postura presentada: la clasificación ya no cambia.',
    campo: markField(asm.id),
    marca: String(marks.isMarked(asm.id)),
  };
};

const clasificacionView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const { conjunto, pending, done, all, page, marks } = scopeOf(ciclo, typed);
  const changeable = all.filter((asm) => canReclassify(ciclo, asm));
  return {
    template: 'clasificacion',
    data: {
      ...buttonData(ciclo, asunto.clasificacion),
      ...page.paging,
      etiqueta: `Acción 2.2 · PAE ${ciclo.datos.pae}`,
      conjunto,
      porClasificar: `Por clasificar (${pending})`,
      clasificados: `Clasificados (${done})`,
      cambios: marks.cambios,
      filas: page.items.map((asm) => rowOf(ciclo, asm, viewer, marks)),
      vacio: pending + done === 0,
      hay: pending + done > 0,
      clasifica: isSecretaria(viewer) && changeable.length > 0,
      denuevo: isSecretaria(viewer) && conjunto === 'clasificados' && changeable.length > 0,
      varias: page.pages > 1,
      alcance: typed['alcance'] ?? 'pagina',
      todos: `Los marcados de todas las páginas (${changeable.filter((asm) => marks.isMarked(asm.id)).length})`,
      tipo: typed['tipo'] ?? '',
      razonTipo: (typed['razonTipo'] ?? '').slice(0, MAX_RAZON),
      prioridad: typed['prioridad'] ?? '',
      razonPrioridad: (typed['razonPrioridad'] ?? '').slice(0, MAX_RAZON),
    },
  };
};

const isTipo = (value: string): value is TipoAsm => Object.hasOwn(TIPOS, value);
const isPrioridad = (value: string): value is PrioridadAsm => Object.hasOwn(PRIORIDADES, value);

/** The classification that was typed, or the sentence that says what it lacks. */
const clasificacionFrom = (typed: Typed): Clasificacion | string => {
  const [tipo, prioridad] = [typed['tipo'] ?? '', typed['prioridad'] ?? ''];
  if (!isTipo(tipo)) return 'Elija el tipo de acción requerida.';
  if (!isPrioridad(prioridad)) return 'Elija la prioridad.';
  const razonTipo = (typed['razonTipo'] ?? '').trim();
  return { tipo, razonTipo, prioridad, razonPrioridad: (typed['razonPrioridad'] ?? '').trim() };
};

const clasificar: Press = async (turn, typed) => {
  const warn = (why: string): Promise<Reply> => turn.show(asunto.clasificacion, { tone: 'warning', text: why }, typed);
  const { ciclo } = turn;
  if (ciclo === undefined) return sinCiclo(turn.viewer);
  const scope = scopeOf(ciclo, typed);
  const chosen = (typed['alcance'] === 'todos' ? scope.all : scope.page.items).filter(
    (asm) => scope.marks.isMarked(asm.id) && canReclassify(ciclo, asm),
  );
  if (chosen.length === 0) return warn('No marcó ningún ASM que pueda clasificarse. Marque al menos uno.');
  const clasificacion = clasificacionFrom(typed);
  if (typeof clasificacion === 'string') return warn(clasificacion);
  const command = {
    type: 'clasificar-asm',
    clasificaciones: chosen.map(({ id }) => ({ asm: id, clasificacion })),
  } as const;
  const outcome = await turn.give(command, seenOf(typed));
  if (outcome.kind === 'refused') return warn(`${outcome.refusal.why} ${outcome.refusal.next}`);
  const text = outcome.changed
    ? `${chosen.length} ASM con clasificación: ${shortLine(clasificacion)}. ${chosen.length === 1 ? 'Debe presentarse su postura' : 'Sus unidades deben presentar su postura'}.`
    : 'Esa clasificación ya constaba; no cambió nada.';
  return turn.show(asunto.clasificacion, { tone: 'good', text });
};

const say: Say = async (turn) => [await turn.show(asunto.clasificacion)];

/** Type and priority of the selected ASM (2.2). */
export const clasificacionFeature: Feature = {
  views: { clasificacion: clasificacionView },
  commands: { clasificar: say },
  presses: { 'asm.clasificar': clasificar },
};
