import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { cicloInexistente } from '../../src/domain/ciclo-state.js';
import { PERSONAS } from '../application/sample-institution.js';
import { STAGES, type Stage } from '../application/stages.js';
import { carriedOut, context, person } from './spec.js';

export const SE = context();
export const DO = context({ actor: person(PERSONAS.do, 'DO') });
export const DPC = context({ actor: person(PERSONAS.dpc, 'DPC') });

/** The ciclo at a stage, all of it on 2 March 2026. */
export const at = (stage: Stage): Ciclo =>
  STAGES[stage].reduce<Ciclo>((state, [, command]) => carriedOut(state, command, SE), cicloInexistente);
