import { enBlanco } from './en-blanco.js';
import { type Refusal, refuse } from './refusal.js';

/** Most characters of a reason, an observation or an answer of 2.1 and 2.2: several of them must fit on one card. */
export const MAX_RAZON = 1_500;

/** «Falta la razón» or «Faltan las observaciones», and what to do about it, in the gender and number of what is missing. */
const missing = (what: string): Refusal => {
  if (what.startsWith('las ')) return refuse('sin-razon', `Faltan ${what}.`, 'Escríbalas e inténtelo de nuevo.');
  const write = what.startsWith('la ') ? 'Escríbala' : 'Escríbalo';
  return refuse('sin-razon', `Falta ${what}.`, `${write} e inténtelo de nuevo.`);
};

/** Why a text can't stand as a reason; undefined when it can. `what` names it in es-MX with its article, such as «la razón del tipo de ASM-01». */
export const razonProblem = (texto: string, what: string): Refusal | undefined => {
  if (enBlanco(texto)) return missing(what);
  return texto.length <= MAX_RAZON
    ? undefined
    : refuse(
        'razon-larga',
        `El texto de ${what} pasa de 1,500 caracteres.`,
        'Resúmalo y guarde de nuevo; los documentos largos pueden adjuntarse al chat.',
      );
};

/** The refusal of an order that names the same ASM twice; undefined when none does. */
export const repeatedProblem = (ids: readonly string[]): Refusal | undefined => {
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  return repeated === undefined
    ? undefined
    : refuse('asm-repetido', `${repeated} aparece dos veces.`, 'Márquelo una sola vez y guarde de nuevo.');
};
