import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The templates' directory, from the compiled tests. */
export const CARDS = join(import.meta.dirname, '..', '..', '..', 'cards');

/** A template with one set of sample data. */
export interface Sample {
  readonly template: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const jsonNames = (directory: string): readonly string[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

export const templateNames = (): readonly string[] => jsonNames(CARDS);

/** The longest template name that the sample's name begins with: `aviso-largo` belongs to `aviso`. */
const templateOf = (sample: string): string => {
  const names = templateNames().filter((name) => sample === name || sample.startsWith(`${name}-`));
  return names.sort((a, b) => b.length - a.length)[0] ?? '';
};

/** All samples of `cards/samples`, each with its template ('' for a sample that belongs to none). */
export const samples = (): readonly Sample[] =>
  jsonNames(join(CARDS, 'samples')).map((name) => ({
    template: templateOf(name),
    name,
    data: JSON.parse(readFileSync(join(CARDS, 'samples', `${name}.json`), 'utf8')),
  }));
