import type { AsmId } from './asm.js';
import type { Bimestre } from './bimestre.js';
import type { ClavePuesto } from './identity.js';

/** A matter that a card shows and a button acts on. Its version grows with every event that touches it. */
export type Asunto = string;

/** Builders of the keys of matters. They hold no character that a store forbids in an id. */
export const asunto = {
  ciclo: 'ciclo',
  mecanismo: 'mecanismo',
  informe: 'informe',
  asignacion: 'asignacion',
  notificar: 'notificar',
  acuses: 'acuses',
  seleccion: 'seleccion',
  valoracion: 'valoracion',
  clasificacion: 'clasificacion',
  asm: (id: AsmId): Asunto => `asm.${id}`,
  seleccionAsm: (id: AsmId): Asunto => `seleccion.${id}`,
  acuseMecanismo: (puesto: ClavePuesto): Asunto => `acuse.${puesto}`,
  notificacion: (id: string): Asunto => `notificacion.${id}`,
  concurrencia: (unidad: ClavePuesto): Asunto => `concurrencia.${unidad}`,
  postura: (asm: AsmId, unidad: ClavePuesto): Asunto => `postura.${asm}.${unidad}`,
  posturas: (unidad: ClavePuesto): Asunto => `posturas.${unidad}`,
  compromiso: (asm: AsmId, unidad: ClavePuesto): Asunto => `compromiso.${asm}.${unidad}`,
  compromisos: (unidad: ClavePuesto): Asunto => `compromisos.${unidad}`,
  /** The Convenio as a whole: what is ready, what is missing, every version. */
  convenios: 'convenios',
  convenio: (numero: number): Asunto => `convenio.${numero}`,
  /** The step in which a signer confirms the signature of a version. */
  convenioFirma: (numero: number): Asunto => `convenio-firma.${numero}`,
  paa: 'paa',
  distribucion: 'distribucion',
  copia: (numero: number, puesto: ClavePuesto): Asunto => `copia.${numero}.${puesto}`,
  publicacion: 'publicacion',
  seguimiento: (bimestre: Bimestre, unidad: ClavePuesto): Asunto => `seguimiento.${bimestre}.${unidad}`,
  bimestre: (bimestre: Bimestre): Asunto => `seguimiento.${bimestre}`,
  /** The request of capture of a bimester in the SPP, as the Dirección de Administración sees it. */
  captura: (bimestre: Bimestre): Asunto => `captura.${bimestre}`,
  /** Every ASM of the Convenio with its verdicts. */
  cierres: 'cierres',
  /** Verdicts and closure of one ASM (section IV). */
  cierre: (asm: AsmId): Asunto => `cierre.${asm}`,
  /** The Acta as a whole: what is missing for it, every version. */
  actas: 'actas',
  acta: (numero: number): Asunto => `acta.${numero}`,
  /** The step in which a signer confirms the signature of an Acta. */
  actaFirma: (numero: number): Asunto => `acta-firma.${numero}`,
  resultados: 'resultados',
  evidencias: (asm: AsmId): Asunto => `evidencias.${asm}`,
  /** What a unit is to deliver (5.1), and one product of it. */
  actividad: (asm: AsmId, unidad: ClavePuesto, actividad: string): Asunto => `actividad.${asm}.${unidad}.${actividad}`,
  prorroga: (id: string): Asunto => `prorroga.${id}`,
  entregas: (unidad: ClavePuesto): Asunto => `entregas.${unidad}`,
  correcciones: (unidad: ClavePuesto): Asunto => `correcciones.${unidad}`,
  producto: (asm: AsmId, unidad: ClavePuesto, producto: string): Asunto => `producto.${asm}.${unidad}.${producto}`,
  /** What became overdue, as SE sees it. */
  vencido: (key: Asunto): Asunto => `vencido.${key}`,
  /** What was handed over to the titular of a post. */
  relevo: (puesto: ClavePuesto): Asunto => `relevo.${puesto}`,
  consulta: (id: string): Asunto => `consulta.${id}`,
} as const;

/** Splits a key into its kind and its parts. */
export const partsOf = (key: Asunto): readonly [kind: string, ...rest: string[]] => {
  const [kind = '', ...rest] = key.split('.');
  return [kind, ...rest];
};
