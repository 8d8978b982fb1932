import type { PrepareDictamen } from '../prepare-dictamen.js';
import { cierreFeature } from './cierre.js';
import { cierreSinSolventarFeature } from './cierre-sin-solventar.js';
import { cierresFeature } from './cierres.js';
import type { Feature } from './feature.js';
import type { FindFile } from './file-press.js';

/** The closure of the ASM in the chat: the list, each dictamen, and what is closed without being solventado (section IV). */
export const cierreFeatures = (prepare: PrepareDictamen, find: FindFile): readonly Feature[] => [
  cierresFeature,
  cierreFeature(prepare),
  cierreSinSolventarFeature(find),
];
