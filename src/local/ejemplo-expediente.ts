import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from './ejemplo-carpeta.js';
import { EjemploError } from './ejemplo-error.js';
import type { Escena } from './ejemplo-escena.js';

const SHOWS = /Descargar el expediente/;
const DOWNLOAD_MS = 60_000;

/** A file as a browser would download it. */
interface Descarga {
  readonly nombre: string;
  readonly bytes: Uint8Array;
}

/** The address behind a button that opens one. */
function addressOf(value: unknown, title: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('title' in value && value.title === title && 'url' in value && typeof value.url === 'string') return value.url;
  for (const child of Object.values(value)) {
    const found = addressOf(child, title);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** SE asks for the expediente and downloads it by its button. */
export async function descargaExpediente({ de }: Pick<Escena, 'de'>): Promise<Descarga> {
  const { card } = await de('se').pide('expediente', SHOWS);
  const address = addressOf(card, 'Descargar el expediente');
  if (address === undefined) throw new EjemploError('La tarjeta del expediente no tiene dirección para descargarlo.');
  const answer = await fetch(address, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (!answer.ok) throw new EjemploError(`El expediente no se descargó: ${answer.status} ${await answer.text()}`);
  const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  return { nombre: decodeURIComponent(encoded), bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** Leaves a download in a folder; returns its name. Throws `EjemploError`. */
export async function dejaEn(carpeta: string, { nombre, bytes }: Descarga): Promise<string> {
  const path = join(carpeta, nombre);
  await writeFile(path, bytes, { flag: 'wx' }).catch((error: unknown) => refuse(path, error));
  return nombre;
}
