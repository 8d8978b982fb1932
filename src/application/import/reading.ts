import type { Omitted } from './source.js';

/** The Mechanism's kinds of ASM (section II, "Conceptos clave"). */
export type Clase = 'hallazgo' | 'oportunidad' | 'debilidad' | 'amenaza';

/** One of the other columns of the row, as the file labels it. */
export interface Extra {
  readonly label: string;
  readonly text: string;
  readonly where: string;
}

/** A proposed ASM. A text that the file doesn't have is absent, never completed. */
export interface Candidate {
  /** To the letter; only outer blanks are trimmed. */
  readonly hallazgo?: string;
  /** To the letter; only outer blanks are trimmed. */
  readonly recomendacion?: string;
  /** Where the report says that it stands; else where it is in the file: `Hoja1!F20`, `página 12` or `tabla 3, fila 4`. */
  readonly ubicacion: string;
  /** Where it is in the file, when `ubicacion` is what the report says. */
  readonly celda?: string;
  /** What the file calls its number. Not unique: never a key. */
  readonly numero?: string;
  /** Only when the file says it. */
  readonly clase?: Clase;
  readonly programa?: string;
  readonly dependencia?: string;
  readonly extras: readonly Extra[];
  /** es-MX sentences for SE to read before confirming. */
  readonly warnings: readonly string[];
}

/** One answer that SE may give. `id` goes into the answers as it is. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** First texts of that column, cut at 160 characters, for the eye only. */
  readonly samples: readonly string[];
}

/** What the program won't decide by itself. */
export interface Question {
  readonly id: string;
  /** es-MX question. */
  readonly text: string;
  readonly options: readonly Option[];
}

/** Answers by question id: the id of the chosen option. */
export type Answers = Readonly<Record<string, string>>;

/** A count that the file itself declares, with its words. */
export interface Declared {
  readonly count: number;
  readonly where: string;
  readonly text: string;
}

/** A piece of running text that SE may pick as hallazgo or recomendación. */
export interface Passage {
  readonly where: string;
  readonly text: string;
}

/** What was understood of a file. Tables under an open question give no candidates until it is answered. */
export interface Reading {
  readonly candidates: readonly Candidate[];
  readonly omitted: readonly Omitted[];
  readonly questions: readonly Question[];
  /** Every count found; more than one may differ. */
  readonly declared: readonly Declared[];
  /** The count, when all that the file declares agree. */
  readonly declaredCount?: number;
  /** Text documents only: everything in them, in order. */
  readonly passages: readonly Passage[];
  readonly warnings: readonly string[];
}
