import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { PERSONAS } from '../../src/local/personas.js';
import { playgroundConfig } from '../../src/local/playground-config.js';

describe('personas', () => {
  it('are six, and share no key, id, conversation or port', () => {
    assert.equal(PERSONAS.length, 6);
    for (const key of ['clave', 'aadObjectId', 'userId', 'conversationId', 'port'] as const) {
      assert.equal(new Set(PERSONAS.map((persona) => persona[key])).size, 6, key);
    }
  });

  it('keep the ids that a record of an earlier start names', () => {
    assert.deepEqual(
      PERSONAS.map(({ clave, aadObjectId, port }) => [clave, aadObjectId, port]),
      [
        ['se', '00000000-0000-4000-8000-000000000001', 56150],
        ['do', '00000000-0000-4000-8000-000000000002', 56151],
        ['dpc', '00000000-0000-4000-8000-000000000003', 56152],
        ['enlace', '00000000-0000-4000-8000-000000000004', 56153],
        ['da', '00000000-0000-4000-8000-000000000005', 56154],
        ['contraloria', '00000000-0000-4000-8000-000000000006', 56155],
      ],
    );
  });

  for (const persona of PERSONAS) {
    it(`act in a local Teams of their own that knows the other five: ${persona.clave}`, () => {
      const config = parse(playgroundConfig(persona, PERSONAS));
      const others = PERSONAS.filter(({ clave }) => clave !== persona.clave);
      assert.equal(config.currentUser.aadObjectId, persona.aadObjectId);
      assert.equal(config.personalChat.id, persona.conversationId);
      assert.deepEqual(
        config.users.map((user: { id: string }) => user.id),
        others.map(({ userId }) => userId),
      );
    });
  }
});
