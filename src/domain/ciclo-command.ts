import type { ActaCommand } from './acta-command.js';
import type { AsmId, Clasificacion, TextoAsm, Valoracion } from './asm.js';
import type { DatosCiclo, Importacion, Oficio } from './ciclo-event.js';
import type { CierreCommand } from './cierre-command.js';
import type { ConvenioCommand } from './convenio-command.js';
import type { EvidenciaCommand } from './evidencia-command.js';
import type { Archivo, ClavePuesto, Fecha } from './identity.js';
import type { ModoAsignacion } from './modo-asignacion.js';
import type { ContenidoPostura } from './postura.js';
import type { ProrrogaCommand } from './prorroga-command.js';
import type { RelevoCommand } from './relevo-command.js';
import type { SeguimientoCommand } from './seguimiento-command.js';

/** A unit's word on one ASM: without observations it agrees. */
export interface RespuestaConcurrencia {
  readonly asm: AsmId;
  readonly observaciones?: string;
}

/** A unit's position on one ASM, among several that it answers at once. */
export interface RespuestaPostura {
  readonly asm: AsmId;
  readonly contenido: ContenidoPostura;
}

/** Every order that a ciclo takes. Who may give each one is in `permiso.ts`. */
export type CicloCommand =
  | ActaCommand
  | CierreCommand
  | ConvenioCommand
  | EvidenciaCommand
  | SeguimientoCommand
  | ProrrogaCommand
  | RelevoCommand
  | { readonly type: 'abrir-ciclo'; readonly datos: DatosCiclo }
  | { readonly type: 'adjuntar-mecanismo'; readonly archivo: Archivo }
  | { readonly type: 'aprobar-mecanismo'; readonly sha256: string }
  | { readonly type: 'acusar-mecanismo'; readonly puesto: ClavePuesto }
  | {
      readonly type: 'registrar-acuse-mecanismo-en-papel';
      readonly puesto: ClavePuesto;
      readonly archivo: Archivo;
      readonly fecha: Fecha;
      readonly recibio: string;
    }
  | { readonly type: 'publicar-mecanismo'; readonly puesto: ClavePuesto }
  | {
      readonly type: 'recibir-informe';
      readonly folio: string;
      readonly fecha: Fecha;
      readonly archivo?: Archivo;
      readonly asmDeclarados: number;
    }
  | {
      readonly type: 'registrar-asm';
      readonly textos: readonly TextoAsm[];
      readonly motivo?: string;
      /** Where the texts come from, when they were read from a file: the same file is registered once. */
      readonly importacion?: Importacion;
    }
  | { readonly type: 'confirmar-conteo'; readonly motivo: string }
  | { readonly type: 'redactar-causa-raiz'; readonly asm: AsmId; readonly causaRaiz: string }
  | {
      readonly type: 'corregir-asm';
      readonly asm: AsmId;
      /** The literal texts as the report has them, blank when it has none; what is absent stays as it is. */
      readonly textos: { readonly hallazgo?: string; readonly recomendacion?: string };
      readonly motivo: string;
    }
  | {
      readonly type: 'asignar-asm';
      readonly asm: readonly AsmId[];
      readonly unidades: readonly ClavePuesto[];
      /** `sustituir` when it is not said. */
      readonly modo?: ModoAsignacion;
    }
  | { readonly type: 'notificar'; readonly avisos: readonly AvisoPreparado[] }
  | { readonly type: 'acusar-notificacion'; readonly id: string }
  | {
      readonly type: 'registrar-acuse-en-papel';
      readonly id: string;
      readonly archivo: Archivo;
      readonly fecha: Fecha;
      readonly recibio: string;
    }
  | {
      readonly type: 'registrar-no-alcanzado';
      readonly asunto: string;
      readonly persona: string;
      readonly codigo: string;
    }
  | {
      readonly type: 'valorar-asm';
      readonly valoraciones: readonly { readonly asm: AsmId; readonly valoracion: Valoracion }[];
    }
  | { readonly type: 'concurrir'; readonly unidad: ClavePuesto; readonly respuestas: readonly RespuestaConcurrencia[] }
  | {
      readonly type: 'atender-observaciones';
      readonly asm: AsmId;
      readonly unidad: ClavePuesto;
      readonly atencion: string;
    }
  | {
      readonly type: 'clasificar-asm';
      readonly clasificaciones: readonly { readonly asm: AsmId; readonly clasificacion: Clasificacion }[];
    }
  | { readonly type: 'deseleccionar-asm'; readonly asm: AsmId; readonly razon: string }
  | {
      readonly type: 'preparar-postura';
      readonly unidad: ClavePuesto;
      readonly asm: AsmId;
      readonly contenido: ContenidoPostura;
      /** The titular is to be told that it is ready. */
      readonly avisa?: true;
    }
  | {
      readonly type: 'preparar-posturas';
      readonly unidad: ClavePuesto;
      readonly respuestas: readonly RespuestaPostura[];
    }
  | {
      readonly type: 'presentar-posturas';
      readonly unidad: ClavePuesto;
      readonly respuestas: readonly RespuestaPostura[];
    }
  | {
      readonly type: 'quitar-anexo';
      readonly unidad: ClavePuesto;
      readonly asm: AsmId;
      readonly sha256: string;
    }
  | { readonly type: 'tomar-nota-de-posturas'; readonly unidad: ClavePuesto; readonly asm: readonly AsmId[] }
  | { readonly type: 'anexar-a-postura'; readonly unidad: ClavePuesto; readonly asm: AsmId; readonly archivo: Archivo }
  | {
      readonly type: 'presentar-postura';
      readonly unidad: ClavePuesto;
      readonly asm: AsmId;
      readonly contenido: ContenidoPostura;
    }
  | { readonly type: 'tomar-nota-de-postura'; readonly unidad: ClavePuesto; readonly asm: AsmId }
  | {
      readonly type: 'devolver-postura';
      readonly unidad: ClavePuesto;
      readonly asm: AsmId;
      readonly observaciones: string;
    }
  | {
      readonly type: 'insistir-en-postura';
      readonly unidad: ClavePuesto;
      readonly asm: AsmId;
      readonly razones: string;
    }
  | { readonly type: 'registrar-sin-respuesta'; readonly asunto: string; readonly puesto: ClavePuesto }
  | { readonly type: 'plantear-consulta'; readonly puesto: ClavePuesto; readonly asm?: AsmId; readonly texto: string }
  | { readonly type: 'responder-consulta'; readonly id: string; readonly respuesta: string }
  | { readonly type: 'recordar-plazo'; readonly asunto: string; readonly puesto: ClavePuesto }
  | { readonly type: 'vencer-plazo'; readonly asunto: string; readonly puesto: ClavePuesto };

/** A notice ready to be issued: its oficio was made for exactly these ASM, under exactly this folio. */
export interface AvisoPreparado {
  readonly unidad: ClavePuesto;
  readonly folio: string;
  readonly asm: readonly AsmId[];
  readonly oficio: Oficio;
}

/** A command of one type. */
export type CommandOf<T extends CicloCommand['type']> = Extract<CicloCommand, { readonly type: T }>;
