/** Requests that the bot makes with a due date, by the name of their rule. */
export const PLAZOS = ['acuse-mecanismo', 'acuse-notificacion', 'concurrencia', 'postura', 'consulta'] as const;

/** Name of the rule that gives a request its due date. */
export type Plazo = (typeof PLAZOS)[number];

/** What the Mechanism leaves open and each institution decides: named rules, set in the institution file. */
export interface Reglas {
  /** Working days that each request gives, counted from the day after it is made. */
  readonly plazos: Readonly<Record<Plazo, number>>;
  /** Working days before the due date on which the reminder goes out. */
  readonly recordatorio: number;
}

/** The rules of an institution that sets none. */
export const reglasPorOmision: Reglas = {
  plazos: { 'acuse-mecanismo': 5, 'acuse-notificacion': 5, concurrencia: 5, postura: 10, consulta: 5 },
  recordatorio: 2,
};
