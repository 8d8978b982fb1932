import type { EstadoAcuse } from '../../domain/acuse.js';
import { type Asunto, asunto, partsOf } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { ClavePuesto } from '../../domain/identity.js';
import { acuseEstado, hindranceLine, isMissing, isOverdue } from './acuse-estado.js';
import type { Feature, Press, Say, Turn, View, Viewer } from './feature.js';
import { buttonData, isSecretaria, postName, readsAll } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';
import { choicesOf } from './typed.js';

const PAGE = 8;
/** More at once could not be answered in time. */
const MAX_AT_ONCE = 50;

/** One receipt that was asked for. */
interface Solicitud {
  readonly asunto: Asunto;
  readonly puesto: ClavePuesto;
  /** What has to be received. */
  readonly que: string;
  readonly acuse: EstadoAcuse;
}

const solicitudesOf = ({ mecanismo, notificaciones, relevos }: CicloAbierto): readonly Solicitud[] => [
  ...Object.values(notificaciones).map(({ id, unidad, folio, acuse }) => ({
    asunto: asunto.notificacion(id),
    puesto: unidad,
    que: `Oficio ${folio}`,
    acuse,
  })),
  ...Object.values(relevos).flatMap(({ puesto, acuse }) =>
    acuse === undefined ? [] : [{ asunto: asunto.relevo(puesto), puesto, que: 'Entrega de pendientes', acuse }],
  ),
  ...(mecanismo.estado === 'aprobado'
    ? Object.entries(mecanismo.acuses).map(([puesto, acuse]) => ({
        asunto: asunto.acuseMecanismo(puesto),
        puesto,
        que: 'Mecanismo',
        acuse,
      }))
    : []),
];

const dueOf = ({ acuse }: Solicitud): string =>
  acuse.estado === 'pendiente' || acuse.estado === 'sin-respuesta' ? acuse.plazo.vence : '9999';

const rowOf = (ciclo: CicloAbierto, each: Solicitud, viewer: Viewer): Record<string, unknown> => ({
  ciclo: ciclo.datos.id,
  asunto: each.asunto,
  titulo: postName(viewer, each.puesto),
  que: each.que,
  estado: acuseEstado(each.acuse, viewer),
  // Yellow and green are hard to read on white: only what is late stands out.
  color: isOverdue(each.acuse, viewer.today) ? 'attention' : 'default',
  impedimento: isMissing(each.acuse) ? hindranceLine(ciclo, each, viewer) : '',
});

const vacantLine = ({ mecanismo }: CicloAbierto, viewer: Viewer): string =>
  mecanismo.estado === 'aprobado' && mecanismo.vacantes.length > 0
    ? `Sin solicitar, por estar vacante el puesto (Mecanismo): ${mecanismo.vacantes.map((each) => postName(viewer, each)).join('; ')}.`
    : '';

/** Whether a receipt on paper can stand for one in the chat. */
const hasPaper = (key: Asunto): boolean => partsOf(key)[0] !== 'relevo';

/** What SE may record from here: silence past the date, and receipts on paper. */
const actionsOf = (all: readonly Solicitud[], viewer: Viewer): Record<string, unknown> => {
  const overdue = isSecretaria(viewer)
    ? all.filter(({ acuse }) => isOverdue(acuse, viewer.today)).slice(0, MAX_AT_ONCE)
    : [];
  return {
    registra: overdue.length > 0,
    vencidos: overdue.map((each) => ({
      title: `${postName(viewer, each.puesto)}: ${each.que}`,
      value: `${each.asunto}|${each.puesto}`,
    })),
    papel: isSecretaria(viewer) && all.some(({ asunto: key, acuse }) => isMissing(acuse) && hasPaper(key)),
  };
};

const receivedText = (received: number, all: number): string => {
  if (received === 0)
    return all === 1 ? 'Aún no se recibe el único que se pidió.' : `No se ha recibido ninguno de ${all}.`;
  if (received < all) return `Recibidos ${received} de ${all}.`;
  return all === 1 ? 'Se recibió el único que se pidió.' : `Se recibieron los ${all}.`;
};

const summaryOf = (all: readonly Solicitud[], missing: readonly Solicitud[]): string =>
  all.length === 0
    ? 'Aún no se ha pedido ningún acuse: primero se aprueba el Mecanismo y se notifican los ASM.'
    : receivedText(all.length - missing.length, all.length);

const acusesView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const all = solicitudesOf(ciclo);
  const missing = all.filter(({ acuse }) => isMissing(acuse));
  const todos = typed['todos'] === 'si' || missing.length === 0;
  const sorted = [...(todos ? all : missing)].sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
  const page = pageOf(sorted, typed['pagina'], PAGE);
  return {
    template: 'acuses',
    data: {
      ...buttonData(ciclo, asunto.acuses),
      ...actionsOf(all, viewer),
      etiqueta: `Acciones 1.1 y 1.3 · PAE ${ciclo.datos.pae}`,
      resumen: summaryOf(all, missing),
      pagina: pageLine(page),
      filas: page.items.map((each) => rowOf(ciclo, each, viewer)),
      vacantes: vacantLine(ciclo, viewer),
      todos: todos ? 'si' : '',
      alterna: missing.length > 0 && missing.length < all.length,
      alternaTitulo: todos ? 'Ver solo los que faltan' : 'Ver todos',
      alternaTodos: todos ? 'no' : 'si',
      ...turns(page),
    },
  };
};

const ver: Press = (turn, typed) =>
  turn.show(asunto.acuses, undefined, { todos: typed['todos'] ?? '', pagina: typed['irA'] ?? '1' });

/** Records the silence of each post chosen; says which could not be recorded, and why. */
const silence = async (turn: Turn, chosen: readonly string[]): Promise<{ done: number; problem: string }> => {
  let done = 0;
  const problems = new Set<string>();
  for (const each of chosen) {
    const [key = '', puesto = ''] = each.split('|');
    const outcome = await turn.give({ type: 'registrar-sin-respuesta', asunto: key, puesto });
    if (outcome.kind === 'done') done += 1;
    else problems.add(`${outcome.refusal.why} ${outcome.refusal.next}`);
  }
  return { done, problem: [...problems].join(' ') };
};

const sinRespuesta: Press = async (turn, typed) => {
  const chosen = choicesOf(typed, 'sinRespuesta').slice(0, MAX_AT_ONCE);
  if (chosen.length === 0)
    return turn.show(
      asunto.acuses,
      { tone: 'warning', text: 'Marque al menos un puesto que no haya respondido.' },
      typed,
    );
  const { done, problem } = await silence(turn, chosen);
  const recorded = done === 0 ? '' : `Se registró sin respuesta: ${done} de ${chosen.length}.`;
  return turn.show(asunto.acuses, { tone: problem === '' ? 'good' : 'warning', text: `${recorded} ${problem}`.trim() });
};

const say: Say = async (turn) =>
  turn.ciclo === undefined ? [sinCiclo(turn.viewer)] : [await turn.show(asunto.acuses)];

/** Who has acknowledged receipt of the Mechanism, of the notices and of what was handed over, and who has not (1.1, 1.3). */
export const acusesFeature: Feature = {
  views: { acuses: acusesView },
  commands: { acuses: say },
  presses: { 'acuses.ver': ver, 'acuses.sin-respuesta': sinRespuesta },
};
