/** Runs the works of one key one after the other, in the order in which they were given. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work after those of its key that were given before, however they ended. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const running = before.then(work, work);
    this.#last.set(key, running);
    const leave = (): void => {
      if (this.#last.get(key) === running) this.#last.delete(key);
    };
    running.then(leave, leave);
    return running;
  }
}
