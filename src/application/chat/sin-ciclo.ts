import type { Reply } from '../chat.js';
import type { Viewer } from './feature.js';
import { isSecretaria } from './matter.js';

/** That no ciclo is open, and what this person does about it (es-MX). */
export const sinCicloText = (viewer: Viewer): string =>
  isSecretaria(viewer)
    ? 'Aún no hay un ciclo abierto. Escriba «ciclo» para abrir uno.'
    : 'Aún no hay un ciclo abierto. Lo abre la Secretaría Ejecutiva; cuando algo le corresponda, se le avisará en este chat.';

/** What is answered while no ciclo is open. */
export const sinCiclo = (viewer: Viewer): Reply => ({ text: sinCicloText(viewer) });
