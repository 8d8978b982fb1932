/**
 * Runs the work alone. Who asks while it runs waits for another run after it, one for all who ask meanwhile: the run under
 * way may have looked already at what they ask about.
 */
export const alone = (work: () => Promise<void>): (() => Promise<void>) => {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    if (next !== undefined) return next;
    const run = last.then(() => {
      next = undefined;
      return work();
    });
    next = run;
    last = run.catch(() => undefined);
    return run;
  };
};
