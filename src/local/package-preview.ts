import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { unzipSync } from 'fflate';
import type { BotClient } from './bot-client.js';
import { PAGE_HEADERS } from './page-guard.js';

/** Path under which the prepared packages are looked at: the ciclo follows, and then the file. */
export const PREVIEW_PATH = '/paquete/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** The page carries its own style and nothing else. */
const HEADERS = {
  ...PAGE_HEADERS,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
} as const;

/** A ciclo and the name of a file. */
const FORM = /^\/paquete\/([a-z0-9-]{1,200})\/([\w.-]{1,200})$/;

/**
 * Answers `GET /paquete/<ciclo>/<file>` with a file of the package that was prepared last, as a portal would, or 404. A file is
 * looked up among those of the package by its whole name: no path of the disk is ever made of an address.
 */
export async function servePreview(bot: BotClient, url: string, response: ServerResponse): Promise<void> {
  const [, ciclo = '', name = ''] = FORM.exec(url.split('?')[0] ?? '') ?? [];
  const zip = ciclo === '' ? undefined : await bot.package(ciclo).catch(() => undefined);
  const files = new Map(Object.entries(zip === undefined ? {} : unzipSync(zip)));
  const bytes = files.get(name);
  if (bytes === undefined) {
    response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' });
    return void response.end('Aquí no hay nada: vaya a la página de inicio.');
  }
  response.writeHead(200, { ...HEADERS, 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
  response.end(bytes);
}
