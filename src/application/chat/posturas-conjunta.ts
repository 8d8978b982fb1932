import { asunto } from '../../domain/asunto.js';
import type { RespuestaPostura } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { MAX_POSTURA, type Postura, puedeResponderse } from '../../domain/postura.js';
import { shortText } from './asignacion.js';
import type { Feature, Press, Turn, Typed, View } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, postName, signs } from './matter.js';
import { contenidoFrom, fileNames, SENTIDOS } from './postura-textos.js';
import { livePosturas } from './posturas-card.js';
import { choicesOf, seenOf } from './typed.js';
import { warning } from './warning.js';

const MAX_GROUPS = 10;
/** Up to so many ASM are marked one by one; with more, all can be marked at once. */
const FEW = 3;

const owedBy = (ciclo: CicloAbierto, unidad: string): readonly Postura[] =>
  livePosturas(ciclo, unidad).filter(puedeResponderse);

/** The form with which a unit answers several ASM with the same text. */
const conjuntaView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!holds(viewer, unidad)) return undefined;
  const owed = owedBy(ciclo, unidad);
  return {
    template: 'posturas-conjunta',
    data: {
      ...buttonData(ciclo, asunto.posturas(unidad)),
      unidad,
      asuntoPosturas: asunto.posturas(unidad),
      etiqueta: `Acción 2.3 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      cuenta: owed.length === 0 ? 'No le faltan posturas por presentar.' : `Por presentar: ${owed.length} ASM.`,
      responde: owed.length > 0,
      presenta: owed.length > 0 && signs(viewer, unidad),
      prepara: owed.length > 0 && !signs(viewer, unidad),
      asm: owed.map((postura) => {
        const asm = ciclo.asm[postura.asm];
        return { title: `${postura.asm}: ${asm === undefined ? '' : shortText(asm)}`, value: postura.asm };
      }),
      elegidos: typed['asm'] ?? '',
      todos: typed['todos'] === 'true' ? 'true' : 'false',
      hayTodos: owed.length > FEW,
      sentido: typed['sentido'] ?? '',
      justificacion: (typed['justificacion'] ?? '').slice(0, MAX_POSTURA),
      propuestas: (typed['propuestas'] ?? '').slice(0, MAX_POSTURA),
    },
  };
};

const preparedOf = (ciclo: CicloAbierto, unidad: string): readonly RespuestaPostura[] =>
  owedBy(ciclo, unidad).flatMap(({ asm, borrador, preparada }) =>
    borrador === undefined || preparada === undefined ? [] : [{ asm, contenido: borrador }],
  );

/** What was prepared and waits for the titular, same texts together. */
const preparadasView: View = (ciclo, [unidad = ''], viewer) => {
  if (!holds(viewer, unidad)) return undefined;
  const prepared = owedBy(ciclo, unidad).filter(({ preparada }) => preparada !== undefined);
  const groups = new Map<string, readonly Postura[]>();
  for (const postura of prepared) {
    const key = JSON.stringify(postura.borrador);
    groups.set(key, [...(groups.get(key) ?? []), postura]);
  }
  const shown = [...groups.values()].slice(0, MAX_GROUPS);
  const listed = shown.flat().map(({ asm }) => asm);
  return {
    template: 'posturas-preparadas',
    data: {
      ...buttonData(ciclo, asunto.posturas(unidad)),
      unidad,
      asm: listed.join(','),
      asuntoPosturas: asunto.posturas(unidad),
      etiqueta: `Acción 2.3 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      cuenta: listed.length < prepared.length ? `Se muestran ${listed.length} de ${prepared.length}.` : '',
      vacio: listed.length === 0,
      grupos: shown.map((group) => groupData(group, viewer.nameOf)),
      presenta: listed.length > 0 && signs(viewer, unidad),
      titulo: listed.length === 1 ? 'Presentar esta postura' : `Presentar estas ${listed.length} posturas`,
    },
  };
};

const groupData = (group: readonly Postura[], nameOf: (person: string) => string) => {
  const [first] = group;
  const contenido = first?.borrador;
  return {
    asm: group.map(({ asm }) => asm).join(', '),
    sentido: contenido === undefined ? '' : SENTIDOS[contenido.sentido],
    quien: first?.preparada === undefined ? '' : `Preparada por ${nameOf(first.preparada.persona)}`,
    justificacion: beginning(contenido?.justificacion ?? '', 500),
    propuestas: beginning(contenido?.propuestas ?? '', 500),
    archivos: beginning(
      group
        .filter(({ anexos }) => anexos.length > 0)
        .map(({ asm, anexos }) => `${asm}: ${fileNames(anexos)}`)
        .join('. '),
      400,
    ),
  };
};

const remaining = (turn: Turn, unidad: string, answered: number): string => {
  const left = turn.ciclo === undefined ? 0 : owedBy(turn.ciclo, unidad).length - answered;
  if (left <= 0) return ' No falta ninguna.';
  return left === 1 ? ' Falta una.' : ` Faltan ${left}.`;
};

/** The ASM that were marked, or all that the unit owes. The press is bound to the version that its card showed. */
const chosenOf = ({ ciclo }: Turn, unidad: string, typed: Typed): readonly string[] =>
  typed['todos'] === 'true' && ciclo !== undefined
    ? owedBy(ciclo, unidad).map(({ asm }) => asm)
    : choicesOf(typed, 'asm');

const answer =
  (type: 'preparar-posturas' | 'presentar-posturas', done: string): Press =>
  async (turn, typed) => {
    const unidad = typed['unidad'] ?? '';
    const form = `posturas-conjunta.${unidad}`;
    const contenido = contenidoFrom(typed);
    if (contenido === undefined)
      return turn.show(
        form,
        { tone: 'warning', text: 'Elija la postura: aceptada, con precisiones o rechazada.' },
        typed,
      );
    const respuestas = chosenOf(turn, unidad, typed).map((asm) => ({ asm, contenido }));
    const outcome = await turn.give({ type, unidad, respuestas }, seenOf(typed));
    if (outcome.kind === 'refused') return turn.show(form, warning(outcome.refusal), typed);
    const left = type === 'presentar-posturas' ? remaining(turn, unidad, respuestas.length) : '';
    return turn.show(asunto.posturas(unidad), { tone: 'good', text: `${done}: ${respuestas.length}.${left}` });
  };

const presentPrepared: Press = async (turn, typed) => {
  const unidad = typed['unidad'] ?? '';
  const chosen = new Set(choicesOf(typed, 'asm'));
  const respuestas = (turn.ciclo === undefined ? [] : preparedOf(turn.ciclo, unidad)).filter(({ asm }) =>
    chosen.has(asm),
  );
  const outcome = await turn.give({ type: 'presentar-posturas', unidad, respuestas }, seenOf(typed));
  if (outcome.kind === 'refused') return turn.show(`posturas-preparadas.${unidad}`, warning(outcome.refusal));
  const text = `Posturas presentadas: ${respuestas.length}.${remaining(turn, unidad, respuestas.length)}`;
  return turn.show(asunto.posturas(unidad), { tone: 'good', text });
};

/** Positions that a unit answers, or its titular presents, several at a time (2.3). */
export const posturasConjuntaFeature: Feature = {
  views: { 'posturas-conjunta': conjuntaView, 'posturas-preparadas': preparadasView },
  presses: {
    'posturas.presentar': answer('presentar-posturas', 'Posturas presentadas'),
    'posturas.preparar': answer('preparar-posturas', 'Posturas preparadas para su titular'),
    'posturas.presentar-preparadas': presentPrepared,
  },
};
