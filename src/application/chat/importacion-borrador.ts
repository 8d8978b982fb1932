import type { ClaseAsm, TextoAsm } from '../../domain/asm.js';
import type { Importacion } from '../../domain/ciclo-event.js';
import type { Archivo, PersonId } from '../../domain/identity.js';
import type { Answers, Candidate, Reading } from '../import/reading.js';
import { passageTexts, type UsoPasaje } from './importacion-pasaje.js';

/** What SE changed of one proposed ASM. A text that is there replaces the file's; an empty one means that the report has none. */
export interface Correccion {
  /** Grows with every change: a button pressed on an older card is noticed. */
  readonly revision: number;
  readonly quitado?: boolean;
  readonly hallazgo?: string;
  readonly recomendacion?: string;
  readonly ubicacion?: string;
  readonly clase?: ClaseAsm;
}

/** The import of one file while SE reviews it. It holds what people did; what the file says is in its reading. */
export interface Borrador {
  /** First 24 digits of the file's SHA-256: the same file is the same draft. */
  readonly id: string;
  readonly ciclo: string;
  readonly estado: 'abierto' | 'descartado';
  /** Grows with every change: what is confirmed is what was shown. */
  readonly revision: number;
  readonly archivo: Archivo;
  readonly persona: PersonId;
  readonly respuestas: Answers;
  /** Where the reading for these answers is kept; absent until the file was read. */
  readonly lectura?: { readonly clave: string; readonly partes: number };
  readonly correcciones: Readonly<Record<string, Correccion>>;
  /** ASM that the reading lacks, typed by SE, by their key. */
  readonly agregados: Readonly<Record<string, TextoAsm>>;
  /** What SE took each passage for, by its position in the reading. */
  readonly pasajes: Readonly<Record<string, UsoPasaje>>;
}

/** One ASM of the review: what would be registered, and how it came to be. */
export interface Propuesta {
  /** `c4` is the fifth candidate of the reading, `p12` begins at passage 12, `f1` was typed. */
  readonly clave: string;
  readonly texto: TextoAsm;
  readonly avisos: readonly string[];
  readonly quitado: boolean;
  readonly corregido: boolean;
  readonly agregado: boolean;
  readonly revision: number;
}

/** A review that nobody has touched; the same file in the same ciclo has the same id. */
export const borradorNuevo = (ciclo: string, archivo: Archivo, persona: PersonId): Borrador => ({
  id: archivo.sha256.slice(0, 24),
  ciclo,
  estado: 'abierto',
  revision: 1,
  archivo,
  persona,
  respuestas: {},
  correcciones: {},
  agregados: {},
  pasajes: {},
});

const optional = (key: keyof TextoAsm, text: string | undefined): Readonly<Record<string, string>> =>
  text === undefined || text.trim() === '' ? {} : { [key]: text };

const candidateText = (candidate: Candidate): TextoAsm => ({
  clase: candidate.clase ?? 'sin-precisar',
  ubicacion: candidate.ubicacion,
  ...optional('celda', candidate.celda),
  ...optional('hallazgo', candidate.hallazgo),
  ...optional('recomendacion', candidate.recomendacion),
  ...optional('numero', candidate.numero),
  ...optional('programa', candidate.programa),
  ...optional('dependencia', candidate.dependencia),
});

const corrected = (texto: TextoAsm, correccion: Correccion): TextoAsm => {
  const { hallazgo, recomendacion, ...rest } = texto;
  return {
    ...rest,
    clase: correccion.clase ?? texto.clase,
    ubicacion: correccion.ubicacion ?? texto.ubicacion,
    ...optional('hallazgo', correccion.hallazgo ?? hallazgo),
    ...optional('recomendacion', correccion.recomendacion ?? recomendacion),
  };
};

const sameText = (one: TextoAsm, other: TextoAsm): boolean =>
  one.hallazgo === other.hallazgo &&
  one.recomendacion === other.recomendacion &&
  one.ubicacion === other.ubicacion &&
  one.clase === other.clase;

const missing = ({ hallazgo, recomendacion }: TextoAsm): readonly string[] => {
  if (hallazgo === undefined && recomendacion === undefined)
    return ['No tiene hallazgo ni recomendación: complételo o quítelo.'];
  if (recomendacion === undefined) return ['Sin recomendación.'];
  return hallazgo === undefined ? ['Sin hallazgo.'] : [];
};

const ABOUT_ABSENCE = /no trae (?:recomendación|hallazgo)/u;

const propuesta = (borrador: Borrador, clave: string, original: TextoAsm, warnings: readonly string[]): Propuesta => {
  const correccion = borrador.correcciones[clave];
  const texto = correccion === undefined ? original : corrected(original, correccion);
  const said = warnings.filter((warning) => !ABOUT_ABSENCE.test(warning));
  return {
    clave,
    texto,
    avisos: [...missing(texto), ...said],
    quitado: correccion?.quitado ?? false,
    corregido: !sameText(original, texto),
    agregado: !clave.startsWith('c'),
    revision: correccion?.revision ?? 0,
  };
};

/** Every ASM of the review, those left out included, in the order of the file; what SE added comes last. */
export const propuestasOf = (borrador: Borrador, lectura: Reading): readonly Propuesta[] => [
  ...lectura.candidates.map((candidate, index) =>
    propuesta(borrador, `c${index}`, candidateText(candidate), candidate.warnings),
  ),
  ...passageTexts(lectura.passages, borrador.pasajes).map(({ first, texto }) =>
    propuesta(borrador, `p${first}`, texto, []),
  ),
  ...Object.entries(borrador.agregados).map(([clave, texto]) => propuesta(borrador, clave, texto, [])),
];

/** Those that «Confirmar» would register. */
export const vigentes = (propuestas: readonly Propuesta[]): readonly Propuesta[] =>
  propuestas.filter((each) => !each.quitado);

/** What the record keeps on where the ASM came from. */
export const importacionOf = (borrador: Borrador, propuestas: readonly Propuesta[]): Importacion => ({
  archivo: borrador.archivo,
  propuestos: propuestas.filter((each) => !each.agregado).length,
  quitados: propuestas.filter((each) => each.quitado).length,
  corregidos: vigentes(propuestas).filter((each) => each.corregido).length,
  agregados: vigentes(propuestas).filter((each) => each.agregado).length,
});

/** The draft with one ASM changed, or undefined when the ASM changed after it was shown. */
export const withCorreccion = (
  borrador: Borrador,
  clave: string,
  seen: number,
  change: Omit<Correccion, 'revision'>,
): Borrador | undefined => {
  const before = borrador.correcciones[clave];
  if ((before?.revision ?? 0) !== seen) return undefined;
  const correccion = { ...before, ...change, revision: seen + 1 };
  return { ...borrador, correcciones: { ...borrador.correcciones, [clave]: correccion } };
};

/** The draft with another answer. What was corrected of the reading goes with the reading; what SE added stays. */
export const withRespuestas = (borrador: Borrador, respuestas: Answers): Borrador => {
  const { lectura: _lectura, ...rest } = borrador;
  const kept = Object.entries(borrador.correcciones).filter(([clave]) => !clave.startsWith('c'));
  return { ...rest, respuestas, correcciones: Object.fromEntries(kept) };
};
