import type { HechosDelOficio } from './oficio.js';

/** Characters that Windows and OneDrive refuse in a name. */
const RESERVED = /[<>:"/\\|?*#%]/g;

/** Control, format and direction characters: they could make a name read as another (`fdp.exe`). */
const INVISIBLE = /\p{C}/gu;

/** File systems count 255 bytes; what is left over is for the «(1)» of a second download. */
const MOST_BYTES = 180;

/**
 * The name that people would give the file: «Oficio SE-ASM-001-2025 - Dirección de Organización», without extension. Safe on Windows,
 * OneDrive and Linux: no reserved characters, NFC, at most 180 bytes of UTF-8.
 */
export function oficioFileName({ folio, destinatario }: Pick<HechosDelOficio, 'folio' | 'destinatario'>): string {
  const name = `Oficio ${folio} - ${destinatario.unidad}`
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(RESERVED, '-');
  return bounded(name);
}

/** Cut between characters, and without the trailing dots and blanks that Windows drops silently. */
function bounded(name: string): string {
  const utf8 = new TextEncoder();
  let kept = '';
  let bytes = 0;
  for (const character of name) {
    bytes += utf8.encode(character).length;
    if (bytes > MOST_BYTES) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, '');
}
