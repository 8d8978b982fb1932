/** A rule's "no": a value that says why, and what to do next. Both sentences are es-MX and go to the person as they are. */
export interface Refusal {
  readonly refused: true;
  /** Stable key for tests and logs, such as `asm-sin-notificar`. */
  readonly code: string;
  readonly why: string;
  readonly next: string;
}

/** Builds a refusal. `why` and `next` are complete es-MX sentences. */
export const refuse = (code: string, why: string, next: string): Refusal => ({ refused: true, code, why, next });

/** Tells a refusal from the events of a decision. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
