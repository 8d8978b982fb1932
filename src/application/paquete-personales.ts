import type { Conjunto } from './paquete.js';

/** What may be personal data, by its form. It errs both ways, so it only advises: a person looks. */
const FORMAS: readonly (readonly [name: string, form: RegExp])[] = [
  ['un correo electrónico', /[\w.+-]+@[\w-]+\.\w/u],
  ['una CURP', /\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b/u],
  ['un RFC', /\b[A-ZÑ&]{4}\d{6}[A-Z\d]{3}\b/u],
  ['un teléfono', /(?<!\d)(?:\d{10}|\d{2,3}[ -]\d{3,4}[ -]\d{4})(?!\d)/u],
];

/** Most places named in one sentence. */
const MOST = 3;

/** A SHA-256 may hold ten digits in a row, and is no telephone. */
const HUELLA = /^[0-9a-f]{64}$/u;

/** Places of the open data that may hold personal data, as `ASM-01: un correo electrónico`, each once. */
const personalesEn = (conjuntos: readonly Conjunto[]): readonly string[] => {
  const found = conjuntos.flatMap(({ filas }) =>
    filas.flatMap(([key, ...rest]) =>
      FORMAS.filter(([, form]) =>
        [key, ...rest].some((each) => typeof each === 'string' && !HUELLA.test(each) && form.test(each)),
      ).map(([name]) => `${key}: ${name}`),
    ),
  );
  return [...new Set(found)];
};

/** One es-MX sentence that asks to look at what may be personal data; empty when nothing looks so. */
export const avisoDePersonales = (conjuntos: readonly Conjunto[]): string => {
  const found = personalesEn(conjuntos);
  if (found.length === 0) return '';
  const more = found.length > MOST ? `; y ${found.length - MOST} más` : '';
  return `Antes de publicar, revise si estos textos contienen datos personales: ${found.slice(0, MOST).join('; ')}${more}.`;
};
