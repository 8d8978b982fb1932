/** Characters and line breaks of a text in one card: a card of two such texts stays far under 80 KB of UTF-16. */
const MAX_CHARACTERS = 4_000;
const MAX_LINES = 60;

/** A text in parts that a card can hold, cut at a line break or a blank where there is one. Joined they are the text. */
export const textParts = (text: string): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const length = partLength(rest);
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return parts.length === 0 ? [''] : parts;
};

const partLength = (text: string): number => {
  const lines = lineLimit(text);
  if (lines <= MAX_CHARACTERS) return lines;
  const blank = text.lastIndexOf(' ', MAX_CHARACTERS - 1);
  if (blank > MAX_CHARACTERS / 2) return blank + 1;
  const high = text.charCodeAt(MAX_CHARACTERS - 1);
  return high >= 0xd800 && high < 0xdc00 ? MAX_CHARACTERS - 1 : MAX_CHARACTERS;
};

/** Length up to the last line break that fits, or of the whole text. */
const lineLimit = (text: string): number => {
  let at = -1;
  for (let lines = 0; lines < MAX_LINES; lines += 1) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return text.length;
  }
  return at + 1;
};
