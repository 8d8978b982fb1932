/** A piece of work that has not ended within its limit; it goes on. */
export const LATE = Symbol('late');

/** Waits for the work at most so many milliseconds. Rejects as the work does. */
export const inTime = async <T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

/** The works under way, so that a stop can wait for those whose HTTP answer is already gone. */
export class Works {
  private readonly running = new Set<Promise<unknown>>();

  /** Watches the work until its end; `onError` gets what it threw, so that no rejection is left unhandled. */
  track(work: Promise<unknown>, onError: (error: unknown) => void): void {
    const watched = work.catch(onError).finally(() => this.running.delete(watched));
    this.running.add(watched);
  }

  /** Resolves when nothing is under way, works started meanwhile included. */
  async drained(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
