import type { Filled } from './journey-desk.js';

/** What the people of the journey write about the 23 findings of the real extract. Texts are es-MX. */

const idsFrom = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `ASM-${String(first + index).padStart(2, '0')}`);

export const ASM_DEL_EXTRACTO = 23;

/** Those of the first agency of the extract but the first one, which is answered apart. */
export const DE_CAMPO_SIN_EL_PRIMERO = idsFrom(2, 10);
/** Those of the second agency but the last one, which is rejected. */
export const DE_MUJER_SIN_EL_ULTIMO = idsFrom(11, 22);

export const INFORME_REAL: Filled = { folio: 'SEE-PAE-2018-023', asmDeclarados: String(ASM_DEL_EXTRACTO) };
/** What SE corrects in the review before anything is recorded. */
export const CORRECCION: Filled = { ubicacion: 'Hoja1, renglón 3' };
export const CAUSA: Filled = { causaRaiz: 'El programa se opera sin un diagnóstico de la población que atiende.' };

export const VALORACION_PRIMERO: Filled = {
  viabilidad: 'si',
  factibilidad: 'si',
  razonViabilidad: 'El diagnóstico es atribución de la unidad.',
  razonFactibilidad: 'Puede concluirse antes de integrar el PAA.',
  impacto: 'diseno,logica-causal',
};
export const VALORACION_DEMAS: Filled = {
  viabilidad: 'si',
  factibilidad: 'si',
  razonViabilidad: 'Las unidades tienen atribuciones para atenderlos.',
  razonFactibilidad: 'Requieren trabajo de gabinete, sin recursos adicionales.',
  alcance: `Los marcados de todas las páginas (${ASM_DEL_EXTRACTO - 1})`,
};
export const OBSERVADO: Filled = {
  observacion: 'Conviene precisar que el diagnóstico estatal abarca los tres programas del Fondo.',
};
export const ATENCION: Filled = { atencion: 'Se precisa: el diagnóstico abarca los tres programas del Fondo.' };

export const CLASIFICACION_PRIMERO: Filled = {
  tipo: 'diseno',
  razonTipo: 'Modifica el diseño del programa.',
  prioridad: 'inmediata',
  razonPrioridad: 'De él dependen los demás.',
};
export const CLASIFICACION_DEMAS: Filled = {
  tipo: 'gestion',
  razonTipo: 'Corrigen la gestión de los programas.',
  prioridad: 'corto-plazo',
  razonPrioridad: 'Se requieren para el siguiente ejercicio.',
  alcance: VALORACION_DEMAS['alcance'] ?? '',
};

export const BORRADOR = {
  sentido: 'aceptada-con-precisiones',
  justificacion: 'Procede respecto de los productores que atiende la unidad.',
  propuestas: 'Elaborar el diagnóstico.',
} satisfies Filled;
export const DE_NUEVO: Filled = {
  sentido: 'aceptada',
  justificacion: 'Procede en sus términos.',
  propuestas: '1. Levantamiento de información, en enero.\n2. Diagnóstico con árbol de problemas, en marzo.',
};
/** The same position before many ASM. */
export const CONJUNTA: Filled = {
  sentido: 'aceptada',
  justificacionDeTodas: 'Coincide con lo observado al integrar el informe anual.',
  propuestasDeTodas: 'Programa de trabajo con fechas y responsables, en enero.',
};
export const RECHAZO: Filled = { sentido: 'rechazada', justificacion: 'La función corresponde a otra área.' };
export const ACEPTADO_TRAS_INSISTIR: Filled = {
  sentido: 'aceptada-con-precisiones',
  justificacion: 'Se acepta en la parte presupuestaria del indicador.',
  propuestas: 'Ficha técnica del indicador, en febrero.',
};

export const DEVOLUCION = 'Precise las actividades y sus fechas: «elaborar el diagnóstico» no permite dar seguimiento.';
export const INSISTENCIA = 'El criterio C exige que la mejora conste en un instrumento vigente.';
export const SIN_SELECCIONAR = 'La unidad sostiene su rechazo con razones atendibles.';

export const AVANCE: Filled = {
  porcentaje: '40',
  estado: 'en-proceso',
  comentarios: 'Concluyó el levantamiento de información.',
  conEvidencia: 'false',
};
