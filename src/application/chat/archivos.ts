import { partsOf } from '../../domain/asunto.js';
import { entryOf } from '../../domain/entry.js';
import type { Archivo } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import type { FileLinks } from '../file-links.js';
import { sizeOf } from '../file-size.js';
import type { Feature, FilesOf, OpenFile, Press, Turn, Typed } from './feature.js';
import { holds, readsAll } from './matter.js';
import { type Page, pageLine, pageOf } from './paging.js';

/** Buttons of a card for files; the others are on the next page. */
const PAGE = 4;
/** What browsers show; the rest they download. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg']);
const FORMATS: Readonly<Record<string, string>> = { docx: 'Word', xlsx: 'Excel', pptx: 'PowerPoint' };

/** The kind of file, as short as a button on a phone needs it. */
const formatOf = ({ nombre }: Archivo): string => {
  const [, extension = 'archivo'] = /\.([a-z0-9]{1,5})$/i.exec(nombre) ?? [];
  return FORMATS[extension.toLowerCase()] ?? extension.toUpperCase();
};

const rowsOf = (links: FileLinks, turn: Turn, files: readonly OpenFile[]): Promise<readonly Record<string, string>[]> =>
  Promise.all(
    files.map(async (archivo) => ({
      nombre: archivo.nombre,
      tamano: [archivo.nota ?? '', sizeOf(archivo.bytes)].filter((part) => part !== '').join(' · '),
      titulo: `${SHOWN.has(archivo.tipo) ? 'Ver en el navegador' : 'Descargar'}: ${formatOf(archivo)}`,
      url: await links.link(turn.viewer.person, archivo),
    })),
  );

const NONE = 'No hay archivos que pueda abrir de ese asunto. Escriba «pendientes» para ver lo suyo.';

/** The card with the addresses of files, a page of them. Whoever calls it has made sure that the person may see them. */
export const archivosCard = async (
  links: FileLinks,
  turn: Turn,
  asunto: string,
  page: Page<Archivo>,
): Promise<Reply> => ({
  card: {
    template: 'archivos',
    data: {
      ciclo: turn.ciclo?.datos.id ?? '',
      asunto,
      cuantos: pageLine(page),
      archivos: await rowsOf(links, turn, page.items),
      siguiente: page.pages === 1 ? '' : String((page.page % page.pages) + 1),
    },
  },
});

/**
 * Opens the files of a matter: the press of a card's button `archivo.abrir`, with that `asunto` in its data. Authority is
 * asked at this moment, of the feature whose matter it is; the addresses live ten minutes.
 */
export const archivosFeature = (features: readonly Feature[], links: FileLinks): Feature => {
  const visible = ({ ciclo, viewer }: Turn, typed: Typed): readonly OpenFile[] => {
    const [kind, ...parts] = partsOf(typed['asunto'] ?? '');
    const filesOf = features
      .flatMap((feature) => Object.entries(feature.files ?? {}))
      .find(([name]) => name === kind)?.[1];
    return ciclo === undefined || filesOf === undefined ? [] : filesOf(ciclo, parts, viewer);
  };
  const abrir: Press = async (turn, typed) => {
    const all = visible(turn, typed);
    if (turn.ciclo === undefined || all.length === 0) return { text: NONE };
    return archivosCard(links, turn, typed['asunto'] ?? '', pageOf(all, typed['pagina'], PAGE));
  };
  return { presses: { 'archivo.abrir': abrir } };
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
