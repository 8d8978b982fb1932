import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Archivo } from '../../domain/identity.js';
import {
  type ContenidoPostura,
  estaVencida,
  type Postura,
  type SentidoPostura,
  ultimaVersion,
  type VersionPostura,
} from '../../domain/postura.js';
import { printable } from '../printable-text.js';
import type { Typed, Viewer } from './feature.js';
import { huella } from './matter.js';

/** es-MX names of the senses (2.3). */
export const SENTIDOS: Readonly<Record<SentidoPostura, string>> = {
  aceptada: 'Aceptada',
  'aceptada-con-precisiones': 'Aceptada con precisiones',
  rechazada: 'Rechazada',
};

const CLAVES_SENTIDO: readonly SentidoPostura[] = ['aceptada', 'aceptada-con-precisiones', 'rechazada'];

/** Why no position is asked any more on a deselected ASM; undefined while it is selected. */
export const deselectedLine = (ciclo: CicloAbierto, { asm }: Postura): string | undefined => {
  const seleccion = ciclo.asm[asm]?.seleccion;
  return seleccion?.estado === 'no-seleccionado'
    ? `El ASM quedó sin seleccionar: ya no se requiere postura. Razón: ${seleccion.razon}`
    : undefined;
};

/** Where a position stands, in one line. */
export const stateLine = (postura: Postura, viewer: Viewer): string => {
  const { situacion } = postura;
  const draft = postura.preparada === undefined ? '' : ' Hay un borrador preparado.';
  switch (situacion.estado) {
    case 'solicitada': {
      const vence = formatFecha(situacion.plazo.vence);
      const again = postura.versiones.length > 0 ? 'Por responder de nuevo' : 'Por presentar';
      return estaVencida(postura, viewer.today)
        ? `${again}: el plazo venció el ${vence}, pero aún puede presentarse.${draft}`
        : `${again}, a más tardar el ${vence}.${draft}`;
    }
    case 'presentada':
      return `${SENTIDOS[ultimaVersion(postura)?.contenido.sentido ?? 'aceptada']}. En revisión de la Secretaría Ejecutiva.`;
    case 'atendida':
      return `${SENTIDOS[ultimaVersion(postura)?.contenido.sentido ?? 'aceptada']}. La Secretaría Ejecutiva tomó nota.`;
    case 'sin-respuesta':
      return `Sin respuesta al ${formatFecha(situacion.plazo.vence)}; aún puede presentarse.${draft}`;
  }
};

/** The same in few words: a list to choose from cuts long titles off. */
export const shortState = (ciclo: CicloAbierto, postura: Postura): string => {
  if (deselectedLine(ciclo, postura) !== undefined) return 'sin seleccionar';
  switch (postura.situacion.estado) {
    case 'solicitada':
      return postura.versiones.length > 0 ? 'por responder de nuevo' : 'por presentar';
    case 'presentada':
      return 'en revisión';
    case 'atendida':
      return 'con nota tomada';
    case 'sin-respuesta':
      return 'sin respuesta';
  }
};

/** Who presented a version, and when. */
export const versionBy = (version: VersionPostura, viewer: Viewer): string =>
  `Presentada por ${viewer.nameOf(version.persona)}, ${formatInstante(version.at)}`;

/** What SE answered to a version; '' when nothing. */
export const answerLine = ({ respuesta }: VersionPostura): string =>
  respuesta === undefined
    ? ''
    : `${respuesta.tipo === 'devuelta' ? 'Devuelta con observaciones' : 'La Secretaría Ejecutiva insiste'} (${formatFecha(respuesta.fecha)}): ${respuesta.texto}`;

/** Names of files, in one line. */
export const fileNames = (archivos: readonly Archivo[]): string =>
  archivos.map(({ nombre }) => printable(nombre)).join('; ');

const fileLines = (title: string, archivos: readonly Archivo[]): readonly string[] =>
  archivos.length === 0
    ? []
    : ['', title, ...archivos.map(({ nombre, sha256 }) => `${printable(nombre)}\nSHA-256 ${huella(sha256)}`)];

const contentLines = ({ sentido, justificacion, propuestas }: ContenidoPostura): readonly string[] => [
  SENTIDOS[sentido],
  '',
  'JUSTIFICACIÓN',
  justificacion,
  '',
  'PROPUESTAS INICIALES DE ACCIÓN',
  propuestas === '' ? 'Ninguna.' : propuestas,
];

/** Every version of a position with its files and what SE answered, the newest first, to the letter. */
export const historyText = (postura: Postura, viewer: Viewer): string => {
  const versions = postura.versiones
    .toReversed()
    .map((version) =>
      [
        `VERSIÓN ${version.numero}`,
        versionBy(version, viewer),
        ...contentLines(version.contenido),
        ...fileLines('ARCHIVOS', version.archivos),
        ...(version.respuesta === undefined ? [] : ['', answerLine(version)]),
      ].join('\n'),
    );
  return versions.length === 0 ? 'Aún no se presenta ninguna versión.' : versions.join('\n\n――――――――――\n\n');
};

/** The content that a form brought, or undefined when no sense was chosen. Control characters are left out. */
export const contenidoFrom = (typed: Typed): ContenidoPostura | undefined => {
  const sentido = CLAVES_SENTIDO.find((key) => key === typed['sentido']);
  if (sentido === undefined) return undefined;
  return {
    sentido,
    justificacion: printable(typed['justificacion'] ?? '').trim(),
    propuestas: printable(typed['propuestas'] ?? '').trim(),
  };
};
