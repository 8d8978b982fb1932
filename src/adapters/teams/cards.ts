import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as TemplateEngine from 'adaptivecards-templating/lib/template-engine.js';
import type { Attachment } from 'botbuilder';
import type { Card } from '../../application/messenger.js';
import { drawLiterals, openedAddresses } from './card-drawing.js';
import { foldLines } from './card-folding.js';
import { withReturn } from './card-return.js';
import { assertFrame, isObject, prepare, TemplateDefect } from './card-template.js';
import type { Json } from './card-text.js';

/** Most bytes of a card: 80 KB of UTF-16, the margin that Microsoft advises under its 100 KB a message. */
export const MAX_CARD_BYTES = 80 * 1024;

const load = createRequire(import.meta.url);

/** Loaded with the first card at the latest, not at the start: its expression language brings the dates and numbers of many others. */
const engine = (): typeof TemplateEngine => load('adaptivecards-templating/lib/template-engine.js');

/** Loads it before somebody waits for the first card. It takes a quarter of a second, in which nothing else is done. */
export const loadEngine = (): void => {
  engine();
};

const CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';
const NAME = /^[a-z0-9-]+$/;

/** Size of a card as Teams counts it: two bytes for each UTF-16 unit of its JSON. */
export const cardBytes = (content: unknown): number => JSON.stringify(content).length * 2;

/** A card over the limit: its data has to be shortened or paged. */
export class CardTooLarge extends Error {
  constructor(
    readonly template: string,
    readonly bytes: number,
  ) {
    super(`card ${template} has ${bytes} bytes, over ${MAX_CARD_BYTES}`);
    this.name = 'CardTooLarge';
  }
}

/** Stands for `${` in data, so that what is left over of the template can be told from what a person typed. */
const DATA_BRACE = '\uE000{';
const MISSING = '\uE001';

/** Data fit for expanding. What is null counts as absent: the library would print it. */
const guarded = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/[\uE000\uE001]/g, '').replaceAll('${', DATA_BRACE);
  if (Array.isArray(value)) return value.map(guarded);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(present.map(([key, item]) => [key, guarded(item)]));
};

const parseJson = (text: string): Json => JSON.parse(text);

const restored = ({ card, json }: Expanded): Json =>
  json.includes(DATA_BRACE) ? parseJson(json.replaceAll(DATA_BRACE, '${')) : card;

interface Expanded {
  readonly card: Json;
  readonly json: string;
  readonly missing: readonly string[];
}

/** Expands with the data, and gives the paths that the data lacks. The library reports them through a setting of its own only. */
const expand = (name: string, template: TemplateEngine.Template, data: unknown): Expanded => {
  const { GlobalSettings } = engine();
  const missing: string[] = [];
  const before = GlobalSettings.getUndefinedFieldValueSubstitutionString;
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    missing.push(path);
    return MISSING;
  };
  try {
    const card: Json = template.expand({ $root: data });
    return { card, json: JSON.stringify(card), missing };
  } catch (error) {
    throw TemplateDefect.shownBy(error, name);
  } finally {
    GlobalSettings.getUndefinedFieldValueSubstitutionString = before;
  }
};

const isSafeAddress = (address: string): boolean =>
  URL.canParse(address) && ['https:', 'http:'].includes(new URL(address).protocol);

const read = (directory: string, name: string): Json => {
  if (!NAME.test(name)) throw new TemplateDefect(name, 'not a template name');
  try {
    return parseJson(readFileSync(join(directory, `${name}.json`), 'utf8'));
  } catch (error) {
    throw TemplateDefect.shownBy(error, name);
  }
};

const draw = (name: string, template: TemplateEngine.Template, data: unknown): Json => {
  const expanded = expand(name, template, guarded(data));
  const { json, missing } = expanded;
  if (missing.length > 0) throw new TemplateDefect(name, `data without ${missing.join(', ')}`);
  if (json.includes('${')) throw new TemplateDefect(name, 'an expression could not be evaluated');
  const card = drawLiterals(restored(expanded));
  assertFrame(name, card);
  const unsafe = openedAddresses(card).find((address) => !isSafeAddress(address));
  if (unsafe !== undefined) throw new TemplateDefect(name, 'a button opens something that is no web address');
  return card;
};

/** Template of the line above a card that says what was just done, or why it could not be. */
const NOTICE = 'nota';

const bodyOf = (card: Json): readonly Json[] => (isObject(card) && Array.isArray(card['body']) ? card['body'] : []);

/** What comes first in a card has no space above it: under a notice it would touch its band. */
const apart = ([first, ...rest]: readonly Json[]): readonly Json[] => [
  ...(first === undefined ? [] : [isObject(first) ? { ...first, spacing: 'Medium' } : first]),
  ...rest,
];

/** The card with the notice's elements above its own. */
const below = (notice: Json, card: Json): Json => ({
  ...(isObject(card) ? card : {}),
  body: [...bodyOf(notice), ...apart(bodyOf(card))],
});

/** The card, its literal texts folded when it is over the limit only by their line ends. Throws `CardTooLarge`. */
const bounded = (name: string, card: Json): Json => {
  if (cardBytes(card) <= MAX_CARD_BYTES) return card;
  const folded = foldLines(card);
  const bytes = cardBytes(folded);
  if (bytes > MAX_CARD_BYTES) throw new CardTooLarge(name, bytes);
  return folded;
};

/** The same card is drawn many times in a row: a notice to everyone, the help, a list that did not change. */
const CARDS_KEPT = 64;

/** Draws a card once while it is among the last ones asked for. Who gets it must not change it. */
const remembering = (drawAnew: (card: Card) => Attachment): ((card: Card) => Attachment) => {
  const kept = new Map<string, Attachment>();
  return (card) => {
    const key = JSON.stringify(card);
    const drawn = kept.get(key) ?? drawAnew(card);
    kept.delete(key);
    kept.set(key, drawn);
    const [oldest] = kept.keys();
    if (kept.size > CARDS_KEPT && oldest !== undefined) kept.delete(oldest);
    return drawn;
  };
};

/**
 * Draws cards from the templates of a directory. What the data brings is shown to the letter: in a TextBlock or FactSet, whose
 * text is Markdown for every client (and whose escapes work differently in each), a text that is not plainly harmless leaves
 * as rich text, which no client interprets; inputs, choices' values and actions' data stay as they are.
 *
 * Throws `TemplateDefect` for an unknown template, an expression left over or missing data, and `CardTooLarge`. Missing data
 * inside a condition (`$when`, `if`) makes it false, so that optional parts need no placeholder.
 */
export const cardDrawer = (directory: string): ((card: Card) => Attachment) => {
  const templates = new Map<string, TemplateEngine.Template>();
  const templateOf = (name: string): TemplateEngine.Template => {
    const known = templates.get(name);
    if (known !== undefined) return known;
    const { Template } = engine();
    const template = new Template(prepare(name, read(directory, name)));
    templates.set(name, template);
    return template;
  };
  return remembering((card) => {
    const drawn = draw(card.template, templateOf(card.template), card.data);
    const told = card.notice === undefined ? drawn : below(draw(NOTICE, templateOf(NOTICE), card.notice), drawn);
    const whole = card.volver === undefined ? told : withReturn(told, card.volver);
    return { contentType: CONTENT_TYPE, content: bounded(card.template, whole) };
  });
};
