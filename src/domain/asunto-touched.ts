import { type Asunto, asunto } from './asunto.js';
import type { CicloEvent } from './ciclo-event.js';

const ofPostura = (asm: string, unidad: string): readonly Asunto[] => [
  asunto.postura(asm, unidad),
  asunto.posturas(unidad),
  asunto.asm(asm),
];

const ofSeleccion = (asm: string): readonly Asunto[] => [asunto.seleccion, asunto.seleccionAsm(asm), asunto.asm(asm)];

const ofUnits = (asm: string, unidades: readonly string[]): readonly Asunto[] =>
  unidades.flatMap((unidad) => [asunto.concurrencia(unidad), asunto.posturas(unidad), asunto.postura(asm, unidad)]);

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
        asunto.valoracion,
        ...event.asm.flatMap(ofSeleccion),
      ];
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
      return [asunto.acuses, asunto.notificacion(event.id)];
    case 'persona-no-alcanzada':
      return [asunto.acuses];
    case 'asm-valorado':
      return [asunto.valoracion, asunto.clasificacion, ...ofSeleccion(event.asm)];
    case 'asm-clasificado':
    case 'asm-deseleccionado':
      return [
        asunto.valoracion,
        asunto.clasificacion,
        ...ofSeleccion(event.asm),
        ...ofUnits(event.asm, event.unidades),
      ];
    case 'concurrencia-solicitada':
    case 'concurrencia-expresada':
    case 'observaciones-atendidas':
      return [asunto.concurrencia(event.unidad), ...ofSeleccion(event.asm)];
    case 'postura-solicitada':
    case 'postura-preparada':
    case 'anexo-agregado':
    case 'postura-presentada':
    case 'postura-atendida':
    case 'postura-devuelta':
    case 'postura-insistida':
      return ofPostura(event.asm, event.unidad);
    case 'sin-respuesta-registrada':
      return [event.asunto, asunto.acuses, ...(event.asm === undefined ? [] : ofSeleccion(event.asm))];
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
