import { type Asunto, asunto } from './asunto.js';
import type { CicloEvent } from './ciclo-event.js';

const ofPostura = (asm: string, unidad: string): readonly Asunto[] => [
  asunto.postura(asm, unidad),
  asunto.posturas(unidad),
  asunto.asm(asm),
];

/** The matters that an event touches: their version grows, and their cards are drawn anew. */
export const touched = (event: CicloEvent): readonly Asunto[] => {
  switch (event.type) {
    case 'ciclo-abierto':
      return [asunto.ciclo];
    case 'mecanismo-adjuntado':
      return [asunto.mecanismo];
    case 'mecanismo-aprobado':
      return [asunto.mecanismo, asunto.acuses];
    case 'mecanismo-publicado':
    case 'mecanismo-acusado':
      return [asunto.mecanismo, asunto.acuses, asunto.acuseMecanismo(event.puesto)];
    case 'informe-recibido':
    case 'importacion-registrada':
    case 'conteo-confirmado':
      return [asunto.informe];
    case 'asm-registrado':
      return [asunto.informe, asunto.asm(event.asm)];
    case 'causa-raiz-redactada':
      return [asunto.asm(event.asm)];
    case 'asm-asignado':
      return [asunto.asignacion, asunto.notificar, asunto.asm(event.asm)];
    case 'notificacion-emitida':
      return [
        asunto.asignacion,
        asunto.notificar,
        asunto.acuses,
        asunto.notificacion(event.id),
        ...event.asm.map(asunto.asm),
      ];
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
      return [asunto.acuses, asunto.notificacion(event.id)];
    case 'persona-no-alcanzada':
      return [asunto.acuses];
    case 'asm-valorado':
    case 'asm-deseleccionado':
      return [asunto.seleccion, asunto.asm(event.asm)];
    case 'concurrencia-expresada':
    case 'observaciones-atendidas':
      return [asunto.concurrencia(event.unidad), asunto.asm(event.asm)];
    case 'asm-clasificado':
      return [asunto.clasificacion, asunto.asm(event.asm)];
    case 'postura-solicitada':
    case 'postura-preparada':
    case 'anexo-agregado':
    case 'postura-presentada':
    case 'postura-atendida':
    case 'postura-devuelta':
    case 'postura-insistida':
      return ofPostura(event.asm, event.unidad);
    case 'sin-respuesta-registrada':
      return [event.asunto, asunto.acuses];
    case 'evidencia-archivada':
      return [asunto.asm(event.asm)];
    case 'consulta-planteada':
    case 'consulta-respondida':
      return [asunto.consulta(event.id)];
    case 'recordatorio-emitido':
    case 'plazo-vencido':
      return [];
    case 'seguimiento-abierto':
    case 'seguimiento-cerrado':
      return [`seguimiento.${event.bimestre}`];
    case 'avance-reportado':
      return [asunto.seguimiento(event.bimestre, event.unidad)];
  }
};
