import type { CicloCommand } from '../domain/ciclo-command.js';
import { dueCommands } from '../domain/vencimiento.js';
import type { Agenda } from './agenda.js';
import type { Office } from './office.js';

interface Parts {
  readonly office: Office;
  readonly agenda: Agenda;
  /** Issues the constancias that are missing in a ciclo. */
  readonly constancias: (ciclo: string) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** What the order is about: its matter and post, or its bimester and unit. */
const aboutOf = (command: CicloCommand): string =>
  [
    'asunto' in command ? command.asunto : undefined,
    'puesto' in command ? command.puesto : undefined,
    'persona' in command ? command.persona : undefined,
    'bimestre' in command ? command.bimestre : undefined,
    'unidad' in command ? command.unidad : undefined,
    'numero' in command ? String(command.numero) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('.');

const giveDue = async (office: Office, id: string): Promise<number> => {
  const ciclo = await office.ciclo(id);
  if (ciclo === undefined) return 0;
  const context = await office.context({ kind: 'system' });
  const commands = dueCommands(ciclo, context);
  for (const command of commands)
    await office.clockOrder(id, command, `reloj.${command.type}.${aboutOf(command)}.${context.today}`);
  return commands.length;
};

/**
 * What falls due becomes commands: openings, reminders, expiries, closings, each once whoever gives it. A tick that was
 * missed is caught up by the next one. A ciclo that fails is reported and keeps its place in the agenda; the others go
 * on. Answers how many commands it gave.
 */
export const tick = async ({ office, agenda, constancias, failed }: Parts): Promise<number> => {
  await agenda.follow();
  const { today } = await office.context({ kind: 'system' });
  let given = 0;
  for (const due of await agenda.due(today))
    try {
      given += await giveDue(office, due.ciclo);
      await constancias(due.ciclo);
      await agenda.revise(due);
    } catch (error) {
      failed(error);
    }
  return given;
};
