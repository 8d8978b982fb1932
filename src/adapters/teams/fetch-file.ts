import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { PrivateAddress, publicLookup, type Resolve } from './public-address.js';
import { isAllowedService } from './service-address.js';

/** From where files may come, and how much of them. */
export interface FileRules {
  /** Host names, or `*.suffix` for any name below it. */
  readonly hosts: readonly string[];
  /** Most bytes of one file. */
  readonly maxBytes: number;
  /** Most time for one file, from the first packet to the last byte, in milliseconds. */
  readonly totalMs: number;
  /** Most silence while it comes, in milliseconds. */
  readonly idleMs: number;
  /** True in the local start only: files come over http from this machine, and from nowhere else. */
  readonly localStart?: boolean;
  /** Name resolution; the system's when missing. */
  readonly resolve?: Resolve;
}

/** The people's own OneDrive, and nothing that an outsider could register a name under. */
const SHAREPOINT_HOSTS: readonly string[] = ['*.sharepoint.com'];

/** The rules of production: SharePoint only, 50 MB, one minute, ten seconds of silence. */
export const DEFAULT_FILE_RULES: FileRules = {
  hosts: SHAREPOINT_HOSTS,
  maxBytes: 50_000_000,
  totalMs: 60_000,
  idleMs: 10_000,
};

/** Why a file has no bytes. */
export type FetchFailure = 'forbidden-address' | 'too-large' | 'too-slow' | 'expired' | 'broken';

/** The bytes of a file, or why there are none. */
export type FetchedFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly failure: FetchFailure };

const failed = (failure: FetchFailure): FetchedFile => ({ kind: 'failed', failure });

const matches = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** Names of this machine: in the local start the local Teams and the start page serve the files. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether a file may be fetched from, or put at, an address. */
export const isAllowed = (url: URL, rules: FileRules): boolean => {
  if (url.username !== '' || url.password !== '') return false;
  if (rules.localStart === true) return url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  return url.protocol === 'https:' && url.port === '' && rules.hosts.some((host) => matches(url.hostname, host));
};

/** Tells "over the limit" from every other end of a stream. */
class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

const readBounded = async (response: IncomingMessage, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new TooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
};

const refusedAnswer = (response: IncomingMessage, maxBytes: number): FetchFailure | undefined => {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400) return 'forbidden-address';
  if ([401, 403, 404, 410].includes(statusCode)) return 'expired';
  if (statusCode !== 200) return 'broken';
  if (Number(headers['content-length'] ?? 0) > maxBytes) return 'too-large';
  // A compressed body could grow without bound after the count.
  return (headers['content-encoding'] ?? 'identity') === 'identity' ? undefined : 'broken';
};

/** The option that keeps a request from inner addresses; in the local start there are no others. */
export const lookupFor = (rules: FileRules): Pick<RequestOptions, 'lookup'> =>
  rules.localStart === true ? {} : { lookup: publicLookup(rules.resolve) };

/** Makes one request, following no redirect, and gives its answer when the headers are there. Rejects with what broke it. */
export const open = (url: URL, options: RequestOptions, body?: Uint8Array): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, resolve);
    request.on('timeout', () => request.destroy(new DOMException('silence', 'TimeoutError')));
    request.on('error', reject);
    request.end(body);
  });

/** What an error of `open` means. */
export const failureOf = (error: unknown): FetchFailure => {
  if (error instanceof TooLarge) return 'too-large';
  if (error instanceof PrivateAddress) return 'forbidden-address';
  const name = error instanceof Error ? error.name : '';
  return name === 'TimeoutError' || name === 'AbortError' ? 'too-slow' : 'broken';
};

const fetchAllowed = async (
  url: URL,
  rules: FileRules,
  extra: Readonly<Record<string, string>>,
): Promise<FetchedFile> => {
  const signal = AbortSignal.timeout(rules.totalMs);
  try {
    const headers = { accept: '*/*', 'accept-encoding': 'identity', ...extra };
    const response = await open(url, { ...lookupFor(rules), headers, signal, timeout: rules.idleMs, agent: false });
    const refusal = refusedAnswer(response, rules.maxBytes);
    if (refusal === undefined) return { kind: 'bytes', bytes: await readBounded(response, rules.maxBytes) };
    response.destroy();
    return failed(refusal);
  } catch (error) {
    return failed(signal.aborted ? 'too-slow' : failureOf(error));
  }
};

/**
 * Fetches a file of a message without any token, from allowed hosts only, over https, following no redirect, bounded in bytes
 * and time while it comes. Never throws; the address is a secret of the person's and appears in no result.
 */
export const fetchFile = async (address: string, rules: FileRules): Promise<FetchedFile> => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && isAllowed(url, rules) ? fetchAllowed(url, rules, {}) : failed('forbidden-address');
};

/**
 * Fetches an image that was pasted in a message: it lies at the connector, which asks for the bot's token, and the token goes
 * to nobody else. `token` is asked for only once the address is known to be the connector's; in the local start there is none.
 */
export const fetchPasted = async (
  address: string,
  rules: FileRules,
  token: () => Promise<string | undefined>,
): Promise<FetchedFile> => {
  const local = rules.localStart === true;
  if (!isAllowedService(address, local)) return failed('forbidden-address');
  const bearer = local ? undefined : await token();
  if (!local && bearer === undefined) return failed('broken');
  return fetchAllowed(new URL(address), rules, bearer === undefined ? {} : { authorization: `Bearer ${bearer}` });
};
