import { formatFecha } from '../domain/fecha.js';
import type { FechasActividad } from '../domain/prorroga.js';

/** When an activity ends, as people read it: never without the date that was agreed first. */
export const fechasLine = ({ original, primera, vigente }: FechasActividad): string => {
  const before = primera === undefined ? '' : `; antes del convenio modificatorio: ${formatFecha(primera)}`;
  if (vigente === original)
    return primera === undefined ? formatFecha(vigente) : `${formatFecha(vigente)} (${before.slice(2)})`;
  return `${formatFecha(vigente)}, con prórroga (original: ${formatFecha(original)}${before})`;
};
