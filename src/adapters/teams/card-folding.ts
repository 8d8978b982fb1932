import { isObject } from './card-template.js';
import type { Json, JsonObject } from './card-text.js';

/** Stands for a line end inside a block. */
const LINE_END = ' ⏎ ';

/** No card shows them, and each takes six characters of JSON. */
const CONTROLS = /\p{Control}/gu;

const lastRun = (block: JsonObject): JsonObject | undefined => {
  const inlines = block['inlines'];
  return Array.isArray(inlines) ? inlines.filter(isObject).at(-1) : undefined;
};

const textOf = (run: JsonObject | undefined): string => (typeof run?.['text'] === 'string' ? run['text'] : '');

/** Whether a block is one more line of the text above it, as `literalBlocks` and `literalFact` leave them. */
const continues = (above: Json | undefined, node: Json): node is JsonObject =>
  isObject(node) &&
  above !== undefined &&
  isObject(above) &&
  above['type'] === 'RichTextBlock' &&
  node['type'] === 'RichTextBlock' &&
  node['id'] === undefined &&
  (node['spacing'] === 'None' || textOf(lastRun(node)) === ' ');

const gathered = (items: readonly Json[]): readonly (readonly Json[])[] => {
  const groups: Json[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group !== undefined && continues(group[0], item)) group.push(item);
    else groups.push([item]);
  }
  return groups;
};

const joined = ([first = null, ...rest]: readonly Json[]): Json => {
  if (!isObject(first) || first['type'] !== 'RichTextBlock' || !Array.isArray(first['inlines']))
    return foldLines(first);
  const last = lastRun(first);
  const text = [last, ...rest.filter(isObject).map(lastRun)].map(textOf).join(LINE_END).replace(CONTROLS, '');
  return { ...first, inlines: [...first['inlines'].slice(0, -1), { ...last, text }] };
};

/**
 * The drawn card with every literal text in one block, its line ends as a sign, and without control characters. For texts of
 * hundreds of lines, whose blocks alone take a card over its limit: a card with fewer breaks can still be answered.
 */
export const foldLines = (node: Json): Json => {
  if (Array.isArray(node)) return gathered(node).map(joined);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'data' || typeof value !== 'object' ? value : foldLines(value),
    ]),
  );
};
