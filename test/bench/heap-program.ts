import process from 'node:process';

/** Loaded before a bot that is watched, with `--expose-gc`: tells what its heap holds, garbage apart, whenever it is asked. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.channel?.unref();
