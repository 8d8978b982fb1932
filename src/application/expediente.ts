import { createHash } from 'node:crypto';
import { foldCiclo } from '../domain/ciclo.js';
import { isCicloEvent } from '../domain/ciclo-evolvers.js';
import { type CicloAbierto, cicloInexistente } from '../domain/ciclo-state.js';
import { type Directorio, emptyDirectorio } from '../domain/directorio.js';
import { evolveDirectorio, isDirectorioEvent } from '../domain/directorio-event.js';
import type { Instante } from '../domain/identity.js';
import type { Archive } from './archive.js';
import { canonicalJson } from './canonical.js';
import type { Viewer } from './chat/feature.js';
import type { Commit, EventLog } from './event-log.js';
import { type Referido, referidosDe } from './expediente-archivos.js';
import type { Asentado } from './expediente-cronologia.js';
import { indiceHtml } from './expediente-indice.js';
import type { Institution } from './institution.js';
import { INSTITUCION, streamOf } from './office.js';
import type { ZipEntry } from './zip.js';

/** What an expediente is made from. */
export interface ExpedienteParts {
  readonly log: EventLog;
  readonly archive: Archive;
  readonly institution: Institution;
  /** The verifier, as the project has it. */
  readonly verificador: Uint8Array;
  /** Told of a file that the archive holds damaged. */
  readonly failed: (error: unknown) => void;
}

/** The record of a ciclo as it was read at one moment: everything in the expediente comes from it. */
export interface Registro {
  readonly ciclo: CicloAbierto;
  readonly directorio: Directorio;
  readonly asientos: readonly Commit[];
  readonly institucion: readonly Commit[];
  readonly sucesos: readonly Asentado[];
  readonly referidos: readonly Referido[];
  /** When its last commit was made. */
  readonly hasta: Instante;
  readonly cabezas: { readonly ciclo: string; readonly institucion: string };
}

const FORMATO = 'expediente-asm/1';
const encoder = new TextEncoder();
const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

const sucesosDe = (commits: readonly Commit[]): readonly Asentado[] =>
  commits.flatMap(({ version, at, actor, events }) =>
    events.filter(isCicloEvent).map((event) => ({ event, at, actor, asiento: version })),
  );

const directorioDe = (commits: readonly Commit[]): Directorio =>
  commits
    .flatMap(({ events }) => events.filter(isDirectorioEvent))
    .reduce((state, event) => evolveDirectorio(state, event), emptyDirectorio);

/** Reads the record of a ciclo; undefined when it was never opened. Throws what the store throws, or for a record that can't be folded. */
export const leeRegistroDe = async ({ log }: ExpedienteParts, id: string): Promise<Registro | undefined> => {
  const asientos = await log.read(streamOf(id), 0);
  const institucion = await log.read(INSTITUCION, 0);
  const sucesos = sucesosDe(asientos);
  const ciclo = foldCiclo(
    cicloInexistente,
    sucesos.map(({ event, at, actor }) => ({ event, provenance: { at, actor } })),
  );
  const last = asientos.at(-1);
  if (ciclo.estado !== 'abierto' || last === undefined) return undefined;
  return {
    ciclo,
    directorio: directorioDe(institucion),
    asientos,
    institucion,
    sucesos,
    referidos: referidosDe(asientos),
    hasta: last.at,
    cabezas: { ciclo: last.hash, institucion: institucion.at(-1)?.hash ?? '' },
  };
};

const lines = (commits: readonly Commit[]): Uint8Array =>
  encoder.encode(commits.map((commit) => `${canonicalJson(commit)}\n`).join(''));

/** The manifest: every file but itself, the head of each chain, and a seal over all that. */
const manifiesto = (
  { ciclo, asientos, institucion, cabezas, hasta }: Registro,
  archivos: readonly Listado[],
): Uint8Array => {
  const body = {
    formato: FORMATO,
    ciclo: ciclo.datos.id,
    hasta,
    cadenas: [
      { archivo: 'eventos.jsonl', serie: streamOf(ciclo.datos.id), asientos: asientos.length, cabeza: cabezas.ciclo },
      {
        archivo: 'institucion.jsonl',
        serie: INSTITUCION,
        asientos: institucion.length,
        cabeza: cabezas.institucion,
      },
    ],
    archivos: [...archivos].sort((a, b) => (a.ruta < b.ruta ? -1 : 1)),
  };
  return encoder.encode(`${canonicalJson({ ...body, sello: sha256(canonicalJson(body)) })}\n`);
};

/** A file as the manifest lists it. */
interface Listado {
  readonly ruta: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The bytes of a file of the archive; undefined, told as a failure, when they are missing or damaged. */
const bytesOf = async (
  { archive, failed }: ExpedienteParts,
  { archivo }: Referido,
): Promise<Uint8Array | undefined> => {
  try {
    const bytes = await archive.open(archivo.sha256);
    if (bytes === undefined) failed(new Error(`the archive lacks ${archivo.sha256}, which the record names`));
    return bytes;
  } catch (error) {
    failed(error);
    return undefined;
  }
};

/**
 * The files of an expediente, one by one: no more than one of them is in memory. The manifest comes last, since it lists what
 * was given. What the archive lacks is left out and named in the index: the verification then says so.
 */
export async function* entradasDe(
  parts: ExpedienteParts,
  registro: Registro,
  viewer: Viewer,
): AsyncGenerator<ZipEntry> {
  const given: Listado[] = [];
  const give = (ruta: string, bytes: Uint8Array): ZipEntry => {
    given.push({ ruta, sha256: sha256(bytes), bytes: bytes.length });
    return { ruta, bytes };
  };
  yield give('eventos.jsonl', lines(registro.asientos));
  yield give('institucion.jsonl', lines(registro.institucion));
  const faltan: Referido[] = [];
  for (const referido of registro.referidos) {
    const bytes = await bytesOf(parts, referido);
    if (bytes === undefined) faltan.push(referido);
    else yield give(referido.ruta, bytes);
  }
  const indice = indiceHtml({
    ...registro,
    institucion: parts.institution.nombre,
    viewer: { ...viewer, directorio: registro.directorio },
    faltan,
    verificador: sha256(parts.verificador),
  });
  yield give('indice.html', encoder.encode(indice));
  yield give('verificar.mjs', parts.verificador);
  yield { ruta: 'manifiesto.json', bytes: manifiesto(registro, given) };
}
