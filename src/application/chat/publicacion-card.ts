import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Convenio, Publicacion } from '../../domain/convenio.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Lineamiento } from '../../domain/reglas.js';
import { sizeOf } from '../file-size.js';
import type { PaquetesPublicos } from '../prepare-publicacion.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, huella, isOf, isSecretaria, readsAll } from './matter.js';

/** What the card needs besides the record. */
export interface PartesDeLaTarjeta {
  readonly lineamientos: readonly Lineamiento[];
  readonly ahora: PaquetesPublicos['ahora'];
}

/** What is kept of the publication of a version: nothing yet, its package, and then its record too. */
type Publicado = Pick<Publicacion, 'paquete' | 'hechos' | 'registro'>;

interface Hecho {
  readonly titulo: string;
  readonly valor: string;
}

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

const paqueteFacts = ({ paquete, registro }: Publicado): readonly Hecho[] =>
  paquete === undefined || paquete.sha256 === registro?.paquete.sha256
    ? []
    : [
        { titulo: 'Paquete preparado', valor: `${paquete.nombre} (${sizeOf(paquete.bytes)})` },
        { titulo: 'SHA-256 del paquete', valor: huella(paquete.sha256) },
      ];

const leadOf = (numero: number, { paquete, registro }: Publicado): string => {
  if (registro !== undefined) return `El Convenio, versión ${numero}, está publicado.`;
  return paquete === undefined
    ? `Prepare el paquete público del Convenio, versión ${numero}: página, PDF firmado y datos abiertos.`
    : `Suba al portal, en el apartado de Transparencia, los archivos del paquete del Convenio, versión ${numero}, y registre aquí su dirección.`;
};

/** What the package is no longer, in one sentence; empty while it says what the record says. */
const warningOf = ({ paquete, registro }: Publicado, stale: boolean): string => {
  if (paquete === undefined) return '';
  if (stale) return 'El registro cambió después de preparar el paquete. Prepárelo de nuevo antes de publicarlo.';
  return registro === undefined || registro.paquete.sha256 === paquete.sha256
    ? ''
    : 'Lo publicado es el paquete anterior. Cuando publique el nuevo, corrija el registro.';
};

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

const dataOf = (parts: PartesDeLaTarjeta, ciclo: CicloAbierto, vigente: Convenio, viewer: Viewer, typed: Typed) => {
  const publicacion: Publicado = vigente.publicacion ?? {};
  const { paquete } = publicacion;
  const now = parts.ahora(ciclo, viewer);
  const stale = paquete !== undefined && publicacion.hechos !== now?.hechos;
  const prepares = isOf(viewer, 'secretaria-ejecutiva', 'uippe');
  return {
    numero: String(vigente.numero),
    texto: leadOf(vigente.numero, publicacion),
    aviso: [warningOf(publicacion, stale), publicacion.registro === undefined ? (now?.personales ?? '') : '']
      .filter((each) => each !== '')
      .join(' '),
    hechos: [...registroFacts(publicacion, viewer), ...paqueteFacts(publicacion)],
    abre: true,
    botonAbrir: paquete === undefined ? 'Abrir el PDF' : 'Abrir paquete',
    prepara: prepares && (paquete === undefined || stale),
    botonPreparar: paquete === undefined ? 'Preparar paquete' : 'Preparar de nuevo',
    registra: isSecretaria(viewer) && paquete !== undefined,
    ...formOf(publicacion, parts.lineamientos, viewer.today, typed),
  };
};

const unsigned = (viewer: Viewer) => ({
  numero: '',
  texto: 'El Convenio se publica cuando esté suscrito.',
  aviso: '',
  hechos: [],
  abre: false,
  botonAbrir: '',
  prepara: false,
  botonPreparar: '',
  registra: false,
  ...formOf({}, [], viewer.today, {}),
});

/** The official publication of the Convenio in force: its package, what is checked, and where and when it was published (4.2). */
export const publicacionView =
  (parts: PartesDeLaTarjeta): View =>
  (ciclo, _parts, viewer, typed = {}) => {
    if (!readsAll(viewer)) return undefined;
    const vigente = convenioVigente(ciclo);
    return {
      template: 'publicacion',
      data: {
        ...buttonData(ciclo, asunto.publicacion),
        etiqueta: `Acción 4.2 · PAE ${ciclo.datos.pae}`,
        ...(vigente === undefined ? unsigned(viewer) : dataOf(parts, ciclo, vigente, viewer, typed)),
      },
    };
  };
