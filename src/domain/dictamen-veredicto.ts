import type { AsmId, Criterio } from './asm.js';
import { findAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { CriterioJuzgado, Juicio } from './cierre.js';
import { cierreDe } from './cierre-actual.js';
import { cerradoProblem } from './cierre-guarda.js';
import { contiene } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import type { Decision } from './decision.js';
import { documentoProblem } from './dictamen-sustento.js';
import { razonProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** Why an ASM can't be judged or closed now; undefined when it can. */
export const abiertoProblem = (ciclo: CicloAbierto, id: AsmId): Refusal | undefined => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  const vigente = convenioVigente(ciclo);
  if (vigente === undefined || !contiene(vigente, id))
    return refuse(
      'asm-fuera-de-convenio',
      `${id} no está en un Convenio suscrito.`,
      'Los criterios de solventación se valoran sobre lo convenido; escriba «ruta».',
    );
  return cerradoProblem(ciclo, id);
};

const answered = (criterio: Criterio | undefined, what: string): Refusal | undefined =>
  criterio === undefined
    ? refuse('pregunta-sin-respuesta', `Falta responder ${what}.`, 'Responda sí o no, con su razón, y guarde de nuevo.')
    : razonProblem(criterio.razon, `la razón de ${what}`);

const contradicts = (juicio: Juicio, holds: boolean): Refusal | undefined =>
  (juicio.valor === 'cumple') === holds
    ? undefined
    : refuse(
        'veredicto-contradictorio',
        holds
          ? 'Las respuestas son favorables y el veredicto dice «no cumple».'
          : 'Una respuesta es negativa y el veredicto dice «cumple».',
        'Corrija el veredicto o las respuestas y guarde de nuevo.',
      );

const questionsProblem = (
  ciclo: CicloAbierto,
  asm: AsmId,
  criterio: CriterioJuzgado,
  juicio: Juicio,
): Refusal | undefined => {
  if (juicio.valor === 'falta') return undefined;
  if (criterio === 'A')
    return (
      (ciclo.asm[asm]?.causaRaiz === undefined
        ? refuse(
            'sin-causa-raiz',
            `Falta la causa raíz de ${asm}, con la que se compara el entregable.`,
            'Escriba «asm» con su número, redáctela y valore de nuevo.',
          )
        : undefined) ??
      answered(juicio.directa, 'si el entregable resuelve la causa raíz de manera directa') ??
      answered(juicio.univoca, 'si el entregable la resuelve de manera unívoca') ??
      contradicts(juicio, juicio.directa?.cumple === true && juicio.univoca?.cumple === true)
    );
  if (criterio === 'B') return undefined;
  return (
    answered(juicio.vigente, 'si el instrumento rector está vigente') ??
    (juicio.valor === 'cumple' && juicio.vigente?.cumple !== true ? contradicts(juicio, false) : undefined)
  );
};

const same = (a: Juicio | undefined, b: Juicio): boolean =>
  a !== undefined &&
  (['valor', 'razon', 'evidencia'] as const).every((key) => a[key] === b[key]) &&
  (['directa', 'univoca', 'vigente'] as const).every(
    (key) => a[key]?.cumple === b[key]?.cumple && a[key]?.razon === b[key]?.razon,
  );

/** SE gives its verdict on criterion A, B or C, with its reason and the document that shows it (section IV). */
export const decideDictaminarCriterio = (ciclo: CicloAbierto, command: CommandOf<'dictaminar-criterio'>): Decision => {
  const { asm, criterio, juicio } = command;
  const problem =
    abiertoProblem(ciclo, asm) ??
    razonProblem(juicio.razon, `la razón del criterio ${criterio}`) ??
    questionsProblem(ciclo, asm, criterio, juicio) ??
    documentoProblem(ciclo, asm, criterio, juicio);
  if (problem !== undefined) return problem;
  return same(cierreDe(ciclo, asm).dictamen.veredictos[criterio], juicio)
    ? []
    : [{ type: 'criterio-dictaminado', asm, criterio, juicio }];
};
