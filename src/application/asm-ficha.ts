import type { ClaseAsm, TextoAsm } from '../domain/asm.js';
import { lugarDe } from './asm-place.js';
import type { Field } from './document.js';
import { CLASES_EN_DOCUMENTO } from './document-names.js';

/** What the report says of an ASM, to the letter, and its cause as SE worded it. */
export type AsmDescrito = TextoAsm & { readonly causaRaiz?: string };

const optional = (label: string, value: string | undefined): readonly Field[] =>
  value === undefined || value === '' ? [] : [{ label, value }];

/** Heading of an ASM's card in a document: its number and its kind, when the report says it. */
export const rotuloDelAsm = (id: string, clase: ClaseAsm): string =>
  clase === 'sin-precisar' ? id : `${id} · ${CLASES_EN_DOCUMENTO[clase]}`;

/** The ASM as documents describe it: the report's texts to the letter, and whose wording the cause is. */
export const camposDelAsm = (asm: AsmDescrito): readonly Field[] => [
  ...optional('Programa', asm.programa),
  ...optional('Dependencia', asm.dependencia),
  { label: 'Hallazgo', value: asm.hallazgo ?? 'El informe no lo expresa por separado.' },
  { label: 'Recomendación', value: asm.recomendacion ?? 'El informe no contiene recomendación para este hallazgo.' },
  ...optional('Causa raíz (redacción de la Secretaría Ejecutiva)', asm.causaRaiz),
  ...optional('Identificador en el informe', asm.numero),
  { label: 'Ubicación en el informe', value: lugarDe(asm) },
];
