import type { Glyphs } from './read-pdf-engine.js';

/** One printed line. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
  readonly bold: boolean;
}

const sameLine = (line: readonly Glyphs[], next: Glyphs): boolean => {
  const last = line.at(-1);
  if (last === undefined) return true;
  const tall = Math.max(last.height, next.height, 1);
  return Math.abs(last.y - next.y) < tall * 0.55 && next.x >= last.x - tall;
};

/** Space between two runs of glyphs that no blank character fills, from a seventh of the letter height. */
const gap = (before: Glyphs | undefined, after: Glyphs): string => {
  if (before === undefined || /\s$/u.test(before.text) || /^\s/u.test(after.text)) return '';
  return after.x - (before.x + before.width) > Math.max(before.height, after.height) * 0.15 ? ' ' : '';
};

const lineOf = (glyphs: readonly Glyphs[]): Line => {
  const text = glyphs.map((one, index) => gap(glyphs[index - 1], one) + one.text).join('');
  const letters = glyphs.filter((one) => one.text.trim() !== '');
  const [first] = glyphs;
  return {
    text: text.trim().replace(/\u00ad(?!$)/gu, ''),
    x: Math.min(...glyphs.map((one) => one.x)),
    right: Math.max(...glyphs.map((one) => one.x + one.width)),
    y: first?.y ?? 0,
    height: Math.max(...glyphs.map((one) => one.height)),
    bold: letters.length > 0 && letters.every((one) => one.bold),
  };
};

/** Printed lines in the order of the file, which is the reading order of what word processors write. */
export const linesOf = (glyphs: readonly Glyphs[]): readonly Line[] => {
  const groups: Glyphs[][] = [];
  for (const one of glyphs) {
    const open = groups.at(-1);
    if (open !== undefined && sameLine(open, one)) open.push(one);
    else groups.push([one]);
  }
  return groups.map(lineOf).filter((line) => line.text !== '');
};

/** Printed lines from top to bottom, for a cell, where programs write in any order. */
export const cellLines = (glyphs: readonly Glyphs[]): readonly Line[] => {
  const rows: Glyphs[][] = [];
  for (const one of [...glyphs].sort((a, b) => a.y - b.y)) {
    const open = rows.at(-1);
    const base = open?.[0];
    if (open !== undefined && base !== undefined && one.y - base.y < Math.max(base.height, one.height, 1) * 0.55)
      open.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => lineOf(row.sort((a, b) => a.x - b.x))).filter((line) => line.text !== '');
};

/**
 * Joins two printed lines: with a space, or with nothing after a hyphen, which stays. Only a soft hyphen says itself that it
 * merely cuts a word: that word is put together again.
 */
export const joinLines = (before: string, after: string): string => {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  return before === '' || /[-‐]$/u.test(before) ? before + after : `${before} ${after}`;
};

/** The text of lines that are one paragraph. */
export const textOfLines = (lines: readonly Line[]): string =>
  lines.reduce((text, line) => joinLines(text, line.text), '');
