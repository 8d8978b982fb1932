/** The entry of that key, or undefined. Keys come from clients: `constructor` must not find what every object inherits. */
export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
