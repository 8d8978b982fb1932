import type { Instante } from '../domain/identity.js';

/** What time it is. In the local start the start page may move it; nothing else reads the machine's clock for business. */
export interface Clock {
  now(): Instante;
}
