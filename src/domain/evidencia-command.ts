import type { LugarEvidencia } from './evidencia-event.js';
import type { ActoAprobacion, InstrumentoVigente } from './evidencia-state.js';
import type { Archivo, ClavePuesto } from './identity.js';

/** Orders of 5.1. Who may give each one is in `permiso.ts`. */
export type EvidenciaCommand =
  | (LugarEvidencia & { readonly type: 'archivar-evidencia'; readonly archivo: Archivo })
  | {
      readonly type: 'registrar-acto';
      readonly unidad: ClavePuesto;
      readonly evidencia: string;
      readonly acto: ActoAprobacion;
    }
  | {
      readonly type: 'registrar-instrumento';
      readonly unidad: ClavePuesto;
      readonly evidencia: string;
      readonly instrumento: InstrumentoVigente;
    }
  | { readonly type: 'aceptar-evidencia'; readonly evidencia: string }
  | { readonly type: 'devolver-evidencia'; readonly evidencia: string; readonly observaciones: string };
