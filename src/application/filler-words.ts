import { foldWord, type SpokenWord } from './spoken-words.js';

const folded = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldWord));

const COURTESIES = folded('hola buenos buenas buen dias dia tardes tarde noches por favor porfavor porfa gracias');

const LEAD_INS = folded(
  'a al comando cual cuales dame deme de del desplegar el es ir la las lista listado listar lo los me mi mis ' +
    'mostrar muestra muestrame muestreme necesito puedo que quiero quisiera revisar son sus tengo un una ver',
);

const AFTERTHOUGHTS = folded('ahora hay hoy tengo tenemos');

/** Whether a word is only courtesy (`hola`, `por favor`). */
export const isCourtesy = ({ text }: SpokenWord): boolean => COURTESIES.has(text);

/** Whether a word may stand before a command without changing what is asked (`ver mis pendientes`). */
export const isLeadIn = (word: SpokenWord): boolean => isCourtesy(word) || LEAD_INS.has(word.text);

/** Whether a word may stand after a command without changing what is asked (`qué pendientes tengo, por favor`). */
export const isAfterthought = (word: SpokenWord): boolean => isCourtesy(word) || AFTERTHOUGHTS.has(word.text);
