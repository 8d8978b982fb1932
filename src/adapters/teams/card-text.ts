/** Any piece of a card, as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * Characters that no Markdown dialect, autolinker or macro looks at. Text made of these alone is the same in a TextBlock as it is
 * written.
 */
const PLAIN = /^[\p{L}\p{N}\p{M} ,.;:¿?¡!%°ºª·/()"'“”‘’«»–—…=-]*$/u;
/** List items, rules and indented code at the start; addresses that clients turn into links. */
const SPECIAL = /^\s*(?:[-+=]|\d+[.)](?:\s|$))|^\s{2}|\p{L}\.\p{L}|:\/\/|www\./u;

/** Whether a TextBlock or a fact shows exactly these characters. */
export const isPlain = (text: string): boolean => PLAIN.test(text) && !SPECIAL.test(text);

/** Keeps `{{DATE(…)}}` and `{{TIME(…)}}` from being computed: renderers do that in every text, plain ones included. */
const withoutMacros = (text: string): string => text.replace(/\{(?=\{)/g, '{\u2060');

const run = (text: string, style: JsonObject): JsonObject => ({ type: 'TextRun', text: withoutMacros(text), ...style });

const pick = (source: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(source).filter(([key]) => keys.includes(key)));

const RUN_STYLE = ['color', 'fontType', 'isSubtle', 'size', 'weight'];
const BLOCK_STYLE = ['horizontalAlignment', 'isVisible', 'height'];
const FIRST_ONLY = ['id', 'separator', 'spacing'];

const lines = (text: string): readonly string[] => text.split(/\r\n|[\n\r\u2028\u2029]/);

/**
 * A text block as rich text, which no client reads as Markdown: one block for each line, since renderers differ in what they
 * do with line ends. `maxLines` and the heading style have no counterpart and are lost.
 */
export const literalBlocks = (block: JsonObject, text: string): readonly JsonObject[] =>
  lines(text).map((line, index) => ({
    type: 'RichTextBlock',
    ...pick(block, BLOCK_STYLE),
    ...(index === 0 ? pick(block, FIRST_ONLY) : { spacing: line === '' ? 'Small' : 'None' }),
    inlines: [run(line === '' ? ' ' : line, pick(block, RUN_STYLE))],
  }));

/** One fact as rich text: its name in bold, and its value. */
export const literalFact = (title: string, value: string): readonly JsonObject[] =>
  lines(value).map((line, index) => ({
    type: 'RichTextBlock',
    spacing: index === 0 ? 'Small' : 'None',
    inlines:
      index === 0 ? [run(`${title}: `, { weight: 'Bolder' }), run(line, {})] : [run(line === '' ? ' ' : line, {})],
  }));

const LOOKALIKES: Readonly<Record<string, string>> = {
  '*': '∗',
  _: '＿',
  '[': '［',
  ']': '］',
  '<': '‹',
  '>': '›',
  '`': 'ˋ',
  '~': '∼',
  '\\': '＼',
  '{': '｛',
  '#': '＃',
  '|': '｜',
};

/** A label for places that render Markdown and take no rich text (toggles, expanded choices): special signs get a look-alike. */
export const softened = (text: string): string =>
  isPlain(text)
    ? text
    : text
        .replace(/[*_[\]<>`~\\{#|]/g, (sign) => LOOKALIKES[sign] ?? sign)
        .replace(/^(\s*\d+)([.)])/, '$1\u2060$2')
        .replace(/^(\s*)([-+])/, '$1\u2060$2');
