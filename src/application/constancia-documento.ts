import type { Acuse } from '../domain/acuse.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { type Convenio, type ReglaFirma, reglaDe } from '../domain/convenio.js';
import { puestoOf } from '../domain/directorio.js';
import { formatFecha, formatInstante } from '../domain/fecha.js';
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

const rowsOf = ({ firmantes, firmas }: Convenio, viewer: Naming): readonly (readonly string[])[] =>
  firmantes.map(({ puesto, persona }) => {
    const signed = firmas[puesto];
    const name = puestoOf(viewer.directorio, puesto)?.nombre ?? puesto;
    return signed === undefined
      ? [name, viewer.nameOf(persona), 'Firma autógrafa', '']
      : [name, viewer.nameOf(signed.persona), capacityOf(signed, persona, viewer), formatInstante(signed.at)];
  });

const scanBlocks = ({ escaneos }: Convenio, viewer: Naming): readonly Block[] => {
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

const opening = (
  { numero, modifica, situacion, ...rest }: Convenio,
  { today }: Naming,
  { ciclo, institution }: PartesDeConstancia,
): string => {
  const which = modifica === undefined ? `versión ${numero}` : `convenio modificatorio, versión ${numero}`;
  const signed = situacion.estado === 'suscrito' ? ` el ${formatFecha(situacion.fecha)}` : '';
  return (
    `En ${institution.lugar}, a ${formatFecha(today)}, se hace constar que el Convenio para la Mejora del Desempeño y Resultados, ${which}, del ` +
    `${institution.nombre}, derivado de la «${ciclo.evaluacion}» del Programa presupuestario «${ciclo.programa}» (PAE ${ciclo.pae}), quedó suscrito por ` +
    `todas las partes${signed}. Regla de firma: ${REGLAS[reglaDe(rest, institution.reglas.firma)]}.`
  );
};

/** The constancia de firmas of a Convenio signed by all: who approved which bytes, and when (3.2). */
export const constanciaDocumento = (convenio: Convenio, viewer: Naming, parts: PartesDeConstancia): DocumentModel => ({
  title: `Constancia de firmas del Convenio, versión ${convenio.numero}`,
  language: 'es-MX',
  folio: `Constancia ${parts.ciclo.id.toUpperCase()}, versión ${convenio.numero}`,
  date: viewer.today,
  letterhead: parts.letterhead,
  head: parts.cabeza,
  blocks: [
    { kind: 'title', text: 'Constancia de firmas' },
    { kind: 'paragraph', text: opening(convenio, viewer, parts) },
    {
      kind: 'fields',
      heading: 'Documento que se firmó',
      fields: [
        { label: 'Archivo', value: convenio.documento.pdf.nombre },
        { label: 'SHA-256 del PDF', value: convenio.documento.pdf.sha256 },
        { label: 'SHA-256 del DOCX', value: convenio.documento.docx.sha256 },
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
      rows: rowsOf(convenio, viewer),
    },
    ...scanBlocks(convenio, viewer),
    { kind: 'note', text: NATURE },
  ],
});
