import type { AsmId, Criterio } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CriterioJuzgado, Juicio, ValorVeredicto } from '../../domain/cierre.js';
import type { Reply } from '../chat.js';
import { razonDeRespuestas } from '../criterios.js';
import { printable } from '../printable-text.js';
import { SIN_DOCUMENTO } from './cierre-entregables.js';
import type { Press, Turn, Typed } from './feature.js';
import { seenOf } from './typed.js';

const VALORES: readonly ValorVeredicto[] = ['cumple', 'no-cumple', 'falta'];

const written = (typed: Typed, key: string): string => printable(typed[key] ?? '').trim();

const answerOf = (typed: Typed, key: string): Criterio | undefined =>
  typed[key] === 'si' || typed[key] === 'no'
    ? { cumple: typed[key] === 'si', razon: written(typed, `${key}Razon`) }
    : undefined;

const documentOf = (typed: Typed): Pick<Juicio, 'evidencia'> => {
  const { evidencia = '' } = typed;
  return evidencia === '' || evidencia === SIN_DOCUMENTO ? {} : { evidencia };
};

/** The answers that a criterion asks for, as far as they were given. */
const answersOf = (criterio: CriterioJuzgado, typed: Typed): Pick<Juicio, 'directa' | 'univoca' | 'vigente'> => {
  if (criterio === 'B') return {};
  if (criterio === 'C') {
    const vigente = answerOf(typed, 'vigente');
    return { ...(vigente && { vigente }) };
  }
  const [directa, univoca] = [answerOf(typed, 'directa'), answerOf(typed, 'univoca')];
  return { ...(directa && { directa }), ...(univoca && { univoca }) };
};

const favourable = (...answers: readonly (Criterio | undefined)[]): ValorVeredicto =>
  answers.every((each) => each?.cumple !== false) ? 'cumple' : 'no-cumple';

/** The three verdicts of the form that judges them together: what was answered decides each. */
const juntosFrom = (typed: Typed): readonly (readonly [CriterioJuzgado, Juicio])[] => {
  const documento = documentOf(typed);
  const { directa, univoca } = answersOf('A', typed);
  const { vigente } = answersOf('C', typed);
  const formal = answerOf(typed, 'formal');
  return [
    [
      'A',
      {
        valor: favourable(directa, univoca),
        razon: razonDeRespuestas(answersOf('A', typed)),
        ...documento,
        ...(directa && { directa }),
        ...(univoca && { univoca }),
      },
    ],
    ['B', { valor: favourable(formal), razon: formal?.razon ?? '', ...documento }],
    ['C', { valor: favourable(vigente), razon: vigente?.razon ?? '', ...documento, ...(vigente && { vigente }) }],
  ];
};

const asmOf = (typed: Typed): AsmId => typed['asm'] ?? '';

/** Gives the verdicts one after the other; answers those that were recorded, and why the next one was not. */
const judge = async (
  turn: Turn,
  typed: Typed,
  juicios: readonly (readonly [CriterioJuzgado, Juicio])[],
): Promise<{ readonly recorded: readonly string[]; readonly problem?: string }> => {
  const recorded: string[] = [];
  for (const [criterio, juicio] of juicios) {
    const command = { type: 'dictaminar-criterio', asm: asmOf(typed), criterio, juicio } as const;
    // The first one moves the version that the card showed.
    const outcome = await turn.give(command, recorded.length === 0 ? seenOf(typed) : undefined);
    if (outcome.kind === 'refused') return { recorded, problem: `${outcome.refusal.why} ${outcome.refusal.next}` };
    recorded.push(criterio);
  }
  return { recorded };
};

const again = (turn: Turn, form: string, typed: Typed, text: string): Promise<Reply> =>
  turn.show(form, { tone: 'warning', text }, typed);

/** Records the verdict on one criterion. */
export const valorar: Press = async (turn, typed) => {
  const criterio = (['A', 'B', 'C'] as const).find((each) => each === typed['criterio']);
  const form = `cierre-criterio.${asmOf(typed)}.${typed['criterio'] ?? ''}`;
  const valor = VALORES.find((each) => each === typed['valor']);
  if (criterio === undefined) return turn.show(asunto.cierre(asmOf(typed)));
  if (valor === undefined) return again(turn, form, typed, 'Elija el veredicto y guarde de nuevo.');
  const juicio: Juicio = {
    valor,
    razon: written(typed, 'razon'),
    ...documentOf(typed),
    ...(valor === 'falta' ? {} : answersOf(criterio, typed)),
  };
  const { problem } = await judge(turn, typed, [[criterio, juicio]]);
  return problem === undefined
    ? turn.show(asunto.cierre(asmOf(typed)), { tone: 'good', text: `Veredicto del criterio ${criterio} registrado.` })
    : again(turn, form, typed, problem);
};

const UNANSWERED = 'Responda sí o no a las cuatro preguntas, cada una con su razón.';

/** Records A, B and C at once. What was recorded before a problem stays. */
export const valorarJuntos: Press = async (turn, typed) => {
  const form = `cierre-juntos.${asmOf(typed)}`;
  const answered = ['directa', 'univoca', 'formal', 'vigente'].every((key) => answerOf(typed, key) !== undefined);
  if (!answered) return again(turn, form, typed, UNANSWERED);
  const { recorded, problem } = await judge(turn, typed, juntosFrom(typed));
  if (problem === undefined)
    return turn.show(asunto.cierre(asmOf(typed)), {
      tone: 'good',
      text: 'Veredictos de los criterios A, B y C registrados.',
    });
  const before = recorded.length === 0 ? '' : `Quedó registrado ${recorded.join(' y ')}. `;
  return again(turn, form, typed, `${before}${problem}`);
};
