import type { Viewer } from './chat/feature.js';
import type { Office } from './office.js';
import type { PrepareConstancia } from './prepare-convenio.js';

/**
 * Issues the constancia de firmas of every version of a ciclo that is signed by all and has none (3.2): right after the
 * last signature, and again at the next tick if the program ended in between.
 */
export const expedirConstancias =
  (office: Office, prepare: PrepareConstancia, nameOf: Viewer['nameOf']) =>
  async (id: string): Promise<void> => {
    const ciclo = await office.ciclo(id);
    const { directorio, today } = await office.context({ kind: 'system' });
    const waiting = (ciclo?.convenios ?? []).filter(
      ({ situacion, constancia }) => situacion.estado === 'suscrito' && constancia === undefined,
    );
    for (const { numero } of waiting) {
      const command = ciclo && (await prepare(ciclo, numero, { directorio, today, nameOf }));
      if (command !== undefined) await office.clockOrder(id, command, `constancia.${numero}`);
    }
  };
