import { FASES } from '../domain/accion-clave.js';
import { actaSuscrita } from '../domain/acta-actual.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { convenioVigente } from '../domain/convenio-actual.js';
import { postsOf, secretariaOf } from '../domain/directorio.js';
import type { Archivo, PersonId } from '../domain/identity.js';
import { obligacionesDe } from '../domain/obligaciones.js';
import { rutaDe } from '../domain/ruta.js';
import type { Archive } from './archive.js';
import { TAREAS } from './chat/tareas.js';
import type { Office } from './office.js';

/** What the start page of the local start shows. Texts are es-MX. */
export interface LocalState {
  readonly ciclos: readonly {
    readonly id: string;
    readonly nombre: string;
    readonly fase: string;
    readonly accion: string;
    readonly siguiente: string;
    /** A public package was prepared, of the Convenio in force or of the results. */
    readonly paquete: boolean;
  }[];
  readonly personas: readonly { readonly persona: PersonId; readonly pendientes: number }[];
}

/** That of the results once there is one, and else that of the Convenio in force. */
const paqueteOf = (ciclo: CicloAbierto): Archivo | undefined =>
  actaSuscrita(ciclo)?.publicacion?.paquete ?? convenioVigente(ciclo)?.publicacion?.paquete;

/** The public package that was prepared last in a ciclo, for the start page to show it; undefined when there is none. */
export const localPackage = async (office: Office, archive: Archive, id: string): Promise<Uint8Array | undefined> => {
  const ciclo = await office.ciclo(id);
  const paquete = ciclo && paqueteOf(ciclo);
  return paquete && archive.open(paquete.sha256);
};

/** Where every ciclo stands and how much each person owes. */
export const localState = async (office: Office): Promise<LocalState> => {
  const { directorio, today } = await office.context({ kind: 'system' });
  const se = secretariaOf(directorio);
  const found = await Promise.all((await office.cicloIds()).map((id) => office.ciclo(id)));
  const ciclos = found.filter((ciclo) => ciclo !== undefined);
  const owed = ciclos.flatMap((ciclo) => obligacionesDe(ciclo, se));
  const personas = office.institution.personas.map(({ id }) => {
    const posts = postsOf(directorio, id, today).map((post) => post.puesto);
    return { persona: id, pendientes: owed.filter((each) => posts.includes(each.puesto)).length };
  });
  return {
    personas,
    ciclos: ciclos.map((ciclo) => {
      const current = rutaDe(ciclo, se).find((paso) => paso.estado === 'en-curso');
      const [next] = current?.deben ?? [];
      return {
        id: ciclo.datos.id,
        nombre: `PAE ${ciclo.datos.pae} · ${ciclo.datos.programa}`,
        fase: current === undefined ? '' : FASES[current.accion.phase],
        accion: current === undefined ? '' : `${current.accion.key} ${current.accion.name}`,
        siguiente: next === undefined ? '' : TAREAS[next.clase],
        paquete: paqueteOf(ciclo) !== undefined,
      };
    }),
  };
};
