import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { Viewer } from './chat/feature.js';
import type { Office } from './office.js';
import type { PrepareConstanciaDeActa } from './prepare-acta.js';
import type { PrepareConstancia } from './prepare-convenio.js';

/** Whoever makes the constancia de firmas of each kind of document. */
interface Preparan {
  readonly convenio: PrepareConstancia;
  readonly acta: PrepareConstanciaDeActa;
}

interface Firmado {
  readonly numero: number;
  readonly situacion: { readonly estado: string };
  readonly constancia?: unknown;
}

const waiting = (versions: readonly Firmado[]): readonly number[] =>
  versions
    .filter(({ situacion: { estado }, constancia }) => estado.startsWith('suscrit') && constancia === undefined)
    .map(({ numero }) => numero);

/**
 * Issues the constancia de firmas of every version of a ciclo that is signed by all and has none, Convenio and Acta alike
 * (3.2, 5.4): right after the last signature, and again at the next tick if the program ended in between.
 */
export const expedirConstancias =
  (office: Office, preparan: Preparan, nameOf: Viewer['nameOf']) =>
  async (id: string): Promise<void> => {
    const ciclo: CicloAbierto | undefined = await office.ciclo(id);
    if (ciclo === undefined) return;
    const { directorio, today } = await office.context({ kind: 'system' });
    const naming = { directorio, today, nameOf };
    for (const numero of waiting(ciclo.convenios)) {
      const command = await preparan.convenio(ciclo, numero, naming);
      if (command !== undefined) await office.clockOrder(id, command, `constancia.${numero}`);
    }
    for (const numero of waiting(ciclo.actas)) {
      const command = await preparan.acta(ciclo, numero, naming);
      if (command !== undefined) await office.clockOrder(id, command, `constancia-de-acta.${numero}`);
    }
  };
