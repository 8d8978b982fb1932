import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatInstante } from '../../domain/fecha.js';
import type { Archivo } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import { type ExpedienteParts, leeRegistroDe } from '../expediente.js';
import type { FileLinks } from '../file-links.js';
import { sizeOf } from '../file-size.js';
import { MAX_ZIP_BYTES } from '../zip.js';
import type { Feature, Press, Say, Turn } from './feature.js';
import { cicloLabel, huella, readsAll } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';

interface Parts extends ExpedienteParts {
  readonly links: FileLinks;
}

const NOT_YOURS =
  'El expediente lo descarga quien puede consultar todo el ciclo. Escriba «pendientes» para ver lo suyo.';
const TOO_LARGE =
  'El expediente pesa más de 4 GB y no cabe en un ZIP que cualquier equipo abra. Pida a quien administra el sistema una copia del registro y de sus archivos.';

/** The verifier as a file of the archive, so that it opens by a link like any other. */
const verificadorDe = async ({ archive, verificador }: Parts): Promise<Archivo> => ({
  sha256: await archive.keep(verificador),
  nombre: 'verificar.mjs',
  tipo: 'text/javascript',
  bytes: verificador.length,
});

const cardFor = async (parts: Parts, turn: Turn, { datos }: CicloAbierto): Promise<Reply> => {
  const registro = await leeRegistroDe(parts, datos.id);
  if (registro === undefined) return { text: NOT_YOURS };
  const { asientos, referidos, hasta, cabezas } = registro;
  const bytes = referidos.reduce((sum, { archivo }) => sum + archivo.bytes, 0);
  if (bytes > MAX_ZIP_BYTES) return { text: TOO_LARGE };
  const { person } = turn.viewer;
  const verificador = await verificadorDe(parts);
  return {
    card: {
      template: 'expediente',
      data: {
        ciclo: datos.id,
        etiqueta: cicloLabel({ datos }),
        hechos: [
          { titulo: 'Registro', valor: `${asientos.length} asientos, hasta el ${formatInstante(hasta)}` },
          { titulo: 'Archivos', valor: `${referidos.length}, ${sizeOf(bytes)}` },
          { titulo: 'Cabeza del registro', valor: huella(cabezas.ciclo) },
          { titulo: 'SHA-256 de verificar.mjs', valor: huella(verificador.sha256) },
        ],
        url: await parts.links.linkExpediente(person, datos.id),
        verificador: await parts.links.link(person, verificador),
      },
    },
  };
};

const show = async (parts: Parts, turn: Turn): Promise<Reply> => {
  if (turn.ciclo === undefined) return sinCiclo(turn.viewer);
  return readsAll(turn.viewer) ? cardFor(parts, turn, turn.ciclo) : { text: NOT_YOURS };
};

/** The expediente of a ciclo: everything in one ZIP that a third party can verify without this program. */
export const expedienteFeature = (parts: Parts): Feature => {
  const say: Say = async (turn) => [await show(parts, turn)];
  const again: Press = (turn) => show(parts, turn);
  return { commands: { expediente: say }, presses: { 'expediente.abrir': again } };
};
