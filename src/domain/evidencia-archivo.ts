import { archivoProblem } from './archivo-permitido.js';
import type { Archivo } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

/** Kinds of file that an institution may take as evidence. */
export const CLASES_ARCHIVO = [
  'pdf',
  'word',
  'excel',
  'presentacion',
  'libreoffice',
  'office-antiguo',
  'imagen',
  'texto',
  'comprimido',
  'audio',
  'video',
] as const;

/** Kind of file, by its content. */
export type ClaseArchivo = (typeof CLASES_ARCHIVO)[number];

/** What an institution takes as evidence. */
export interface ReglaEvidencias {
  readonly tipos: readonly ClaseArchivo[];
  /** Most megabytes (1024 × 1024 bytes) of one file. */
  readonly maximoMb: number;
}

const TIPOS: Readonly<Record<ClaseArchivo, RegExp>> = {
  pdf: /^application\/pdf$/,
  word: /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\./,
  excel: /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\./,
  presentacion: /^application\/vnd\.openxmlformats-officedocument\.presentationml\./,
  libreoffice: /^application\/vnd\.oasis\.opendocument\./,
  'office-antiguo': /^application\/x-cfb$/,
  imagen: /^image\/(?:png|jpeg|tiff|webp|heic|heif|gif|bmp|avif)$/,
  texto: /^(?:text\/plain|text\/csv|application\/(?:rtf|xml|json))$/,
  comprimido: /^application\/zip$/,
  audio: /^audio\//,
  video: /^video\//,
};

const NAMES: Readonly<Record<ClaseArchivo, string>> = {
  pdf: 'PDF',
  word: 'Word',
  excel: 'Excel',
  presentacion: 'PowerPoint',
  libreoffice: 'LibreOffice',
  'office-antiguo': 'Office 97-2003',
  imagen: 'imagen',
  texto: 'texto o CSV',
  comprimido: 'ZIP',
  audio: 'audio',
  video: 'video',
};

const MEGABYTE = 1024 * 1024;

/** Why a file can't be filed as evidence in this institution; undefined when it can. Its content decides, not its name. */
export const evidenciaProblem = (archivo: Archivo, { tipos, maximoMb }: ReglaEvidencias): Refusal | undefined => {
  const problem = archivoProblem(archivo);
  if (problem !== undefined) return problem;
  if (archivo.bytes > maximoMb * MEGABYTE)
    return refuse(
      'evidencia-grande',
      `El archivo pesa más de ${maximoMb} MB, que es lo que se recibe como evidencia.`,
      'Divídalo o redúzcalo y adjúntelo de nuevo.',
    );
  return tipos.some((clase) => TIPOS[clase].test(archivo.tipo))
    ? undefined
    : refuse(
        'tipo-no-admitido',
        'Por su contenido, el archivo no es de un tipo que se reciba como evidencia.',
        `Adjúntelo en alguno de estos: ${tipos.map((clase) => NAMES[clase]).join(', ')}.`,
      );
};
