import { fold } from '../../application/import/fold.js';
import type { Omitted } from '../../application/import/source.js';
import type { Line } from './pdf-lines.js';

/** A page with its printed lines. */
export interface LinedPage {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

/** Share of the page's height, at its top and at its foot, where headers and footers stand. */
const BAND = 0.12;
const PAGE_NUMBER = /^(?:p[aá]g(?:ina|\.)?\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:de|\/)\s*\d{1,4})?$/iu;

const inBand = (line: Line, page: LinedPage): boolean =>
  line.y < page.height * BAND || line.y > page.height * (1 - BAND);

const shape = (line: Line): string => `${fold(line.text).replace(/\d+/gu, '#')}@${Math.round(line.y / 6)}`;

const countShapes = (pages: readonly LinedPage[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const shapes = new Set(page.lines.filter((line) => inBand(line, page)).map(shape));
    for (const one of shapes) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
};

/** Pages without what repeats at their top and foot, and what was taken away, once each. */
export interface Stripped {
  readonly pages: readonly LinedPage[];
  readonly omitted: readonly Omitted[];
}

/** Takes away page headers, footers and page numbers: lines that repeat at the same height on at least half of the pages. */
export const stripFurniture = (pages: readonly LinedPage[]): Stripped => {
  const counts = countShapes(pages);
  const least = Math.max(2, Math.ceil(pages.length / 2));
  const repeats = (line: Line, page: LinedPage): boolean =>
    inBand(line, page) && ((counts.get(shape(line)) ?? 0) >= least || PAGE_NUMBER.test(line.text));
  const omitted = new Map<string, Omitted>();
  for (const page of pages) {
    for (const line of page.lines.filter((one) => repeats(one, page))) {
      const why = PAGE_NUMBER.test(line.text)
        ? 'es el número de página'
        : `es encabezado o pie: se repite en ${counts.get(shape(line)) ?? 1} páginas`;
      const key = PAGE_NUMBER.test(line.text) ? 'número' : shape(line);
      if (!omitted.has(key)) omitted.set(key, { where: `página ${page.number}`, text: line.text, why });
    }
  }
  return {
    pages: pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !repeats(line, page)) })),
    omitted: [...omitted.values()],
  };
};
