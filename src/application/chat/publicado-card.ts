import type { Asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Documento, Publicacion } from '../../domain/convenio.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Lineamiento } from '../../domain/reglas.js';
import { sizeOf } from '../file-size.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, huella, isOf, isSecretaria, readsAll } from './matter.js';

/** What is kept of the publication of a version: nothing yet, its package, and then its record too. */
export type Publicado = Pick<Publicacion, 'paquete' | 'hechos' | 'registro'>;

/** A fact under its label. */
interface Hecho {
  readonly titulo: string;
  readonly valor: string;
}

/** Where and when it was published, by whom, and the hash of what was. */
const registroFacts = ({ registro }: Publicado, viewer: Viewer): readonly Hecho[] =>
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
const paqueteFacts = ({ paquete, registro }: Publicado): readonly Hecho[] =>
  paquete === undefined || paquete.sha256 === registro?.paquete.sha256
    ? []
    : [
        { titulo: 'Paquete preparado', valor: `${paquete.nombre} (${sizeOf(paquete.bytes)})` },
        { titulo: 'SHA-256 del paquete', valor: huella(paquete.sha256) },
      ];

/** What the package is no longer, in one sentence; empty while it says what the record says. */
const warningOf = ({ paquete, registro }: Publicado, stale: boolean): string => {
  if (paquete === undefined) return '';
  if (stale) return 'El registro cambió después de preparar el paquete. Prepárelo de nuevo antes de publicarlo.';
  return registro === undefined || registro.paquete.sha256 === paquete.sha256
    ? ''
    : 'Lo publicado es el paquete anterior. Cuando publique el nuevo, corrija el registro.';
};

/** The form that records a publication, filled in with what is known. */
const formOf = ({ registro }: Publicado, lineamientos: readonly Lineamiento[], today: string, typed: Typed) => ({
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
const sinPublicar = (texto: string, { today }: Viewer) => ({
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

/** A version that all signed, with what is kept of its publication. */
export interface Firmado {
  readonly numero: number;
  readonly documento: Pick<Documento, 'pdf'>;
  readonly publicacion?: Publicado;
}

/** How the publication of the Convenio and that of the results differ on their card (4.2, 5.5). */
export interface TarjetaDePublicacion {
  readonly asunto: Asunto;
  readonly accion: '4.2' | '5.5';
  readonly encabezado: string;
  readonly verbos: { readonly preparar: string; readonly registrar: string };
  readonly lineamientos: readonly Lineamiento[];
  readonly firmado: (ciclo: CicloAbierto) => Firmado | undefined;
  /** Said while nothing is signed. */
  readonly porFirmar: string;
  readonly texto: (numero: number, publicado: Publicado) => string;
  /** What a package made now would be: whether that is something else than the one at hand, and what it would hold of persons. */
  readonly ahora: (
    ciclo: CicloAbierto,
    viewer: Viewer,
    publicado: Publicado,
  ) => Promise<{ readonly cambio: boolean; readonly personales: string }>;
  /** Whether there is reason to make the package again. */
  readonly otraVez: (publicado: Publicado, cambio: boolean) => boolean;
}

const dataOf = async (
  de: TarjetaDePublicacion,
  ciclo: CicloAbierto,
  { numero, publicacion = {} }: Firmado,
  viewer: Viewer,
  typed: Typed,
) => {
  const { paquete, registro } = publicacion;
  const { cambio, personales } = await de.ahora(ciclo, viewer, publicacion);
  const avisos = [warningOf(publicacion, paquete !== undefined && cambio), registro === undefined ? personales : ''];
  return {
    numero: String(numero),
    texto: de.texto(numero, publicacion),
    aviso: avisos.filter((each) => each !== '').join(' '),
    hechos: [...registroFacts(publicacion, viewer), ...paqueteFacts(publicacion)],
    abre: true,
    botonAbrir: paquete === undefined ? 'Abrir el PDF' : 'Abrir paquete',
    prepara:
      isOf(viewer, 'secretaria-ejecutiva', 'uippe') && (paquete === undefined || de.otraVez(publicacion, cambio)),
    botonPreparar: paquete === undefined ? 'Preparar paquete' : 'Preparar de nuevo',
    registra: isSecretaria(viewer) && paquete !== undefined,
    ...formOf(publicacion, de.lineamientos, viewer.today, typed),
  };
};

/** The publication of what was signed: its package, what is checked, and where and when it was published (4.2, 5.5). */
export const publicadoView =
  (de: TarjetaDePublicacion): View =>
  async (ciclo, _parts, viewer, typed = {}) => {
    if (!readsAll(viewer)) return undefined;
    const firmado = de.firmado(ciclo);
    return {
      template: 'publicacion',
      data: {
        ...buttonData(ciclo, de.asunto),
        etiqueta: `Acción ${de.accion} · PAE ${ciclo.datos.pae}`,
        encabezado: de.encabezado,
        verboPreparar: de.verbos.preparar,
        verboRegistrar: de.verbos.registrar,
        ...(firmado === undefined
          ? sinPublicar(de.porFirmar, viewer)
          : await dataOf(de, ciclo, firmado, viewer, typed)),
      },
    };
  };
