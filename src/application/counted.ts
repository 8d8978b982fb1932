/** A number with its noun: «1 puesto», «3 puestos». */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
