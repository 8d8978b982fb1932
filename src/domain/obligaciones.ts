import type { CicloAbierto } from './ciclo-state.js';
import type { ClavePuesto } from './identity.js';
import type { Obligacion } from './obligacion.js';
import { ofCierre } from './obligacion-cierre.js';
import { ofCompromisos, ofConvenio, ofDifusion } from './obligacion-convenio.js';
import { ofFasesIniciales } from './obligacion-fases.js';
import { ofImplementacion } from './obligacion-implementacion.js';
import { ofRelevos } from './obligacion-relevo.js';
import { ofSeguimiento } from './obligacion-seguimiento.js';
import { ofSilencio } from './obligacion-silencio.js';

/** Everything that is owed in a ciclo now. `se` is the post of the Secretaría Ejecutiva. */
export const obligacionesDe = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const owed = [
    ...ofFasesIniciales(ciclo, se),
    ...ofCompromisos(ciclo, se),
    ...ofConvenio(ciclo, se),
    ...ofDifusion(ciclo, se),
    ...ofSeguimiento(ciclo, se),
    ...ofImplementacion(ciclo, se),
    ...ofCierre(ciclo, se),
    ...ofRelevos(ciclo),
  ];
  return [...owed, ...ofSilencio(ciclo, owed, se)];
};
