import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { OFFERED_PATH, OfferedFiles } from './offered-files.js';
import { PageActions } from './page-actions.js';
import { PageError } from './page-error.js';
import { fromThisMachine, PAGE_HEADERS } from './page-guard.js';
import { pageHtml } from './page-html.js';
import type { StartPageSetting } from './page-setting.js';
import { Uploads } from './uploads.js';

/** A running start page. */
export interface StartPage {
  readonly port: number;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, url: URL) => Promise<unknown>;

/** Serves the start page on 127.0.0.1 until closed. */
export async function startStartPage(setting: StartPageSetting): Promise<StartPage> {
  const offered = new OfferedFiles();
  let port = setting.port;
  const actions = new PageActions(setting, new Uploads(setting.uploadsDir), offered, () => `http://127.0.0.1:${port}`);
  const routes = routesOf(actions);
  const server = createServer((request, response) => {
    void answer(request, response, port, routes, setting, offered);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(setting.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  return { port, close: () => close(server, offered) };
}

function close(server: ReturnType<typeof createServer>, offered: OfferedFiles): Promise<void> {
  offered.close();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const routesOf = (actions: PageActions): ReadonlyMap<string, Answer> =>
  new Map<string, Answer>([
    ['GET /estado', () => actions.state()],
    ['POST /archivos', (request, url) => actions.receive(request, url.searchParams.get('nombre') ?? '')],
    ['POST /adjuntar', (request) => actions.attach(request)],
    ['POST /muestra', (request) => actions.attachSample(request)],
    ['POST /reloj', (request) => actions.moveClock(request)],
  ]);

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  routes: ReadonlyMap<string, Answer>,
  setting: StartPageSetting,
  offered: OfferedFiles,
): Promise<void> {
  if (!fromThisMachine(request, port)) return send(response, 403, 'text/plain', 'Solo desde la página de inicio.');
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname.startsWith(OFFERED_PATH)) return offered.serve(request, response);
  if (request.method === 'GET' && url.pathname === '/') {
    return send(response, 200, 'text/html', pageHtml({ everyone: setting.everyone, sample: setting.sample?.name }));
  }
  const asset = assets.get(`${request.method} ${url.pathname}`);
  if (asset) return send(response, 200, asset.type, await readFile(join(setting.assetsDir, asset.file), 'utf8'));
  const route = routes.get(`${request.method} ${url.pathname}`);
  if (!route) return send(response, 404, 'text/plain', 'Aquí no hay nada: vaya a la página de inicio.');
  await answerJson(request, response, () => route(request, url));
}

const assets = new Map([
  ['GET /start-page.css', { file: 'start-page.css', type: 'text/css' }],
  ['GET /start-page.js', { file: 'start-page.js', type: 'text/javascript' }],
]);

async function answerJson(request: IncomingMessage, response: ServerResponse, work: () => Promise<unknown>): Promise<void> {
  try {
    send(response, 200, 'application/json', JSON.stringify(await work()));
  } catch (error) {
    const told = error instanceof PageError;
    if (!told) console.error(error);
    const sentence = told ? error.message : 'No se pudo. Vea en la terminal qué pasó e inténtelo de nuevo.';
    send(response, told ? error.status : 500, 'application/json', JSON.stringify({ error: sentence }));
    request.resume();
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...PAGE_HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
}
