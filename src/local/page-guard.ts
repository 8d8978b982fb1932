import type { IncomingMessage } from 'node:http';

/**
 * Whether a request may come from the start page itself or from a program of this machine, and not from a page of
 * another site in the same browser: that one can send forms and, by rebinding its name to 127.0.0.1, even read answers.
 */
export function fromThisMachine({ headers, method }: IncomingMessage, port: number): boolean {
  const hosts = [`localhost:${port}`, `127.0.0.1:${port}`];
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return false;
  // A link to this page from elsewhere is welcome; its answer can't be read there.
  if (method === 'GET') return true;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return [undefined, 'same-origin'].includes(single(headers['sec-fetch-site']));
}

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Headers of every answer: nothing from elsewhere runs in the page, and no other page may frame it. */
export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;
