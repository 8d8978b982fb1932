import type { Acta } from './acta.js';
import type { CicloAbierto } from './ciclo-state.js';

/** The last Acta made, whatever became of it. */
const ultimaActa = ({ actas }: CicloAbierto): Acta | undefined => actas.at(-1);

/** The Acta that waits for signatures. */
export const actaEnFirma = (ciclo: CicloAbierto): Acta | undefined => {
  const last = ultimaActa(ciclo);
  return last?.situacion.estado === 'en-firma' ? last : undefined;
};

/** The Acta signed by all: the ciclo has ended. */
export const actaSuscrita = ({ actas }: CicloAbierto): Acta | undefined =>
  actas.findLast(({ situacion }) => situacion.estado === 'suscrita');
