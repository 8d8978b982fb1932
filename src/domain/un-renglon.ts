/** Whether a text that documents print on one line holds line breaks, or control characters that nobody sees. */
export const tieneSaltos = (text: string): boolean => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
