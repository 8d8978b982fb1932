import type { AsmId } from './asm.js';
import type { CicloCommand } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { contiene } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import { type Refusal, refuse } from './refusal.js';

/** The ASM whose terms an order would change after phase 2 has ended for them. */
const changedBy = (command: CicloCommand): readonly AsmId[] => {
  switch (command.type) {
    case 'valorar-asm':
      return command.valoraciones.map(({ asm }) => asm);
    case 'clasificar-asm':
      return command.clasificaciones.map(({ asm }) => asm);
    case 'deseleccionar-asm':
      return [command.asm];
    case 'asignar-asm':
      return command.asm;
    default:
      return [];
  }
};

/** What all parties signed is not changed by the way: only by a convenio modificatorio (3.2). */
export const suscritoProblem = (ciclo: CicloAbierto, command: CicloCommand): Refusal | undefined => {
  const vigente = convenioVigente(ciclo);
  const fixed = vigente && changedBy(command).find((asm) => contiene(vigente, asm));
  return fixed === undefined
    ? undefined
    : refuse(
        'asm-en-convenio',
        `${fixed} forma parte del Convenio ya suscrito.`,
        'Para cambiar lo convenido, reabra su compromiso: se firmará un convenio modificatorio.',
      );
};
