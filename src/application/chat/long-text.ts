const ELLIPSIS = '…';
const PAGE_CHARACTERS = 5_000;
const PAGE_LINES = 60;

/** The beginning of a text, cut at a word; the text itself when it is not longer. */
export const beginning = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank > most / 2 ? blank : undefined).trimEnd()}${ELLIPSIS}`;
};

/** The beginning of a text in one line, for lists. */
export const oneLine = (text: string, most: number): string => beginning(text.replaceAll(/\s+/g, ' ').trim(), most);

/** A paragraph in pieces that a card can hold. */
const pieces = (line: string): readonly string[] =>
  Array.from({ length: Math.max(1, Math.ceil(line.length / PAGE_CHARACTERS)) }, (_, index) =>
    line.slice(index * PAGE_CHARACTERS, (index + 1) * PAGE_CHARACTERS),
  );

/** A text in pages, to the letter: few enough characters and lines for a card, whatever was written. */
export const textPages = (text: string): readonly string[] => {
  const pages: string[][] = [];
  let room = 0;
  for (const line of text.split('\n').flatMap(pieces)) {
    const last = pages.at(-1);
    if (last === undefined || last.length >= PAGE_LINES || room < line.length) {
      pages.push([line]);
      room = PAGE_CHARACTERS - line.length;
    } else {
      last.push(line);
      room -= line.length;
    }
  }
  return pages.map((lines) => lines.join('\n'));
};
