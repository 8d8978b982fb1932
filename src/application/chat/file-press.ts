import type { Archivo, PersonId } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import type { PendingFile, Press, Turn, Typed } from './feature.js';

/** Finds a file that a person dropped in the chat and that waits for its place. */
export type FindFile = (person: PersonId, id: string) => Promise<PendingFile | undefined>;

const GONE: Reply = { text: 'No se encontró ese archivo entre los suyos. Adjúntelo de nuevo en este chat.' };

/** A press about a file that waits: finds it among the sender's own, or says that it is not there. */
export const fileFor =
  (find: FindFile, act: (turn: Turn, typed: Typed, archivo: Archivo) => Promise<Reply>): Press =>
  async (turn, typed) => {
    const file = await find(turn.viewer.person, typed['archivo'] ?? '');
    if (file === undefined) return GONE;
    const { id: _id, ...archivo } = file;
    return act(turn, typed, archivo);
  };
