import { type Refusal, refuse } from '../../domain/refusal.js';

/** A file that can't be read, with the refusal for the person. Thrown inside the reading thread, a value outside of it. */
export class Unreadable extends Error {
  constructor(
    readonly refusal: Refusal,
    options?: ErrorOptions,
  ) {
    super(refusal.code, options);
    this.name = 'Unreadable';
  }
}

const TYPE_IT = 'También puede pegar el texto en el chat o capturarlo en el formulario.';
const mib = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Every reason for which a report file is refused, as es-MX sentences. */
export const unreadable = {
  empty: () => refuse('archivo-vacio', 'El archivo está vacío.', 'Revise que sea el correcto y envíelo de nuevo.'),
  noCells: () =>
    refuse(
      'libro-sin-celdas',
      'En el libro no se encontró ninguna celda con texto.',
      `Si al abrirlo en Excel sí se ven datos, guárdelo otra vez como .xlsx y envíelo de nuevo. ${TYPE_IT}`,
    ),
  tooLarge: (most: number) =>
    refuse(
      'archivo-grande',
      `El archivo pesa más de ${mib(most)}.`,
      `Divídalo o quítele imágenes y envíelo de nuevo. ${TYPE_IT}`,
    ),
  tooMuch: () =>
    refuse(
      'archivo-extenso',
      'El archivo trae más contenido del que se puede leer de una vez.',
      `Deje solo las hojas o páginas con los ASM y envíelo de nuevo. ${TYPE_IT}`,
    ),
  encrypted: () =>
    refuse(
      'archivo-cifrado',
      'El archivo está protegido con contraseña.',
      'Ábralo, quítele la contraseña, guárdelo y envíelo de nuevo.',
    ),
  legacyWorkbook: () =>
    refuse(
      'excel-antiguo',
      'El archivo es de un formato antiguo de Excel (.xls).',
      'Ábralo en Excel, use Guardar como, elija «Libro de Excel (.xlsx)» y envíelo de nuevo.',
    ),
  legacyDocument: () =>
    refuse(
      'word-antiguo',
      'El archivo es de un formato antiguo de Word (.doc).',
      'Ábralo en Word, use Guardar como, elija «Documento de Word (.docx)» y envíelo de nuevo.',
    ),
  otherOffice: (what: string) =>
    refuse(
      'formato-no-admitido',
      `El archivo es ${what} y ese formato no se lee.`,
      `Guárdelo como .xlsx, .docx o PDF y envíelo de nuevo. ${TYPE_IT}`,
    ),
  image: () => refuse('archivo-imagen', 'El archivo es una imagen y no trae texto que se pueda leer.', TYPE_IT),
  scanned: () =>
    refuse(
      'pdf-sin-texto',
      'El PDF solo trae imágenes (parece escaneado) y no tiene texto que se pueda leer.',
      `Envíe la versión con texto o el Word original. ${TYPE_IT}`,
    ),
  garbled: () =>
    refuse(
      'pdf-ilegible',
      'El texto del PDF no se puede leer: sus letras están codificadas sin equivalencia.',
      `Envíe el Word original u otra versión del PDF. ${TYPE_IT}`,
    ),
  notAReport: () =>
    refuse(
      'formato-no-admitido',
      'El archivo no es un informe que se pueda leer.',
      `Se leen XLSX, CSV, DOCX y PDF. ${TYPE_IT}`,
    ),
  program: () =>
    refuse(
      'archivo-programa',
      'El archivo es un programa, no un informe.',
      'No se abrió ni se abrirá. Envíe el informe en XLSX, CSV, DOCX o PDF.',
    ),
  damaged: () =>
    refuse(
      'archivo-danado',
      'El archivo está dañado o incompleto.',
      `Ábralo en su equipo, guárdelo otra vez y envíelo de nuevo. ${TYPE_IT}`,
    ),
  failed: () =>
    refuse(
      'lectura-fallida',
      'El archivo no se pudo leer por una falla del sistema, que ya quedó registrada.',
      `Inténtelo de nuevo más tarde. ${TYPE_IT}`,
    ),
  tooSlow: () =>
    refuse(
      'lectura-tardada',
      'El archivo tardó demasiado en leerse y se dejó de intentar.',
      `Deje solo las hojas o páginas con los ASM y envíelo de nuevo. ${TYPE_IT}`,
    ),
  tooHeavy: () =>
    refuse(
      'lectura-pesada',
      'El archivo necesita más memoria de la permitida para leerse.',
      `Deje solo las hojas o páginas con los ASM y envíelo de nuevo. ${TYPE_IT}`,
    ),
} as const;
