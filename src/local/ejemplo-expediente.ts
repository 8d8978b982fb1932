import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from './ejemplo-carpeta.js';
import { type Descarga, descarga } from './ejemplo-descarga.js';
import type { Escena } from './ejemplo-escena.js';

const SHOWS = /Descargar el expediente/;

/** SE asks for the expediente and downloads it by its button. */
export async function descargaExpediente({ de }: Pick<Escena, 'de'>): Promise<Descarga> {
  return descarga(await de('se').pide('expediente', SHOWS), 'Descargar el expediente');
}

/** Leaves a download in a folder; returns its name. Throws `EjemploError`. */
export async function dejaEn(carpeta: string, { nombre, bytes }: Descarga): Promise<string> {
  const path = join(carpeta, nombre);
  await writeFile(path, bytes, { flag: 'wx' }).catch((error: unknown) => refuse(path, error));
  return nombre;
}
