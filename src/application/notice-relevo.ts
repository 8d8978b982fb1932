import { asunto } from '../domain/asunto.js';
import type { EventOf } from '../domain/ciclo-event.js';
import { counted } from './counted.js';
import { before, type Notice } from './notice.js';

/** The new titular gets what is open on the post; nobody is told of a change that hands nothing over. */
export const noticesOfRelevo = ({
  puesto,
  persona,
  asuntos,
  plazo,
}: EventOf<'puesto-entregado'>): readonly Notice[] => {
  if (plazo === undefined) return [];
  const what = counted(asuntos.length, 'asunto abierto', 'asuntos abiertos');
  const summary = `Entrega de pendientes: ${what}; acuse recibo ${before(plazo.vence)}`;
  return [{ to: { person: persona }, asunto: asunto.relevo(puesto), summary }];
};
