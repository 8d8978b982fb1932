import { CIERRE } from './ejemplo-cierre.js';
import { EVIDENCIA } from './ejemplo-evidencia.js';
import type { Paso } from './ejemplo-pasos.js';
import { SEGUIMIENTO } from './ejemplo-seguimiento.js';

/** What is built of phase 5: evidence and a prórroga, one check-in, its report and its capture, and the closure of the ASM. */
export const FASE_5: readonly Paso[] = [...EVIDENCIA, ...SEGUIMIENTO, ...CIERRE];
