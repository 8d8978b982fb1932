import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { Firmante } from '../domain/convenio.js';
import type { Fecha } from '../domain/identity.js';
import type { Naming } from './constancia-documento.js';
import type { Institution } from './institution.js';
import { type ParteFirmante, parteFirmante } from './parte-firmante.js';

/** What every document of a ciclo says: when and where it was made, by whom, about what, and from which record. */
export interface HechosComunes {
  readonly fecha: Fecha;
  readonly lugar: string;
  readonly institucion: string;
  readonly ciclo: CicloAbierto['datos'];
  /** Hash of the record's last commit. */
  readonly cabeza: string;
}

/** What the Convenio and the Acta say alike: their version, the report that they come from, and who signs them. */
export interface HechosFirmados extends HechosComunes {
  readonly numero: number;
  readonly informe?: { readonly folio: string; readonly fecha: Fecha };
  readonly partes: readonly ParteFirmante[];
}

/** See `HechosComunes`. */
export const hechosComunes = (
  { datos }: CicloAbierto,
  { today }: Naming,
  { nombre, lugar }: Pick<Institution, 'nombre' | 'lugar'>,
  cabeza: string,
): HechosComunes => ({ fecha: today, lugar, institucion: nombre, ciclo: datos, cabeza });

/** See `HechosFirmados`. */
export const hechosFirmados = (
  { informe }: CicloAbierto,
  { numero, firmantes }: { readonly numero: number; readonly firmantes: readonly Firmante[] },
  viewer: Naming,
  comunes: HechosComunes,
): HechosFirmados => ({
  numero,
  ...comunes,
  ...(informe && { informe: { folio: informe.folio, fecha: informe.fecha } }),
  partes: firmantes.map((each) => parteFirmante(each, viewer)),
});
