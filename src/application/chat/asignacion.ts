import type { Asm } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import { hasSigner } from '../../domain/directorio.js';
import { MODOS_ASIGNACION, type ModoAsignacion } from '../../domain/modo-asignacion.js';
import { unidadesPorNotificar } from '../../domain/notificacion.js';
import { asmReferences } from '../asm-reference.js';
import { chosenOf, type Lista, listaOf, PAGE } from './asignacion-lista.js';
import { asmStart } from './asm-start.js';
import type { Feature, Press, Say, Turn, Typed, View, Viewer } from './feature.js';
import { buttonData, isSecretaria, postName, readsAll } from './matter.js';
import { turns } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';
import { choicesOf, seenOf } from './typed.js';
import { warning } from './warning.js';

const ROW_TEXT = 120;

/** How an ASM begins, for lists. */
export const shortText = (asm: Asm, most = 160): string => asmStart(asm, most);

/** Whose an ASM is, and who was notified of it. */
const statusLine = (asm: Asm, viewer: Viewer): string => {
  if (asm.unidades.length === 0) return 'sin asignar';
  const names = asm.unidades.map(
    (unidad) => `${postName(viewer, unidad)}${asm.notificadas.includes(unidad) ? ' (notificada)' : ''}`,
  );
  return names.length <= 3 ? names.join('; ') : `${names.slice(0, 2).join('; ')} y ${names.length - 2} unidades más`;
};

const rangeOf = ({ pagina, grupo }: Lista): string => {
  const { page, items } = pagina;
  const first = (page - 1) * PAGE + 1;
  return items.length === 0
    ? 'Aún no hay ASM registrados.'
    : `${grupo.titulo}: ${first} a ${first + items.length - 1} de ${grupo.asm.length}`;
};

const units = (viewer: Viewer): readonly { title: string; value: string }[] =>
  viewer.directorio.puestos
    .filter((puesto) => puesto.ejecutora)
    .map(({ clave, nombre }) => ({
      title: hasSigner(viewer.directorio, clave, viewer.today) ? nombre : `${nombre} (puesto vacante)`,
      value: clave,
    }));

const formOf = (lista: Lista, viewer: Viewer, typed: Typed): Record<string, unknown> => ({
  asm: lista.pagina.items.map((asm) => ({
    title: `${asm.id} · ${shortText(asm, ROW_TEXT)}${asm.unidades.length === 0 ? '' : ` (${statusLine(asm, viewer)})`}`,
    value: asm.id,
  })),
  elegidos: lista.elegidos.join(','),
  antes: lista.enOtrasPaginas.join(','),
  otros: lista.enOtrasPaginas.length === 0 ? '' : `Elegidos en otras páginas: ${lista.enOtrasPaginas.join(', ')}.`,
  unidades: units(viewer),
  elegidas: typed['unidades'] ?? '',
  modo: modoOf(typed),
  cambia: lista.grupo.asm.some((asm) => asm.unidades.length > 0),
  hayTodos: lista.pagina.pages > 1,
  pagina: String(lista.pagina.page),
  todos: typed['todos'] === 'true' ? 'true' : 'false',
});

const asignacionView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const lista = listaOf(ciclo, typed);
  const asigna = isSecretaria(viewer) && lista.pagina.items.length > 0;
  const pending = unidadesPorNotificar(ciclo);
  return {
    template: 'asignacion',
    data: {
      ...buttonData(ciclo, asunto.asignacion),
      etiqueta: `Acción 1.3 · PAE ${ciclo.datos.pae}`,
      grupos: lista.grupos.map(({ clave, titulo, asm }) => ({ title: `${titulo} (${asm.length})`, value: clave })),
      grupo: lista.grupo.clave,
      filtra: lista.grupos.length > 1,
      mostrados: rangeOf(lista),
      asigna,
      lista: asigna
        ? []
        : lista.pagina.items.map((asm) => ({
            titulo: asm.id,
            valor: `${shortText(asm)} (${statusLine(asm, viewer)})`,
          })),
      ...formOf(lista, viewer, typed),
      ...turns(lista.pagina),
      notifica: isSecretaria(viewer) && pending.length > 0,
      porNotificar:
        pending.length === 0 ? '' : `Por notificar: ${pending.map((unidad) => postName(viewer, unidad)).join('; ')}.`,
    },
  };
};

const modoOf = (typed: Typed): ModoAsignacion => MODOS_ASIGNACION.find((each) => each === typed['modo']) ?? 'agregar';

const DONE: Readonly<Record<ModoAsignacion, (cuantos: string, quienes: string) => string>> = {
  agregar: (cuantos, quienes) => `Asignación guardada: ${cuantos} a ${quienes}.`,
  sustituir: (cuantos, quienes) => `Asignación guardada: ${cuantos}, únicamente a ${quienes}.`,
  quitar: (cuantos, quienes) => `Asignación guardada: ${cuantos} menos a cargo de ${quienes}.`,
};

const asignar: Press = async (turn, typed) => {
  if (turn.ciclo === undefined) return sinCiclo(turn.viewer);
  const modo = modoOf(typed);
  const { grupo } = listaOf(turn.ciclo, typed);
  const all = typed['todos'] === 'true' ? grupo.asm.map(({ id }) => id) : [];
  const asm = [...new Set([...chosenOf(turn.ciclo, typed), ...all])];
  const unidades = choicesOf(typed, 'unidades');
  const outcome = await turn.give({ type: 'asignar-asm', asm, unidades, modo }, seenOf(typed));
  if (outcome.kind === 'refused') return turn.show(asunto.asignacion, warning(outcome.refusal), typed);
  const changed = outcome.events.length;
  const names = unidades.map((unidad) => postName(turn.viewer, unidad)).join('; ');
  const text =
    changed === 0
      ? 'Esa asignación ya estaba registrada.'
      : DONE[modo](changed === 1 ? '1 ASM' : `${changed} ASM`, names);
  return turn.show(asunto.asignacion, { tone: 'good', text }, { grupo: grupo.clave, pagina: typed['pagina'] ?? '1' });
};

const filtrar: Press = (turn, typed) =>
  turn.show(asunto.asignacion, undefined, { ...typed, grupo: typed['filtro'] ?? '', pagina: '1' });

const pasar: Press = (turn, typed) =>
  turn.show(asunto.asignacion, undefined, { ...typed, pagina: typed['irA'] ?? '1' });

/** `asignar 3 y 5` begins with those chosen. */
const referred = (turn: Turn, rest: string): Typed => {
  const ids = asmReferences(rest).map((each) => `ASM-${each.padStart(2, '0')}`);
  return ids.length === 0 ? {} : { grupo: 'todos', antes: ids.join(','), pagina: String(pageWith(turn, ids[0] ?? '')) };
};

const pageWith = ({ ciclo }: Turn, id: string): number => {
  const at = ciclo === undefined ? -1 : listaOf(ciclo, { grupo: 'todos' }).grupo.asm.findIndex((asm) => asm.id === id);
  return Math.floor(Math.max(0, at) / PAGE) + 1;
};

const say: Say = async (turn, rest) =>
  turn.ciclo === undefined
    ? [sinCiclo(turn.viewer)]
    : [await turn.show(asunto.asignacion, undefined, referred(turn, rest))];

/** Assignment of ASM to units, many at once (1.3). */
export const asignacionFeature: Feature = {
  views: { asignacion: asignacionView },
  commands: { asignar: say },
  presses: { 'asm.asignar': asignar, 'asignacion.filtrar': filtrar, 'asignacion.pagina': pasar },
};
