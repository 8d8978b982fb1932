import { printable } from './printable-text.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of HTML that is already written; everything else is text. */
export class Html {
  constructor(readonly source: string) {}
}

type Part = string | number | Html | readonly Html[];

const sourceOf = (part: Part): string => {
  if (part instanceof Html) return part.source;
  if (typeof part === 'string' || typeof part === 'number')
    return printable(String(part)).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  return part.map(({ source }) => source).join('\n');
};

/** HTML with every text in it literal: what a person wrote can't become markup. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, index) => (index === 0 ? text : sourceOf(parts[index - 1] ?? '') + text)).join(''));
