import type { Json, JsonObject } from './card-text.js';

/** A template that must not be used as it stands. Caught by the tests of `cards/`. */
export class TemplateDefect extends Error {
  constructor(
    readonly template: string,
    readonly defect: string,
    options?: ErrorOptions,
  ) {
    super(`card template ${template}: ${defect}`, options);
    this.name = 'TemplateDefect';
  }

  /** The defect that an error of the file system or the template library shows. */
  static shownBy(error: unknown, template: string): TemplateDefect {
    return new TemplateDefect(template, error instanceof Error ? error.message : 'unknown error', { cause: error });
  }
}

/** Marks what shows data in a place that renders Markdown; the drawer takes the mark away. */
export const LITERAL = '_literal';

export const isObject = (node: Json | undefined): node is JsonObject =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

const bound = (node: Json | undefined): boolean => typeof node === 'string' && node.includes('${');

/** The fixed parts of a bound text. */
const fixedPart = (text: string): string => text.replace(/\$\{(?:[^}'"`]|'[^']*'|"[^"]*"|`[^`]*`)*\}/g, '');

const MARKDOWN_SIGNS = /[*_[\]`#<>~\\]/;

/** Markdown properties by element type. A fact has no type of its own: it is known by its place. */
const isMarked = (node: JsonObject): boolean => {
  switch (node['type']) {
    case 'TextBlock':
      return bound(node['text']);
    case 'Input.Toggle':
      return bound(node['title']);
    default:
      return false;
  }
};

const defectOf = (node: JsonObject): string | undefined => {
  const text = node['text'];
  if (node['type'] === 'TextBlock' && typeof text === 'string' && bound(text) && MARKDOWN_SIGNS.test(fixedPart(text))) {
    return `Markdown and data in one TextBlock: ${text}`;
  }
  if (bound(node['errorMessage'])) return 'errorMessage with data';
  if (node['type'] === 'Image' && bound(node['url'])) return 'image address with data';
  return undefined;
};

const markFact = (fact: Json): Json =>
  isObject(fact) && (bound(fact['title']) || bound(fact['value'])) ? { ...fact, [LITERAL]: true } : fact;

const prepareFacts = (node: JsonObject): JsonObject =>
  Array.isArray(node['facts']) ? { ...node, facts: node['facts'].map(markFact) } : node;

/** Marks every element that shows data as Markdown. Throws `TemplateDefect`. */
export const prepare = (template: string, node: Json): Json => {
  if (Array.isArray(node)) return node.map((item) => prepare(template, item));
  if (!isObject(node)) return node;
  const defect = defectOf(node);
  if (defect !== undefined) throw new TemplateDefect(template, defect);
  const marked = isMarked(node) ? { ...prepareFacts(node), [LITERAL]: true } : prepareFacts(node);
  return Object.fromEntries(Object.entries(marked).map(([key, value]) => [key, prepare(template, value)]));
};

const REQUIRED: readonly (readonly [string, (value: Json | undefined) => boolean])[] = [
  ['type', (value) => value === 'AdaptiveCard'],
  ['version', (value) => value === '1.5'],
  ['lang', (value) => value === 'es'],
  ['fallbackText', (value) => typeof value === 'string' && value.trim() !== ''],
];

/** Throws `TemplateDefect` unless the card says type, version 1.5, language and fallback text. */
export const assertFrame = (template: string, card: Json): void => {
  if (!isObject(card)) throw new TemplateDefect(template, 'not a card');
  for (const [key, holds] of REQUIRED) if (!holds(card[key])) throw new TemplateDefect(template, `wrong ${key}`);
};
