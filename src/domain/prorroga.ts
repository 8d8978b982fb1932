import type { AsmId } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import { estadoCierre } from './cierre-actual.js';
import { compromisoKey } from './compromiso.js';
import { fechaOf } from './fecha.js';
import { withEntry } from './folding.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { type ActividadConvenida, actividadesConvenidas } from './paa.js';
import type { ProrrogaEvent } from './prorroga-event.js';
import type { Prorroga } from './prorroga-state.js';
import { acuseOf, type Provenance } from './provenance.js';

/** The end dates of an activity: what was agreed is kept beside what holds now. */
export interface FechasActividad {
  /** Agreed in the Convenio in force. */
  readonly original: Fecha;
  /** Agreed in the first Convenio that held the activity, when a modificatorio changed it since. */
  readonly primera?: Fecha;
  /** The one that holds: the original, or that of the last prórroga granted. */
  readonly vigente: Fecha;
  /** Every prórroga that was asked for the activity, the oldest first. */
  readonly prorrogas: readonly Prorroga[];
}

/** Every prórroga asked for an activity, the oldest first. */
const prorrogasDe = (
  { prorrogas }: CicloAbierto,
  asm: AsmId,
  unidad: ClavePuesto,
  actividad: string,
): readonly Prorroga[] =>
  Object.values(prorrogas).filter((each) => each.asm === asm && each.unidad === unidad && each.actividad === actividad);

/** An end date that all signed, and the version of the commitment that has it. */
interface FinConvenido {
  readonly version: number;
  readonly fin: Fecha;
}

/** The end dates of an activity in each Convenio that all signed, the oldest first. */
const finesConvenidos = (ciclo: CicloAbierto, asm: AsmId, unidad: ClavePuesto, id: string): readonly FinConvenido[] => {
  const versiones = ciclo.compromisos[compromisoKey(asm, unidad)]?.versiones ?? [];
  return ciclo.convenios
    .filter(({ situacion }) => situacion.estado === 'suscrito')
    .flatMap(({ partes }) => partes.filter((parte) => parte.asm === asm && parte.unidad === unidad))
    .flatMap(({ version }) =>
      (versiones.find(({ numero }) => numero === version)?.contenido.actividades ?? [])
        .filter((each) => each.id === id)
        .map(({ fin }) => ({ version, fin })),
    );
};

/** Whether every Convenio signed since a prórroga was asked keeps the date that it moves: one with another took its place. */
const sigueEnPie = (fines: readonly FinConvenido[], { version, original }: Prorroga): boolean =>
  fines.every((each) => each.version <= version || each.fin === original);

/**
 * The end dates of an activity of the Convenio in force. A prórroga holds while the date on which it was asked is the agreed
 * one: a modificatorio that agrees another date takes its place for good.
 */
export const fechasDe = (ciclo: CicloAbierto, convenida: ActividadConvenida): FechasActividad => {
  const { asm, unidad, actividad } = convenida;
  const original = actividad.fin;
  const prorrogas = prorrogasDe(ciclo, asm, unidad, actividad.id);
  const fines = finesConvenidos(ciclo, asm, unidad, actividad.id);
  const granted = prorrogas.filter((each) => each.situacion.estado === 'concedida' && sigueEnPie(fines, each));
  const vigente = [original, ...granted.map(({ hasta }) => hasta)].sort().at(-1) ?? original;
  const primera = fines[0]?.fin ?? original;
  return { original, ...(primera !== original && { primera }), vigente, prorrogas };
};

/** The activity of the Convenio in force; undefined when there is none. */
export const actividadConvenida = (
  ciclo: CicloAbierto,
  asm: AsmId,
  unidad: ClavePuesto,
  actividad: string,
): ActividadConvenida | undefined =>
  actividadesConvenidas(ciclo).find(
    (each) => each.asm === asm && each.unidad === unidad && each.actividad.id === actividad,
  );

/**
 * Whether a request still waits for an answer that would move a date: a modificatorio may have agreed another one meanwhile,
 * and of an ASM that is closed nothing moves.
 */
export const esperaRespuesta = (ciclo: CicloAbierto, prorroga: Prorroga): boolean => {
  const { situacion, asm, unidad, actividad } = prorroga;
  return (
    situacion.estado === 'solicitada' &&
    estadoCierre(ciclo, asm) === 'abierto' &&
    actividadConvenida(ciclo, asm, unidad, actividad) !== undefined &&
    sigueEnPie(finesConvenidos(ciclo, asm, unidad, actividad), prorroga)
  );
};

/** The posts whose yes a request still waits for. */
export const faltanPorDecidir = ({ deciden, aprobaciones }: Prorroga): readonly ClavePuesto[] =>
  deciden.filter((puesto) => !Object.hasOwn(aprobaciones, puesto));

/** The day on which a prórroga was granted, when the date that it gives had passed by then: it gives no time, only a later date. */
export const concedidaTarde = ({ situacion, hasta }: Prorroga): Fecha | undefined => {
  if (situacion.estado !== 'concedida') return undefined;
  const dia = fechaOf(situacion.acuse.at);
  return dia > hasta ? dia : undefined;
};

const changed = (now: Prorroga, event: ProrrogaEvent, provenance: Provenance): Prorroga => {
  const acuse = acuseOf(provenance);
  switch (event.type) {
    case 'prorroga-solicitada':
      return now;
    case 'prorroga-aprobada':
      return { ...now, aprobaciones: { ...now.aprobaciones, [event.puesto]: acuse } };
    case 'prorroga-concedida':
      return { ...now, situacion: { estado: 'concedida', acuse } };
    case 'prorroga-negada':
      return { ...now, situacion: { estado: 'negada', razon: event.razon, acuse } };
  }
};

/** Folds the events of a prórroga. Throws on an event about one that was never asked for: the record is broken. */
export const evolveProrroga = (ciclo: CicloAbierto, event: ProrrogaEvent, provenance: Provenance): CicloAbierto => {
  if (event.type === 'prorroga-solicitada') {
    const { type: _type, ...asked } = event;
    const fresh: Prorroga = {
      ...asked,
      solicitud: acuseOf(provenance),
      aprobaciones: {},
      situacion: { estado: 'solicitada' },
    };
    return { ...ciclo, prorrogas: withEntry(ciclo.prorrogas, event.id, fresh) };
  }
  const now = ciclo.prorrogas[event.id];
  if (now === undefined) throw new Error(`event on an unknown prórroga ${event.id}`);
  return { ...ciclo, prorrogas: withEntry(ciclo.prorrogas, event.id, changed(now, event, provenance)) };
};
