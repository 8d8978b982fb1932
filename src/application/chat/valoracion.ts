import {
  type AmbitoEstructural,
  type Asm,
  type Criterio,
  inListOrder,
  isSelected,
  type Valoracion,
} from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { MAX_RAZON } from '../../domain/razon.js';
import type { Reply } from '../chat.js';
import { AMBITOS, type AsmPage, asmPageOf, asmRow, type Marks, markField, marksOf } from './asm-rows.js';
import type { Feature, Press, Turn, Typed, View } from './feature.js';
import { buttonData, isSecretaria } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';
import { choicesOf, seenOf } from './typed.js';

const PAGE = 6;
const ADVICE = ['claridad', 'relevancia', 'justificacion'] as const;
const KEYS = ['viabilidad', 'factibilidad', ...ADVICE] as const;
type Key = (typeof KEYS)[number];

const isAdvice = (key: Key): boolean => key !== 'viabilidad' && key !== 'factibilidad';

/** Name of the input that holds a criterion's reason, such as `razonViabilidad`. */
const reasonField = (key: Key): string => `razon${key.charAt(0).toUpperCase()}${key.slice(1)}`;

/** Whether SE can assess an ASM now: its unit knows of it, and it is not classified. */
export const canAssess = (asm: Asm): boolean => asm.notificadas.length > 0 && asm.clasificacion === undefined;

/** The list on which the form works: one ASM, those without assessment, or those that can be assessed anew. */
interface Scope {
  readonly conjunto: 'por-valorar' | 'valorados';
  readonly solo: string;
  readonly all: readonly Asm[];
  readonly page: AsmPage;
  readonly marks: Marks;
}

const scopeOf = (ciclo: CicloAbierto, typed: Typed): Scope => {
  const open = inListOrder(Object.values(ciclo.asm)).filter(canAssess);
  const unassessed = open.filter((asm) => asm.seleccion.estado === 'pendiente');
  const asked = typed['conjunto'] ?? (unassessed.length > 0 ? 'por-valorar' : 'valorados');
  const conjunto = asked === 'valorados' ? 'valorados' : 'por-valorar';
  const one = open.find((asm) => asm.id === typed['solo']);
  const listed = conjunto === 'valorados' ? open.filter((asm) => asm.seleccion.estado !== 'pendiente') : unassessed;
  const all = one === undefined ? listed : [one];
  const kept = (typed['previo'] ?? conjunto) === conjunto ? typed : {};
  return {
    conjunto,
    solo: one?.id ?? '',
    all,
    page: asmPageOf(all, kept['pagina'], PAGE),
    marks: marksOf(kept, one !== undefined || conjunto === 'por-valorar'),
  };
};

const said = (key: Key, criterio: Criterio | undefined): string => {
  if (criterio !== undefined) return criterio.cumple ? 'si' : 'no';
  return isAdvice(key) ? 'ninguno' : '';
};

/** The form as it was typed, or else as the one ASM stands that is assessed anew. */
const formOf = ({ solo, all }: Scope, typed: Typed): Record<string, string> => {
  const seleccion = solo === '' ? undefined : all[0]?.seleccion;
  const now = seleccion === undefined || seleccion.estado === 'pendiente' ? undefined : seleccion.valoracion;
  const entries = KEYS.flatMap((key) => [
    [key, typed[key] ?? said(key, now?.[key])] as const,
    [reasonField(key), (typed[reasonField(key)] ?? now?.[key]?.razon ?? '').slice(0, MAX_RAZON)] as const,
  ]);
  return { ...Object.fromEntries(entries), impacto: typed['impacto'] ?? now?.impactoEstructural.join(',') ?? '' };
};

const assessedLine = ({ seleccion }: Asm): string => {
  if (seleccion.estado === 'pendiente') return '';
  return seleccion.estado === 'seleccionado' ? 'Hoy: seleccionado' : 'Hoy: no seleccionado';
};

const valoracionView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!isSecretaria(viewer)) return undefined;
  const scope = scopeOf(ciclo, typed);
  const { conjunto, solo, all, page, marks } = scope;
  const form = formOf(scope, typed);
  return {
    template: 'valoracion',
    data: {
      ...buttonData(ciclo, asunto.valoracion),
      ...page.paging,
      ...form,
      etiqueta: `Acción 2.1 · PAE ${ciclo.datos.pae}`,
      conjunto,
      solo,
      elige: solo === '',
      cambios: marks.cambios,
      filas: page.items.map((asm) => ({
        ...asmRow(asm),
        estado: assessedLine(asm),
        campo: markField(asm.id),
        marca: String(marks.isMarked(asm.id)),
      })),
      vacio: all.length === 0,
      valora: all.length > 0,
      denuevo: all.some((asm) => asm.seleccion.estado !== 'pendiente'),
      varias: page.pages > 1,
      alcance: typed['alcance'] ?? 'pagina',
      todos: `Los marcados de todas las páginas (${all.filter((asm) => marks.isMarked(asm.id)).length})`,
      asesora: ADVICE.some((key) => form[key] !== 'ninguno' || form[reasonField(key)] !== ''),
    },
  };
};

const criterioFrom = (typed: Typed, key: Key): Criterio | undefined => {
  const word = typed[key];
  return word === 'si' || word === 'no'
    ? { cumple: word === 'si', razon: (typed[reasonField(key)] ?? '').trim() }
    : undefined;
};

/** The assessment that was typed, or the sentence that says what it lacks. */
const valoracionFrom = (typed: Typed): Valoracion | string => {
  const viabilidad = criterioFrom(typed, 'viabilidad');
  if (viabilidad === undefined) return 'Indique si son viables: sí o no.';
  const factibilidad = criterioFrom(typed, 'factibilidad');
  if (factibilidad === undefined) return 'Indique si tienen alta factibilidad: sí o no.';
  const orphan = ADVICE.find(
    (key) => criterioFrom(typed, key) === undefined && (typed[reasonField(key)] ?? '').trim() !== '',
  );
  if (orphan !== undefined)
    return 'Escribió la razón de un criterio opcional sin indicar sí o no. Indíquelo o borre la razón.';
  const advice = Object.fromEntries(
    ADVICE.flatMap((key) => {
      const criterio = criterioFrom(typed, key);
      return criterio === undefined ? [] : [[key, criterio]];
    }),
  );
  const isAmbito = (key: string): key is AmbitoEstructural => Object.hasOwn(AMBITOS, key);
  return {
    viabilidad,
    factibilidad,
    ...advice,
    impactoEstructural: [...new Set(choicesOf(typed, 'impacto').filter(isAmbito))],
  };
};

const doneText = (count: number, valoracion: Valoracion): string => {
  const one = count === 1;
  const selected = isSelected(valoracion);
  const result = selected ? 'seleccionado' : 'no seleccionado';
  return `${count} ASM ${result}${one ? '' : 's'}. Se pidió la respuesta de ${one ? 'cada unidad responsable' : 'sus unidades'}.${selected ? ' Lo que sigue: «clasificar».' : ''}`;
};

const afterwards = async (turn: Turn, scope: Scope, chosen: number, text: string): Promise<Reply> => {
  const notice = { tone: 'good', text } as const;
  if (scope.solo !== '') return turn.show(asunto.seleccionAsm(scope.solo), notice);
  const more = scope.conjunto === 'por-valorar' && scope.all.length > chosen;
  return turn.show(more ? asunto.valoracion : asunto.seleccion, notice);
};

const valorar: Press = async (turn, typed) => {
  const warn = (why: string): Promise<Reply> => turn.show(asunto.valoracion, { tone: 'warning', text: why }, typed);
  if (turn.ciclo === undefined) return sinCiclo(turn.viewer);
  const scope = scopeOf(turn.ciclo, typed);
  const chosen = (typed['alcance'] === 'todos' ? scope.all : scope.page.items).filter(({ id }) =>
    scope.marks.isMarked(id),
  );
  if (chosen.length === 0) return warn('No marcó ningún ASM. Marque al menos uno.');
  const valoracion = valoracionFrom(typed);
  if (typeof valoracion === 'string') return warn(valoracion);
  const command = { type: 'valorar-asm', valoraciones: chosen.map(({ id }) => ({ asm: id, valoracion })) } as const;
  const outcome = await turn.give(command, seenOf(typed));
  if (outcome.kind === 'refused') return warn(`${outcome.refusal.why} ${outcome.refusal.next}`);
  const text = outcome.changed ? doneText(chosen.length, valoracion) : 'Esa valoración ya constaba; no cambió nada.';
  return afterwards(turn, scope, chosen.length, text);
};

/** The form in which SE assesses one or many ASM (2.1). */
export const valoracionFeature: Feature = {
  views: { valoracion: valoracionView },
  presses: { 'asm.valorar': valorar },
};
