import { constants, existsSync } from 'node:fs';
import { access, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EjemploError } from './ejemplo-error.js';

const USO = 'Escriba: npm run ejemplo -- CARPETA. La carpeta puede no existir todavía; si existe, debe estar vacía.';

/** The folder that the arguments name, made if missing. Throws `EjemploError` when it can't take the sample's files. */
export async function carpetaDe(args: readonly string[], from: string): Promise<string> {
  const [given = '', ...others] = args;
  if (given.trim() === '') throw new EjemploError(`Falta la carpeta donde dejar los archivos del ejemplo. ${USO}`);
  if (given.startsWith('-')) throw new EjemploError(`«${given}» no es una carpeta. ${USO}`);
  if (others.length > 0)
    throw new EjemploError(
      `Se espera una sola carpeta y llegaron ${args.length} palabras; si el nombre lleva espacios, póngalo entre comillas. ${USO}`,
    );
  const carpeta = resolve(from, given);
  await make(carpeta);
  const found = await readdir(carpeta).catch((error: unknown) => refuse(carpeta, error));
  if (found.length > 0)
    throw new EjemploError(
      `La carpeta ${carpeta} no está vacía y ahí no se escribe nada: elija otra, o vacíela, e inténtelo de nuevo.`,
    );
  return carpeta;
}

async function make(carpeta: string): Promise<void> {
  try {
    await makeAll(carpeta);
    if (!(await stat(carpeta)).isDirectory())
      throw new EjemploError(`${carpeta} ya es un archivo, no una carpeta: elija otra.`);
    await access(carpeta, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof EjemploError) throw error;
    refuse(carpeta, error);
  }
}

/** With `recursive`, Node tries again without end where a folder can't be made although the one above exists, as under /proc. */
async function makeAll(carpeta: string): Promise<void> {
  if (existsSync(carpeta)) return;
  if (!existsSync(dirname(carpeta))) await makeAll(dirname(carpeta));
  await mkdir(carpeta);
}

const WHY: Readonly<Record<string, string>> = {
  EEXIST: 'ya es un archivo, no una carpeta',
  ENOENT: 'ahí no se pueden crear carpetas',
  ENOTDIR: 'parte de la ruta es un archivo, no una carpeta',
  EACCES: 'no tiene permiso para escribir ahí',
  EPERM: 'no tiene permiso para escribir ahí',
  EROFS: 'ese disco es de solo lectura',
  ENOSPC: 'el disco está lleno',
  ENAMETOOLONG: 'el nombre es demasiado largo',
};

/** Throws the sentence for an error of the file system. */
export function refuse(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = WHY[code] ?? (error instanceof Error ? error.message : String(error));
  throw new EjemploError(`No se puede escribir en ${path}: ${why}. Elija otra carpeta e inténtelo de nuevo.`, {
    cause: error,
  });
}
