import process from 'node:process';
import type { Ratio } from './statistics.js';

/** Prints one line. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Milliseconds as people compare them. */
export const ms = (value: number): string => `${value.toFixed(value < 100 ? 2 : 0).padStart(7)} ms`;

export const count = (value: number): string => value.toLocaleString('en');

/** One figure beside what the design wants of it. */
export const wanted = (name: string, value: number, reached: boolean, figure: string): void => {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(3);
  say(`  ${name.padEnd(36)} ${shown}   wanted ${figure}: ${reached ? 'reached' : 'NOT REACHED'}`);
};

/** One ratio beside the figure that the design wants, and plainly whether it is reached. */
export const ratioLine = (name: string, { middle, low, high }: Ratio, most: number): void => {
  const reached = middle <= most ? 'reached' : 'NOT REACHED';
  const verdict = low <= most && high > most ? `${reached}, within the spread` : reached;
  const spread = `middle half ${low.toFixed(2)} to ${high.toFixed(2)}`;
  say(`  ${name.padEnd(36)} ${middle.toFixed(2)}   ${spread}   wanted at most ${most}: ${verdict}`);
};
