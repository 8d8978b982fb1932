const FORMAT = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 2 });

/** A percentage as people read it: `33.33 %`. */
export const porcentaje = (value: number): string => `${FORMAT.format(value)} %`;
