import { type Designacion, type Directorio, type Puesto, puestoOf } from '../domain/directorio.js';
import { type AvisoDirectorio, compareDirectorio } from '../domain/directorio-carga.js';
import type { DirectorioEvent } from '../domain/directorio-event.js';
import { formatFecha } from '../domain/fecha.js';
import type { Capacity, ClavePuesto, Fecha, PersonId } from '../domain/identity.js';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import type { Institution } from './institution.js';

/** What loading an institution file would do, one es-MX sentence each. */
export interface PlanDirectorio {
  /** What would be recorded. Empty when the record already says what the file does. */
  readonly cambios: readonly string[];
  /** What stays as it is although file and record differ, and which posts are vacant. */
  readonly avisos: readonly string[];
}

const CAPACIDAD: Readonly<Record<Capacity, string>> = { titular: 'titular', enlace: 'enlace', suplente: 'suplencia' };

/** How posts and persons are called in the sentences of one plan. */
interface Names {
  puesto(clave: ClavePuesto): string;
  persona(id: PersonId): string;
}

const namesOf = ({ personas, directorio }: Institution, state: Directorio): Names => {
  const nombre = (clave: ClavePuesto): string | undefined =>
    (directorio.puestos.find((puesto: Puesto) => puesto.clave === clave) ?? puestoOf(state, clave))?.nombre;
  return {
    puesto: (clave) => `${nombre(clave) ?? 'puesto desconocido'} (${clave})`,
    persona: (id) =>
      personas.find((persona) => persona.id === id)?.nombre ?? `persona ${id}, que no está en el archivo`,
  };
};

const cambio = (names: Names, event: DirectorioEvent): string => {
  switch (event.type) {
    case 'puesto-registrado':
      return `Se registra el puesto ${event.puesto.nombre} (${event.puesto.clave}).`;
    case 'puesto-modificado':
      return `Se actualizan los datos del puesto ${event.puesto.nombre} (${event.puesto.clave}).`;
    case 'titular-designado': {
      const former = event.anterior === undefined ? '' : `, en lugar de ${names.persona(event.anterior)}`;
      return `${holds(names, 'titular', event)} desde el ${formatFecha(event.desde)}${former}.`;
    }
    case 'enlace-designado':
      return `${holds(names, 'enlace', event)} desde el ${formatFecha(event.desde)}.`;
    case 'suplencia-designada':
      return `${holds(names, 'suplente', event)} del ${formatFecha(event.desde)} al ${formatFecha(event.hasta)}.`;
    case 'titular-retirado':
      return ends(names, 'titular', event);
    case 'enlace-retirado':
      return ends(names, 'enlace', event);
    case 'suplencia-terminada':
      return ends(names, 'suplente', event);
  }
};

interface Held {
  readonly puesto: ClavePuesto;
  readonly persona: PersonId;
  readonly desde: Fecha;
}

/** `Titular de Dirección de Organización (DO): Lic. …` */
const holds = (names: Names, capacity: Capacity, { puesto, persona }: Held): string => {
  const what = CAPACIDAD[capacity];
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} de ${names.puesto(puesto)}: ${names.persona(persona)}`;
};

const ends = (names: Names, capacity: Capacity, event: Held & { readonly hasta: Fecha }): string =>
  event.hasta < event.desde
    ? `${holds(names, capacity, event)}: se anula.`
    : `${holds(names, capacity, event)}: termina el ${formatFecha(event.hasta)}.`;

const describe = (names: Names, held: Designacion): string =>
  `${holds(names, held.capacity, held)}, desde el ${formatFecha(held.desde)}`;

const aviso = (names: Names, notice: AvisoDirectorio): string => {
  switch (notice.kind) {
    case 'puesto-ausente':
      return `El puesto ${names.puesto(notice.puesto)} consta en el registro y no en el archivo. No se borra.`;
    case 'designacion-ausente':
      return `${describe(names, notice.designacion)}: consta en el registro y no en el archivo. Sigue vigente.`;
    case 'ya-terminada':
      return `${describe(names, notice.designacion)}: consta que terminó o termina antes. No se restablece.`;
    case 'no-aplicada':
      return `${describe(names, notice.designacion)}: no se aplica. ${notice.refusal.why}`;
    case 'vacante':
      return `El puesto ${names.puesto(notice.puesto)} no tiene titular.`;
  }
};

/**
 * Describes what loading the file would change today, without changing anything. `today` is a plain date in
 * America/Mexico_City. A refusal says why the file can't be loaded at all.
 */
export const planDirectorio = (file: Institution, state: Directorio, today: Fecha): PlanDirectorio | Refusal => {
  const differences = compareDirectorio(state, file.directorio, today);
  if (isRefusal(differences)) return differences;
  const names = namesOf(file, state);
  return {
    cambios: differences.events.map((event) => cambio(names, event)),
    avisos: differences.avisos.map((notice) => aviso(names, notice)),
  };
};
