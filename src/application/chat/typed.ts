import type { Seen } from '../../domain/ciclo.js';
import type { Typed } from './feature.js';
import { wellFormed } from './well-formed.js';

/** Longest value of one input; what is over it is refused by the rules, never cut. */
const MAX_INPUT = 20_001;
const MAX_KEYS = 400;

/** Names that every object has: as the key of a record, one would find a function and not what was meant. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
const LONGEST_KEY = 200;

const namesInherited = (text: string): boolean =>
  text.length <= LONGEST_KEY && !/\s/.test(text) && text.split(/[,.|]/).some((part) => INHERITED.has(part));

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return namesInherited(value) ? undefined : wellFormed(value.slice(0, MAX_INPUT));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** What the client sent with a press, as bounded strings. Anything else in it is left out. */
export const typedOf = (data: Readonly<Record<string, unknown>>): Typed => {
  const entries = Object.entries(data).slice(0, MAX_KEYS);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[wellFormed(key), text] as const];
    }),
  );
};

/**
 * The matter and version that the pressed card showed, or undefined when the client sent none. A version that is no
 * number stays one that no matter ever has: an edited card is a stale card.
 */
export const seenOf = (typed: Typed): Seen | undefined => {
  const { asunto, v } = typed;
  if (asunto === undefined || v === undefined) return undefined;
  return { asunto, version: /^\d+$/.test(v) ? Number(v) : Number.NaN };
};

/** Values of the inputs named `prefix` + key, by key; blank ones left out. */
export const inputsOf = (typed: Typed, prefix: string): readonly (readonly [key: string, value: string])[] =>
  Object.entries(typed)
    .filter(([key, value]) => key.startsWith(prefix) && value.trim() !== '')
    .map(([key, value]) => [key.slice(prefix.length), value] as const);

/** Values of a multiple choice, which clients send joined by commas. */
export const choicesOf = (typed: Typed, key: string): readonly string[] =>
  (typed[key] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
