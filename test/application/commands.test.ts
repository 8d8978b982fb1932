import assert from 'node:assert/strict';
import { matchCommand } from '../../src/application/command-match.js';
import { glued } from '../../src/application/command-phrases.js';
import { COMMANDS } from '../../src/application/commands.js';
import { spokenWords } from '../../src/application/spoken-words.js';

describe('the table of commands', () => {
  it('gives every way of saying something to one command only', () => {
    const owners = new Map<string, string>();
    for (const { name, title, aliases } of COMMANDS) {
      for (const said of new Set([name, title, ...aliases].map((text) => glued(spokenWords(text))))) {
        assert.equal(owners.get(said), undefined, `${said} is said of ${owners.get(said)} and ${name}`);
        owners.set(said, name);
      }
    }
  });

  it('has no alias that the name or another alias already covers', () => {
    for (const { name, title, aliases } of COMMANDS) {
      const said = [...new Set([name, title])].map((text) => glued(spokenWords(text)));
      const all = [...new Set(said), ...aliases.map((text) => glued(spokenWords(text)))];
      assert.equal(new Set(all).size, all.length, name);
    }
  });

  for (const command of COMMANDS) {
    it(`runs ${command.name} by its name, its title and each alias`, () => {
      for (const text of [command.name, command.title, ...command.aliases]) {
        assert.deepEqual(matchCommand(text), { kind: 'command', command, rest: '' }, text);
      }
    });
  }

  it('describes each in one sentence that a phone shows whole', () => {
    for (const { name, title, description } of COMMANDS) {
      assert.match(description, /^\p{Lu}.*\.$/u, name);
      assert.ok(description.length <= 110, `${name}: ${description.length}`);
      assert.ok(title.length <= 20, name);
    }
  });
});
