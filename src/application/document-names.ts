import type { ClaseAsm, PrioridadAsm, TipoAsm } from '../domain/asm.js';
import type { ClaseInstrumento } from '../domain/compromiso.js';
import type { EstadoAvance } from '../domain/seguimiento-state.js';

/** es-MX names of the types of action, as documents print them. */
export const TIPOS_EN_DOCUMENTO: Readonly<Record<TipoAsm, string>> = {
  diseno: 'Diseño',
  gestion: 'Gestión',
  proceso: 'Proceso',
  estructura: 'Estructura',
};

/** es-MX names of the kinds of ASM, as documents print them. */
export const CLASES_EN_DOCUMENTO: Readonly<Record<ClaseAsm, string>> = {
  hallazgo: 'Hallazgo',
  oportunidad: 'Oportunidad',
  debilidad: 'Debilidad',
  amenaza: 'Amenaza',
  'sin-precisar': 'Sin precisar en el informe',
};

/** es-MX names of the priorities, as documents print them. */
export const PRIORIDADES_EN_DOCUMENTO: Readonly<Record<PrioridadAsm, string>> = {
  inmediata: 'Inmediata',
  'corto-plazo': 'Corto plazo',
  'mediano-plazo': 'Mediano plazo',
};

/** es-MX names of the governing instruments, as documents print them; what is none of them is named by its own name. */
export const INSTRUMENTOS_EN_DOCUMENTO: Readonly<Record<ClaseInstrumento, string>> = {
  mir: 'Matriz de Indicadores para Resultados (MIR)',
  paa: 'Programa Anual de Actividades (PAA)',
  'manual-organizacion': 'Manual de organización',
  'manual-procedimientos': 'Manual de procedimientos',
  otro: '',
};

/** The same, where one is chosen from a list. */
export const INSTRUMENTOS_EN_LISTA: Readonly<Record<ClaseInstrumento, string>> = {
  ...INSTRUMENTOS_EN_DOCUMENTO,
  otro: 'Otro instrumento rector',
};

/** es-MX names of the states of a matter (5.2), in cards and documents. */
export const ESTADOS_DE_AVANCE: Readonly<Record<EstadoAvance, string>> = {
  atendido: 'Atendido',
  'en-proceso': 'En proceso',
  'no-iniciado': 'No iniciado',
  otro: 'Otro',
};
