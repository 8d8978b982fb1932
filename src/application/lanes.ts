/** The items by lane, each lane in the order of the items. */
const lanesOf = <T>(items: readonly T[], laneOf: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const lanes = new Map<string, T[]>();
  for (const item of items) {
    const lane = lanes.get(laneOf(item)) ?? [];
    lane.push(item);
    lanes.set(laneOf(item), lane);
  }
  return lanes;
};

/**
 * Works through the items, those of one lane in their order and up to `width` lanes at once. Ends when everything has
 * ended, then throws the first error.
 */
export const inLanes = async <T>(
  items: readonly T[],
  laneOf: (item: T) => string,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const lanes = lanesOf(items, laneOf);
  const waiting = lanes.values();
  const worker = async (): Promise<void> => {
    for (const lane of waiting) for (const item of lane) await work(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(width, lanes.size) }, worker));
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
