import type { Calendario } from '../domain/calendario.js';
import type { DirectorioDeseado } from '../domain/directorio-command.js';
import type { PersonId } from '../domain/identity.js';
import type { Reglas } from '../domain/reglas.js';
import type { Clausulado } from './convenio-clausulas.js';

/** A person of the roster. Names live here and nowhere in the record. */
export interface Persona {
  readonly id: PersonId;
  /** With its form of address: `Mtra. Lucía Fernanda Robles Ibarra`. */
  readonly nombre: string;
  readonly correo?: string;
}

/** Letterhead of every document. */
export interface Membrete {
  /** Lines at the head, from top to bottom. */
  readonly encabezado: readonly string[];
  /** Line at the foot. */
  readonly pie: string;
  /** Path of the logo (PNG or JPEG), relative to the institution file. */
  readonly logo?: string;
}

/** Everything that the institution file says, checked. */
export interface Institution {
  readonly nombre: string;
  readonly siglas: string;
  /** Where documents are dated: `Toluca de Lerdo, Estado de México`. */
  readonly lugar: string;
  readonly membrete: Membrete;
  readonly personas: readonly Persona[];
  readonly directorio: DirectorioDeseado;
  /** Official holidays, the institution's own days and its electoral processes, together. */
  readonly calendario: Calendario;
  readonly reglas: Reglas;
  /** Clauses of the Convenio (3.2). */
  readonly clausulado: Clausulado;
}
