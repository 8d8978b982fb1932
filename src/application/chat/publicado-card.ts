import type { Publicacion } from '../../domain/convenio.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Lineamiento } from '../../domain/reglas.js';
import { sizeOf } from '../file-size.js';
import type { Typed, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { huella } from './matter.js';

/** What is kept of the publication of a version: nothing yet, its package, and then its record too. */
export type Publicado = Pick<Publicacion, 'paquete' | 'hechos' | 'registro'>;

/** A fact under its label. */
export interface Hecho {
  readonly titulo: string;
  readonly valor: string;
}

/** Where and when it was published, by whom, and the hash of what was. */
export const registroFacts = ({ registro }: Publicado, viewer: Viewer): readonly Hecho[] =>
  registro === undefined
    ? []
    : [
        { titulo: 'Dirección', valor: beginning(registro.url, 400) },
        { titulo: 'Fecha', valor: formatFecha(registro.fecha) },
        {
          titulo: 'Registró',
          valor: `${viewer.nameOf(registro.acuse.persona)}, ${formatInstante(registro.acuse.at)}`,
        },
        { titulo: 'SHA-256 de lo publicado', valor: huella(registro.paquete.sha256) },
      ];

/** The package that waits to be published. */
export const paqueteFacts = ({ paquete, registro }: Publicado): readonly Hecho[] =>
  paquete === undefined || paquete.sha256 === registro?.paquete.sha256
    ? []
    : [
        { titulo: 'Paquete preparado', valor: `${paquete.nombre} (${sizeOf(paquete.bytes)})` },
        { titulo: 'SHA-256 del paquete', valor: huella(paquete.sha256) },
      ];

/** What the package is no longer, in one sentence; empty while it says what the record says. */
export const warningOf = ({ paquete, registro }: Publicado, stale: boolean): string => {
  if (paquete === undefined) return '';
  if (stale) return 'El registro cambió después de preparar el paquete. Prepárelo de nuevo antes de publicarlo.';
  return registro === undefined || registro.paquete.sha256 === paquete.sha256
    ? ''
    : 'Lo publicado es el paquete anterior. Cuando publique el nuevo, corrija el registro.';
};

/** The form that records a publication, filled in with what is known. */
export const formOf = ({ registro }: Publicado, lineamientos: readonly Lineamiento[], today: string, typed: Typed) => ({
  boton: registro === undefined ? 'Registrar publicación' : 'Corregir el registro',
  url: (typed['url'] ?? registro?.url ?? '').slice(0, 2000),
  fecha: typed['fecha'] ?? registro?.fecha ?? today,
  opciones: lineamientos.map(({ clave, texto, obligatorio }) => ({
    title: obligatorio ? texto : `${texto} (opcional)`,
    value: clave,
  })),
  verificados: typed['verificados'] ?? registro?.verificados.join(',') ?? '',
});

/** The card while there is nothing signed to publish. `texto` says so. */
export const sinPublicar = (texto: string, { today }: Viewer) => ({
  numero: '',
  texto,
  aviso: '',
  hechos: [],
  abre: false,
  botonAbrir: '',
  prepara: false,
  botonPreparar: '',
  registra: false,
  ...formOf({}, [], today, {}),
});
