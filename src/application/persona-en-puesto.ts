import { puestoOf, suplenteOf, titularOf } from '../domain/directorio.js';
import type { ClavePuesto } from '../domain/identity.js';
import type { Viewer } from './chat/feature.js';
import type { PersonaEnPuesto } from './oficio.js';

/** Who acts for a post: its suplente while there is one, since the titular is then absent. A vacant post is written to as a post. */
export const personaEn = (viewer: Viewer, clave: ClavePuesto): PersonaEnPuesto => {
  const { directorio, today, nameOf } = viewer;
  const puesto = puestoOf(directorio, clave);
  const cargo = puesto?.cargo ?? puesto?.nombre ?? clave;
  const suplente = suplenteOf(directorio, clave, today);
  if (suplente !== undefined) return { nombre: nameOf(suplente.persona), cargo: `Suplente por ausencia: ${cargo}` };
  const titular = titularOf(directorio, clave, today);
  return { nombre: titular === undefined ? 'A quien ocupe el cargo de' : nameOf(titular.persona), cargo };
};
