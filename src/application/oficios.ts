import type { AvisoPreparado } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { Refusal } from '../domain/refusal.js';
import type { Viewer } from './chat/feature.js';

/** Prepares the notices of every unit that has something to be notified of: folio, ASM and both renderings of the oficio, kept in the archive. */
export type PrepareOficios = (ciclo: CicloAbierto, viewer: Viewer) => Promise<readonly AvisoPreparado[] | Refusal>;
