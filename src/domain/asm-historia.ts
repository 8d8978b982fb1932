import type { AsmId } from './asm.js';
import { partsOf } from './asunto.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { contiene } from './convenio.js';
import type { ClavePuesto } from './identity.js';

const ofNotificacion = (ciclo: CicloAbierto, id: string, asm: AsmId): boolean =>
  ciclo.notificaciones[id]?.asm.includes(asm) ?? false;

const ofAsunto = (ciclo: CicloAbierto, asunto: string, asm: AsmId): boolean => {
  const [kind, first = ''] = partsOf(asunto);
  if (kind === 'notificacion') return ofNotificacion(ciclo, first, asm);
  return (kind === 'asm' || kind === 'postura' || kind === 'compromiso') && first === asm;
};

/** Whether an event is part of the history of an ASM. */
export const concierne = (ciclo: CicloAbierto, event: CicloEvent, asm: AsmId): boolean => {
  switch (event.type) {
    case 'notificacion-emitida':
    case 'importacion-registrada':
      return event.asm.includes(asm);
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
      return ofNotificacion(ciclo, event.id, asm);
    case 'consulta-respondida':
      return ciclo.consultas[event.id]?.asm === asm;
    case 'persona-no-alcanzada':
    case 'recordatorio-emitido':
    case 'plazo-vencido':
      return ofAsunto(ciclo, event.asunto, asm);
    case 'sin-respuesta-registrada':
      return event.asm === asm || ofAsunto(ciclo, event.asunto, asm);
    case 'seguimiento-abierto':
    case 'seguimiento-actualizado':
      return Object.values(event.unidades).some((each) => each.includes(asm));
    case 'convenio-integrado':
      return event.partes.some((parte) => parte.asm === asm);
    case 'convenio-suscrito':
    case 'convenio-publicado':
      return ciclo.convenios.some((each) => each.numero === event.numero && contiene(each, asm));
    case 'acta-integrada':
      return event.resultados.some((each) => each.asm === asm);
    case 'acta-suscrita':
    case 'resultados-publicados':
      return ciclo.actas.some(
        ({ numero, resultados }) => numero === event.numero && resultados.some((each) => each.asm === asm),
      );
    case 'firma-negada':
    case 'compromisos-por-presentar':
      return event.asm.includes(asm);
    case 'puesto-entregado':
      return event.asuntos.some((each) => each.asm.includes(asm));
    case 'entrega-acusada':
      return ciclo.relevos[event.puesto]?.asuntos.some((each) => each.asm.includes(asm)) ?? false;
    case 'avance-reportado':
      return event.avances.some((avance) => avance.asm === asm);
    default:
      return 'asm' in event && event.asm === asm;
  }
};

/** The unit that an event is about alone, when it is; whoever reads only their own must not see another's. */
export const unidadDe = (ciclo: CicloAbierto, event: CicloEvent): ClavePuesto | undefined => {
  switch (event.type) {
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
      return ciclo.notificaciones[event.id]?.unidad;
    case 'consulta-respondida':
      return ciclo.consultas[event.id]?.puesto;
    case 'persona-no-alcanzada': {
      const [kind, first = '', second] = partsOf(event.asunto);
      return kind === 'notificacion' ? ciclo.notificaciones[first]?.unidad : second;
    }
    default:
      if ('unidad' in event) return event.unidad;
      return 'puesto' in event ? event.puesto : undefined;
  }
};
