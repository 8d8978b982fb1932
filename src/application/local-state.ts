import { FASES } from '../domain/accion-clave.js';
import { postsOf, secretariaOf } from '../domain/directorio.js';
import type { PersonId } from '../domain/identity.js';
import { obligacionesDe } from '../domain/obligaciones.js';
import { rutaDe } from '../domain/ruta.js';
import { TAREAS } from './chat/tareas.js';
import type { Office } from './office.js';

/** What the start page of the local start shows. Texts are es-MX. */
export interface LocalState {
  readonly ciclos: readonly {
    readonly nombre: string;
    readonly fase: string;
    readonly accion: string;
    readonly siguiente: string;
  }[];
  readonly personas: readonly { readonly persona: PersonId; readonly pendientes: number }[];
}

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
        nombre: `PAE ${ciclo.datos.pae} · ${ciclo.datos.programa}`,
        fase: current === undefined ? '' : FASES[current.accion.phase],
        accion: current === undefined ? '' : `${current.accion.key} ${current.accion.name}`,
        siguiente: next === undefined ? '' : TAREAS[next.clase],
      };
    }),
  };
};
