import { CLAUSULAS } from '../../src/application/convenio-clausulas.js';
import type { Institution } from '../../src/application/institution.js';
import type { Puesto } from '../../src/domain/directorio.js';
import type { Capacity, PersonId } from '../../src/domain/identity.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';

const personId = (ordinal: number): PersonId => `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`;

/** Persons of the sample institution by the nickname that tests use. */
export const PERSONAS = {
  se: personId(1),
  seEnlace: personId(2),
  do: personId(3),
  doEnlace: personId(4),
  dpc: personId(5),
  da: personId(6),
  uippe: personId(7),
  contraloria: personId(8),
  admin: personId(9),
  /** On no post. */
  stranger: personId(99),
} as const;

export type Nickname = keyof typeof PERSONAS;

const puesto = (clave: string, nombre: string, clase: Puesto['clase'], ejecutora = false): Puesto => ({
  clave,
  nombre,
  clase,
  ejecutora,
  cargo: `Titular de ${nombre}`,
});

const holds = (nickname: Nickname, clave: string, capacity: Capacity = 'titular') => ({
  persona: PERSONAS[nickname],
  puesto: clave,
  capacity,
  desde: '2026-01-01',
});

/** Six posts, eight persons, default rules, no holidays but weekends. */
export const sampleInstitution: Institution = {
  nombre: 'Instituto de Muestra',
  siglas: 'IM',
  lugar: 'Toluca de Lerdo, Estado de México',
  membrete: { encabezado: ['Instituto de Muestra'], pie: 'Toluca' },
  personas: Object.entries(PERSONAS)
    .filter(([nickname]) => nickname !== 'stranger')
    .map(([nickname, id]) => ({ id, nombre: `Persona ${nickname}` })),
  directorio: {
    puestos: [
      puesto('SE', 'Secretaría Ejecutiva', 'secretaria-ejecutiva'),
      puesto('DO', 'Dirección de Organización', 'unidad', true),
      puesto('DPC', 'Dirección de Participación Ciudadana', 'unidad', true),
      puesto('DA', 'Dirección de Administración', 'direccion-administracion', true),
      puesto('UIPPE', 'UIPPE', 'uippe'),
      puesto('CG', 'Contraloría General', 'contraloria'),
      puesto('ADMIN', 'Administración del directorio', 'administrador'),
    ],
    designaciones: [
      holds('se', 'SE'),
      holds('seEnlace', 'SE', 'enlace'),
      holds('do', 'DO'),
      holds('doEnlace', 'DO', 'enlace'),
      holds('dpc', 'DPC'),
      holds('da', 'DA'),
      holds('uippe', 'UIPPE'),
      holds('contraloria', 'CG'),
      holds('admin', 'ADMIN'),
    ],
  },
  calendario: { inhabiles: new Set(), todosHabiles: [] },
  reglas: reglasPorOmision,
  clausulado: { clausulas: CLAUSULAS, revisadas: false },
};
