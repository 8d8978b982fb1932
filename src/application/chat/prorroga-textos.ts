import type { Acuse } from '../../domain/acuse.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { entryOf } from '../../domain/entry.js';
import { daysBetween, formatFecha, formatInstante } from '../../domain/fecha.js';
import type { ClavePuesto, Fecha } from '../../domain/identity.js';
import { actividadConvenida, concedidaTarde, esperaRespuesta, faltanPorDecidir } from '../../domain/prorroga.js';
import type { Prorroga } from '../../domain/prorroga-state.js';
import { counted } from '../counted.js';
import type { Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { postName } from './matter.js';

type Pedida = Pick<Prorroga, 'asm' | 'unidad' | 'actividad'>;

/** «actividad 2», or by its key when the Convenio in force has it no more. */
export const actividadEnPalabras = (ciclo: CicloAbierto, { asm, unidad, actividad }: Pedida): string =>
  `actividad ${actividadConvenida(ciclo, asm, unidad, actividad)?.lugar ?? actividad}`;

/** «actividad 2 de ASM-01». */
export const actividadDe = (ciclo: CicloAbierto, prorroga: Pedida): string =>
  `${actividadEnPalabras(ciclo, prorroga)} de ${prorroga.asm}`;

const days = (count: number): string => counted(count, 'día natural', 'días naturales');

/** From when to when, and how far from the original date. */
export const tramoLine = ({ original, de, hasta, dias }: Prorroga): string =>
  `Del ${formatFecha(de)} al ${formatFecha(hasta)}: ${days(dias)} después de la fecha original (${formatFecha(original)}).`;

/** Who decides and what each has said. */
export const decidenLine = ({ deciden, aprobaciones, situacion }: Prorroga, viewer: Viewer): string => {
  const no = situacion.estado === 'negada' ? situacion.acuse : undefined;
  const said = (verb: string, { persona, at }: Acuse): string =>
    `${verb} ${viewer.nameOf(persona)}, ${formatInstante(at)}`;
  const answer = (puesto: ClavePuesto): string => {
    const yes = entryOf(aprobaciones, puesto);
    if (yes !== undefined) return said('aprobó', yes);
    return no?.puesto === puesto ? said('negó', no) : 'sin responder';
  };
  return deciden.map((puesto) => `${postName(viewer, puesto)}: ${answer(puesto)}`).join('; ');
};

/**
 * What whoever decides must know before saying yes on a day when the new date has passed, and what to do instead; '' before.
 */
export const tardeLine = ({ hasta }: Prorroga, today: Fecha): string =>
  today <= hasta
    ? ''
    : `La nueva fecha ya pasó: fue el ${formatFecha(hasta)}, hace ${days(daysBetween(hasta, today))}. Si la concede, constará así en el registro y en el Acta, y lo que falte quedará vencido desde esa fecha. Para dar más tiempo hace falta un convenio modificatorio.`;

const yaHabiaPasado = (prorroga: Prorroga): string =>
  concedidaTarde(prorroga) === undefined ? '' : ', fecha que ya había pasado cuando se concedió';

/** Until when a prórroga that was granted moved the end, and whether that was past already. */
export const hastaLine = (prorroga: Prorroga): string => `${formatFecha(prorroga.hasta)}${yaHabiaPasado(prorroga)}`;

/** What became of it, in a sentence. */
export const situacionLine = (ciclo: CicloAbierto, prorroga: Prorroga, viewer: Viewer): string => {
  const { situacion, plazo } = prorroga;
  if (situacion.estado === 'concedida') return `✔ Concedida, al ${hastaLine(prorroga)}.`;
  if (situacion.estado === 'negada')
    return `Negada por ${viewer.nameOf(situacion.acuse.persona)}, ${formatInstante(situacion.acuse.at)}: ${beginning(situacion.razon, 500, 6)}`;
  if (!esperaRespuesta(ciclo, prorroga))
    return 'Sin materia: un convenio modificatorio cambió la fecha, o el ASM ya está cerrado.';
  const missing = faltanPorDecidir(prorroga).map((puesto) => postName(viewer, puesto));
  return `Espera respuesta de ${missing.join(' y ')}, a más tardar el ${formatFecha(plazo.vence)}. Mientras tanto la fecha no cambia.`;
};
