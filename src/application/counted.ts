/** A number with its noun: «1 puesto», «3 puestos». */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The same as an item of a list; none when there is nothing to count. */
export const countedIfAny = (count: number, one: string, many = one): readonly string[] =>
  count === 0 ? [] : [counted(count, one, many)];
