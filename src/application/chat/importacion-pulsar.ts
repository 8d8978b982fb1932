import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import type { Press, Turn, Typed } from './feature.js';
import type { Borradores } from './importacion-archivo.js';
import type { Borrador } from './importacion-borrador.js';
import { importCard, type Sesion, sesionOf } from './importacion-sesion.js';
import { isOf } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';
import { warning } from './warning.js';

const FOREIGN: Reply = { text: 'La revisión del informe corresponde a la Secretaría Ejecutiva. No se cambió nada.' };
const GONE: Reply = {
  text: 'Esa revisión ya no está abierta. Adjunte el archivo de nuevo en este chat, o escriba «informe».',
};

/** Whether the person may prepare the identification of the ASM (the domain's table says the same of its orders). */
const preparesInforme = (turn: Turn): boolean => isOf(turn.viewer, 'secretaria-ejecutiva', 'uippe');

/** The ciclo in which a person may review imports, or the reply that says why not. */
export const cicloFor = (turn: Turn): CicloAbierto | Reply => {
  if (!preparesInforme(turn)) return FOREIGN;
  return turn.ciclo ?? sinCiclo(turn.viewer);
};

/** Whether `cicloFor` answered why not. */
export const isReply = (value: CicloAbierto | Reply): value is Reply => !('estado' in value);

/** The session of a draft as it is now: the file is read when it has to be (seconds). */
export const sesionFor = async (
  borradores: Borradores,
  ciclo: CicloAbierto,
  borrador: Borrador,
): Promise<Sesion | Refusal> => {
  const lectura = await borradores.reading(borrador);
  return isRefusal(lectura) ? lectura : sesionOf(ciclo, borrador, lectura);
};

/** The card of a file that can't be read as it is: why, what to do, and the ways that are left. */
const unreadableCard = (ciclo: CicloAbierto, borrador: Borrador, refusal: Refusal): Reply =>
  importCard(
    { ciclo, borrador },
    'importacion-opciones',
    {
      archivo: borrador.archivo.nombre,
      tituloOmitidos: 'Intentar leerlo de nuevo',
      hayPasajes: false,
      hayRespuestas: false,
    },
    warning(refusal),
  );

/** A press within a review: finds ciclo, draft and reading, or says what is missing. */
export const withSesion =
  (borradores: Borradores, act: (turn: Turn, typed: Typed, sesion: Sesion) => Promise<Reply>): Press =>
  async (turn, typed) => {
    const ciclo = cicloFor(turn);
    if (isReply(ciclo)) return ciclo;
    const borrador = await borradores.find(ciclo.datos.id, typed['importacion'] ?? '');
    if (borrador === undefined || borrador.estado === 'descartado') return GONE;
    if (ciclo.importaciones[borrador.archivo.sha256] !== undefined) return registered(turn, ciclo, borrador);
    const sesion = await sesionFor(borradores, ciclo, borrador);
    return isRefusal(sesion) ? unreadableCard(ciclo, borrador, sesion) : act(turn, typed, sesion);
  };

/** What a file that is registered already answers: who did it and what came of it. Nothing is registered twice. */
export const registered = (turn: Turn, ciclo: CicloAbierto, { archivo }: Pick<Borrador, 'archivo'>): Promise<Reply> => {
  const done = ciclo.importaciones[archivo.sha256];
  const by =
    done === undefined
      ? ''
      : ` ${turn.viewer.nameOf(done.persona)} registró ${done.asm.length === 1 ? 'su ASM' : `sus ${done.asm.length} ASM`}.`;
  return turn.show('informe', {
    tone: 'warning',
    text: `«${archivo.nombre}» ya se registró en este ciclo.${by} No se registró de nuevo.`,
  });
};

/** How a change of the draft ended. */
export type Outcome = Refusal | 'stale' | 'done';

/** What is said of a press on a review that changed meanwhile. */
export const STALE: NonNullable<Card['notice']> = {
  tone: 'warning',
  text: 'Esta revisión cambió después de que se le mostró. Así está ahora; revise y responda de nuevo.',
};

/** The line above the card for how a change ended. */
export const noticeOf = (outcome: Outcome, done: string): NonNullable<Card['notice']> => {
  if (outcome === 'done') return { tone: 'good', text: done };
  return outcome === 'stale' ? STALE : warning(outcome);
};

/** Changes the draft and draws what comes of it; when it changed meanwhile, draws it as it is now and says so. */
export const changed = async (
  borradores: Borradores,
  sesion: Sesion,
  change: (borrador: Borrador) => Borrador | undefined,
  draw: (sesion: Sesion, outcome: Outcome) => Reply,
): Promise<Reply> => {
  const outcome = await borradores.change(sesion.borrador, change);
  if (outcome !== undefined && isRefusal(outcome)) return draw(sesion, outcome);
  const { id, ciclo } = sesion.borrador;
  const now = outcome ?? (await borradores.find(ciclo, id)) ?? sesion.borrador;
  const next = await sesionFor(borradores, sesion.ciclo, now);
  if (isRefusal(next)) return unreadableCard(sesion.ciclo, now, next);
  return draw(next, outcome === undefined ? 'stale' : 'done');
};
