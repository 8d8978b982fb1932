import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { OFFERED_PATH, OfferedFiles } from './offered-files.js';
import { PREVIEW_PATH, servePreview } from './package-preview.js';
import { PageActions } from './page-actions.js';
import { PageError } from './page-error.js';
import { fromThisMachine, PAGE_HEADERS } from './page-guard.js';
import { type Content, follow, pageRoutes } from './page-routes.js';
import type { PageSetting } from './page-setting.js';
import { Uploads } from './uploads.js';

/** A running start page. */
export interface StartPage {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves the start page on 127.0.0.1 until stopped. */
export async function startStartPage(setting: PageSetting): Promise<StartPage> {
  const offered = new OfferedFiles();
  let port = setting.port;
  const actions = new PageActions(setting, new Uploads(setting.uploadsDir), offered, () => `http://127.0.0.1:${port}`);
  const routes = pageRoutes(setting, actions);
  const server = createServer((request, response) => {
    if (!fromThisMachine(request, port)) refuse(response);
    else if (request.url?.startsWith(OFFERED_PATH)) void offered.serve(request, response);
    else if (request.method === 'GET' && request.url?.startsWith(PREVIEW_PATH))
      void servePreview(setting.bot, request.url, response);
    else void answer(request, response, () => follow(routes, request));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(setting.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  return { port, stop: () => stop(server, offered) };
}

function stop(server: ReturnType<typeof createServer>, offered: OfferedFiles): Promise<void> {
  offered.close();
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  return closed;
}

async function answer(request: IncomingMessage, response: ServerResponse, work: () => Promise<Content>): Promise<void> {
  try {
    send(response, 200, await work());
  } catch (error) {
    const told =
      error instanceof PageError ? error : new PageError('No se pudo: la terminal dice por qué.', { status: 500 });
    if (told !== error) console.error(error);
    send(response, told.status, { type: 'application/json', body: JSON.stringify({ error: told.message }) });
    // What is still arriving of a refused file: a connection cut now would hide the answer from the browser.
    request.resume();
  }
}

function refuse(response: ServerResponse): void {
  send(response, 403, { type: 'application/json', body: '{"error":"Solo desde la página de inicio."}' });
}

function send(response: ServerResponse, status: number, { type, body }: Content): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...PAGE_HEADERS, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}
