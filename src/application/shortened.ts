/** Where to cut a text that is too long: behind a whole word when one ends in its second half, never inside a sign. */
const cutAt = (line: string, most: number): number => {
  const blank = line.lastIndexOf(' ', most);
  if (blank > most / 2) return blank;
  return /[\uDC00-\uDFFF]/.test(line[most] ?? '') ? most - 1 : most;
};

/** The beginning of a text on one line, of at most so many characters: cut between words, with an ellipsis. */
export const shortened = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  return `${line.slice(0, cutAt(line, most - 1)).replace(/[\s,;:.·-]+$/u, '')}…`;
};

/** Most characters that one sentence quotes of what somebody wrote. */
const QUOTED = 240;

/** What somebody wrote, between quotation marks and short enough for a sentence. */
export const quoted = (text: string): string => `«${shortened(text, QUOTED)}»`;
