import type { CicloAbierto } from './ciclo-state.js';
import { type Actividad, compromisoKey } from './compromiso.js';
import type { ClavePuesto } from './identity.js';
import { type Materia, materiaKey, materiasDe, type Seguimiento } from './seguimiento-state.js';

/** An activity as its commitment says it, with its place in it from 1, as people see it. */
export interface ActividadEnLugar {
  readonly actividad: Actividad;
  readonly lugar: number;
}

/** The activity that a check-in asks about, in the words of the Convenio that it was taken from; undefined when it is not asked about. */
export const actividadDe = (
  ciclo: CicloAbierto,
  seguimiento: Seguimiento,
  unidad: ClavePuesto,
  materia: Materia,
): ActividadEnLugar | undefined => {
  const found = materiasDe(seguimiento, unidad).find((each) => materiaKey(each) === materiaKey(materia));
  const version = ciclo.compromisos[compromisoKey(materia.asm, unidad)]?.versiones.find(
    ({ numero }) => numero === found?.version,
  );
  const all = version?.contenido.actividades ?? [];
  const place = all.findIndex(({ id }) => id === materia.actividad);
  const actividad = all[place];
  return actividad && { actividad, lugar: place + 1 };
};

/** A matter as a sentence names it: «la actividad 2 de ASM-01», or «ASM-01». */
export const nombreMateria = (
  ciclo: CicloAbierto,
  seguimiento: Seguimiento,
  unidad: ClavePuesto,
  materia: Materia,
): string => {
  if (materia.actividad === undefined) return materia.asm;
  const found = actividadDe(ciclo, seguimiento, unidad, materia);
  return found === undefined ? `una actividad de ${materia.asm}` : `la actividad ${found.lugar} de ${materia.asm}`;
};
