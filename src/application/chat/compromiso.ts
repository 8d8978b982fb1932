import { asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Compromiso, CompromisoPedido, ContenidoCompromiso, Preguntas } from '../../domain/compromiso.js';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import { printable } from '../printable-text.js';
import {
  borradorOf,
  compromisoOf,
  repartidas,
  withActividad,
  withDatos,
  withoutActividad,
} from './compromiso-borrador.js';
import { compromisoView } from './compromiso-card.js';
import { actividadView, datosView } from './compromiso-formas.js';
import { compromisoHistoriaView } from './compromiso-historia.js';
import type { Feature, Press, Turn, Typed } from './feature.js';
import { sinCiclo } from './sin-ciclo.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

interface About {
  readonly asm: string;
  readonly unidad: string;
}

const aboutOf = (typed: Typed): About => ({ asm: typed['asm'] ?? '', unidad: typed['unidad'] ?? '' });
const cardOf = ({ asm, unidad }: About): string => asunto.compromiso(asm, unidad);
const formOf = (kind: 'datos' | 'actividad', { asm, unidad }: About, id?: string): string =>
  ['compromiso-'.concat(kind), asm, unidad, ...(id === undefined || id === '' ? [] : [id])].join('.');

const written = (typed: Typed, key: string): string => printable(typed[key] ?? '').trim();

/** Gives an order and shows `after` when it was taken, or `form` again with what was typed when it was refused. */
const orderFrom = async (
  turn: Turn,
  typed: Typed,
  command: CicloCommand,
  shown: { readonly after: string; readonly form: string; readonly done: string },
): Promise<Reply> => {
  const outcome = await turn.give(command, seenOf(typed));
  return outcome.kind === 'refused'
    ? turn.show(shown.form, warning(outcome.refusal), typed)
    : turn.show(shown.after, { tone: 'good', text: shown.done });
};

/** Changes what is being written, and keeps it as a draft. */
const draft =
  (
    change: (now: ContenidoCompromiso, typed: Typed) => CompromisoPedido | Refusal,
    shown: (of: About, typed: Typed) => { after: string; form: string; done: string },
  ): Press =>
  async (turn, typed) => {
    const of = aboutOf(typed);
    const compromiso = turn.ciclo && compromisoOf(turn.ciclo, of.asm, of.unidad);
    if (turn.ciclo === undefined) return sinCiclo(turn.viewer);
    if (compromiso === undefined) return turn.show(cardOf(of));
    const contenido = change(borradorOf(compromiso), typed);
    if (isRefusal(contenido)) return turn.show(shown(of, typed).form, warning(contenido), typed);
    const command = {
      type: 'preparar-compromisos',
      unidad: of.unidad,
      propuestas: [{ asm: of.asm, contenido }],
    } as const;
    return orderFrom(turn, typed, command, shown(of, typed));
  };

const act =
  (done: string, build: (of: About, typed: Typed) => CicloCommand | Refusal): Press =>
  async (turn, typed) => {
    const of = aboutOf(typed);
    const command = build(of, typed);
    if (isRefusal(command)) return turn.show(cardOf(of), warning(command), typed);
    return orderFrom(turn, typed, command, { after: cardOf(of), form: cardOf(of), done });
  };

const siNo = (typed: Typed, key: string): { cumple: boolean; razon: string } => ({
  cumple: typed[key] === 'si',
  razon: written(typed, `${key}Razon`),
});

const PREGUNTAS = {
  logran: 'si las actividades logran el compromiso',
  plazoAdecuado: 'si el plazo es adecuado',
  productosPertinentes: 'si los productos son pertinentes',
} as const;

const isAnswered = (typed: Typed, key: string): boolean => typed[key] === 'si' || typed[key] === 'no';

/** The three questions as they were answered, or which of them was not: without a yes or a no its reason says nothing. */
export const preguntasFrom = (typed: Typed): Preguntas | Refusal => {
  const missing = Object.entries(PREGUNTAS).find(([key]) => !isAnswered(typed, key));
  return missing === undefined
    ? {
        logran: siNo(typed, 'logran'),
        plazoAdecuado: siNo(typed, 'plazoAdecuado'),
        productosPertinentes: siNo(typed, 'productosPertinentes'),
      }
    : refuse('pregunta-sin-respuesta', `Falta responder ${missing[1]}.`, 'Elija «Sí» o «No» y acuerde de nuevo.');
};

const avisar: Press = (turn, typed) => {
  const of = aboutOf(typed);
  const compromiso = turn.ciclo && compromisoOf(turn.ciclo, of.asm, of.unidad);
  if (compromiso === undefined) return turn.show(cardOf(of));
  const propuestas = [{ asm: of.asm, contenido: borradorOf(compromiso) }];
  const command = { type: 'preparar-compromisos', unidad: of.unidad, propuestas, avisa: true } as const;
  const done = 'Se avisó a su titular para que lo presente.';
  return orderFrom(turn, typed, command, { after: cardOf(of), form: cardOf(of), done });
};

/** Opens the form of the activity that was chosen in the card. */
const abrirActividad: Press = (turn, typed) => turn.show(formOf('actividad', aboutOf(typed), typed['elegida']));

const propuesta = (of: About, ciclo: CicloAbierto | undefined): Compromiso | undefined =>
  ciclo && compromisoOf(ciclo, of.asm, of.unidad);

const presentar: Press = (turn, typed) => {
  const of = aboutOf(typed);
  const now = propuesta(of, turn.ciclo);
  const propuestas = [{ asm: of.asm, ...(now && { contenido: borradorOf(now) }) }];
  const command = { type: 'proponer-compromisos', unidad: of.unidad, propuestas } as const;
  const done = 'Compromiso presentado a la Secretaría Ejecutiva.';
  return orderFrom(turn, typed, command, { after: cardOf(of), form: cardOf(of), done });
};

/** One commitment, written by its unit and reviewed by SE (3.1). */
export const compromisoFeature: Feature = {
  views: {
    compromiso: compromisoView,
    'compromiso-datos': datosView,
    'compromiso-actividad': actividadView,
    'compromiso-historia': compromisoHistoriaView,
  },
  presses: {
    'compromiso.datos': draft(withDatos, (of) => ({
      after: cardOf(of),
      form: formOf('datos', of),
      done: 'Borrador guardado.',
    })),
    'compromiso.actividad': draft(withActividad, (of, typed) => ({
      after: cardOf(of),
      form: formOf('actividad', of, typed['id']),
      done: 'Actividad guardada en el borrador.',
    })),
    'compromiso.actividad-otra': draft(withActividad, (of, typed) => ({
      after: formOf('actividad', of),
      form: formOf('actividad', of, typed['id']),
      done: 'Actividad guardada. Escriba la siguiente.',
    })),
    'compromiso.quitar': draft(withoutActividad, (of) => ({
      after: cardOf(of),
      form: cardOf(of),
      done: 'Actividad quitada del borrador.',
    })),
    'compromiso.repartir': draft(
      (now) => ({ ...now, actividades: repartidas(now.actividades) }),
      (of) => ({ after: cardOf(of), form: cardOf(of), done: 'Ponderación repartida por igual.' }),
    ),
    'compromiso.abrir-actividad': abrirActividad,
    'compromiso.avisar': avisar,
    'compromiso.presentar': presentar,
    'compromiso.acordar': act('Compromiso acordado.', ({ asm, unidad }, typed) => {
      const preguntas = preguntasFrom(typed);
      return isRefusal(preguntas) ? preguntas : { type: 'acordar-compromisos', unidad, asm: [asm], preguntas };
    }),
    'compromiso.devolver': act('Compromiso devuelto con observaciones.', (of, typed) => ({
      type: 'devolver-compromiso',
      ...of,
      observaciones: written(typed, 'observaciones'),
    })),
    'compromiso.dejar': act('El compromiso se dejó para un convenio modificatorio.', ({ asm, unidad }, typed) => ({
      type: 'dejar-para-modificatorio',
      unidad,
      asm: [asm],
      razon: written(typed, 'observaciones'),
    })),
    'compromiso.reabrir': act('El compromiso se reabrió y se pidió de nuevo a la unidad.', (of, typed) => ({
      type: 'reabrir-compromiso',
      ...of,
      razon: written(typed, 'observaciones'),
    })),
  },
};
