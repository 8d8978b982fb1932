/** The value at a path of parsed JSON, or undefined. */
export const field = (source: unknown, ...path: readonly string[]): unknown => {
  let value = source;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
};
