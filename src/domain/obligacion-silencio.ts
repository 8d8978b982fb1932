import { asunto } from './asunto.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { ClaseObligacion } from './clase-obligacion.js';
import type { ClavePuesto } from './identity.js';
import type { Obligacion } from './obligacion.js';
import { marcaDePlazo } from './plazo.js';

/** Answers without which nothing goes on. A missing receipt stops nobody, and a concurrence has an obligation of its own (2.1). */
const DETIENEN: ReadonlySet<ClaseObligacion> = new Set(['presentar-postura', 'proponer-compromisos']);

/** What SE has to decide where a unit let its date pass: to record "sin respuesta" and go on, or to insist (decision 0008). */
export const ofSilencio = (ciclo: CicloAbierto, owed: readonly Obligacion[], se: ClavePuesto): readonly Obligacion[] =>
  owed
    .filter(({ clase, puesto }) => puesto !== se && DETIENEN.has(clase))
    .filter(({ asunto: key, puesto, plazo }) => plazo && ciclo.vencidos.has(marcaDePlazo(key, puesto, plazo.vence)))
    .map(({ accion, asunto: key, asm }) => ({
      clase: 'seguir-sin-respuesta',
      accion,
      puesto: se,
      asunto: asunto.vencido(key),
      asm,
    }));
