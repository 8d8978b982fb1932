import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { cicloInexistente } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import { type Nickname, PERSONAS } from '../application/sample-institution.js';
import { STAGES, type Stage } from '../application/stages.js';
import { carriedOut, context, person } from './spec.js';

export const SE = context();
export const DO = context({ actor: person(PERSONAS.do, 'DO') });
export const DPC = context({ actor: person(PERSONAS.dpc, 'DPC') });
export const DA = context({ actor: person(PERSONAS.da, 'DA') });

/** Whose name an order of a stage is given in. */
const BY: Readonly<Partial<Record<Nickname, Context>>> = { se: SE, do: DO, dpc: DPC, da: DA };

/** The ciclo at a stage, all of it on 2 March 2026. */
export const at = (stage: Stage): Ciclo =>
  STAGES[stage].reduce<Ciclo>((state, [who, command]) => carriedOut(state, command, BY[who] ?? SE), cicloInexistente);
