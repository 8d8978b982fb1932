import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  formatProblem,
  type InstitutionReading,
  parseInstitution,
} from '../../../src/adapters/system/institution-file.js';
import type { Institution } from '../../../src/application/institution.js';

const SAMPLE = join('deploy', 'local', 'institucion.yaml');
export const read = (text: string): InstitutionReading => parseInstitution(new TextEncoder().encode(text));

export const institution = (text: string): Institution => {
  const reading = read(text);
  if (!reading.ok) assert.fail(reading.problems.map(formatProblem).join('\n'));
  return reading.institution;
};

export const problems = (text: string): readonly string[] => {
  const reading = read(text);
  if (reading.ok) assert.fail('no mistake was found');
  return reading.problems.map(formatProblem);
};

/** The sample with pieces replaced; fails when a piece isn't there. */
export const sample = async (...changes: readonly (readonly [string, string])[]): Promise<string> => {
  let text = await readFile(SAMPLE, 'utf8');
  for (const [from, to] of changes) {
    assert.ok(text.includes(from), `the sample has no «${from}»`);
    text = text.replace(from, to);
  }
  return text;
};

/** Line of the first occurrence, 1 for the first. */
export const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

export const assertProblem = (found: readonly string[], expected: string | RegExp): void =>
  assert.ok(
    found.some((problem) => (typeof expected === 'string' ? problem.includes(expected) : expected.test(problem))),
    `${expected} is not in:\n${found.join('\n')}`,
  );

export const HECTOR = '00000000-0000-4000-8000-000000000002';
export const ANDREA = '00000000-0000-4000-8000-000000000004';
