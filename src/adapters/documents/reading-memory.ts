const WATCH_MS = 50;
const MIB = 1024 * 1024;

/**
 * Calls `over` when the whole process holds `growthMb` MiB more than now. A thread's own limit counts JavaScript objects only: what
 * a PDF inflates lies outside of that heap, and a file of 800 bytes took 8 GB.
 */
export const watchMemory = (growthMb: number, over: () => void): void => {
  const most = process.memoryUsage.rss() + growthMb * MIB;
  setInterval(() => {
    if (process.memoryUsage.rss() > most) over();
  }, WATCH_MS);
};
