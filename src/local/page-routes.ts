import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { PageActions } from './page-actions.js';
import { PageError } from './page-error.js';
import { pageHtml } from './page-html.js';
import type { PageSetting } from './page-setting.js';

/** The body of an answer and its media type. */
export interface Content {
  readonly type: 'text/html' | 'text/css' | 'text/javascript' | 'application/json';
  readonly body: string;
}

/** Answers one kind of request, or throws `PageError`. */
export type Route = (request: IncomingMessage, query: URLSearchParams) => Promise<Content>;

/** What the start page answers, by method and path. */
export function pageRoutes(setting: PageSetting, actions: PageActions): ReadonlyMap<string, Route> {
  const asset = async (type: Content['type'], name: string): Promise<Content> => ({
    type,
    body: await readFile(join(setting.assetsDir, name), 'utf8'),
  });
  return new Map<string, Route>([
    ['GET /', async () => ({ type: 'text/html', body: pageHtml({ ...setting, sample: setting.sample?.name }) })],
    ['GET /start-page.css', () => asset('text/css', 'start-page.css')],
    ['GET /start-page.js', () => asset('text/javascript', 'start-page.js')],
    ['GET /estado', async () => json(await actions.state())],
    ['POST /archivos', async (request, query) => json(await actions.receive(request, query.get('nombre') ?? ''))],
    ['POST /adjuntar', async (request) => json(await actions.attach(request))],
    ['POST /muestra', async (request) => json(await actions.attachSample(request))],
    ['POST /reloj', async (request) => json(await actions.moveClock(request))],
  ]);
}

const json = (value: unknown): Content => ({ type: 'application/json', body: JSON.stringify(value) });

/** Finds the route of a request and follows it. Throws `PageError`. */
export function follow(routes: ReadonlyMap<string, Route>, request: IncomingMessage): Promise<Content> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  const route = routes.get(`${request.method} ${path}`);
  if (!route) throw new PageError('Aquí no hay nada: vaya a la página de inicio.', { status: 404 });
  return route(request, new URLSearchParams(query));
}
