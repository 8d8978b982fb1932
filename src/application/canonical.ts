import canonicalize from 'canonicalize';

/** The value has no canonical JSON: a lone surrogate, NaN, an infinity, or nothing at all. */
export class NotCanonical extends Error {
  constructor(why: string) {
    super(`no canonical JSON: ${why}`);
    this.name = 'NotCanonical';
  }
}

/** In well-formed JSON text only a lone surrogate is written as an escape that starts with `\ud`. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

/**
 * Canonical JSON (RFC 8785): same content, same text, in every engine and on every machine. Optional fields that are
 * undefined are left out. Throws `NotCanonical`, also for a lone surrogate (half an emoji): RFC 8785 section 3.2.2.2
 * forbids it, since it has no UTF-8 form and a store would silently replace it and break the hash.
 */
export function canonicalJson(value: unknown): string {
  const text = serialized(value);
  if (LONE_SURROGATE.test(text)) throw new NotCanonical('a text holds half a character (lone surrogate)');
  return text;
}

/** The package is CommonJS with an ESM declaration: its type says namespace where Node gives the function. */
const serializer: unknown = canonicalize;

function serialized(value: unknown): string {
  if (typeof serializer !== 'function') throw new Error('canonicalize did not load as a function');
  let text: unknown;
  try {
    text = serializer(value);
  } catch (cause) {
    throw new NotCanonical(cause instanceof Error ? cause.message : String(cause));
  }
  if (typeof text !== 'string') throw new NotCanonical(`${typeof value} is not a JSON value`);
  return text;
}
