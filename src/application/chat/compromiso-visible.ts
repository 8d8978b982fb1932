import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Compromiso, puedeProponerse } from '../../domain/compromiso.js';
import { posturaKey, ultimaVersion } from '../../domain/postura.js';
import { compromisoOf } from './compromiso-borrador.js';
import type { Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { holds, readsAll } from './matter.js';

const TEXT = 500;

/** The commitment, when there is one and the viewer may see it. */
export const visibleCompromiso = (
  ciclo: CicloAbierto,
  asm: string,
  unidad: string,
  viewer: Viewer,
): Compromiso | undefined => {
  const found = compromisoOf(ciclo, asm, unidad);
  return found !== undefined && (holds(viewer, unidad) || readsAll(viewer)) ? found : undefined;
};

/** Whether this viewer writes it now: it is the unit's turn, and they are on its post. */
export const writes = (compromiso: Compromiso, ciclo: CicloAbierto, viewer: Viewer): boolean =>
  puedeProponerse(compromiso) &&
  holds(viewer, compromiso.unidad) &&
  ciclo.asm[compromiso.asm]?.seleccion.estado === 'seleccionado';

/** What a commitment answers: the recommendation and what the position proposed. */
export const helpData = (ciclo: CicloAbierto, { asm, unidad }: Compromiso) => {
  const texto = ciclo.asm[asm]?.texto;
  const postura = ciclo.posturas[posturaKey(asm, unidad)];
  const propuestas = postura === undefined ? '' : (ultimaVersion(postura)?.contenido.propuestas ?? '');
  return {
    recomendacion: beginning(texto?.recomendacion ?? texto?.hallazgo ?? '', TEXT),
    propuestas: beginning(propuestas, TEXT),
    asuntoAsm: asunto.asm(asm),
  };
};
