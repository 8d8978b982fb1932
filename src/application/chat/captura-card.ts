import { asunto } from '../../domain/asunto.js';
import { nombreBimestre } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { puestosOfClase } from '../../domain/directorio.js';
import { entryOf } from '../../domain/entry.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Captura, Seguimiento } from '../../domain/seguimiento-state.js';
import type { View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';

/** Most characters of the reason that a card shows. */
const REASON = 1_500;

/** Where the capture in the SPP stands, in one sentence. */
export const capturaLinea = (captura: Captura | undefined, viewer: Viewer): string => {
  if (captura === undefined) return 'Captura en el SPP: por resolver.';
  switch (captura.estado) {
    case 'omitida':
      return `La captura en el SPP no aplica: ${beginning(captura.razon, REASON)}`;
    case 'solicitada':
      return `Captura en el SPP solicitada con el oficio ${captura.folio}; espera acuse a más tardar el ${formatFecha(captura.plazo.vence)}.`;
    case 'acusada':
      return `Solicitud de captura recibida por ${viewer.nameOf(captura.acuse.persona)}, ${formatInstante(captura.acuse.at)}. Fecha de captura por registrar, a más tardar el ${formatFecha(captura.plazo.vence)}.`;
    case 'registrada':
      return `Capturado en el SPP el ${formatFecha(captura.fecha)}; lo registró ${viewer.nameOf(captura.registro.persona)}, ${formatInstante(captura.registro.at)}.`;
  }
};

/** The post that a capture was asked of, or would be. */
const destinoOf = ({ captura }: Seguimiento, viewer: Viewer): string =>
  captura === undefined || captura.estado === 'omitida'
    ? (puestosOfClase(viewer.directorio, 'direccion-administracion')[0]?.clave ?? '')
    : captura.puesto;

/** The bimester whose capture this viewer may see: it was compiled, and they read everything or are asked for it. */
export const visibleCaptura = (ciclo: CicloAbierto, bimestre: string, viewer: Viewer): Seguimiento | undefined => {
  const at = entryOf(ciclo.seguimientos, bimestre);
  if (at?.informe === undefined) return undefined;
  return readsAll(viewer) || holds(viewer, destinoOf(at, viewer)) ? at : undefined;
};

/** The request of capture of a bimester in the SPP, with what this viewer can do about it (5.2, «en su caso»). */
export const capturaView: View = (ciclo, [bimestre = ''], viewer, typed = {}) => {
  const at = visibleCaptura(ciclo, bimestre, viewer);
  if (at === undefined) return undefined;
  const { captura } = at;
  const destino = destinoOf(at, viewer);
  const pending = captura === undefined || captura.estado === 'omitida';
  const se = isSecretaria(viewer);
  const owns = holds(viewer, destino);
  return {
    template: 'captura',
    data: {
      ...buttonData(ciclo, asunto.captura(bimestre)),
      bimestre,
      etiqueta: `Acción 5.2 · PAE ${ciclo.datos.pae}`,
      titulo: `Captura en el SPP: ${nombreBimestre(bimestre)}`,
      estado: capturaLinea(captura, viewer),
      destino: pending ? '' : `Destinatario: ${postName(viewer, destino)}.`,
      solicita: se && pending,
      solicitaTitulo: 'Solicitar captura en el SPP',
      omite: se && captura === undefined,
      razon: (typed['razon'] ?? '').slice(0, REASON),
      conSolicitud: !pending,
      acusa: captura?.estado === 'solicitada' && signs(viewer, destino),
      soloTitular: captura?.estado === 'solicitada' && owns && !signs(viewer, destino),
      registra: owns && (captura?.estado === 'acusada' || captura?.estado === 'registrada'),
      registraTitulo: captura?.estado === 'registrada' ? 'Corregir la fecha de captura' : 'Registrar captura',
      fecha: (typed['fecha'] ?? (captura?.estado === 'registrada' ? captura.fecha : '')).slice(0, 10),
    },
  };
};
