/** What an assignment does with the units that an ASM has already: adds to them, takes their place, or takes some away. */
export const MODOS_ASIGNACION = ['agregar', 'sustituir', 'quitar'] as const;

/** One of `MODOS_ASIGNACION`. */
export type ModoAsignacion = (typeof MODOS_ASIGNACION)[number];
