import type { FetchFailure, FileRules } from './fetch-file.js';
import { failureOf, isAllowed, lookupFor, open } from './fetch-file.js';

/** How an upload ended. */
export type Upload = { readonly kind: 'uploaded' } | { readonly kind: 'failed'; readonly failure: FetchFailure };

const failed = (failure: FetchFailure): Upload => ({ kind: 'failed', failure });

const answered = (status: number): Upload => {
  if (status === 200 || status === 201) return { kind: 'uploaded' };
  if (status >= 300 && status < 400) return failed('forbidden-address');
  return failed([401, 403, 404, 410].includes(status) ? 'expired' : status === 413 ? 'too-large' : 'broken');
};

/**
 * Puts a whole file at the address of an upload session of OneDrive: under the same rules as a download, without any token,
 * following no redirect. Never throws; the address is a secret of the person's and appears in no result.
 */
export const uploadFile = async (address: string, bytes: Uint8Array, rules: FileRules): Promise<Upload> => {
  if (!URL.canParse(address)) return failed('forbidden-address');
  const url = new URL(address);
  if (!isAllowed(url, rules)) return failed('forbidden-address');
  if (bytes.length === 0 || bytes.length > rules.maxBytes) return failed('too-large');
  const signal = AbortSignal.timeout(rules.totalMs);
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': String(bytes.length),
    'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
  };
  const options = { ...lookupFor(rules), method: 'PUT', headers, signal, timeout: rules.idleMs, agent: false };
  try {
    const response = await open(url, options, bytes);
    // What follows the status is nobody’s, however long it is.
    response.destroy();
    return answered(response.statusCode ?? 0);
  } catch (error) {
    return failed(signal.aborted ? 'too-slow' : failureOf(error));
  }
};
