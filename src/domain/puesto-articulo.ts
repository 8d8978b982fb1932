import { type Directorio, nombreDePuesto } from './directorio.js';
import type { ClavePuesto } from './identity.js';

/** First words of the names of posts that take «la» in a sentence. A name that begins otherwise, such as initials, stays as it is. */
const FEMENINOS =
  /^(?:Secretaría|Subsecretaría|Dirección|Subdirección|Unidad|Coordinación|Jefatura|Contraloría|Presidencia|Consejería|Comisión|Junta|Oficialía|Tesorería|Vocalía|Gerencia|Delegación|Oficina|Defensoría)(?!\p{L})/u;

/** The name of a post as a sentence says it: «la Dirección de Administración», «UIPPE». */
export const elPuesto = (directorio: Directorio, clave: ClavePuesto): string => {
  const nombre = nombreDePuesto(directorio, clave);
  return FEMENINOS.test(nombre) ? `la ${nombre}` : nombre;
};

/** A sentence that may begin with such a name. */
export const enMayuscula = (frase: string): string => frase.replace(/^la /, 'La ');
