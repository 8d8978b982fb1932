/** Items that may wait behind those of their own lanes, for each lane at work. */
const BEHIND = 10;

/**
 * Works through the items as they come, those of one lane in their order and up to `width` lanes at once. After the first
 * error, of a work or of what gives the items, nothing new begins; it ends when everything has ended, then throws that error.
 */
export const inLanes = async <T>(
  items: Iterable<T> | AsyncIterable<T>,
  laneOf: (item: T) => string,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const errors: unknown[] = [];
  const lanes = new Map<string, T[]>();
  const atWork = new Set<Promise<void>>();
  let waiting = 0;
  const through = async (lane: string, own: readonly T[]): Promise<void> => {
    for (const item of own) {
      waiting -= 1;
      if (errors.length > 0) continue;
      await work(item).catch((error: unknown) => errors.push(error));
    }
    lanes.delete(lane);
  };
  const begin = (lane: string, item: T): void => {
    const own = [item];
    lanes.set(lane, own);
    const running: Promise<void> = through(lane, own).finally(() => atWork.delete(running));
    atWork.add(running);
  };
  try {
    for await (const item of items) {
      while (atWork.size >= width || waiting >= width * BEHIND) await Promise.race(atWork);
      if (errors.length > 0) break;
      const lane = laneOf(item);
      waiting += 1;
      const before = lanes.get(lane);
      if (before === undefined) begin(lane, item);
      else before.push(item);
    }
  } catch (error) {
    errors.push(error);
  }
  await Promise.all(atWork);
  if (errors.length > 0) throw errors[0];
};
