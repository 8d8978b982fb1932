import { printable } from '../printable-text.js';

/** Most characters and lines of one page: the card stays under Teams' limit even when every character is escaped. */
const PAGE_CHARS = 4000;
const PAGE_LINES = 60;

/** Where a page that starts at `from` ends: at its limit of characters or lines, behind a blank when there is one near. */
const endOf = (text: string, from: number, chars: number, lines: number): number => {
  let end = Math.min(text.length, from + chars);
  let at = from;
  for (let counted = 0; counted < lines; counted += 1) {
    const line = text.indexOf('\n', at);
    if (line < 0 || line >= end) break;
    at = line + 1;
    if (counted === lines - 1) end = at;
  }
  if (end === text.length || text[end - 1] === '\n') return end;
  const blank = Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('\n', end - 1)) + 1;
  if (blank > from + chars / 2) return blank;
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end;
};

/** A text in pages that a card can hold, nothing left out. At least one page. */
export const textPages = (text: string): readonly string[] => {
  const whole = printable(text);
  const pages: string[] = [];
  for (let from = 0; from < whole.length; ) {
    const end = endOf(whole, from, PAGE_CHARS, PAGE_LINES);
    pages.push(whole.slice(from, end));
    from = end;
  }
  return pages.length === 0 ? [''] : pages;
};

/** The beginning of a text for a card, with an ellipsis when something is left out. */
export const beginning = (text: string, chars: number, lines = 12): string => {
  const whole = printable(text).trim();
  const end = endOf(whole, 0, chars, lines);
  return end >= whole.length ? whole : `${whole.slice(0, end).trimEnd()}…`;
};

/** The first of some items of a card, as many as fit in so many characters of its JSON. */
export const fitting = <T>(items: readonly T[], chars: number): readonly T[] => {
  let left = chars;
  const over = items.findIndex((item) => {
    left -= JSON.stringify(item).length;
    return left < 0;
  });
  return over < 0 ? items : items.slice(0, over);
};

/** Whether `beginning` leaves something out. */
export const isLong = (text: string, chars: number, lines = 12): boolean =>
  beginning(text, chars, lines) !== printable(text).trim();
