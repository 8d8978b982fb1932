import type { CriterioJuzgado, Juicio } from '../domain/cierre.js';

/** A technical criterion of solventación: its name and what is verified, to the letter of section IV of the Mechanism. */
interface CriterioDeSolventacion {
  readonly nombre: string;
  readonly verifica: string;
}

/** The four criteria of section IV, by their letter. */
export const CRITERIOS: Readonly<Record<CriterioJuzgado | 'D', CriterioDeSolventacion>> = {
  A: {
    nombre: 'A. Pertinencia',
    verifica: 'El entregable resuelve de manera directa y unívoca la causa raíz del hallazgo.',
  },
  B: {
    nombre: 'B. Formalidad',
    verifica: 'El entregable cuenta con la aprobación formal (acuerdo, oficio) de la instancia competente.',
  },
  C: {
    nombre: 'C. Integración programática',
    verifica:
      'La mejora se encuentra formalmente integrada en un instrumento rector vigente (MIR, PAA, manual de organización, manual de procedimientos, etcétera).',
  },
  D: {
    nombre: 'D. Trazabilidad',
    verifica:
      'El proceso de atención puede reconstruirse completamente, desde el Convenio para la Mejora del Desempeño y Resultados inicial hasta el Acta de Atención de ASM.',
  },
};

/** What the answers of a verdict say, in their order, each text once. */
export const razonDeRespuestas = ({
  directa,
  univoca,
  vigente,
}: Pick<Juicio, 'directa' | 'univoca' | 'vigente'>): string =>
  [...new Set([directa, univoca, vigente].flatMap((each) => (each === undefined ? [] : [each.razon])))].join(' ');

/** The reason of a verdict besides its answers: none when it only repeats them, as the form of the three criteria gives it. */
export const razonAparte = (juicio: Pick<Juicio, 'razon' | 'directa' | 'univoca' | 'vigente'>): readonly string[] =>
  juicio.razon === razonDeRespuestas(juicio) ? [] : [juicio.razon];
