import type { Answers, Candidate, Question } from './reading.js';

/** Findings and recommendations of separate lists put together, or the question of how. */
export interface Paired {
  readonly candidates: readonly Candidate[];
  readonly questions: readonly Question[];
}

const QUESTION = 'documento/unir';

const numbersOf = (candidates: readonly Candidate[]): readonly string[] =>
  candidates.flatMap(({ numero }) => numero ?? []).sort();

const sameNumbers = (findings: readonly Candidate[], advice: readonly Candidate[]): boolean => {
  const numbers = numbersOf(findings);
  const all = numbers.length === findings.length && new Set(numbers).size === numbers.length;
  return all && findings.length > 0 && numbers.join('|') === numbersOf(advice).join('|');
};

const NO_ADVICE = 'El archivo no trae recomendación para este ASM.';
const JOINED = 'Hallazgo y recomendación venían en listas separadas y se unieron por su número, como usted indicó.';

const unite = (finding: Candidate, advice: Candidate | undefined): Candidate =>
  advice === undefined
    ? finding
    : {
        ...finding,
        recomendacion: advice.recomendacion,
        ubicacion: `${finding.ubicacion} y ${advice.ubicacion}`,
        warnings: [...finding.warnings.filter((warning) => warning !== NO_ADVICE), JOINED],
      };

const question = (findings: number): Question => ({
  id: QUESTION,
  text: `El informe trae ${findings} hallazgos y ${findings} recomendaciones en listas separadas. ¿Se unen por su número?`,
  options: [
    { id: 'por-numero', label: 'Sí: el 1 con el 1, el 2 con el 2…', samples: [] },
    { id: 'separados', label: 'No: cada uno es un ASM aparte', samples: [] },
  ],
});

/** A list of hallazgos and another of recomendaciones with the same numbers are united only if SE says so. */
export const pairLists = (candidates: readonly Candidate[], answers: Answers): Paired => {
  const findings = candidates.filter(({ recomendacion }) => recomendacion === undefined);
  const advice = candidates.filter(({ hallazgo }) => hallazgo === undefined);
  const apart = findings.length + advice.length === candidates.length && sameNumbers(findings, advice);
  if (!apart || answers[QUESTION] === 'separados') return { candidates, questions: [] };
  if (answers[QUESTION] !== 'por-numero') return { candidates: [], questions: [question(findings.length)] };
  const byNumber = new Map(advice.map((one) => [one.numero, one]));
  return { candidates: findings.map((one) => unite(one, byNumber.get(one.numero))), questions: [] };
};
