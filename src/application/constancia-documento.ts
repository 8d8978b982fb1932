import type { Acta } from '../domain/acta.js';
import type { Acuse } from '../domain/acuse.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { type Convenio, type ReglaFirma, reglaDe } from '../domain/convenio.js';
import { nombreDePuesto } from '../domain/directorio.js';
import { formatFecha, formatInstante } from '../domain/fecha.js';
import type { Firmable } from '../domain/firma.js';
import type { Fecha } from '../domain/identity.js';
import type { Viewer } from './chat/feature.js';
import type { Block, DocumentModel, Letterhead } from './document.js';
import type { Institution } from './institution.js';

/** What names posts and persons on a day. */
export type Naming = Pick<Viewer, 'directorio' | 'today' | 'nameOf'>;

const REGLAS: Readonly<Record<ReglaFirma, string>> = {
  boton: 'aprobación con botón en Microsoft Teams de cada firmante',
  autografa: 'firma autógrafa, acreditada con la digitalización del ejemplar firmado',
  ambas:
    'aprobación con botón en Microsoft Teams de cada firmante y firma autógrafa, acreditada con la digitalización del ejemplar firmado',
};

/** A deputy signs for whom the text names, or for a post without titular. */
const capacityOf = ({ persona, capacity }: Acuse, named: string, viewer: Naming): string => {
  if (capacity !== 'suplente') return 'Titular';
  return persona === named ? 'Suplente, por ausencia del titular' : `Suplente, por ausencia de ${viewer.nameOf(named)}`;
};

const NATURE =
  'Esta constancia acredita qué texto aprobó cada persona, en qué puesto, con qué carácter, en qué fecha y a qué hora. No constituye una firma ' +
  'electrónica en términos de la legislación aplicable.';

const rowsOf = ({ firmantes, firmas }: Firmable, viewer: Naming): readonly (readonly string[])[] =>
  firmantes.map(({ puesto, persona }) => {
    const signed = firmas[puesto];
    const name = nombreDePuesto(viewer.directorio, puesto);
    return signed === undefined
      ? [name, viewer.nameOf(persona), 'Firma autógrafa', '']
      : [name, viewer.nameOf(signed.persona), capacityOf(signed, persona, viewer), formatInstante(signed.at)];
  });

const scanBlocks = ({ escaneos }: Firmable, viewer: Naming): readonly Block[] => {
  const scan = escaneos.at(-1);
  return scan === undefined
    ? []
    : [
        {
          kind: 'fields',
          heading: 'Ejemplar con firmas autógrafas',
          fields: [
            { label: 'Archivo', value: scan.archivo.nombre },
            { label: 'SHA-256', value: scan.archivo.sha256 },
            { label: 'Lo adjuntó', value: `${viewer.nameOf(scan.acuse.persona)}, ${formatInstante(scan.acuse.at)}` },
          ],
        },
      ];
};

/** What a constancia is made from besides the version itself. */
export interface PartesDeConstancia {
  readonly ciclo: CicloAbierto['datos'];
  readonly institution: Pick<Institution, 'nombre' | 'lugar' | 'reglas'>;
  readonly cabeza: string;
  readonly letterhead: Letterhead;
}

/** What was signed by all, in the words of its constancia. */
export interface Suscrito {
  readonly documento: Firmable;
  /** «Constancia de firmas del Convenio, versión 2». */
  readonly titulo: string;
  readonly version: number;
  /** «el Convenio para la Mejora del Desempeño y Resultados, versión 2». */
  readonly cual: string;
  readonly genero: 'derivado' | 'derivada';
  readonly suscrito?: Fecha;
}

const opening = (
  { documento, cual, genero, suscrito }: Suscrito,
  { today }: Naming,
  { ciclo, institution }: PartesDeConstancia,
): string =>
  `En ${institution.lugar}, a ${formatFecha(today)}, se hace constar que ${cual}, del ${institution.nombre}, ${genero} de la «${ciclo.evaluacion}» del ` +
  `Programa presupuestario «${ciclo.programa}» (PAE ${ciclo.pae}), quedó ${genero === 'derivado' ? 'suscrito' : 'suscrita'} por todas las ` +
  `partes${suscrito === undefined ? '' : ` el ${formatFecha(suscrito)}`}. Regla de firma: ${REGLAS[reglaDe(documento, institution.reglas.firma)]}.`;

/** The constancia de firmas of what all signed: who approved which bytes, and when (3.2, 5.4). */
export const constanciaDocumento = (suscrito: Suscrito, viewer: Naming, parts: PartesDeConstancia): DocumentModel => ({
  title: suscrito.titulo,
  language: 'es-MX',
  folio: `${suscrito.genero === 'derivado' ? 'Constancia' : 'Constancia del Acta'} ${parts.ciclo.id.toUpperCase()}, versión ${suscrito.version}`,
  date: viewer.today,
  letterhead: parts.letterhead,
  head: parts.cabeza,
  blocks: [
    { kind: 'title', text: 'Constancia de firmas' },
    { kind: 'paragraph', text: opening(suscrito, viewer, parts) },
    { kind: 'note', text: NATURE },
    {
      kind: 'fields',
      heading: 'Documento que se firmó',
      fields: [
        { label: 'Archivo', value: suscrito.documento.documento.pdf.nombre },
        { label: 'SHA-256 del PDF', value: suscrito.documento.documento.pdf.sha256 },
        { label: 'SHA-256 del DOCX', value: suscrito.documento.documento.docx.sha256 },
      ],
    },
    {
      kind: 'table',
      columns: [
        { header: 'Puesto', width: 5 },
        { header: 'Persona', width: 5 },
        { header: 'Carácter', width: 4 },
        { header: 'Fecha y hora', width: 5 },
      ],
      rows: rowsOf(suscrito.documento, viewer),
    },
    ...scanBlocks(suscrito.documento, viewer),
  ],
});

/** A version of the Convenio, as its constancia names it. */
export const convenioSuscrito = (convenio: Convenio): Suscrito => {
  const { numero, modifica, situacion } = convenio;
  const which = modifica === undefined ? `versión ${numero}` : `convenio modificatorio, versión ${numero}`;
  return {
    documento: convenio,
    titulo: `Constancia de firmas del Convenio, versión ${numero}`,
    version: numero,
    cual: `el Convenio para la Mejora del Desempeño y Resultados, ${which}`,
    genero: 'derivado',
    ...(situacion.estado === 'suscrito' && { suscrito: situacion.fecha }),
  };
};

/** The Acta, as its constancia names it. */
export const actaSuscritaEnPalabras = (acta: Acta): Suscrito => {
  const { numero, situacion } = acta;
  return {
    documento: acta,
    titulo: `Constancia de firmas del Acta, versión ${numero}`,
    version: numero,
    cual: `el Acta de Atención de Aspectos Susceptibles de Mejora, versión ${numero}`,
    genero: 'derivada',
    ...(situacion.estado === 'suscrita' && { suscrito: situacion.fecha }),
  };
};
