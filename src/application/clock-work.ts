import type { CicloCommand } from '../domain/ciclo-command.js';
import { dueCommands } from '../domain/vencimiento.js';
import type { Office } from './office.js';

const idOf = (command: CicloCommand, today: string): string => {
  const about =
    'asunto' in command && 'puesto' in command
      ? `${command.asunto}.${command.puesto}`
      : 'bimestre' in command
        ? command.bimestre
        : 'puesto' in command
          ? command.puesto
          : '';
  return `reloj.${command.type}.${about}.${today}`;
};

/**
 * What falls due becomes commands: openings, reminders, expiries, closings, each once whoever gives it. A tick that was
 * missed is caught up by the next one. Answers how many commands it gave.
 */
export const tick = async (office: Office): Promise<number> => {
  let given = 0;
  for (const id of await office.cicloIds()) {
    const ciclo = await office.ciclo(id);
    if (ciclo === undefined) continue;
    const context = await office.context({ kind: 'system' });
    for (const command of dueCommands(ciclo, context)) {
      await office.clockOrder(id, command, idOf(command, context.today));
      given += 1;
    }
  }
  return given;
};
