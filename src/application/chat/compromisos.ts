import { inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Compromiso, compromisoKey, estaResuelto, puedeProponerse } from '../../domain/compromiso.js';
import { contenidoProblem } from '../../domain/compromiso-contenido.js';
import { compromisosVivos } from '../../domain/convenio-actual.js';
import { entryOf } from '../../domain/entry.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import { asmIdIn } from '../asm-reference.js';
import { countedIfAny } from '../counted.js';
import { asmStart } from './asm-start.js';
import { preguntasFrom } from './compromiso.js';
import { borradorOf } from './compromiso-borrador.js';
import { compromisoView, questionsData } from './compromiso-card.js';
import { situacionLine, situacionShort } from './compromiso-textos.js';
import type { Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';
import { choicesOf, seenOf } from './typed.js';
import { resumenPorUnidad } from './unidades-resumen.js';
import { warning } from './warning.js';

const PAGE = 6;
/** With so few rows each has its own button. */
const FEW = 3;

/** The commitments asked of a unit on ASM that are selected, structural impact first. */
export const compromisosDe = (ciclo: CicloAbierto, unidad: string): readonly Compromiso[] => {
  const live = new Set(compromisosVivos(ciclo));
  return inListOrder(Object.values(ciclo.asm))
    .flatMap((asm) => entryOf(ciclo.compromisos, compromisoKey(asm.id, unidad)) ?? [])
    .filter((each) => live.has(each));
};

/** How many commitments of a unit stand where. */
const compromisosTally = (all: readonly Compromiso[]): string => {
  const of = (...estados: readonly string[]): number =>
    all.filter(({ situacion }) => estados.includes(situacion.estado)).length;
  return [
    ...countedIfAny(of('solicitado', 'devuelto'), 'por presentar'),
    ...countedIfAny(of('propuesto'), 'en revisión'),
    ...countedIfAny(of('acordado'), of('acordado') === 1 ? 'acordado' : 'acordados'),
    ...countedIfAny(of('sin-respuesta'), 'sin respuesta'),
    ...countedIfAny(of('para-modificatorio'), 'para modificatorio'),
  ].join(' · ');
};

/** What the unit has written whole and its titular may present at once. */
const complete = (all: readonly Compromiso[]): readonly Compromiso[] =>
  all.filter(
    (each) => puedeProponerse(each) && each.borrador !== undefined && contenidoProblem(borradorOf(each)) === undefined,
  );

const late = (all: readonly Compromiso[], today: string): boolean =>
  all.some(
    ({ situacion }) =>
      (situacion.estado === 'solicitado' || situacion.estado === 'devuelto') && situacion.plazo.vence < today,
  );

const actionData = (all: readonly Compromiso[], unidad: string, viewer: Viewer) => {
  const ready = complete(all).length;
  const inReview = all.filter(({ situacion }) => situacion.estado === 'propuesto').length;
  return {
    presenta: signs(viewer, unidad) && ready > 0,
    presentaTitulo: ready === 1 ? 'Presentar el completo' : `Presentar los ${ready} completos`,
    acuerda: isSecretaria(viewer) && inReview > 1,
    acuerdaTitulo: `Acordar varios (${inReview})`,
    asuntoAcordar: `compromisos-acordar.${unidad}`,
    silencio: isSecretaria(viewer) && late(all, viewer.today),
    libro: all.length > 0,
  };
};

/** The commitments of a unit, in pages; a single one is shown itself. */
const compromisosView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const all = compromisosDe(ciclo, unidad);
  const [only] = all;
  if (all.length === 1 && only !== undefined) return compromisoView(ciclo, [only.asm, unidad], viewer);
  const page = pageOf(all, typed['pagina'], PAGE);
  const few = all.length <= FEW;
  return {
    template: 'compromisos',
    data: {
      ...buttonData(ciclo, asunto.compromisos(unidad)),
      unidad,
      etiqueta: `Acción 3.1 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      cuenta: all.length === 0 ? 'No se le han pedido compromisos.' : compromisosTally(all),
      filas: page.items.map((each) => {
        const asm = ciclo.asm[each.asm];
        return {
          ciclo: ciclo.datos.id,
          asunto: asunto.compromiso(each.asm, unidad),
          titulo: each.asm,
          texto: asm === undefined ? '' : asmStart(asm, 150),
          estado: beginning(situacionLine(each, viewer), 200, 2),
          abre: few,
        };
      }),
      elige: !few,
      opciones: all.map((each) => ({
        title: `${each.asm}: ${situacionShort(each)}`,
        value: asunto.compromiso(each.asm, unidad),
      })),
      elegido: all[0] === undefined ? '' : asunto.compromiso(all[0].asm, unidad),
      ...actionData(all, unidad, viewer),
      ...pagerData(page),
    },
  };
};

/** The form with which SE agrees to several proposals of a unit at once. */
const acordarView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!isSecretaria(viewer)) return undefined;
  const inReview = compromisosDe(ciclo, unidad).filter(({ situacion }) => situacion.estado === 'propuesto');
  return {
    template: 'compromisos-acordar',
    data: {
      ...buttonData(ciclo, asunto.compromisos(unidad)),
      unidad,
      etiqueta: `Acción 3.1 · PAE ${ciclo.datos.pae} · ${postName(viewer, unidad)}`,
      opciones: inReview.map((each) => {
        const text = each.versiones.at(-1)?.contenido.compromiso ?? '';
        return { title: `${each.asm}: ${beginning(text, 130, 1)}`, value: each.asm };
      }),
      elegidos: typed['elegidos'] ?? inReview.map(({ asm }) => asm).join(','),
      ...questionsData(typed),
    },
  };
};

const presentarTodos: Press = async (turn, typed) => {
  const unidad = typed['unidad'] ?? '';
  const seen = seenOf(typed);
  const ready = turn.ciclo === undefined ? [] : complete(compromisosDe(turn.ciclo, unidad));
  return turn.order({
    command: { type: 'proponer-compromisos', unidad, propuestas: ready.map(({ asm }) => ({ asm })) },
    asunto: asunto.compromisos(unidad),
    ...(seen && { seen }),
    done: ready.length === 1 ? 'Se presentó 1 compromiso.' : `Se presentaron ${ready.length} compromisos.`,
  });
};

const acordarVarios: Press = async (turn, typed) => {
  const unidad = typed['unidad'] ?? '';
  const again = (refusal: Refusal) => turn.show(`compromisos-acordar.${unidad}`, warning(refusal), typed);
  const asm = choicesOf(typed, 'elegidos');
  const preguntas = preguntasFrom(typed);
  if (isRefusal(preguntas)) return again(preguntas);
  const outcome = await turn.give({ type: 'acordar-compromisos', unidad, asm, preguntas }, seenOf(typed));
  if (outcome.kind === 'refused') return again(outcome.refusal);
  const text = asm.length === 1 ? 'Se acordó 1 compromiso.' : `Se acordaron ${asm.length} compromisos.`;
  return turn.show(asunto.compromisos(unidad), { tone: 'good', text });
};

const unitsOf = (ciclo: CicloAbierto): readonly string[] => [
  ...new Set(compromisosVivos(ciclo).map(({ unidad }) => unidad)),
];

/** Where every unit's commitments stand, for who reads the whole ciclo. */
const resumenView: View = (ciclo, _parts, viewer, typed = {}) =>
  readsAll(viewer)
    ? resumenPorUnidad(
        {
          template: 'compromisos-resumen',
          ciclo: ciclo.datos.id,
          etiqueta: `Acción 3.1 · PAE ${ciclo.datos.pae}`,
          unidades: unitsOf(ciclo),
          valorOf: (unidad) => compromisosTally(compromisosDe(ciclo, unidad)),
          asuntoOf: asunto.compromisos,
        },
        viewer,
        typed,
      )
    : undefined;

/** Whose commitment on an ASM is meant by its number: the own one, else one that still waits for somebody, else the first. */
const unitWith = (
  ciclo: CicloAbierto,
  asm: string,
  own: readonly string[],
  units: readonly string[],
): string | undefined => {
  const found = [...own, ...units].filter((unidad) => entryOf(ciclo.compromisos, compromisoKey(asm, unidad)));
  const waiting = found.find((unidad) => {
    const one = entryOf(ciclo.compromisos, compromisoKey(asm, unidad));
    return one !== undefined && !estaResuelto(one);
  });
  return found.find((unidad) => own.includes(unidad)) ?? waiting ?? found[0];
};

const say: Say = async (turn, rest) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [sinCiclo(viewer)];
  const asm = asmIdIn(rest);
  const units = unitsOf(ciclo);
  const own = units.filter((unidad) => holds(viewer, unidad));
  const named = asm === undefined ? undefined : unitWith(ciclo, asm, own, units);
  if (asm !== undefined && named !== undefined) return [await turn.show(asunto.compromiso(asm, named))];
  const mine = await Promise.all(own.map((unidad) => turn.show(asunto.compromisos(unidad))));
  // What is one's own stands last: on a phone that is what is seen.
  if (readsAll(viewer)) return [await turn.show('compromisos-resumen'), ...mine];
  return mine.length === 0
    ? [{ text: 'Aún no se piden compromisos a su unidad. Se le avisará cuando corresponda.' }]
    : mine;
};

const abrir: Press = (turn, typed: Typed) => turn.show(typed['elegido'] ?? '');

/** The commitments of each unit, several at once (3.1). */
export const compromisosFeature: Feature = {
  views: { compromisos: compromisosView, 'compromisos-acordar': acordarView, 'compromisos-resumen': resumenView },
  commands: { compromisos: say },
  presses: {
    'compromisos.presentar': presentarTodos,
    'compromisos.acordar': acordarVarios,
    'compromisos.abrir': abrir,
  },
};
