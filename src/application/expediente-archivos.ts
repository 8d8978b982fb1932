import * as z from 'zod/v4';
import type { Archivo } from '../domain/identity.js';
import type { Commit, StoredEvent } from './event-log.js';

/** A file that the record names, with where it goes in the expediente. */
export interface Referido {
  readonly archivo: Archivo;
  /** Path inside the expediente: safe on every system, and unique. */
  readonly ruta: string;
  /** Number of the commit that names it first. */
  readonly asiento: number;
}

const archivoSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  nombre: z.string(),
  tipo: z.string(),
  bytes: z.number(),
});

/** The files that a value names anywhere, whatever the event that names them is called. */
const archivosEn = (value: unknown): readonly Archivo[] => {
  const archivo = archivoSchema.safeParse(value);
  if (archivo.success) return [archivo.data];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(archivosEn) : [];
};

const LONGEST = 120;
const LONGEST_ENDING = 12;

/** Letters, digits, dots, hyphens and single blanks: no path, no mark that re-orders, nothing that a file system folds. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, ' ')
    .replaceAll(/ [. _-]+ |\.{2,}/g, ' ');

const trimmed = (text: string): string => text.replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');

/** What names a file apart from its own name: what it is, whose, and which version. */
const labelOf = (event: StoredEvent): string => {
  const fields: Readonly<Record<string, unknown>> = { ...event };
  const text = (key: string): string => (typeof fields[key] === 'string' ? fields[key] : '');
  const version = fields['version'] ?? fields['numero'];
  return [
    event.type.startsWith('evidencia-') ? '' : event.type,
    text('asm'),
    text('unidad') || text('puesto'),
    text('producto'),
    typeof version === 'number' ? `v${version}` : '',
  ].join(' ');
};

/**
 * A file name from what a file is and what its sender called it: at most 120 plain characters, the ending kept. The label
 * goes first, so that no name is one that Windows keeps for itself.
 */
export const nombreSeguro = (label: string, nombre: string): string => {
  const [, stem = nombre, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,11})?$/su.exec(nombre) ?? [];
  const base = trimmed(plain(`${label.trim() === '' ? 'archivo' : label} ${stem}`));
  return `${trimmed(base.slice(0, LONGEST - LONGEST_ENDING))}${ending.toLowerCase()}`;
};

/**
 * As a browser does with a second download. Systems that fold case must not make two files one. `verificar.mjs` gives the same
 * names: another way of naming is another format of the expediente.
 */
const unique = (folder: string, name: string, taken: Set<string>): string => {
  const [, stem = name, ending = ''] = /^(.*?)(\.[a-z0-9]+)?$/su.exec(name) ?? [];
  for (let count = 1; ; count += 1) {
    const mark = count === 1 ? '' : `-${count}`;
    const ruta = `${folder}/${trimmed(stem.slice(0, LONGEST - LONGEST_ENDING - mark.length))}${mark}${ending}`;
    if (taken.has(ruta.toLowerCase())) continue;
    taken.add(ruta.toLowerCase());
    return ruta;
  }
};

/** Every file that those commits name, once for each content, in the order in which the record names them. */
export const referidosDe = (commits: readonly Commit[]): readonly Referido[] => {
  const found = new Map<string, Referido>();
  const taken = new Set<string>();
  for (const { version, events } of commits)
    for (const event of events)
      for (const archivo of archivosEn(event)) {
        if (found.has(archivo.sha256)) continue;
        const folder = event.type.startsWith('evidencia-') ? 'evidencias' : 'documentos';
        const ruta = unique(folder, nombreSeguro(labelOf(event), archivo.nombre), taken);
        found.set(archivo.sha256, { archivo, ruta, asiento: version });
      }
  return [...found.values()];
};
