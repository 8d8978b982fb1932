import { asunto, partsOf } from '../../domain/asunto.js';
import type { ClaseObligacion } from '../../domain/clase-obligacion.js';
import { puestoOf } from '../../domain/directorio.js';
import type { Obligacion } from '../../domain/obligacion.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import type { Owed, Pendiente } from '../owed.js';
import type { Feature, Press, Say, Turn, Typed, Viewer } from './feature.js';
import { cicloLabel, postName, signs } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';
import { sinCicloText } from './sin-ciclo.js';
import { COLORES, MARCAS, PREPARABLE, plazoLine, SOLO_TITULAR, TAREAS, urgenciaOf } from './tareas.js';

/** Rows of a page: with their buttons and those that turn the page they stay within six. */
const ROWS = 4;
/** More than so many of one kind are shown as one row. */
const UNGROUPED = 3;

const venceOf = (obligacion: Obligacion | undefined): string => obligacion?.plazo?.vence ?? '9999';

const byUrgency = (a: Obligacion | undefined, b: Obligacion | undefined): number => {
  const [one, other] = [venceOf(a), venceOf(b)];
  return one < other ? -1 : Number(one > other);
};

/** What a person owes of all that is owed, the most urgent first. */
export const pendientesOf = (viewer: Viewer, { byPost }: Owed): readonly Pendiente[] =>
  [...new Set(viewer.posts.map(({ puesto }) => puesto))].flatMap((puesto) => byPost.get(puesto) ?? []).sort(byUrgency);

const asmLine = ({ asm }: Obligacion): string => {
  if (asm.length === 0) return '';
  return asm.length <= 4 ? asm.join(', ') : `${asm.slice(0, 3).join(', ')} y ${asm.length - 3} más`;
};

/** The post that a matter is about, else the one that owes it: what SE decides on a unit is told by the unit. */
const deQuien = ({ asunto: key, puesto }: Pendiente, viewer: Viewer): string => {
  const about = partsOf(key).at(-1) ?? '';
  return postName(viewer, puestoOf(viewer.directorio, about) === undefined ? puesto : about);
};

const rowOf = (
  pendiente: Pendiente,
  viewer: Viewer,
  button: { title: string; verb: string; datos: Typed },
  texto: readonly string[],
): Record<string, unknown> => {
  const urgencia = urgenciaOf(pendiente.plazo, viewer.today);
  const lines = [...texto, deQuien(pendiente, viewer), cicloLabel(pendiente.ciclo)];
  const titular = SOLO_TITULAR.has(pendiente.clase) && !signs(viewer, pendiente.puesto);
  return {
    titulo: TAREAS[pendiente.clase],
    texto: lines.filter((line) => line !== '').join(' · '),
    plazo: [MARCAS[urgencia], plazoLine(pendiente.plazo, viewer.today)].filter((line) => line !== '').join(' '),
    color: COLORES[urgencia],
    nota: titular
      ? `Lo hace el titular del puesto; usted puede ${PREPARABLE.has(pendiente.clase) ? 'prepararlo' : 'revisarlo'}.`
      : '',
    boton: button.title,
    verb: button.verb,
    datos: button.datos,
  };
};

const single = (pendiente: Pendiente, viewer: Viewer, desde: string): Record<string, unknown> =>
  rowOf(
    pendiente,
    viewer,
    { title: 'Abrir', verb: 'ver', datos: { ciclo: pendiente.ciclo.datos.id, asunto: pendiente.asunto, desde } },
    [asmLine(pendiente)],
  );

/** What has a list of its own, whatever its due dates. */
const OWN_LISTS: Readonly<Partial<Record<ClaseObligacion, (puesto: string) => string>>> = {
  'presentar-postura': asunto.posturas,
  'entregar-productos': asunto.entregas,
};

/** Many of one kind: those with a list of their own open it, the rest opens as a list of that kind. */
const grouped = (group: readonly Pendiente[], first: Pendiente, viewer: Viewer): Record<string, unknown> => {
  const { ciclo, clase, puesto } = first;
  const own = OWN_LISTS[clase]?.(puesto);
  const datos: Typed =
    own === undefined ? { ciclo: ciclo.datos.id, clase } : { ciclo: ciclo.datos.id, asunto: own, desde: 'pendientes' };
  const button = { title: `Ver los ${group.length}`, verb: own === undefined ? 'pendientes.ver' : 'ver', datos };
  return rowOf(first, viewer, button, [`${group.length} asuntos`]);
};

const groupsOf = (all: readonly Pendiente[]): readonly (readonly Pendiente[])[] => {
  const groups = new Map<string, Pendiente[]>();
  for (const each of all) {
    const key = `${each.ciclo.datos.id} ${each.clase} ${each.puesto}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => (group.length > UNGROUPED ? [group] : group.map((each) => [each])));
};

const isClase = (text: string | undefined): text is ClaseObligacion =>
  text !== undefined && Object.hasOwn(TAREAS, text);

const countLine = (all: readonly Pendiente[], viewer: Viewer): string => {
  const late = all.filter((each) => urgenciaOf(each.plazo, viewer.today) === 'vencido').length;
  const many = all.length === 1 ? '1 asunto espera su respuesta' : `${all.length} asuntos esperan su respuesta`;
  if (late === 0) return `${many}.`;
  return late === 1 ? `${many}; 1 ya venció.` : `${many}; ${late} ya vencieron.`;
};

/** Rows for the most urgent of a list, grouped. */
export const urgentRows = (
  all: readonly Pendiente[],
  viewer: Viewer,
  most: number,
): readonly Record<string, unknown>[] =>
  [...groupsOf(all)]
    .sort(([a], [b]) => byUrgency(a, b))
    .slice(0, most)
    .flatMap((group) => rowsFor(group, viewer, 'pendientes'));

const rowsFor = (group: readonly Pendiente[], viewer: Viewer, desde: string): readonly Record<string, unknown>[] => {
  const [first] = group;
  if (first === undefined) return [];
  return [group.length === 1 ? single(first, viewer, desde) : grouped(group, first, viewer)];
};

/** What a person owes, as buttons: grouped, or the ones of one kind in one ciclo. `typed` carries page and kind. */
export const pendientesCard = (viewer: Viewer, owed: Owed, typed: Typed = {}): Card => {
  const { clase } = typed;
  const all = pendientesOf(viewer, owed);
  const kind = isClase(clase)
    ? all.filter((each) => each.clase === clase && each.ciclo.datos.id === typed['ciclo'])
    : [];
  const filter = kind.length > 0 && isClase(clase) ? { clase, ciclo: typed['ciclo'] ?? '' } : undefined;
  const groups = filter === undefined ? groupsOf(all) : kind.map((each) => [each]);
  const page = pageOf(groups, typed['pagina'], ROWS);
  const desde =
    filter === undefined ? `pendientes|${page.page}` : `pendientes|${page.page}|${filter.clase}|${filter.ciclo}`;
  return {
    template: 'pendientes',
    data: {
      titulo: filter === undefined ? 'Sus pendientes' : TAREAS[filter.clase],
      cuenta: countLine(filter === undefined ? all : kind, viewer),
      filas: page.items.flatMap((group) => rowsFor(group, viewer, desde)),
      vacio: all.length === 0,
      textoVacio:
        owed.ciclos.length === 0 && owed.ilegibles.length === 0
          ? sinCicloText(viewer)
          : 'No tiene pendientes. Cuando algo espere su respuesta, se le avisará en este chat.',
      pagina: pageLine(page),
      ...turns(page),
      filtrado: filter !== undefined,
      clase: filter?.clase ?? '',
      ciclo: filter?.ciclo ?? '',
    },
    ...ilegiblesNotice(owed),
  };
};

/** Says that a ciclo could not be read, so that nobody takes a list without it for the whole. */
export const ilegiblesNotice = ({ ilegibles }: Owed): Pick<Card, 'notice'> => {
  if (ilegibles.length === 0) return {};
  const which = ilegibles.length === 1 ? 'Un ciclo no se pudo leer' : `${ilegibles.length} ciclos no se pudieron leer`;
  const text = `${which} por un problema interno y ${ilegibles.length === 1 ? 'no aparece' : 'no aparecen'} aquí. Avise a quien administra el sistema.`;
  return { notice: { tone: 'warning', text } };
};

const show = async (turn: Turn, typed: Typed): Promise<Reply> => ({
  card: pendientesCard(turn.viewer, await turn.office.owed(), typed),
});

const say: Say = async (turn) => [await show(turn, {})];

const ver: Press = (turn, typed) => show(turn, typed);

/** What a person owes (`pendientes`). */
export const pendientesFeature: Feature = {
  commands: { pendientes: say },
  presses: { 'pendientes.ver': ver },
  lists: { pendientes: (turn, [pagina = '1', clase = '', ciclo = '']) => show(turn, { pagina, clase, ciclo }) },
};
