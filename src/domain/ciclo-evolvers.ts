import { evolveActa } from './acta-evolve.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { evolveCierre, sinConfirmar } from './cierre-evolve.js';
import { evolveClasificacion } from './clasificacion.js';
import { evolveCompromiso } from './compromiso-evolve.js';
import { evolveConcurrencia } from './concurrencia.js';
import { evolveConsulta } from './consulta.js';
import { evolveConvenio } from './convenio-evolve.js';
import { evolveCorreccion } from './correccion-asm.js';
import { evolveEvidencia } from './evidencia.js';
import { evolveIdentificacion } from './identificacion.js';
import { evolveMecanismo } from './mecanismo.js';
import { evolveNotificacion } from './notificacion.js';
import { evolvePostura } from './postura-evolve.js';
import { evolveProrroga } from './prorroga.js';
import type { Provenance } from './provenance.js';
import { evolveRelevo } from './relevo.js';
import { evolveSeguimiento } from './seguimiento-evolve.js';
import { evolveSeleccion } from './seleccion.js';
import { evolvePlazos } from './vencimiento.js';

/** Everything that happens to a ciclo after it was opened. */
export type OpenEvent = Exclude<CicloEvent, { readonly type: 'ciclo-abierto' }>;

type Evolvers = {
  readonly [T in OpenEvent['type']]: (ciclo: CicloAbierto, event: EventOf<T>, provenance: Provenance) => CicloAbierto;
};

/** Which function folds each event: an event without a row doesn't compile. */
const EVOLVERS: Evolvers = {
  'mecanismo-adjuntado': evolveMecanismo,
  'mecanismo-aprobado': evolveMecanismo,
  'mecanismo-publicado': evolveMecanismo,
  'mecanismo-acusado': evolveMecanismo,
  'mecanismo-acusado-en-papel': evolveMecanismo,
  'informe-recibido': evolveIdentificacion,
  'asm-registrado': evolveIdentificacion,
  'importacion-registrada': evolveIdentificacion,
  'conteo-confirmado': evolveIdentificacion,
  'causa-raiz-redactada': evolveIdentificacion,
  'asm-corregido': evolveCorreccion,
  'asm-asignado': evolveIdentificacion,
  'notificacion-emitida': evolveNotificacion,
  'notificacion-acusada': evolveNotificacion,
  'acuse-en-papel-registrado': evolveNotificacion,
  'persona-no-alcanzada': evolveNotificacion,
  'asm-valorado': evolveSeleccion,
  'concurrencia-solicitada': evolveConcurrencia,
  'concurrencia-expresada': evolveConcurrencia,
  'observaciones-atendidas': evolveConcurrencia,
  'asm-deseleccionado': evolveSeleccion,
  'asm-clasificado': evolveClasificacion,
  'postura-solicitada': evolvePostura,
  'postura-preparada': evolvePostura,
  'anexo-agregado': evolvePostura,
  'anexo-retirado': evolvePostura,
  'postura-presentada': evolvePostura,
  'postura-atendida': evolvePostura,
  'postura-devuelta': evolvePostura,
  'postura-insistida': evolvePostura,
  'compromiso-solicitado': evolveCompromiso,
  'compromiso-preparado': evolveCompromiso,
  'compromisos-por-presentar': evolveCompromiso,
  'compromiso-propuesto': evolveCompromiso,
  'compromiso-devuelto': evolveCompromiso,
  'compromiso-acordado': evolveCompromiso,
  'compromiso-dejado': evolveCompromiso,
  'compromiso-reabierto': evolveCompromiso,
  'convenio-integrado': evolveConvenio,
  'convenio-firmado': evolveConvenio,
  'firma-negada': evolveConvenio,
  'convenio-escaneado': evolveConvenio,
  'convenio-sin-efecto': evolveConvenio,
  'convenio-suscrito': evolveConvenio,
  'constancia-expedida': evolveConvenio,
  'actividad-integrada': evolveConvenio,
  'copia-entregada': evolveConvenio,
  'copia-acusada': evolveConvenio,
  'publicacion-preparada': evolveConvenio,
  'convenio-publicado': evolveConvenio,
  'publicacion-recordada': evolveConvenio,
  'evidencia-archivada': evolveEvidencia,
  'acto-registrado': evolveEvidencia,
  'instrumento-registrado': evolveEvidencia,
  'evidencia-aceptada': evolveEvidencia,
  'evidencia-devuelta': evolveEvidencia,
  'prorroga-solicitada': evolveProrroga,
  'prorroga-aprobada': evolveProrroga,
  'prorroga-concedida': evolveProrroga,
  'prorroga-negada': evolveProrroga,
  'puesto-entregado': evolveRelevo,
  'entrega-acusada': evolveRelevo,
  'criterio-dictaminado': evolveCierre,
  'trazabilidad-confirmada': evolveCierre,
  'segunda-opinion-dada': evolveCierre,
  'dictamen-emitido': evolveCierre,
  'asm-cerrado-sin-solventar': evolveCierre,
  'asm-reabierto': evolveCierre,
  'acta-integrada': evolveActa,
  'acta-firmada': evolveActa,
  'firma-de-acta-negada': evolveActa,
  'acta-escaneada': evolveActa,
  'acta-sin-efecto': evolveActa,
  'acta-suscrita': evolveActa,
  'constancia-de-acta-expedida': evolveActa,
  'resultados-preparados': evolveActa,
  'resultados-publicados': evolveActa,
  'resultados-recordados': evolveActa,
  'consulta-planteada': evolveConsulta,
  'consulta-respondida': evolveConsulta,
  'recordatorio-emitido': evolvePlazos,
  'plazo-vencido': evolvePlazos,
  'sin-respuesta-registrada': evolvePlazos,
  'seguimiento-abierto': evolveSeguimiento,
  'avance-reportado': evolveSeguimiento,
  'seguimiento-cerrado': evolveSeguimiento,
  'seguimiento-actualizado': evolveSeguimiento,
  'seguimiento-pospuesto': evolveSeguimiento,
  'seguimiento-repetido': evolveSeguimiento,
  'bimestre-compilado': evolveSeguimiento,
  'captura-solicitada': evolveSeguimiento,
  'captura-acusada': evolveSeguimiento,
  'captura-registrada': evolveSeguimiento,
  'captura-omitida': evolveSeguimiento,
};

/** The record holds an event that this version of the program does not know: going on would misread it. */
class UnknownCicloEvent extends Error {
  constructor(event: unknown) {
    super(`unknown ciclo event: ${JSON.stringify(event)}`);
    this.name = 'UnknownCicloEvent';
  }
}

/** Whether something stored is an event of a ciclo that this program knows. */
export const isCicloEvent = (event: { readonly type: string }): event is CicloEvent =>
  event.type === 'ciclo-abierto' || Object.hasOwn(EVOLVERS, event.type);

const evolveWith = <T extends OpenEvent['type']>(
  type: T,
  ciclo: CicloAbierto,
  event: EventOf<T>,
  provenance: Provenance,
): CicloAbierto => EVOLVERS[type](ciclo, event, provenance);

/** Folds one event into a ciclo that is under way. Throws `UnknownCicloEvent`: an unknown event is never skipped. */
export const evolveOpen = (ciclo: CicloAbierto, event: OpenEvent, provenance: Provenance): CicloAbierto => {
  if (!isCicloEvent(event)) throw new UnknownCicloEvent(event);
  return sinConfirmar(evolveWith(event.type, ciclo, event, provenance), event);
};
