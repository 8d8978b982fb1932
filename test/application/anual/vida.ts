import assert from 'node:assert/strict';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import type { Directorio } from '../../../src/domain/directorio.js';
import { CICLO } from '../stages.js';
import type { OficinaAnual } from './oficina-anual.js';
import { type Cut, PowerCut } from './power.js';
import type { Random } from './random.js';

/** Something that people do, as often as it takes: each time they look first at what is there already. */
export interface Paso {
  readonly que: string;
  readonly hace: (oficina: OficinaAnual) => Promise<void>;
  /** Whether it is in the record. */
  readonly hecho: (ciclo: CicloAbierto, directorio: Directorio) => boolean;
}

/** What comes between people and the program at a step. */
export interface Azar {
  readonly restarts: boolean;
  readonly cut: Cut | undefined;
}

const MOST_TRIES = 4;

/** Nothing comes between. */
export const CALMA: Azar = { restarts: false, cut: undefined };

/** A restart before the step, a cut within it with messages pending, both, or nothing. */
export const sorteo = (random: Random): Azar => ({
  restarts: random.chance(15),
  cut: random.chance(30) ? { what: 'commits', after: 1 + random.below(3) } : undefined,
});

/** A cut within the step at whatever the program was doing, also between a send and its record, or nothing. */
export const sorteoRudo = (random: Random): Azar => ({
  restarts: false,
  cut: random.chance(50) ? { what: 'operations', after: 1 + random.below(150) } : undefined,
});

const attempt = async (paso: Paso, oficina: OficinaAnual): Promise<void> => {
  try {
    await paso.hace(oficina);
  } catch (error) {
    if (!(error instanceof PowerCut) && !oficina.dead) throw new Error(`«${paso.que}»`, { cause: error });
  }
  oficina.arm(undefined);
  if (oficina.dead) await oficina.restart();
};

/** Lives one step. Whoever got no answer, because the program died, looks at how it stands and tries again. */
export const vive = async (oficina: OficinaAnual, paso: Paso, { restarts, cut }: Azar): Promise<void> => {
  if (restarts) await oficina.restart();
  oficina.arm(cut);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await attempt(paso, oficina);
    const { office } = oficina.office.app;
    const ciclo = await office.ciclo(CICLO);
    if (ciclo !== undefined && paso.hecho(ciclo, await office.directorio())) return;
  }
  assert.fail(`«${paso.que}» is not in the record; the last answer: ${oficina.answered}`);
};
