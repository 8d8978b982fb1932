import type { Archivo } from '../../domain/identity.js';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.js';
import type { Archive } from '../archive.js';
import type { Reply } from '../chat.js';
import type { FileLinks } from '../file-links.js';
import { plainFileName } from '../file-name.js';
import type { Workbook } from '../import/source.js';
import type { Card } from '../messenger.js';
import { controlOf, type Mark, parseMark } from '../workbook/mark.js';
import type { WorkbookModel } from '../workbook/model.js';
import type { Problem } from '../workbook/problem.js';
import type { Workbooks } from '../workbook/workbooks.js';
import { archivosCard } from './archivos.js';
import type { PendingFile, Press, Turn, Typed } from './feature.js';
import { FILE_GONE, type FindFile } from './file-press.js';
import type { AskAgain } from './importacion-leer.js';
import { beginning } from './long-text.js';
import { pageOf, pagerData } from './paging.js';
import { warning } from './warning.js';

/** What handing out workbooks and reading them back stands on. */
export interface Libros {
  readonly workbooks: Workbooks;
  readonly archive: Archive;
  readonly links: FileLinks;
  readonly find: FindFile;
  readonly again: AskAgain;
  /** Author of the files. */
  readonly institucion: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whether a file may be a workbook, by its content; one of LibreOffice is not read, and the person is told what to save it as. */
export const esLibro = ({ tipo }: Pick<Archivo, 'tipo'>): boolean =>
  ['spreadsheetml', 'ms-excel', 'opendocument.spreadsheet'].some((each) => tipo.includes(each));

/** Makes a workbook, keeps it and offers it in the place of the card: its address lives ten minutes. */
export const entregar = async (
  { workbooks, archive, links }: Libros,
  turn: Turn,
  asunto: string,
  model: WorkbookModel,
): Promise<Reply> => {
  const bytes = await workbooks.write(model);
  const nombre = plainFileName(`${model.title.replaceAll(/[<>:"/\\|?*#%]/g, '-')}.xlsx`);
  const archivo: Archivo = { sha256: await archive.keep(bytes), nombre, tipo: XLSX, bytes: bytes.length };
  return archivosCard(links, turn, asunto, pageOf([archivo], undefined, 1));
};

const SAVE_AGAIN = 'Guárdelo como .xlsx, sin contraseña, y adjúntelo de nuevo; o tome otra vez el libro en el chat.';

const NOT_A_WORKBOOK = refuse('no-es-libro', 'El archivo no es un libro de Excel.', SAVE_AGAIN);

/** The workbook in a dropped file, with the mark that it still carries; or why there is none. */
const openLibro = async (
  { workbooks, archive }: Libros,
  { sha256, nombre }: Archivo,
): Promise<{ readonly workbook: Workbook; readonly mark: Mark | undefined } | Refusal> => {
  const bytes = await archive.open(sha256);
  if (bytes === undefined)
    return refuse('archivo-perdido', 'El archivo ya no está en el resguardo.', 'Adjúntelo de nuevo en este chat.');
  const source = await workbooks.read(bytes, nombre);
  // What a report may do besides, such as pasting its text in the chat, is no way for a workbook.
  if (isRefusal(source)) return { ...source, next: SAVE_AGAIN };
  return source.kind === 'workbook' ? { workbook: source, mark: controlOf(source)?.mark } : NOT_A_WORKBOOK;
};

/** What a press on a dropped workbook is about. */
export interface LibroAbierto {
  readonly turn: Turn;
  readonly typed: Typed;
  readonly file: PendingFile;
  readonly workbook: Workbook;
}

/**
 * A press about a dropped workbook: finds it among the sender's own and reads it (a second or two). One that can't be read,
 * or whose mark says that it is another, stays where it was, and its card says why. `foreign` says what is wrong with a mark.
 */
export const conLibro =
  (
    libros: Libros,
    foreign: (turn: Turn, typed: Typed, mark: Mark) => string | undefined,
    act: (libro: LibroAbierto) => Promise<Reply>,
  ): Press =>
  async (turn, typed) => {
    const file = await libros.find(turn.viewer.person, typed['archivo'] ?? '');
    if (file === undefined) return FILE_GONE;
    const opened = await openLibro(libros, file);
    if (isRefusal(opened)) return libros.again(turn, file, warning(opened));
    // The hidden sheet may be gone or shown; the properties of the file still say which one it is.
    const mark = opened.mark ?? parseMark(file.marca);
    const wrong = mark && foreign(turn, typed, mark);
    if (wrong !== undefined) return libros.again(turn, file, { tone: 'warning', text: wrong });
    return act({ turn, typed, file, workbook: opened.workbook });
  };

/** A row of the card of a workbook that was understood. */
export interface FilaLibro {
  readonly titulo: string;
  readonly texto: string;
  readonly detalle: string;
  readonly avisos: readonly { readonly texto: string }[];
}

/** A button of that card. `datos` goes with the press, besides the file and the ciclo. */
export interface BotonLibro {
  readonly title: string;
  readonly verb: string;
  readonly principal: boolean;
  readonly datos: Typed;
}

interface LibroCard {
  readonly etiqueta: string;
  readonly titulo: string;
  readonly destinatario: string;
  readonly resumen: string;
  readonly problems: readonly Problem[];
  readonly filas: readonly FilaLibro[];
  readonly botones: readonly BotonLibro[];
  /** Verb that reads the file again, for the pager, and its data. */
  readonly leer: { readonly verb: string; readonly datos: Typed };
  /** Where the matter is that the file is about. */
  readonly asunto: string;
  /** It asks for observations, with what was typed of them. */
  readonly observaciones?: string;
}

const PROBLEMS = 12;
const ROWS = 6;

/** The card of a dropped workbook: every mistake by cell or, when there is none, what was understood and what to do with it. */
export const libroCard = ({ turn, typed, file }: LibroAbierto, card: LibroCard, notice?: Card['notice']): Reply => {
  const wrong = card.problems.length > 0;
  const problems = pageOf(card.problems, typed['pagina'], PROBLEMS);
  const filas = pageOf(wrong ? [] : card.filas, typed['pagina'], ROWS);
  const common = { ciclo: turn.ciclo?.datos.id ?? '', archivo: file.id };
  return {
    card: {
      template: 'libro',
      data: {
        etiqueta: card.etiqueta,
        titulo: card.titulo,
        destinatario: card.destinatario,
        nombre: beginning(file.nombre, 120, 1),
        resumen: card.resumen,
        corrige: wrong,
        errores: problems.items.map(({ where, text }) => ({ texto: beginning(`${where}: ${text}`, 400, 3) })),
        filas: filas.items,
        observa: !wrong && card.observaciones !== undefined,
        observaciones: (card.observaciones ?? '').slice(0, 1_500),
        botones: wrong ? [] : card.botones.map(({ datos, ...each }) => ({ ...each, datos: { ...datos, ...common } })),
        verboLeer: card.leer.verb,
        datosAnterior: { ...card.leer.datos, ...common, pagina: String((wrong ? problems : filas).page - 1) },
        datosSiguiente: { ...card.leer.datos, ...common, pagina: String((wrong ? problems : filas).page + 1) },
        ...pagerData(wrong ? problems : filas),
        ciclo: common.ciclo,
        asunto: card.asunto,
      },
      ...(notice && { notice }),
    },
  };
};
