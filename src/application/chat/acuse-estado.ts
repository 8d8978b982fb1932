import type { Asunto } from '../../domain/asunto.js';
import type { CicloAbierto, EstadoAcuse } from '../../domain/ciclo-state.js';
import { fechaOf, formatFecha } from '../../domain/fecha.js';
import type { ClavePuesto, Fecha } from '../../domain/identity.js';
import { INCIERTO, SIN_CONVERSACION } from '../delivery.js';
import { acuseLine } from './acuse-linea.js';
import type { Viewer } from './feature.js';
import { vacancyOf } from './notificar.js';

/** What became of a request for receipt, as people read it. */
export const acuseEstado = (acuse: EstadoAcuse, viewer: Viewer): string => {
  switch (acuse.estado) {
    case 'pendiente':
      return acuse.plazo.vence < viewer.today
        ? `Sin acuse; el plazo venció el ${formatFecha(acuse.plazo.vence)}.`
        : `Espera acuse a más tardar el ${formatFecha(acuse.plazo.vence)}.`;
    case 'acusado':
      return `Recibido por ${acuseLine(acuse.acuse, viewer)}.`;
    case 'en-papel':
      return `Acuse en papel del ${formatFecha(acuse.fecha)}; recibió ${acuse.recibio}.${correctionsOf(acuse.anteriores.length)}`;
    case 'sin-respuesta':
      return `Se registró sin respuesta; el plazo venció el ${formatFecha(acuse.plazo.vence)}.`;
  }
};

const correctionsOf = (count: number): string =>
  count === 0
    ? ''
    : ` Corrige ${count === 1 ? 'un registro anterior, que se conserva' : `${count} registros anteriores, que se conservan`}.`;

/** Whether a receipt is still wanted. */
export const isMissing = ({ estado }: EstadoAcuse): boolean => estado === 'pendiente' || estado === 'sin-respuesta';

/** Whether its date passed, and silence may be recorded. */
export const isOverdue = (acuse: EstadoAcuse, today: Fecha): boolean =>
  acuse.estado === 'pendiente' && acuse.plazo.vence < today;

/** What SE can do about whoever never opened the chat: it waits for them there, or paper settles it. */
const REMEDY = 'Pídale que lo instale: lo verá con «pendientes». O entréguelo en papel y adjunte aquí el acuse.';

/** To whom the matter could not be delivered, in one line; '' when everybody got it. */
const unreachedLine = ({ noAlcanzados }: CicloAbierto, asunto: Asunto, viewer: Viewer): string => {
  const own = noAlcanzados.filter((each) => each.asunto === asunto);
  const line = (words: string, lost: typeof own): readonly string[] => {
    const whom = lost.map(({ persona, at }) => `${viewer.nameOf(persona)} (${formatFecha(fechaOf(at))})`);
    return lost.length === 0 ? [] : [`${words} ${whom.join('; ')}.`];
  };
  const absent = own.filter(({ codigo }) => codigo === SIN_CONVERSACION);
  const unsure = own.filter(({ codigo }) => codigo === INCIERTO);
  const failed = own.filter(({ codigo }) => codigo !== INCIERTO && codigo !== SIN_CONVERSACION);
  return [
    ...line('Aún no tiene Seguimiento ASM en Teams, así que no le llegó:', absent),
    ...line('No se le pudo entregar en Teams a', failed),
    ...line('No hay certeza de que Teams se lo entregara a', unsure),
    ...(absent.length === 0 ? [] : [REMEDY]),
  ].join(' ');
};

/** What hinders a receipt that is still wanted: nobody reached, or nobody on the post. */
export const hindranceLine = (
  ciclo: CicloAbierto,
  { asunto, puesto }: { asunto: Asunto; puesto: ClavePuesto },
  viewer: Viewer,
): string => [unreachedLine(ciclo, asunto, viewer), vacancyOf(viewer, puesto)].filter((line) => line !== '').join(' ');
