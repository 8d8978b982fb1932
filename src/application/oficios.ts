import type { AvisoPreparado } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { ClavePuesto } from '../domain/identity.js';
import type { Refusal } from '../domain/refusal.js';
import type { Viewer } from './chat/feature.js';

/**
 * Prepares the notices of the units given that have something to be notified of: folio, ASM and both renderings of the oficio,
 * kept in the archive. Nothing is issued: what is prepared and never ordered stays in the archive and means nothing.
 */
export type PrepareOficios = (
  ciclo: CicloAbierto,
  viewer: Viewer,
  unidades: readonly ClavePuesto[],
) => Promise<readonly AvisoPreparado[] | Refusal>;
