import type { Archivo } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

/** Endings of programs, scripts, installers, shortcuts and documents with macros: none of them is evidence, and opening one can harm. */
const EXTENSIONES_RIESGOSAS: ReadonlySet<string> = new Set(
  (
    'accde ade adp apk app appinstaller application appref-ms appx bas bat bin cab chm cmd com cpl deb diagcab dll dmg docm dotm elf exe gadget ' +
    'dqy hlp hta htm html inf ins iqy iso jar jnlp js jse ksh library-ms lnk mde mht mhtml mjs msc msi msix msp mst one oqy pif pl ' +
    'potm ppam ppsm pptm ps1 psm1 py rb rdp reg rpm scf scr sct search-ms searchconnector-ms settingcontent-ms sh shs sldm slk svg ' +
    'sys theme url vb vbe vbs vhd vhdx vsto vxd website wll wsc wsf wsh xhtml xla xlam xll xlsb xlsm xltm xpi'
  ).split(' '),
);

/** Media types, as found from the content, of what runs when it is opened. */
const TIPO_RIESGOSO =
  /x-msdownload|x-dosexec|executable|x-elf|x-mach|java-archive|java-vm|x-sh\b|javascript|macroenabled|x-apple-diskimage|x-msi|vnd\.android|ms-shortcut|x-deb\b|x-rpm\b|ms-cab|wasm|svg|text\/html/i;

/** What Windows leaves out of the end of a name when it opens the file, and marks that hide it from the reader. */
const TAIL = /[\s.\p{Cc}\p{Cf}]+$/u;

const extensionOf = (nombre: string): string =>
  /\.([a-z0-9-]+)$/.exec(
    nombre
      .replace(TAIL, '')
      .replaceAll(/\p{Cf}/gu, '')
      .toLowerCase(),
  )?.[1] ?? '';

/** Whether what opens by that name is a program, a script or a document with macros. */
export const esNombreRiesgoso = (nombre: string): boolean => EXTENSIONES_RIESGOSAS.has(extensionOf(nombre));

/** What was found inside a file, as its media type says it: `application/zip; contenido=programas`. */
export const CONTENIDOS = ['macros', 'programas', 'comprimidos', 'rutas', 'excesivo', 'contrasena', 'danado'] as const;

/** Something inside a file for which it can't be kept. */
export type ContenidoRiesgoso = (typeof CONTENIDOS)[number];

const REFUSALS: Readonly<Record<ContenidoRiesgoso, Refusal>> = {
  macros: refuse(
    'archivo-riesgoso',
    'El documento contiene macros y no se recibe por seguridad.',
    'Guárdelo sin macros, o en PDF, y adjúntelo de nuevo.',
  ),
  programas: refuse(
    'archivo-riesgoso',
    'El archivo contiene un programa o un guion y no se recibe por seguridad.',
    'Adjunte solo los documentos, en PDF, Word, Excel o imagen.',
  ),
  comprimidos: refuse(
    'archivo-riesgoso',
    'El archivo comprimido contiene otros archivos comprimidos y no se puede revisar.',
    'Adjunte los documentos sueltos, o en un solo archivo ZIP sin otros dentro.',
  ),
  rutas: refuse(
    'archivo-riesgoso',
    'El archivo comprimido trae nombres con rutas hacia otras carpetas y no se recibe por seguridad.',
    'Comprima los documentos de nuevo, o adjúntelos sueltos.',
  ),
  excesivo: refuse(
    'archivo-excesivo',
    'Al abrirse, el archivo ocupa mucho más de lo que se puede revisar.',
    'Adjunte los documentos sueltos, cada uno en su archivo.',
  ),
  contrasena: refuse(
    'archivo-con-contrasena',
    'El archivo está protegido con contraseña, y quien lo revise no podría abrirlo.',
    'Quítele la contraseña y adjúntelo de nuevo.',
  ),
  danado: refuse(
    'archivo-danado',
    'El archivo está dañado o incompleto.',
    'Ábralo para comprobarlo, guárdelo de nuevo y adjúntelo otra vez.',
  ),
};

const contenidoOf = (tipo: string): ContenidoRiesgoso | undefined =>
  CONTENIDOS.find((each) => tipo.endsWith(`; contenido=${each}`));

/** Why a file can't be kept as evidence or annex, by its name's ending and by its content; undefined when it can. */
export const archivoProblem = ({ nombre, tipo, bytes }: Archivo): Refusal | undefined => {
  if (bytes === 0) return refuse('archivo-vacio', 'El archivo está vacío.', 'Revíselo y adjúntelo de nuevo.');
  const contenido = contenidoOf(tipo);
  if (contenido !== undefined) return REFUSALS[contenido];
  if (!esNombreRiesgoso(nombre) && !TIPO_RIESGOSO.test(tipo)) return undefined;
  return refuse(
    'archivo-riesgoso',
    'Ese tipo de archivo (programa, guion, página web o documento con macros) no se recibe por seguridad.',
    'Adjunte el documento en PDF, Word, Excel o imagen, sin macros.',
  );
};
