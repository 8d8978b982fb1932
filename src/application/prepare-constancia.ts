import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { Documento } from '../domain/convenio.js';
import { constanciaDocumento, type Naming, type Suscrito } from './constancia-documento.js';
import { type DocumentParts, keepDocument } from './keep-document.js';

/** Makes the constancia of what was signed by all, a Convenio or an Acta, and keeps it under that name. */
export const keepConstancia = async (
  parts: DocumentParts,
  name: string,
  suscrito: Suscrito,
  { datos }: CicloAbierto,
  viewer: Naming,
): Promise<Documento> => {
  const { office, letterhead } = parts;
  const cabeza = await office.head(datos.id);
  const of = { ciclo: datos, institution: office.institution, cabeza, letterhead };
  return keepDocument(parts, name, constanciaDocumento(suscrito, viewer, of), []);
};
