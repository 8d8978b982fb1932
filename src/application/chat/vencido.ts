import { asunto, partsOf } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { secretariaOf } from '../../domain/directorio.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Obligacion } from '../../domain/obligacion.js';
import { obligacionesDe } from '../../domain/obligaciones.js';
import { admiteSinRespuesta, recordatorioDe } from '../../domain/vencimiento.js';
import type { Card } from '../messenger.js';
import type { Feature, Press, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll } from './matter.js';
import { TAREAS } from './tareas.js';
import { seenOf } from './typed.js';

const overdue = (ciclo: CicloAbierto, key: string, viewer: Viewer): readonly Obligacion[] =>
  obligacionesDe(ciclo, secretariaOf(viewer.directorio)).filter(
    ({ asunto: about, plazo }) => about === key && plazo !== undefined && plazo.vence < viewer.today,
  );

const factsOf = ({ clase, asm, plazo }: Obligacion) => [
  { titulo: 'Asunto', valor: TAREAS[clase] },
  ...(asm.length === 0 ? [] : [{ titulo: 'ASM', valor: beginning(asm.join(', '), 400) }]),
  { titulo: 'Venció', valor: plazo === undefined ? '' : formatFecha(plazo.vence) },
];

/** Whose a matter is, for when nothing of it is owed any more. */
const puestoOf = ({ notificaciones, seguimientos }: CicloAbierto, key: string): string => {
  const [kind, first = '', second] = partsOf(key);
  const captura = kind === 'captura' ? seguimientos[first]?.captura : undefined;
  if (captura !== undefined && captura.estado !== 'omitida') return captura.puesto;
  return kind === 'notificacion' ? (notificaciones[first]?.unidad ?? '') : (second ?? first);
};

/** Whether silence was recorded on a matter, or on one of those that a list of them holds. */
const isAbout = (recorded: string, key: string): boolean => {
  const [kind, ...rest] = partsOf(recorded);
  return recorded === key || `${kind}s.${rest.at(-1) ?? ''}` === key;
};

/** Who recorded that there was no answer, and when; empty when nobody did. */
const recordedLine = async (ciclo: CicloAbierto, key: string, viewer: Viewer): Promise<string> => {
  const sucesos = await viewer.history(ciclo.datos.id);
  const found = sucesos.find(({ event }) => event.type === 'sin-respuesta-registrada' && isAbout(event.asunto, key));
  return found?.actor.kind === 'person'
    ? `«Sin respuesta» registrada por ${viewer.nameOf(found.actor.person)}, ${formatInstante(found.at)}. La unidad aún puede responder.`
    : 'Ya hubo respuesta. Con «Ver el asunto» lee en qué quedó.';
};

/** What became overdue, as SE sees it: from whom, since when, and the button with which the process goes on. */
const vencidoView: View = async (ciclo, parts, viewer) => {
  if (!readsAll(viewer)) return undefined;
  const key = parts.join('.');
  const [first, ...rest] = overdue(ciclo, key, viewer);
  return {
    template: 'vencido',
    data: {
      ...buttonData(ciclo, asunto.vencido(key)),
      interno: key,
      puesto: first?.puesto ?? '',
      etiqueta: `PAE ${ciclo.datos.pae}`,
      titulo:
        first === undefined
          ? `Ya no está vencido: ${postName(viewer, puestoOf(ciclo, key))}`
          : `Sin respuesta de ${postName(viewer, first.puesto)}`,
      texto:
        first === undefined
          ? await recordedLine(ciclo, key, viewer)
          : admiteSinRespuesta(first, viewer.today)
            ? 'El plazo pasó. Puede registrar «sin respuesta» y seguir adelante; la unidad todavía podrá responder después.'
            : 'El plazo pasó sin que se atendiera. Sigue pendiente y todavía puede atenderse; el retraso queda en el registro.',
      hechos: [first, ...rest].flatMap((each) => (each === undefined ? [] : factsOf(each))),
      registra: first !== undefined && isSecretaria(viewer) && admiteSinRespuesta(first, viewer.today),
    },
  };
};

const registrar: Press = (turn, typed) => {
  const key = typed['interno'] ?? '';
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'registrar-sin-respuesta', asunto: key, puesto: typed['puesto'] ?? '' },
    asunto: typed['vuelve'] ?? asunto.vencido(key),
    ...(seen && { seen }),
    done: 'Se registró «sin respuesta». El proceso sigue; la unidad aún puede responder.',
  });
};

/** Overdue requests and the record of silence (decision 0008). */
export const vencidoFeature: Feature = {
  views: { vencido: vencidoView },
  presses: { 'plazo.sin-respuesta': registrar },
};

/** The line above the card of a matter that its holder was reminded of, while it is owed; undefined otherwise. */
export const reminderOf = (ciclo: CicloAbierto, key: string, viewer: Viewer): Card['notice'] => {
  if (ciclo.recordados.size === 0) return undefined;
  const [kind, asm = '', unidad = ''] = partsOf(key);
  const list = kind === 'postura' ? asunto.posturas(unidad) : key;
  const vence = obligacionesDe(ciclo, secretariaOf(viewer.directorio))
    .filter(
      (each) => each.asunto === list && holds(viewer, each.puesto) && (kind !== 'postura' || each.asm.includes(asm)),
    )
    .map((each) => recordatorioDe(ciclo, each, viewer.today))
    .find((each) => each !== undefined);
  return vence === undefined
    ? undefined
    : { tone: 'warning', text: `Recordatorio: responda a más tardar el ${formatFecha(vence)}.` };
};
