import type { PersonId } from '../domain/identity.js';
import type { Envelope } from './delivery.js';
import { cicloOf, type Office } from './office.js';

/** Records that a person could not be reached about a matter of a ciclo (1.3), once. */
export const recordUnreached =
  (office: Office) =>
  async ({ stream, message: { asunto } }: Envelope, persona: PersonId, codigo: string): Promise<void> => {
    const ciclo = cicloOf(stream);
    const command = { type: 'registrar-no-alcanzado', asunto, persona, codigo } as const;
    if (ciclo !== undefined) await office.clockOrder(ciclo, command, `no-alcanzado.${asunto}.${persona}`);
  };
