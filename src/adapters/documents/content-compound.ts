import { type ContenidoRiesgoso, esNombreRiesgoso } from '../../domain/archivo-permitido.js';

/** Class id of a Windows Installer package, which is a compound file like a document of Office 97. */
const INSTALLER = Buffer.from('84100c0000000000c000000000000046', 'hex');
/** Endings of the names that a packaged file carries inside a document, each name ended by a zero. */
const PACKAGED = /\.[a-z0-9-]{1,20}(?=\0)/gi;
/** The header of a packaged file comes right behind the directory's sectors: its names are among these bytes. */
const LOOKED_AT = 4_000_000;

const packsProgram = (buffer: Buffer): boolean =>
  buffer.includes('Ole10Native', 0, 'utf16le') &&
  (buffer.subarray(0, LOOKED_AT).toString('latin1').match(PACKAGED) ?? []).some(esNombreRiesgoso);

/** What a compound file (Office 97 to 2003, embedded objects, installers) holds for which it can't be kept. */
export const riskInCompound = (bytes: Uint8Array): ContenidoRiesgoso | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(INSTALLER) || packsProgram(buffer)) return 'programas';
  if (buffer.includes('EncryptedPackage', 0, 'utf16le')) return 'contrasena';
  return buffer.includes('_VBA_PROJECT', 0, 'utf16le') ? 'macros' : undefined;
};
