import { linkAfter, sealCommit } from '../../src/application/commit.js';
import type { Commit, StoredEvent } from '../../src/application/event-log.js';

interface TextEvent extends StoredEvent {
  readonly type: 'consulta-registrada';
  readonly texto: string;
}

/** The commit that follows `last` in `stream`, holding one text. */
export function commitAfter(last: Commit | undefined, stream: string, texto = 'texto', commandId = 'orden'): Commit {
  const event: TextEvent = { type: 'consulta-registrada', texto };
  return sealCommit({
    stream,
    ...linkAfter(last),
    at: '2025-03-03T15:00:00.000Z',
    actor: { kind: 'person', person: '00000000-0000-4000-8000-000000000001', puesto: 'SE', capacity: 'titular' },
    commandId,
    events: [event],
    messages: [],
  });
}

/** A chain with one commit for each text. */
export function chainOf(stream: string, textos: readonly string[]): Commit[] {
  const commits: Commit[] = [];
  for (const texto of textos) commits.push(commitAfter(commits.at(-1), stream, texto, `orden-${commits.length + 1}`));
  return commits;
}

/** Texts that stores, JSON and JavaScript are known to spoil. */
export const ODD_TEXTS = [
  'José Ángel Ñandú, «sí»… 100 % — ¿“año” de 1º?',
  '👩‍👩‍👧‍👦 🇲🇽 𝒜𝓈𝓂',
  'línea\u2028separador\u2029párrafo',
  'comillas " y \\ y \\ud800 escritos, \t\r\n fin',
  'n\u0303 no es \u00f1', // combining tilde: must not be normalised
  '\u0001\u001f\u007f\u0085\u00ad\u200b\u200d\u202e\ufeff\ufffe\uffff',
  "'; DROP TABLE commits; --",
  '{"$type":"x","__proto__":{"a":1}} @p0 ${x} %s',
  ' con blancos ',
  '',
];
