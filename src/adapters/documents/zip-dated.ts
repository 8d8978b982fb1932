import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Fecha } from '../../domain/identity.js';

/** Libraries stamp the machine's clock in the properties and in the ZIP of an Office file; the document has a date of its own. */
export function datedAs(date: Fecha, packed: Uint8Array): Uint8Array {
  const midday = `${date}T12:00:00`;
  const parts: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(packed))) {
    parts[path] = path === 'docProps/core.xml' ? strToU8(stamped(strFromU8(bytes), `${midday}Z`)) : bytes;
  }
  return zipSync(parts, { mtime: midday });
}

const stamped = (core: string, instant: string): string =>
  core.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, (_match, tag: string) => `${tag}${instant}`);
