import type { Reply } from '../chat.js';
import type { Viewer } from './feature.js';
import { isSecretaria } from './matter.js';

/** What is answered while no ciclo is open, and what to do about it. */
export const sinCiclo = (viewer: Viewer): Reply => ({
  text: isSecretaria(viewer)
    ? 'Aún no hay un ciclo abierto. Escriba «ciclo» para abrir uno.'
    : 'Aún no hay un ciclo abierto. Lo abre la Secretaría Ejecutiva; cuando algo le corresponda, se le avisará en este chat.',
});
