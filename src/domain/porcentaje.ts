let format: Intl.NumberFormat | undefined;

/** Made with the first percentage: Mexico's way with numbers takes a start some ten milliseconds to load. */
const formatted = (value: number): string => {
  format ??= new Intl.NumberFormat('es-MX', { maximumFractionDigits: 2 });
  return format.format(value);
};

/** A percentage as people read it: `33.33 %`. */
export const porcentaje = (value: number): string => `${formatted(value)} %`;
