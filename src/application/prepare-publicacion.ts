import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { convenioVigente } from '../domain/convenio-actual.js';
import type { Fecha } from '../domain/identity.js';
import { type Refusal, refuse } from '../domain/refusal.js';
import type { Archive } from './archive.js';
import type { Viewer } from './chat/feature.js';
import type { Office } from './office.js';
import { archivosDelPaquete } from './paquete-archivos.js';
import { paqueteDelConvenio } from './paquete-convenio.js';
import { conjuntosDelConvenio } from './paquete-convenio-datos.js';
import { hechosDelPaquete, huellaDeHechos } from './paquete-hechos.js';
import { avisoDePersonales } from './paquete-personales.js';
import type { ZipEntry, ZipWriter } from './zip.js';

interface Parts {
  readonly office: Office;
  readonly archive: Archive;
  readonly writeZip: ZipWriter;
}

/** What a package made now would be. */
export interface PaqueteAhora {
  /** SHA-256 of what it would say. */
  readonly hechos: string;
  /** es-MX sentence on what may be personal data in it; empty when nothing looks so. */
  readonly personales: string;
}

/** The public package of the Convenio in force (4.2). */
export interface PaquetesPublicos {
  /** What a package made now would be; undefined while no Convenio is signed by all. */
  ahora(ciclo: CicloAbierto, viewer: Viewer): PaqueteAhora | undefined;
  /** Makes the package before it is ordered: the record then holds the hash of the bytes that are published. */
  prepare(ciclo: CicloAbierto, viewer: Viewer): Promise<CommandOf<'preparar-publicacion'> | Refusal>;
}

const UNSIGNED = refuse(
  'convenio-por-suscribir',
  'El Convenio todavía no está suscrito.',
  'Se publica cuando se completan las firmas.',
);

const WITHOUT_PDF = refuse(
  'pdf-no-disponible',
  'El PDF firmado no se encontró en el archivo, y sin él no hay paquete.',
  'Avise a quien administra el sistema.',
);

async function* each(entries: readonly ZipEntry[]): AsyncIterable<ZipEntry> {
  yield* entries;
}

/** The whole ZIP at once: a package is a page, a PDF and a few tables. */
const packed = async (writeZip: ZipWriter, entries: readonly ZipEntry[], fecha: Fecha): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(each(entries), fecha)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
};

/** See `PaquetesPublicos`. */
export const paquetesPublicos = ({ office, archive, writeZip }: Parts): PaquetesPublicos => {
  const factsOf = (ciclo: CicloAbierto, viewer: Viewer) => hechosDelPaquete(ciclo, viewer, office.institution);
  return {
    ahora: (ciclo, viewer) => {
      const facts = factsOf(ciclo, viewer);
      return facts && { hechos: huellaDeHechos(facts), personales: avisoDePersonales(conjuntosDelConvenio(facts)) };
    },
    prepare: async (ciclo, viewer) => {
      const facts = factsOf(ciclo, viewer);
      const vigente = convenioVigente(ciclo);
      if (facts === undefined || vigente === undefined) return UNSIGNED;
      const pdf = await archive.open(facts.pdf);
      if (pdf === undefined) return WITHOUT_PDF;
      const cabeza = await office.head(ciclo.datos.id);
      const paquete = paqueteDelConvenio(facts, { pdf, cabeza, fecha: viewer.today });
      const bytes = await packed(writeZip, archivosDelPaquete(paquete), paquete.fecha);
      return {
        type: 'preparar-publicacion',
        numero: vigente.numero,
        hechos: huellaDeHechos(facts),
        paquete: {
          sha256: await archive.keep(bytes),
          nombre: `Paquete público PAE ${ciclo.datos.pae} Convenio versión ${vigente.numero}.zip`,
          tipo: 'application/zip',
          bytes: bytes.length,
        },
      };
    },
  };
};
