import type { ActaEvent } from './acta-event.js';
import type { AsmId, Clasificacion, TextoAsm, Valoracion } from './asm.js';
import type { CierreEvent } from './cierre-event.js';
import type { CompromisoEvent } from './compromiso-event.js';
import type { ConvenioEvent } from './convenio-event.js';
import type { EvidenciaEvent } from './evidencia-event.js';
import type { Archivo, ClavePuesto, Fecha } from './identity.js';
import type { Plazo } from './plazo.js';
import type { ContenidoPostura } from './postura.js';
import type { ProrrogaEvent } from './prorroga-event.js';
import type { RelevoEvent } from './relevo-event.js';
import type { SeguimientoEvent } from './seguimiento-event.js';

/** What a ciclo is about (Mechanism, front page and section II). Cycle data: nothing of it is fixed in the program. */
export interface DatosCiclo {
  /** Lower-case letters, digits and hyphens, such as `pae-2025-electoral`. */
  readonly id: string;
  /** Year of the Programa Anual de Evaluación. */
  readonly pae: number;
  /** Fiscal year evaluated. */
  readonly ejercicio: number;
  readonly programa: string;
  readonly evaluacion: string;
  /** Articles that found the follow-up, one per line of the legal basis. */
  readonly marcoLegal: readonly string[];
  /** Year of the next Programa Anual de Actividades. */
  readonly paaSiguiente: number;
}

/** Oficio of a notice, in both renderings. */
export interface Oficio {
  readonly docx: Archivo;
  readonly pdf: Archivo;
}

/** A file from which ASM were taken, and what people changed of what the program read in it. */
export interface Importacion {
  readonly archivo: Archivo;
  /** How many ASM the program proposed, and how many of them people left out. */
  readonly propuestos: number;
  readonly quitados: number;
  /** How many of the registered ones people corrected, and how many they added. */
  readonly corregidos: number;
  readonly agregados: number;
}

/** Every fact that a ciclo's stream can hold. Stored for ever: a shape once written keeps being read. */
export type CicloEvent =
  | ActaEvent
  | CierreEvent
  | CompromisoEvent
  | ConvenioEvent
  | EvidenciaEvent
  | SeguimientoEvent
  | ProrrogaEvent
  | RelevoEvent
  | { readonly type: 'ciclo-abierto'; readonly datos: DatosCiclo }
  | { readonly type: 'mecanismo-adjuntado'; readonly archivo: Archivo; readonly plazo: Plazo }
  | {
      readonly type: 'mecanismo-aprobado';
      readonly sha256: string;
      readonly puestos: readonly ClavePuesto[];
      /** Posts without anyone who could sign for them that day: asked when they have one. */
      readonly vacantes?: readonly ClavePuesto[];
      readonly plazo: Plazo;
    }
  | { readonly type: 'mecanismo-publicado'; readonly puesto: ClavePuesto; readonly plazo: Plazo }
  | { readonly type: 'mecanismo-acusado'; readonly puesto: ClavePuesto }
  | {
      readonly type: 'mecanismo-acusado-en-papel';
      readonly puesto: ClavePuesto;
      readonly archivo: Archivo;
      readonly fecha: Fecha;
      readonly recibio: string;
    }
  | {
      readonly type: 'informe-recibido';
      readonly folio: string;
      readonly fecha: Fecha;
      readonly archivo?: Archivo;
      readonly asmDeclarados: number;
    }
  | { readonly type: 'asm-registrado'; readonly asm: AsmId; readonly texto: TextoAsm }
  | {
      readonly type: 'importacion-registrada';
      readonly importacion: Importacion;
      readonly asm: readonly AsmId[];
    }
  | {
      readonly type: 'conteo-confirmado';
      readonly declarados: number;
      readonly registrados: number;
      readonly motivo?: string;
    }
  | { readonly type: 'causa-raiz-redactada'; readonly asm: AsmId; readonly causaRaiz: string }
  | {
      readonly type: 'asm-corregido';
      readonly asm: AsmId;
      /** The whole text as it stands from now on. */
      readonly texto: TextoAsm;
      readonly motivo: string;
    }
  | { readonly type: 'asm-asignado'; readonly asm: AsmId; readonly unidades: readonly ClavePuesto[] }
  | {
      readonly type: 'notificacion-emitida';
      readonly id: string;
      readonly folio: string;
      readonly unidad: ClavePuesto;
      readonly asm: readonly AsmId[];
      readonly oficio: Oficio;
      readonly plazo: Plazo;
    }
  | { readonly type: 'notificacion-acusada'; readonly id: string }
  | {
      readonly type: 'acuse-en-papel-registrado';
      readonly id: string;
      readonly archivo: Archivo;
      readonly fecha: Fecha;
      readonly recibio: string;
    }
  | {
      readonly type: 'persona-no-alcanzada';
      readonly asunto: string;
      readonly persona: string;
      readonly codigo: string;
    }
  | { readonly type: 'asm-valorado'; readonly asm: AsmId; readonly valoracion: Valoracion }
  | {
      readonly type: 'concurrencia-solicitada';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly plazo: Plazo;
    }
  | {
      readonly type: 'concurrencia-expresada';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly observaciones?: string;
    }
  | {
      readonly type: 'observaciones-atendidas';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly atencion: string;
    }
  | {
      readonly type: 'asm-clasificado';
      readonly asm: AsmId;
      readonly clasificacion: Clasificacion;
      /** Units that were asked for their position under the classification that this one replaces. */
      readonly unidades: readonly ClavePuesto[];
    }
  | {
      readonly type: 'asm-deseleccionado';
      readonly asm: AsmId;
      readonly razon: string;
      /** Units that had been notified of it. */
      readonly unidades: readonly ClavePuesto[];
    }
  | { readonly type: 'postura-solicitada'; readonly asm: AsmId; readonly unidad: ClavePuesto; readonly plazo: Plazo }
  | {
      readonly type: 'postura-preparada';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly contenido: ContenidoPostura;
      /** The titular is to be told that it is ready. */
      readonly avisa?: true;
    }
  | { readonly type: 'anexo-agregado'; readonly asm: AsmId; readonly unidad: ClavePuesto; readonly archivo: Archivo }
  | { readonly type: 'anexo-retirado'; readonly asm: AsmId; readonly unidad: ClavePuesto; readonly sha256: string }
  | {
      readonly type: 'postura-presentada';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly numero: number;
      readonly contenido: ContenidoPostura;
      readonly archivos: readonly Archivo[];
    }
  | { readonly type: 'postura-atendida'; readonly asm: AsmId; readonly unidad: ClavePuesto }
  | {
      readonly type: 'postura-devuelta';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly observaciones: string;
      readonly plazo: Plazo;
    }
  | {
      readonly type: 'postura-insistida';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly razones: string;
      readonly plazo: Plazo;
    }
  | {
      readonly type: 'sin-respuesta-registrada';
      readonly asunto: string;
      readonly puesto: ClavePuesto;
      readonly asm?: AsmId;
    }
  | {
      readonly type: 'consulta-planteada';
      readonly id: string;
      readonly puesto: ClavePuesto;
      readonly asm?: AsmId;
      readonly texto: string;
      readonly plazo: Plazo;
    }
  | { readonly type: 'consulta-respondida'; readonly id: string; readonly respuesta: string }
  | {
      readonly type: 'recordatorio-emitido';
      readonly asunto: string;
      readonly puesto: ClavePuesto;
      readonly vence: Fecha;
    }
  | { readonly type: 'plazo-vencido'; readonly asunto: string; readonly puesto: ClavePuesto; readonly vence: Fecha };

/** An event of one type. */
export type EventOf<T extends CicloEvent['type']> = Extract<CicloEvent, { readonly type: T }>;
