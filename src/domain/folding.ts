/**
 * Records that the fold under way has made itself: nobody else has seen them yet, so it goes on writing in them. A copy
 * for each event would cost the square of the number of ASM.
 */
let own: WeakSet<object> | undefined;

/**
 * Runs a fold. What it is given is never changed, and from its end on neither is what it made. Purely synchronous: no
 * other work comes in between.
 */
export const folding = <T>(work: () => T): T => {
  const outer = own;
  own = new WeakSet();
  try {
    return work();
  } finally {
    own = outer;
  }
};

const ownCopy = <T extends object>(known: T, copy: (known: T) => T): T => {
  if (own?.has(known)) return known;
  const made = copy(known);
  own?.add(made);
  return made;
};

/** The record with that entry: a copy, except while a fold writes in a record of its own. */
export const withEntry = <T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T,
): Readonly<Record<string, T>> => {
  const written = ownCopy(record, (known) => ({ ...known }));
  // Never by assignment: `__proto__` would not become a key.
  return Object.defineProperty(written, key, { value, enumerable: true, writable: true, configurable: true });
};

/** The set with that member: a copy, except while a fold writes in a set of its own. */
export const withMember = <T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> => {
  const written: ReadonlySet<T> = ownCopy<ReadonlySet<T>>(set, (known) => new Set(known));
  if (written instanceof Set) written.add(member);
  return written;
};
