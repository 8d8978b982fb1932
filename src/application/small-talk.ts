import { foldWord, spokenWords } from './spoken-words.js';

/** A greeting, or what people answer each other out of courtesy and may take for an acknowledgement. */
export type SmallTalk = 'saludo' | 'cortesia';

const folded = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldWord));

const SALUDO = folded('hola holi buen buenas bueno buenos dia dias tarde tardes noche noches que tal saludos');
const CORTESIA = folded(
  'gracias muchas mil muy amable ok okay okey oki vale va sale listo listos bien perfecto excelente claro si correcto ' +
    'enterado enterada recibido recibida entendido entendida acuerdo de conforme adelante por favor',
);

/** Tells whether a whole message is only a greeting, or only courtesies with or without one; otherwise undefined. */
export const smallTalkOf = (message: string): SmallTalk | undefined => {
  const words = spokenWords(message).map(({ text }) => text);
  if (words.length === 0) return undefined;
  if (words.every((word) => SALUDO.has(word))) return 'saludo';
  return words.every((word) => SALUDO.has(word) || CORTESIA.has(word)) ? 'cortesia' : undefined;
};
