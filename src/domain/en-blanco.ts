/** Blanks, control and format characters (zero-width ones too), and the letters that Unicode draws empty. */
const NOTHING = /^(?:[\s\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0\u2800]|[\ufe00-\ufe0f])*$/u;

/** Whether a text shows nothing to who reads it: it is no reason, name or answer, however many characters it has. */
export const enBlanco = (text: string): boolean => NOTHING.test(text);
