import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';

/** The three questions put to a command: what it makes, when it says no, and what the same order a second time does. */
export interface Exam<T extends CicloCommand['type']> {
  readonly state: Ciclo;
  readonly command: CommandOf<T>;
  /** Who gives it, and when; SE on 2 March 2026 unless it says otherwise. */
  readonly by?: Context;
  readonly makes: readonly CicloEvent['type'][];
  /** The second time: nothing to do, a no with this code, or the same again (a correction, another question). */
  readonly repeated: 'quiet' | 'again' | { readonly refused: string };
  readonly no: {
    readonly state?: Ciclo;
    readonly command?: Partial<CommandOf<T>>;
    readonly by?: Context;
    readonly code: string;
  } | null;
}
