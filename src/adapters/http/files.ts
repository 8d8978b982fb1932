import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import type { OpenedFile } from '../../application/file-links.js';

/** What a file's address opens. */
export type OpenFile = (token: string) => Promise<OpenedFile>;

/** Shown in the browser; everything else is only downloaded, HTML and SVG above all, since they could run script as this site. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg']);
const MEDIA_TYPE = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;
const ACTIVE = /html|xml|svg|script/;

const COMMON = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
} as const;

/** Media type to declare: one that no browser runs. */
const typeOf = (tipo: string): string => {
  const office = tipo.startsWith('application/vnd.openxmlformats-officedocument.');
  return MEDIA_TYPE.test(tipo) && (office || !ACTIVE.test(tipo)) ? tipo : 'application/octet-stream';
};

/** RFC 5987: percent-encoded UTF-8, also of the characters that `encodeURIComponent` leaves and the RFC doesn't. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** For clients that know no RFC 5987: letters without accents, nothing that could end the header or the quotes. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%;]/g, '_');

/** `Content-Disposition` with the name that people gave the file (RFC 6266, RFC 5987). */
export const dispositionOf = (name: string, tipo: string): string => {
  const clean = name.replace(/\p{C}/gu, '').replace(/[/\\]/g, '-');
  const kind = SHOWN.has(tipo) ? 'inline' : 'attachment';
  return `${kind}; filename="${plain(clean)}"; filename*=UTF-8''${extended(clean)}`;
};

interface Apology {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const AGAIN = 'Vuelva a Microsoft Teams y abra el archivo de nuevo desde la tarjeta de su asunto.';

const APOLOGIES = {
  expired: {
    status: 410,
    title: 'Este enlace ya venció',
    text: `Por seguridad, cada enlace dura diez minutos. ${AGAIN}`,
  },
  withdrawn: {
    status: 403,
    title: 'Este expediente ya no está a su alcance',
    text: 'Lo descarga quien puede consultar todo el ciclo. Escriba «pendientes» en Microsoft Teams para ver lo suyo.',
  },
  altered: { status: 403, title: 'Este enlace no es válido', text: `Está incompleto o fue alterado. ${AGAIN}` },
  missing: {
    status: 404,
    title: 'El archivo no está disponible',
    text: 'Consta en el registro, pero su contenido no se encontró. Avise a quien administra el sistema.',
  },
  broken: {
    status: 500,
    title: 'No se pudo abrir el archivo',
    text: 'Intente de nuevo en unos minutos; si se repite, avise a quien administra el sistema.',
  },
} as const satisfies Record<string, Apology>;

const pageOf = ({ title, text }: Apology): string => `<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.4rem; }
</style>
</head>
<body>
<h1>${title}</h1>
<p>${text}</p>
</body>
</html>
`;

const apologise = (res: Response, apology: Apology): void => {
  res.sendRaw(apology.status, pageOf(apology), {
    ...COMMON,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
};

const hand = (res: Response, { archivo, bytes }: Extract<OpenedFile, { kind: 'file' }>): void => {
  res.sendRaw(200, Buffer.from(bytes), {
    ...COMMON,
    'Content-Type': typeOf(archivo.tipo),
    'Content-Length': String(bytes.length),
    'Content-Disposition': dispositionOf(archivo.nombre, archivo.tipo),
    // The browser's own viewer of PDF needs styles; nothing else may run or load.
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'",
  });
};

/** Hands over a file while it is made; a browser that reads slowly is waited for. Rejects when it breaks off, for either side. */
const handMade = async (res: Response, { made }: Extract<OpenedFile, { kind: 'made' }>): Promise<void> => {
  res.writeHead(200, {
    ...COMMON,
    'Content-Type': typeOf(made.tipo),
    'Content-Disposition': dispositionOf(made.nombre, made.tipo),
  });
  await pipeline(Readable.from(made.pieces, { objectMode: false }), res);
};

const aboutOf = (opened: OpenedFile): Readonly<Record<string, string>> => {
  if ('archivo' in opened && opened.archivo !== undefined) return { sha256: opened.archivo.sha256 };
  return opened.kind === 'made' ? { made: opened.made.tipo } : {};
};

/** Mounts GET /archivo/<token>. Each opening is logged by person and content, without names and without the token, which opens the file. */
export const mountFiles = (server: Server, open: OpenFile, log: Logger): void => {
  // A wildcard: a named parameter is limited to a hundred characters, and a token has more.
  server.get('/archivo/*', async (req: Request, res: Response) => {
    try {
      const opened = await open(req.path().slice('/archivo/'.length));
      if (opened.kind === 'altered') log.warn('file link refused: altered');
      else log.info({ person: opened.person, ...aboutOf(opened), outcome: opened.kind }, 'file link opened');
      if (opened.kind === 'file') hand(res, opened);
      else if (opened.kind === 'made') await handMade(res, opened);
      else apologise(res, APOLOGIES[opened.kind]);
    } catch (error) {
      log.error({ err: error }, 'file link failed');
      // What is half handed over is broken off: whoever downloads it must not take it for whole.
      if (!res.headersSent) apologise(res, APOLOGIES.broken);
    }
  });
};
