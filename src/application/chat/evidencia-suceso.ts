import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { EvidenciaEvent } from '../../domain/evidencia-event.js';
import { formatFecha } from '../../domain/fecha.js';
import { quoted } from '../shortened.js';
import { NOMBRES_ACTO } from './evidencia-textos.js';
import type { Viewer } from './feature.js';
import { postName } from './matter.js';

const versionOf = (ciclo: CicloAbierto, id: string): number =>
  ciclo.evidencias.find((each) => each.id === id)?.version ?? 1;

/** What happened to evidence (5.1), in words. */
export const evidenciaSentence = (event: EvidenciaEvent, ciclo: CicloAbierto, viewer: Viewer): string => {
  const unit = postName(viewer, event.unidad);
  const of = event.producto === undefined ? '' : ` del producto ${event.producto}`;
  switch (event.type) {
    case 'evidencia-archivada':
      return `${unit} entregó evidencia${of}, versión ${event.version}: ${quoted(event.archivo.nombre)}`;
    case 'acto-registrado': {
      const { clase, numero, fecha, instancia } = event.acto;
      return `${unit} registró el acto que aprobó la versión ${versionOf(ciclo, event.evidencia)} de la evidencia${of}: ${NOMBRES_ACTO[clase]} ${numero}, del ${formatFecha(fecha)}, ${instancia}.`;
    }
    case 'instrumento-registrado': {
      const { nombre, version, vigente } = event.instrumento;
      return `${unit} registró el instrumento en que se integró la mejora: ${quoted(nombre)}, versión ${version}, ${vigente ? 'vigente' : 'no vigente'}.`;
    }
    case 'evidencia-aceptada':
      return `La Secretaría Ejecutiva aceptó la versión ${event.version} de la evidencia${of} de ${unit}.`;
    case 'evidencia-devuelta':
      return `La Secretaría Ejecutiva devolvió la versión ${event.version} de la evidencia${of} de ${unit}: ${quoted(event.observaciones)} Se corrige a más tardar el ${formatFecha(event.plazo.vence)}.`;
  }
};
