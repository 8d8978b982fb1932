import { fechaOf } from '../domain/fecha.js';
import type { PersonId } from '../domain/identity.js';
import { readsAll } from './chat/matter.js';
import { viewerOf } from './chat/viewer.js';
import { type ExpedienteParts, entradasDe, leeRegistroDe } from './expediente.js';
import type { MadeFile } from './file-links.js';
import { plainFileName } from './file-name.js';
import type { Names } from './names.js';
import type { Office } from './office.js';
import type { ZipWriter } from './zip.js';

interface Parts extends ExpedienteParts {
  readonly office: Office;
  readonly names: Names;
  readonly writeZip: ZipWriter;
}

/**
 * Makes the expediente of a ciclo for a person, from the record as it is then. Undefined when they do not read the whole
 * ciclo on that day, or it was never opened.
 */
export const descargaDeExpediente =
  (parts: Parts) =>
  async (person: PersonId, id: string): Promise<MadeFile | undefined> => {
    const viewer = await viewerOf(parts.office, parts.names, person);
    const registro = readsAll(viewer) ? await leeRegistroDe(parts, id) : undefined;
    if (registro === undefined) return undefined;
    const { pae, programa } = registro.ciclo.datos;
    return {
      nombre: plainFileName(`expediente PAE ${pae} ${programa.replaceAll(/[\\/]/g, '-')}.zip`),
      tipo: 'application/zip',
      pieces: parts.writeZip(entradasDe(parts, registro, viewer), fechaOf(registro.hasta)),
    };
  };
