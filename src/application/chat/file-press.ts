import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Archivo, PersonId } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import type { PendingFile, Press, Turn, Typed } from './feature.js';
import { beginning } from './long-text.js';

/** Finds a file that a person dropped in the chat and that waits for its place. */
export type FindFile = (person: PersonId, id: string) => Promise<PendingFile | undefined>;

/** What the record keeps of a file that found its place. */
export const archivoOf = ({ sha256, nombre, tipo, bytes }: PendingFile): Archivo => ({ sha256, nombre, tipo, bytes });

/** Said where a button names a file that is not among the sender's own. */
export const FILE_GONE: Reply = {
  text: 'No se encontró ese archivo entre los suyos. Adjúntelo de nuevo en este chat.',
};

/** A press about a file that waits: finds it among the sender's own, or says that it is not there. */
export const fileFor =
  (find: FindFile, act: (turn: Turn, typed: Typed, archivo: Archivo) => Promise<Reply>): Press =>
  async (turn, typed) => {
    const file = await find(turn.viewer.person, typed['archivo'] ?? '');
    if (file === undefined) return FILE_GONE;
    return act(turn, typed, archivoOf(file));
  };

/** Asks with which of many matters a file goes; each option holds what its press is told. */
export const eligeAsunto = (
  ciclo: CicloAbierto,
  typed: Typed,
  nombre: string,
  pregunta: {
    readonly titulo: string;
    readonly campo: string;
    readonly opciones: readonly { readonly title: string; readonly value: string }[];
  },
): Reply => ({
  card: {
    template: 'archivo-asm',
    data: {
      ciclo: ciclo.datos.id,
      archivo: typed['archivo'] ?? '',
      nombre: beginning(nombre, 160, 1),
      ...pregunta,
    },
  },
});
