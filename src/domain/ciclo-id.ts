const CICLO_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Longest id of a ciclo: together with a matter and a person it must fit in a store's key (255 characters). */
const MAX_CICLO_ID = 64;

/** Whether a text can be the id of a ciclo: lower-case letters, digits and single hyphens. It names a stream of the record. */
export const esCicloId = (id: string): boolean => id.length <= MAX_CICLO_ID && CICLO_ID.test(id);
