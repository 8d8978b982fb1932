import type { Acuse } from '../../domain/acuse.js';
import { formatInstante } from '../../domain/fecha.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

const CAPACITIES = { titular: 'titular', suplente: 'suplente por ausencia', enlace: 'enlace' } as const;

/** "Nombre (titular, Puesto), el día y hora" of a receipt. */
export const acuseLine = ({ persona, puesto, capacity, at }: Acuse, viewer: Viewer): string =>
  `${viewer.nameOf(persona)} (${CAPACITIES[capacity]}, ${postName(viewer, puesto)}), ${formatInstante(at)}`;
