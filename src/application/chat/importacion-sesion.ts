import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Reply } from '../chat.js';
import type { Reading } from '../import/reading.js';
import type { Card } from '../messenger.js';
import { type Borrador, type Propuesta, propuestasOf } from './importacion-borrador.js';

/** One look at an import: the draft as it is now, what its file says, and the ASM that come of both. */
export interface Sesion {
  readonly ciclo: CicloAbierto;
  readonly borrador: Borrador;
  readonly lectura: Reading;
  readonly propuestas: readonly Propuesta[];
}

/** The session of a draft over what its file says. */
export const sesionOf = (ciclo: CicloAbierto, borrador: Borrador, lectura: Reading): Sesion => ({
  ciclo,
  borrador,
  lectura,
  propuestas: propuestasOf(borrador, lectura),
});

/** A card of the import: every button carries the draft and the revision that it shows. */
export const importCard = (
  { ciclo, borrador }: Pick<Sesion, 'ciclo' | 'borrador'>,
  template: string,
  data: Card['data'],
  notice?: Card['notice'],
): Reply => ({
  card: {
    template,
    data: {
      ciclo: ciclo.datos.id,
      importacion: borrador.id,
      r: String(borrador.revision),
      etiqueta: `Acción 1.2 · PAE ${ciclo.datos.pae} · ${borrador.archivo.nombre}`,
      ...data,
    },
    ...(notice === undefined ? {} : { notice }),
  },
});

/** An index within a list, whatever the client sent. */
export const indexIn = (value: string | undefined, length: number): number => {
  const index = Number(value);
  return Number.isInteger(index) ? Math.max(0, Math.min(index, length - 1)) : 0;
};
