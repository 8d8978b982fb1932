import { nombreBimestre } from '../domain/bimestre.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { nombreDePuesto } from '../domain/directorio.js';
import type { ClavePuesto, Fecha } from '../domain/identity.js';
import type { Captura, Seguimiento } from '../domain/seguimiento-state.js';
import type { Naming } from './constancia-documento.js';

/** What became of the capture of a bimester in the SPP. */
export type CapturaDelActa =
  | { readonly estado: 'omitida'; readonly razon: string }
  | { readonly estado: 'solicitada' | 'acusada'; readonly folio: string }
  | { readonly estado: 'registrada'; readonly folio: string; readonly fecha: Fecha };

/** A bimonthly report: who reported, who did not, and what was kept of it (5.2). */
export interface BimestreDelActa {
  readonly bimestre: string;
  readonly reportaron: readonly string[];
  readonly sinReporte: readonly string[];
  /** Those of `sinReporte` that had missed an earlier one too: Contraloría was told. */
  readonly reincidentes: readonly string[];
  /** SHA-256 of the report's PDF. */
  readonly informe?: string;
  readonly captura?: CapturaDelActa;
}

const captureOf = (captura: Captura): CapturaDelActa => {
  switch (captura.estado) {
    case 'omitida':
      return { estado: captura.estado, razon: captura.razon };
    case 'registrada':
      return { estado: captura.estado, folio: captura.folio, fecha: captura.fecha };
    default:
      return { estado: captura.estado, folio: captura.folio };
  }
};

const bimesterOf = (seguimiento: Seguimiento, { directorio }: Naming): BimestreDelActa => {
  const { bimestre, unidades, sinReporte, reincidentes, informe, captura, reportes } = seguimiento;
  const names = (claves: readonly ClavePuesto[]): readonly string[] =>
    claves.map((clave) => nombreDePuesto(directorio, clave));
  const asked = [...new Set([...Object.keys(unidades), ...Object.keys(reportes)])];
  return {
    bimestre: nombreBimestre(bimestre),
    reportaron: names(asked.filter((unidad) => !sinReporte.includes(unidad))),
    sinReporte: names(sinReporte),
    reincidentes: names(reincidentes),
    ...(informe && { informe: informe.pdf.sha256 }),
    ...(captura && { captura: captureOf(captura) }),
  };
};

/** Every bimonthly report of the ciclo, in order. */
export const bimestresDelActa = ({ seguimientos }: CicloAbierto, viewer: Naming): readonly BimestreDelActa[] =>
  Object.values(seguimientos)
    .toSorted((a, b) => (a.bimestre < b.bimestre ? -1 : 1))
    .map((each) => bimesterOf(each, viewer));
