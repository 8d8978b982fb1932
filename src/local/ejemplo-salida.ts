import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { refuse } from './ejemplo-carpeta.js';
import { EjemploError } from './ejemplo-error.js';

/** A file that the record names, as the events hold it. */
const archivoSchema = z.object({ sha256: z.string(), nombre: z.string(), tipo: z.string(), bytes: z.number() });
type Archivo = z.infer<typeof archivoSchema>;

const rows = z.array(z.object({ body: z.string() }));
const commitSchema = z.object({ events: z.array(z.object({ type: z.string() }).passthrough()) });

/** What the sample left in the record. */
export interface Registro {
  /** Every file, once, in the order in which it came. */
  readonly archivos: readonly Archivo[];
  /** How many facts of a type there are. */
  readonly cuantos: (type: string) => number;
}

/** Reads the record of `dataDir`. The bot must have ended. */
export function leeRegistro(dataDir: string): Registro {
  const database = new Database(join(dataDir, 'registro.db'), { readonly: true });
  try {
    const commits = rows.parse(database.prepare('SELECT body FROM commits ORDER BY seq').all());
    const events = commits.flatMap(({ body }) => commitSchema.parse(JSON.parse(body)).events);
    const files = events.flatMap(archivosEn);
    return {
      archivos: [...new Map(files.map((archivo) => [`${archivo.sha256} ${archivo.nombre}`, archivo])).values()],
      cuantos: (type) => events.filter((event) => event.type === type).length,
    };
  } finally {
    database.close();
  }
}

/** The files named anywhere in a value, whatever the event that names them is called. */
function archivosEn(value: unknown): readonly Archivo[] {
  const archivo = archivoSchema.safeParse(value);
  if (archivo.success) return [archivo.data];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(archivosEn) : [];
}

/** Writes files of the archive to a folder under their names; returns these. Throws `EjemploError`. */
export async function entrega(
  dataDir: string,
  archivos: readonly Archivo[],
  carpeta: string,
): Promise<readonly string[]> {
  const given: string[] = [];
  for (const archivo of archivos) {
    const bytes = await bytesOf(dataDir, archivo);
    const name = freeName(archivo.nombre, given);
    const path = join(carpeta, name);
    // Written anew: those of the archive are read-only, and people would get theirs without that.
    await writeFile(path, bytes, { flag: 'wx' }).catch((error: unknown) => refuse(path, error));
    given.push(name);
  }
  return given;
}

async function bytesOf(dataDir: string, { sha256, nombre }: Archivo): Promise<Uint8Array> {
  const bytes = await readFile(join(dataDir, 'archivo', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new EjemploError(`«${nombre}» no es el archivo que consta en el registro.`);
}

/** As a browser does with a second download: «MIR.xlsx», «MIR (2).xlsx». */
function freeName(nombre: string, given: readonly string[]): string {
  const { name, ext } = parse(nombre);
  const taken = new Set(given.map((each) => each.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? `${name}${ext}` : `${name} (${count})${ext}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
