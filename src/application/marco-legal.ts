/** A disposition of the legal basis inside a sentence: without the period that somebody may have typed. */
export const enOracion = (disposicion: string): string => disposicion.replace(/[\s.;]+$/u, '');

/** A disposition of the legal basis as an item of a list: it ends in one period, however it was typed. */
export const enRenglon = (disposicion: string): string => `${enOracion(disposicion)}.`;
