import type { CicloAbierto } from './ciclo-state.js';
import type { ClavePuesto } from './identity.js';
import { acuseOf, type Provenance } from './provenance.js';
import type { SeguimientoEvent } from './seguimiento-event.js';
import type { Captura, ReporteDeUnidad, Seguimiento } from './seguimiento-state.js';

type OnOpened = Exclude<SeguimientoEvent, { readonly type: 'seguimiento-abierto' }>;
type OnCaptura = Extract<
  OnOpened,
  { readonly type: 'captura-solicitada' | 'captura-acusada' | 'captura-registrada' | 'captura-omitida' }
>;
type OnCheckIn = Exclude<OnOpened, OnCaptura>;

const reported = (now: Seguimiento, unidad: ClavePuesto, reporte: ReporteDeUnidad): Seguimiento => ({
  ...now,
  reportes: { ...now.reportes, [unidad]: [...(now.reportes[unidad] ?? []), reporte] },
});

const withoutPostponement = (now: Seguimiento, unidad: ClavePuesto): Seguimiento => ({
  ...now,
  pospuestos: Object.fromEntries(Object.entries(now.pospuestos).filter(([each]) => each !== unidad)),
});

const asked = (captura: Captura | undefined): Exclude<Captura, { readonly estado: 'omitida' }> => {
  if (captura === undefined || captura.estado === 'omitida')
    throw new Error('event on a capture that was not asked for');
  return captura;
};

const capturaAfter = (now: Captura | undefined, event: OnCaptura, provenance: Provenance): Captura => {
  const acuse = acuseOf(provenance);
  switch (event.type) {
    case 'captura-omitida':
      return { estado: 'omitida', razon: event.razon, acuse };
    case 'captura-solicitada': {
      const { puesto, folio, solicitud, plazo } = event;
      return { estado: 'solicitada', puesto, folio, solicitud, plazo, solicito: acuse };
    }
    case 'captura-acusada': {
      const { puesto, folio, solicitud, solicito } = asked(now);
      return { estado: 'acusada', puesto, folio, solicitud, solicito, acuse, plazo: event.plazo };
    }
    case 'captura-registrada': {
      const { puesto, folio, solicitud, solicito, ...rest } = asked(now);
      const receipt = 'acuse' in rest ? rest.acuse : acuse;
      return {
        estado: 'registrada',
        puesto,
        folio,
        solicitud,
        solicito,
        acuse: receipt,
        fecha: event.fecha,
        registro: acuse,
      };
    }
  }
};

const isCaptura = (event: OnOpened): event is OnCaptura => event.type.startsWith('captura-');

const checkInAfter = (now: Seguimiento, event: OnCheckIn, provenance: Provenance): Seguimiento => {
  switch (event.type) {
    case 'seguimiento-actualizado': {
      const { type: _type, bimestre: _bimestre, cambiaron: _cambiaron, ...seguido } = event;
      return { ...now, ...seguido, cambios: now.cambios + 1 };
    }
    case 'avance-reportado':
      return reported(now, event.unidad, {
        avances: event.avances,
        persona: acuseOf(provenance).persona,
        at: provenance.at,
      });
    case 'seguimiento-pospuesto':
      return { ...now, pospuestos: { ...now.pospuestos, [event.unidad]: event.fecha } };
    case 'seguimiento-repetido':
      return withoutPostponement(now, event.unidad);
    case 'seguimiento-cerrado': {
      const { sinReporte, reincidentes, compilar } = event;
      return { ...now, cerrado: true, sinReporte, reincidentes, ...(compilar !== undefined && { compilar }) };
    }
    case 'bimestre-compilado':
      return { ...now, informe: { ...event.informe, acuse: acuseOf(provenance), plazo: event.plazo } };
  }
};

/** Folds the events of 5.2. Throws on an event about a check-in that was never opened. */
export const evolveSeguimiento = (
  ciclo: CicloAbierto,
  event: SeguimientoEvent,
  provenance: Provenance,
): CicloAbierto => {
  const put = (each: Seguimiento): CicloAbierto => ({
    ...ciclo,
    seguimientos: { ...ciclo.seguimientos, [event.bimestre]: each },
  });
  if (event.type === 'seguimiento-abierto') {
    const { type: _type, ...rest } = event;
    return put({ ...rest, reportes: {}, cambios: 0, pospuestos: {}, cerrado: false, sinReporte: [], reincidentes: [] });
  }
  const now = ciclo.seguimientos[event.bimestre];
  if (now === undefined) throw new Error(`event on a check-in that was not opened: ${event.bimestre}`);
  return put(
    isCaptura(event)
      ? { ...now, captura: capturaAfter(now.captura, event, provenance) }
      : checkInAfter(now, event, provenance),
  );
};
