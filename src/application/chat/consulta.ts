import { inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Reply } from '../chat.js';
import type { Feature, Press, Say, Turn, Typed, View } from './feature.js';
import { buttonData, holds, isSecretaria, postName, readsAll } from './matter.js';
import { seenOf } from './typed.js';

const consultaView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const found = ciclo.consultas[id];
  if (found === undefined || !(holds(viewer, found.puesto) || readsAll(viewer))) return undefined;
  return {
    template: 'consulta',
    data: {
      ...buttonData(ciclo, asunto.consulta(id)),
      id,
      etiqueta: `Consulta ${id} · PAE ${ciclo.datos.pae}`,
      de: `${viewer.nameOf(found.persona)}, ${postName(viewer, found.puesto)}, ${formatInstante(found.at)}`,
      sobre: found.asm ?? 'El ciclo',
      texto: found.texto,
      estado:
        found.respuesta === undefined
          ? `Por responder, a más tardar el ${formatFecha(found.plazo.vence)}.`
          : 'Respondida por la Secretaría Ejecutiva.',
      respuesta: found.respuesta ?? '',
      responde: found.respuesta === undefined && isSecretaria(viewer),
      borrador: typed['respuesta'] ?? '',
    },
  };
};

const form = (turn: Turn, typed: Typed, notice?: string): Reply => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return { text: 'No hay un ciclo abierto sobre el cual consultar.' };
  const visible = inListOrder(Object.values(ciclo.asm)).filter(
    (asm) => readsAll(viewer) || asm.unidades.some((unidad) => holds(viewer, unidad)),
  );
  const card = {
    template: 'consulta-nueva',
    data: {
      ciclo: ciclo.datos.id,
      asm: [{ title: 'El ciclo en general', value: 'ciclo' }, ...visible.map(({ id }) => ({ title: id, value: id }))],
      elegido: typed['sobre'] ?? 'ciclo',
      texto: typed['texto'] ?? '',
    },
  };
  return { card: notice === undefined ? card : { ...card, notice: { tone: 'warning', text: notice } } };
};

const plantear: Press = async (turn, typed) => {
  const puesto = turn.viewer.posts[0]?.puesto ?? '';
  const asm = typed['sobre'] === undefined || typed['sobre'] === 'ciclo' ? {} : { asm: typed['sobre'] };
  const outcome = await turn.give({ type: 'plantear-consulta', puesto, ...asm, texto: typed['texto'] ?? '' });
  if (outcome.kind === 'refused') return form(turn, typed, `${outcome.refusal.why} ${outcome.refusal.next}`);
  const asked = outcome.events.find((event) => event.type === 'consulta-planteada');
  return asked === undefined
    ? { text: 'La consulta ya se había registrado.' }
    : turn.show(asunto.consulta(asked.id), { tone: 'good', text: 'Consulta enviada a la Secretaría Ejecutiva.' });
};

const responder: Press = (turn, typed) => {
  const id = typed['id'] ?? '';
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'responder-consulta', id, respuesta: typed['respuesta'] ?? '' },
    asunto: asunto.consulta(id),
    typed,
    ...(seen && { seen }),
    done: 'Respuesta enviada.',
  });
};

const say: Say = async (turn, rest) => [form(turn, { texto: rest })];

/** Questions and ideas to SE (DESIGN section 3). */
export const consultaFeature: Feature = {
  views: { consulta: consultaView },
  commands: { consulta: say },
  presses: { 'consulta.plantear': plantear, 'consulta.responder': responder },
};
