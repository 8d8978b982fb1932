import type { Archivo } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

/** Endings of programs, scripts, installers, shortcuts and documents with macros: none of them is evidence, and opening one can harm. */
const EXTENSIONES_RIESGOSAS: ReadonlySet<string> = new Set(
  (
    'ade adp apk app application appref-ms appx bas bat bin cab chm cmd com cpl deb diagcab dll dmg docm dotm elf exe gadget ' +
    'hlp hta htm html inf ins iso jar jnlp js jse ksh lnk mjs msc msi msix msp mst one pif pl potm ppam ppsm pptm ps1 ' +
    'psm1 py rb reg rpm scf scr sct sh shs sldm svg sys url vb vbe vbs vhd vhdx vxd wsc wsf wsh xhtml xlam xll xlsb xlsm xltm xpi'
  ).split(' '),
);

/** Media types, as found from the content, of what runs when it is opened. */
const TIPO_RIESGOSO =
  /x-msdownload|x-dosexec|executable|x-elf|x-mach|java-archive|java-vm|x-sh\b|javascript|macroenabled|x-apple-diskimage|x-msi|vnd\.android|ms-shortcut|x-deb\b|x-rpm\b|ms-cab|wasm/i;

/** What Windows leaves out of the end of a name when it opens the file, and marks that hide it from the reader. */
const TAIL = /[\s.\p{Cc}\p{Cf}]+$/u;

const extensionOf = (nombre: string): string =>
  /\.([a-z0-9-]+)$/.exec(
    nombre
      .replace(TAIL, '')
      .replaceAll(/\p{Cf}/gu, '')
      .toLowerCase(),
  )?.[1] ?? '';

/** Why a file can't be kept as evidence or annex, by its name's ending and by its content; undefined when it can. */
export const archivoProblem = ({ nombre, tipo, bytes }: Archivo): Refusal | undefined => {
  if (bytes === 0) return refuse('archivo-vacio', 'El archivo está vacío.', 'Revíselo y adjúntelo de nuevo.');
  if (!EXTENSIONES_RIESGOSAS.has(extensionOf(nombre)) && !TIPO_RIESGOSO.test(tipo)) return undefined;
  return refuse(
    'archivo-riesgoso',
    'Ese tipo de archivo (programa, guion, página web o documento con macros) no se recibe por seguridad.',
    'Adjunte el documento en PDF, Word, Excel o imagen, sin macros.',
  );
};
