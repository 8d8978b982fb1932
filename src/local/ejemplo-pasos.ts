import type { ClaveAccion } from '../domain/accion-clave.js';
import type { Escena } from './ejemplo-escena.js';

/** One step of the sample: the key action that it belongs to, what happens (es-MX), and how. */
export interface Paso {
  readonly accion: ClaveAccion;
  readonly que: string;
  readonly hace: (escena: Escena) => Promise<void>;
}
