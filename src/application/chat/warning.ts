import type { Refusal } from '../../domain/refusal.js';
import type { Card } from '../messenger.js';

/** A refusal as the line above a card: why, and what to do next. */
export const warning = ({ why, next }: Refusal): NonNullable<Card['notice']> => ({
  tone: 'warning',
  text: `${why} ${next}`,
});
