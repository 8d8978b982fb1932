/** Requests that the bot makes with a due date, by the name of their rule. */
export const PLAZOS = ['aprobacion', 'acuse-mecanismo', 'acuse-notificacion', 'concurrencia', 'postura', 'consulta'] as const;

/** Name of the rule that gives a request its due date. */
export type ClasePlazo = (typeof PLAZOS)[number];

/** What the Mechanism leaves open and each institution decides: named rules, set in the institution file. */
export interface Reglas {
  /** Working days that each request gives, counted from the day after it is made. */
  readonly plazos: Readonly<Record<ClasePlazo, number>>;
  /** Working days before the due date on which the reminder goes out. */
  readonly recordatorio: number;
  /** Pattern of a notice's folio: `{puesto}`, `{ciclo}`, `{numero}` (consecutive in the ciclo) and `{anio}` (of the PAE) are filled in. */
  readonly folio: string;
}

/** The rules of an institution that sets none. */
export const reglasPorOmision: Reglas = {
  plazos: { aprobacion: 5, 'acuse-mecanismo': 5, 'acuse-notificacion': 5, concurrencia: 5, postura: 10, consulta: 5 },
  recordatorio: 2,
  folio: '{puesto}/{ciclo}/{numero}',
};
