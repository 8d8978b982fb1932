import { type Asm, inListOrder } from '../../domain/asm.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { shortened } from '../shortened.js';
import type { Typed } from './feature.js';
import { type Page, pageOf } from './paging.js';
import { choicesOf } from './typed.js';

/** Rows of a page: more of them are unusable on a phone. */
export const PAGE = 8;
const MAX_GROUPS = 30;
const MAX_TITLE = 80;

/** A way of looking at the ASM: all of them, or those with something in common. */
interface Grupo {
  readonly clave: string;
  readonly titulo: string;
  readonly asm: readonly Asm[];
}

/** The groups by a text of the report, such as the dependencia, in the order of the report. */
const groupsBy = (
  all: readonly Asm[],
  clave: string,
  label: string,
  of: (asm: Asm) => string | undefined,
): readonly Grupo[] => {
  const names = [...new Set(all.flatMap((asm) => of(asm)?.trim() || []))];
  return names.slice(0, MAX_GROUPS).map((name, index) => ({
    clave: `${clave}-${index}`,
    titulo: `${label}: ${shortened(name, MAX_TITLE)}`,
    asm: all.filter((asm) => of(asm)?.trim() === name),
  }));
};

/** What there is to do, and so where the list begins. */
const FIRST = 'sin-asignar';

const isUnassigned = ({ unidades }: Asm): boolean => unidades.length === 0;
const isPending = ({ unidades, notificadas }: Asm): boolean => unidades.some((unidad) => !notificadas.includes(unidad));

/** The groups that have something in them; the first is the one to begin with. */
const gruposOf = (ciclo: CicloAbierto): readonly Grupo[] => {
  const all = inListOrder(Object.values(ciclo.asm));
  return [
    { clave: FIRST, titulo: 'Sin asignar', asm: all.filter(isUnassigned) },
    { clave: 'todos', titulo: 'Todos', asm: all },
    { clave: 'por-notificar', titulo: 'Asignados, por notificar', asm: all.filter(isPending) },
    ...groupsBy(all, 'dependencia', 'Dependencia', ({ texto }) => texto.dependencia),
    ...groupsBy(all, 'programa', 'Programa', ({ texto }) => texto.programa),
  ].filter(({ clave, asm }) => asm.length > 0 && (clave === 'todos' || asm.length < all.length || clave === FIRST));
};

/** What of the assignment a card shows, and what was chosen so far on this and other pages. */
export interface Lista {
  readonly grupos: readonly Grupo[];
  readonly grupo: Grupo;
  readonly pagina: Page<Asm>;
  readonly elegidos: readonly string[];
  readonly enOtrasPaginas: readonly string[];
}

const NOTHING: Grupo = { clave: 'todos', titulo: 'Todos', asm: [] };

/** The ASM chosen on the page shown, and those chosen before on others. Only ASM that are there. */
export const chosenOf = (ciclo: CicloAbierto, typed: Typed): readonly string[] => [
  ...new Set([...choicesOf(typed, 'antes'), ...choicesOf(typed, 'asm')].filter((id) => ciclo.asm[id] !== undefined)),
];

/** The page that the person asked for, within what there is. */
export const listaOf = (ciclo: CicloAbierto, typed: Typed): Lista => {
  const grupos = gruposOf(ciclo);
  const grupo = grupos.find(({ clave }) => clave === typed['grupo']) ?? grupos[0] ?? NOTHING;
  const pagina = pageOf(grupo.asm, typed['pagina'], PAGE);
  const shown = new Set(pagina.items.map(({ id }) => id));
  const chosen = chosenOf(ciclo, typed);
  return {
    grupos,
    grupo,
    pagina,
    elegidos: chosen.filter((id) => shown.has(id)),
    enOtrasPaginas: chosen.filter((id) => !shown.has(id)),
  };
};
