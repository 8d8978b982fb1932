import { ACTA } from './ejemplo-acta.js';
import { CIERRE } from './ejemplo-cierre.js';
import { EVIDENCIA } from './ejemplo-evidencia.js';
import type { Paso } from './ejemplo-pasos.js';
import { SEGUIMIENTO, ULTIMO_SEGUIMIENTO } from './ejemplo-seguimiento.js';

/** Phase 5: evidence and a prórroga, one check-in, its report and its capture, the closure of the ASM, the Acta and its results. */
export const FASE_5: readonly Paso[] = [...EVIDENCIA, ...SEGUIMIENTO, ...CIERRE, ...ULTIMO_SEGUIMIENTO, ...ACTA];
