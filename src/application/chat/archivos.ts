import { partsOf } from '../../domain/asunto.js';
import { entryOf } from '../../domain/entry.js';
import type { Archivo } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import type { FileLinks } from '../file-links.js';
import { sizeOf } from '../file-size.js';
import type { Feature, FilesOf, OpenFile, Press, Turn, Typed } from './feature.js';
import { holds, readsAll } from './matter.js';
import type { Ofertas } from './onedrive.js';
import { type Page, pageLine, pageOf } from './paging.js';

/** Files on a card, each with one button; the others are on the next page. */
const PAGE = 4;
/** With a second button each, a card has no room for more. */
const PAGE_WITH_ONEDRIVE = 2;
/** What browsers show; the rest they download. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg']);
const FORMATS: Readonly<Record<string, string>> = { docx: 'Word', xlsx: 'Excel', pptx: 'PowerPoint' };

/** The kind of file, as short as a button on a phone needs it. */
const formatOf = ({ nombre }: Archivo): string => {
  const [, extension = 'archivo'] = /\.([a-z0-9]{1,5})$/i.exec(nombre) ?? [];
  return FORMATS[extension.toLowerCase()] ?? extension.toUpperCase();
};

const rowsOf = (
  links: FileLinks,
  turn: Turn,
  files: readonly OpenFile[],
  shared: Readonly<Record<string, unknown>>,
): Promise<readonly Record<string, unknown>[]> =>
  Promise.all(
    files.map(async (archivo) => ({
      ...shared,
      nombre: archivo.nombre,
      tamano: [archivo.nota ?? '', sizeOf(archivo.bytes)].filter((part) => part !== '').join(' · '),
      titulo: `${SHOWN.has(archivo.tipo) ? 'Ver en el navegador' : 'Descargar'}: ${formatOf(archivo)}`,
      url: await links.link(turn.viewer.person, archivo),
      sha256: archivo.sha256,
    })),
  );

const NONE = 'No hay archivos que pueda abrir de ese asunto. Escriba «pendientes» para ver lo suyo.';

/**
 * The card with the addresses of files, a page of them. Whoever calls it has made sure that the person may see them.
 * `onedrive` offers each of them to the person's OneDrive too: they are then the files of that matter.
 */
export const archivosCard = async (
  links: FileLinks,
  turn: Turn,
  asunto: string,
  page: Page<Archivo>,
  onedrive = false,
): Promise<Reply> => {
  const of = { ciclo: turn.ciclo?.datos.id ?? '', asunto };
  return {
    card: {
      template: 'archivos',
      data: {
        ...of,
        cuantos: pageLine(page),
        archivos: await rowsOf(links, turn, page.items, { ...of, onedrive }),
        siguiente: page.pages === 1 ? '' : String((page.page % page.pages) + 1),
      },
    },
  };
};

/** Finds the files of the matter that is named, of the feature whose matter it is, as far as the viewer may open them now. */
export const visibleFiles =
  (features: readonly Feature[]) =>
  ({ ciclo, viewer }: Turn, typed: Typed): readonly OpenFile[] => {
    const [kind, ...parts] = partsOf(typed['asunto'] ?? '');
    const filesOf = features
      .flatMap((feature) => Object.entries(feature.files ?? {}))
      .find(([name]) => name === kind)?.[1];
    return ciclo === undefined || filesOf === undefined ? [] : filesOf(ciclo, parts, viewer);
  };

/**
 * Opens the files of a matter: the press of a card's button `archivo.abrir`, with that `asunto` in its data. Authority is
 * asked at this moment; the addresses live ten minutes. With `ofertas`, each file can be sent to the person's OneDrive too.
 */
export const archivosFeature = (features: readonly Feature[], links: FileLinks, ofertas?: Ofertas): Feature => {
  const visible = visibleFiles(features);
  const size = ofertas === undefined ? PAGE : PAGE_WITH_ONEDRIVE;
  const abrir: Press = async (turn, typed) => {
    const all = visible(turn, typed);
    if (turn.ciclo === undefined || all.length === 0) return { text: NONE };
    const page = pageOf(all, typed['pagina'], size);
    return archivosCard(links, turn, typed['asunto'] ?? '', page, ofertas !== undefined);
  };
  return { presses: { 'archivo.abrir': abrir, ...(ofertas && { 'archivo.onedrive': ofertas.press }) } };
};

/** The Mechanism's document once it is published, to every post; before, to those who prepare it and read everything. */
const mecanismoFiles: FilesOf = ({ mecanismo }, _parts, viewer) =>
  mecanismo.estado === 'sin-documento' || (mecanismo.estado === 'por-aprobar' && !readsAll(viewer))
    ? []
    : [mecanismo.archivo];

/** What a post received, with the scans of its receipt on paper for that post and for who reads everything. */
const acuseFiles: FilesOf = (ciclo, parts, viewer) => {
  const [puesto = ''] = parts;
  const acuse = ciclo.mecanismo.estado === 'aprobado' ? entryOf(ciclo.mecanismo.acuses, puesto) : undefined;
  const papers =
    acuse?.estado === 'en-papel' && (holds(viewer, puesto) || readsAll(viewer)) ? [acuse, ...acuse.anteriores] : [];
  return [...mecanismoFiles(ciclo, parts, viewer), ...papers.map(({ archivo }) => archivo)];
};

const informeFiles: FilesOf = ({ informe }, _parts, viewer) =>
  informe?.archivo === undefined || !readsAll(viewer) ? [] : [informe.archivo];

/** The files of the ciclo that belong to no unit: the Mechanism's document (1.1) and the evaluator's report (1.2). */
export const documentosFeature: Feature = {
  files: { mecanismo: mecanismoFiles, acuse: acuseFiles, informe: informeFiles },
};
