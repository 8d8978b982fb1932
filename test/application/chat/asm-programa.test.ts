import assert from 'node:assert/strict';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import { OfficeHarness } from '../office-harness.js';
import { CICLO, STAGES } from '../stages.js';

const DE = { programa: '4.- Apoyo a la mujer rural', dependencia: 'Secretaría del Campo' };

const ofAProgramme = (command: CicloCommand): CicloCommand =>
  command.type === 'registrar-asm'
    ? { ...command, textos: command.textos.map((each) => ({ ...each, ...DE })) }
    : command;

/** Reports advise several programmes in the same words: «el programa» alone tells a unit nothing. */
describe('an ASM of a report on several programmes', () => {
  let office: OfficeHarness;

  const shown = async (who: 'se' | 'do', asunto: string): Promise<string> => {
    const reply = await office.execute(who, 'ver', { ciclo: CICLO, asunto });
    assert.ok('card' in reply, asunto);
    return JSON.stringify(reply.card.data);
  };

  before(async () => {
    office = await OfficeHarness.open();
    for (const [who, command] of STAGES.seleccionado) await office.order(who, ofAProgramme(command));
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  for (const [where, who, asunto] of [
    ['the notice', 'do', 'notificacion.N-001'],
    ['its own card', 'do', 'asm.ASM-01'],
    ['the card of its position', 'do', 'postura.ASM-01.DO'],
    ['the form of its root cause', 'se', 'causa.ASM-01'],
  ] as const)
    it(`says in ${where} of which programme and body it speaks`, async () => {
      const text = await shown(who, asunto);
      for (const name of Object.values(DE)) assert.ok(text.includes(name), text);
    });
});
