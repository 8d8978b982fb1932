import { UnreadableStream } from './stream.js';

/**
 * Tells of every error, and of a record that can't be read only once for each fault that it has: every message, tick and press
 * that needs it fails alike, and hundreds of equal lines would hide the others. A start tells it again.
 */
export const toldOnce = (failed: (error: unknown) => void): ((error: unknown) => void) => {
  const told = new Set<string>();
  return (error) => {
    if (error instanceof UnreadableStream) {
      if (told.has(error.message)) return;
      told.add(error.message);
    }
    failed(error);
  };
};
