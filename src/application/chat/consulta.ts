import { inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto, Consulta } from '../../domain/ciclo-state.js';
import { MAX_CONSULTA } from '../../domain/consulta.js';
import { fechaOf, formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Reply } from '../chat.js';
import { printable } from '../printable-text.js';
import { shortText } from './asignacion.js';
import type { Feature, Press, Say, Turn, Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';
import { seenOf } from './typed.js';

const PAGE = 8;

const stateLine = (consulta: Consulta, viewer: Viewer): string => {
  const { respuesta, respondio, plazo } = consulta;
  if (respuesta !== undefined)
    return respondio === undefined
      ? 'Respondida por la Secretaría Ejecutiva.'
      : `Respondida por ${viewer.nameOf(respondio.persona)}, ${postName(viewer, respondio.puesto)}, ${formatInstante(respondio.at)}.`;
  return plazo.vence < viewer.today
    ? `Por responder: el plazo venció el ${formatFecha(plazo.vence)}.`
    : `Por responder, a más tardar el ${formatFecha(plazo.vence)}.`;
};

const visible = (viewer: Viewer, consulta: Consulta): boolean => holds(viewer, consulta.puesto) || readsAll(viewer);

const consultaView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const found = Object.hasOwn(ciclo.consultas, id) ? ciclo.consultas[id] : undefined;
  if (found === undefined || !visible(viewer, found)) return undefined;
  return {
    template: 'consulta',
    data: {
      ...buttonData(ciclo, asunto.consulta(id)),
      id,
      etiqueta: `Consulta · PAE ${ciclo.datos.pae}`,
      de: `${viewer.nameOf(found.persona)}, ${postName(viewer, found.puesto)}, ${formatInstante(found.at)}`,
      sobre: found.asm ?? 'El ciclo',
      texto: beginning(found.texto, MAX_CONSULTA, 100),
      estado: stateLine(found, viewer),
      respuesta: beginning(found.respuesta ?? '', MAX_CONSULTA, 100),
      responde: found.respuesta === undefined && isSecretaria(viewer),
      borrador: (typed['respuesta'] ?? '').slice(0, MAX_CONSULTA),
    },
  };
};

const asmChoices = (ciclo: CicloAbierto, viewer: Viewer) =>
  inListOrder(Object.values(ciclo.asm))
    .filter((asm) => readsAll(viewer) || asm.unidades.some((unidad) => holds(viewer, unidad)))
    .map((asm) => ({ title: `${asm.id}: ${shortText(asm, 130)}`, value: asm.id }));

const formOf = (turn: Turn, typed: Typed, notice?: string): Reply => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return sinCiclo(viewer);
  const posts = [...new Set(viewer.posts.map(({ puesto }) => puesto))];
  const choices = [{ title: 'El ciclo en general', value: 'ciclo' }, ...asmChoices(ciclo, viewer)];
  const card = {
    template: 'consulta-nueva',
    data: {
      ciclo: ciclo.datos.id,
      asm: choices,
      elegido: choices.some(({ value }) => value === typed['sobre']) ? (typed['sobre'] ?? 'ciclo') : 'ciclo',
      variosPuestos: posts.length > 1,
      puestos: posts.map((puesto) => ({ title: postName(viewer, puesto), value: puesto })),
      puesto: typed['puesto'] ?? posts[0] ?? '',
      texto: (typed['texto'] ?? '').slice(0, MAX_CONSULTA),
    },
  };
  return { card: notice === undefined ? card : { ...card, notice: { tone: 'warning', text: notice } } };
};

const plantear: Press = async (turn, typed) => {
  const puesto = typed['puesto'] ?? turn.viewer.posts[0]?.puesto ?? '';
  const sobre = typed['sobre'] ?? 'ciclo';
  const texto = printable(typed['texto'] ?? '').trim();
  const outcome = await turn.give({
    type: 'plantear-consulta',
    puesto,
    ...(sobre === 'ciclo' ? {} : { asm: sobre }),
    texto,
  });
  if (outcome.kind === 'refused') return formOf(turn, typed, `${outcome.refusal.why} ${outcome.refusal.next}`);
  const asked = outcome.events.find((event) => event.type === 'consulta-planteada');
  return asked === undefined
    ? { text: 'La consulta ya se había registrado.' }
    : turn.show(asunto.consulta(asked.id), {
        tone: 'good',
        text: 'Consulta enviada a la Secretaría Ejecutiva. Se le avisará cuando responda.',
      });
};

const responder: Press = (turn, typed) => {
  const id = typed['id'] ?? '';
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'responder-consulta', id, respuesta: printable(typed['respuesta'] ?? '').trim() },
    asunto: asunto.consulta(id),
    typed,
    ...(seen && { seen }),
    done: 'Respuesta enviada.',
  });
};

const inOrder = (consultas: readonly Consulta[]): readonly Consulta[] =>
  consultas.toSorted(
    (a, b) => Number(a.respuesta !== undefined) - Number(b.respuesta !== undefined) || (a.at < b.at ? 1 : -1),
  );

/** The questions that the viewer may read, the open ones first, in pages. */
const consultasView: View = (ciclo, _parts, viewer, typed = {}) => {
  const all = inOrder(Object.values(ciclo.consultas).filter((each) => visible(viewer, each)));
  const page = pageOf(all, typed['pagina'], PAGE);
  const open = all.filter(({ respuesta }) => respuesta === undefined).length;
  return {
    template: 'consultas',
    data: {
      ciclo: ciclo.datos.id,
      asunto: 'consultas',
      etiqueta: `PAE ${ciclo.datos.pae} · ${ciclo.datos.programa}`,
      cuenta: all.length === 0 ? 'Aún no hay consultas.' : `Por responder: ${open}. Respondidas: ${all.length - open}.`,
      filas: page.items.map((each) => ({
        titulo: `${each.asm ?? 'El ciclo'} · ${postName(viewer, each.puesto)}, ${formatFecha(fechaOf(each.at))}`,
        texto: beginning(each.texto, 160, 2),
        estado: stateLine(each, viewer),
      })),
      hay: all.length > 0,
      opciones: page.items.map((each) => ({
        title: beginning(`${each.asm ?? 'El ciclo'}: ${each.texto}`, 60, 1),
        value: asunto.consulta(each.id),
      })),
      elegido: page.items[0] === undefined ? '' : asunto.consulta(page.items[0].id),
      ...pagerData(page),
    },
  };
};

const say: Say = async (turn, rest) => {
  const some = Object.values(turn.ciclo?.consultas ?? {}).some((each) => visible(turn.viewer, each));
  if (rest.trim() !== '' || !some) return [formOf(turn, { texto: rest.trim() })];
  return [await turn.show('consultas')];
};

const nueva: Press = async (turn, typed) => formOf(turn, typed['asm'] === undefined ? {} : { sobre: typed['asm'] });

const abrir: Press = (turn, typed) => turn.show(typed['elegido'] ?? '');

/** Questions and ideas to SE (decision 0008). */
export const consultaFeature: Feature = {
  views: { consulta: consultaView, consultas: consultasView },
  commands: { consulta: say },
  presses: {
    'consulta.nueva': nueva,
    'consulta.plantear': plantear,
    'consulta.responder': responder,
    'consulta.abrir': abrir,
  },
};
