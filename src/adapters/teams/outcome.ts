import type { SendOutcome } from '../../application/messenger.js';

/** Nothing left this machine: the address was not found or nobody listened. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const field = (source: unknown, key: string): unknown =>
  typeof source === 'object' && source !== null ? Reflect.get(source, key) : undefined;

const headerOf = (error: unknown, name: string): string | undefined => {
  const headers = field(field(error, 'response'), 'headers');
  const get = field(headers, 'get');
  const value: unknown = typeof get === 'function' ? Reflect.apply(get, headers, [name]) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** Milliseconds of a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3). */
const retryAfterMs = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/** The service's own code, from where each of its error shapes keeps it. */
const serviceCode = (error: unknown): string => {
  const named = field(error, 'code') ?? field(field(field(error, 'details'), 'error'), 'code');
  if (typeof named === 'string' && named !== 'REQUEST_SEND_ERROR') return named;
  const message = field(error, 'message');
  const sub = typeof message === 'string' ? /"subCode":\s*"(\w+)"/.exec(message)?.[1] : undefined;
  return sub ?? `http-${String(field(error, 'statusCode'))}`;
};

const refused = (error: unknown, code: string): SendOutcome => {
  const wait = retryAfterMs(headerOf(error, 'retry-after'), Date.now());
  return { kind: 'refused', code, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
};

const networkOutcome = (error: unknown): SendOutcome => {
  const code = field(error, 'code') ?? field(field(error, 'cause'), 'code');
  const text = typeof code === 'string' ? code : 'connection';
  return NEVER_SENT.has(text) ? { kind: 'refused', code: text } : { kind: 'uncertain', code: text };
};

/**
 * What an error of the connector means for the message. Teams' table: 412, 429 and 503 created nothing and may be tried
 * again; 403 and an unknown conversation mean that the person can't be reached; after 500, 502, 504, a timeout or a dropped
 * connection nobody knows; any other 4xx (400, 401, 413…) won't be cured by time.
 */
export const outcomeOf = (error: unknown, operation: 'send' | 'update'): SendOutcome => {
  const status = field(error, 'statusCode');
  if (typeof status !== 'number') return networkOutcome(error);
  const code = serviceCode(error);
  if (status === 412 || status === 429 || status === 503) return refused(error, code);
  if (status === 403) return { kind: 'unreachable', code };
  if (status === 404) return operation === 'update' ? { kind: 'gone' } : { kind: 'unreachable', code };
  if (status >= 500 || status === 408) return { kind: 'uncertain', code };
  return { kind: 'failed', code };
};
