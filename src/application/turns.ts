import type { PersonId } from '../domain/identity.js';
import type { Messenger } from './messenger.js';

/** The turns of what leaves by itself: as the service's rates want it, until the program ends. */
export class Turns {
  readonly #messenger: Messenger;
  /** Lets each of those go who wait. */
  readonly #waiting = new Set<() => void>();
  #ended = false;

  constructor(messenger: Messenger) {
    this.#messenger = messenger;
  }

  /** Whether no turn comes any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Waits for the turn of a message to that person; `false` when the program ends first. */
  async take(person: PersonId): Promise<boolean> {
    const turn = this.#ended ? undefined : this.#messenger.pace?.(person);
    if (turn !== undefined) await this.#untilEnded(turn);
    return !this.#ended;
  }

  /** Nobody waits any more, and no turn comes. */
  end(): void {
    this.#ended = true;
    for (const letGo of this.#waiting) letGo();
  }

  /** A race against one promise that lives as long as the program would keep something of every message. */
  #untilEnded(turn: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      turn.then(resolve, reject).finally(() => this.#waiting.delete(resolve));
    });
  }
}
