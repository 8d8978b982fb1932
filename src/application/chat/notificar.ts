import { asunto } from '../../domain/asunto.js';
import { versionOf } from '../../domain/ciclo.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { hasSigner, holdersOf } from '../../domain/directorio.js';
import { porNotificar, unidadesPorNotificar } from '../../domain/notificacion.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { PrepareOficios } from '../oficios.js';
import { personaEn } from '../persona-en-puesto.js';
import type { Feature, Press, Say, Turn, Typed, View, Viewer } from './feature.js';
import { buttonData, isSecretaria, postName, readsAll } from './matter.js';
import { sinCiclo, sinCicloText } from './sin-ciclo.js';
import { choicesOf, seenOf } from './typed.js';
import { warning } from './warning.js';

/** What keeps a notice from being received in the chat, or ''. */
export const vacancyOf = (viewer: Viewer, unidad: string): string => {
  const { directorio, today } = viewer;
  if (hasSigner(directorio, unidad, today)) return '';
  return holdersOf(directorio, unidad, today).length === 0
    ? 'Puesto vacante: nadie lo recibirá en Teams. Entréguelo en papel o registre al titular en el directorio.'
    : 'Puesto sin titular ni suplente: el enlace lo verá, pero no puede acusar recibo. Recabe el acuse en papel.';
};

const counted = (count: number): string => (count === 1 ? 'Se emitió 1 oficio' : `Se emitieron ${count} oficios`);

const rowOf = (ciclo: CicloAbierto, viewer: Viewer, unidad: string): Record<string, unknown> => {
  const asm = porNotificar(ciclo, unidad);
  const { nombre, cargo } = personaEn(viewer, unidad);
  const aviso = vacancyOf(viewer, unidad);
  const before = Object.values(ciclo.notificaciones).filter((each) => each.unidad === unidad).length;
  return {
    titulo: postName(viewer, unidad),
    destinatario: `Dirigido a: ${aviso === '' ? `${nombre}, ` : ''}${cargo}`,
    asm: `${asm.length} ASM: ${asm.join(', ')}`,
    previo: before === 0 ? '' : 'Ya se le notificaron otros ASM: este será un oficio adicional, con folio nuevo.',
    aviso,
  };
};

const notificarView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const pending = unidadesPorNotificar(ciclo);
  return {
    template: 'notificar',
    data: {
      ...buttonData(ciclo, asunto.asignacion),
      etiqueta: `Acción 1.3 · PAE ${ciclo.datos.pae}`,
      vacio: pending.length === 0,
      filas: pending.map((unidad) => rowOf(ciclo, viewer, unidad)),
      folios:
        pending.length === 1
          ? 'Se emitirá un oficio, en Word y PDF, con el folio consecutivo que le toca.'
          : 'Se emitirá un oficio por unidad, en Word y PDF, cada uno con su folio consecutivo.',
      emite: isSecretaria(viewer) && pending.length > 0,
      elige: isSecretaria(viewer) && pending.length > 1,
      unidades: pending.map((unidad) => ({ title: postName(viewer, unidad), value: unidad })),
      elegidas: typed['unidades'] ?? pending.join(','),
      soloSecretaria: !isSecretaria(viewer) && pending.length > 0,
      boton: pending.length === 1 ? 'Emitir el oficio y notificar' : 'Emitir los oficios y notificar',
    },
  };
};

/** The units that the person left chosen; all of them where the card offers no choice. */
const chosenUnits = (ciclo: CicloAbierto, typed: Typed): readonly string[] => {
  const pending = unidadesPorNotificar(ciclo);
  const chosen = choicesOf(typed, 'unidades');
  return typed['unidades'] === undefined ? pending : pending.filter((unidad) => chosen.includes(unidad));
};

const NOTHING_LEFT = 'No queda nada por notificar: los oficios de lo asignado ya están emitidos.';
const STALE =
  'La asignación cambió después de que se le mostró esta tarjeta, y no se emitió ningún oficio. Revise lo que se enviará.';

const OUTDATED =
  'La asignación o los textos cambiaron mientras se preparaban los oficios, y no se emitió ninguno. Revise lo que se enviará y emítalos de nuevo.';

const refusalText = ({ code, why, next }: Refusal): string =>
  code === 'tarjeta-obsoleta' ? OUTDATED : `${why} ${next}`;

/** Asked before anything is rendered: nobody waits for oficios that will not go out. */
const hindrance = ({ ciclo, viewer }: Turn, typed: Typed): string | undefined => {
  if (ciclo === undefined) return sinCicloText(viewer);
  if (!isSecretaria(viewer))
    return 'Notificar corresponde a la Secretaría Ejecutiva. Escriba «pendientes» para ver lo suyo.';
  const seen = seenOf(typed);
  if (seen !== undefined && versionOf(ciclo, asunto.asignacion) !== seen.version) return STALE;
  return chosenUnits(ciclo, typed).length > 0 ? undefined : 'Marque al menos una unidad por notificar.';
};

const emitir =
  (prepare: PrepareOficios): Press =>
  async (turn, typed): Promise<Reply> => {
    if (turn.ciclo !== undefined && unidadesPorNotificar(turn.ciclo).length === 0)
      return turn.show(asunto.acuses, { tone: 'good', text: NOTHING_LEFT });
    const problem = hindrance(turn, typed);
    if (turn.ciclo === undefined || problem !== undefined)
      return turn.show(asunto.notificar, { tone: 'warning', text: problem ?? STALE }, typed);
    const avisos = await prepare(turn.ciclo, turn.viewer, chosenUnits(turn.ciclo, typed));
    if (isRefusal(avisos)) return turn.show(asunto.notificar, warning(avisos), typed);
    const madeFor = { asunto: asunto.asignacion, version: versionOf(turn.ciclo, asunto.asignacion) };
    const outcome = await turn.give({ type: 'notificar', avisos }, madeFor);
    if (outcome.kind === 'refused')
      return turn.show(asunto.notificar, { tone: 'warning', text: refusalText(outcome.refusal) });
    const text = outcome.changed
      ? `${counted(avisos.length)}: ${avisos.map(({ folio }) => folio).join(', ')}.`
      : 'Esos oficios ya se habían emitido.';
    return turn.show(asunto.acuses, { tone: 'good', text });
  };

const say: Say = async (turn) =>
  turn.ciclo === undefined ? [sinCiclo(turn.viewer)] : [await turn.show(asunto.notificar)];

/** What will go to whom, and the issue of one notice per unit with its oficio (1.3). */
export const notificarFeature = (prepare: PrepareOficios): Feature => ({
  views: { notificar: notificarView },
  commands: { notificar: say },
  presses: { 'oficio.notificar': emitir(prepare) },
});
