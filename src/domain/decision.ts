import type { CicloEvent } from './ciclo-event.js';
import { isRefusal, type Refusal } from './refusal.js';

/** What comes of an order: its events, none when it is done already, or a rule's "no". */
export type Decision = readonly CicloEvent[] | Refusal;

/** The parts of an order as one: the first refusal refuses them all. */
export const allOrNone = (parts: readonly Decision[]): Decision =>
  parts.find(isRefusal) ?? parts.flatMap((part) => (isRefusal(part) ? [] : part));
