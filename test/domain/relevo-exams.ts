import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { Directorio } from '../../src/domain/directorio.js';
import { addDays } from '../../src/domain/fecha.js';
import type { Fecha, PersonId } from '../../src/domain/identity.js';
import { PERSONAS } from '../application/sample-institution.js';
import { at } from './ciclo-stages.js';
import type { Exam } from './exam.js';
import { carriedOut, directorio, on, person } from './spec.js';

/** Somebody who is on no post yet. */
export const NUEVA: PersonId = '00000000-0000-4000-8000-000000000050';

/** The roster with another titular of a post from a date on; the one before ends the day before. */
export const withTitular = (
  persona: PersonId,
  desde: Fecha,
  puesto = 'DO',
  from: Directorio = directorio,
): Directorio => ({
  ...from,
  designaciones: [
    ...from.designaciones.map((each) =>
      each.puesto === puesto && each.capacity === 'titular' && each.hasta === undefined
        ? { ...each, hasta: addDays(desde, -1) }
        : each,
    ),
    { persona, puesto, capacity: 'titular', desde },
  ],
});

/** The clock on a date, with a roster. */
export const clockOn = (fecha: Fecha, roster: Directorio): Context =>
  on(fecha, { actor: { kind: 'system' }, directorio: roster });

/** DO changed hands on 4 March 2026. */
export const CAMBIO = withTitular(NUEVA, '2026-03-04');

export const entregar = { type: 'entregar-puesto', puesto: 'DO', persona: NUEVA, desde: '2026-03-04' } as const;

/** The notices issued, and DO handed over to its new titular. */
export const entregado = (): Ciclo => carriedOut(at('notificado'), entregar, clockOn('2026-03-04', CAMBIO));

type Orders = 'entregar-puesto' | 'acusar-entrega';

/** The exams of the hand-over. */
export const RELEVO_EXAMS: { readonly [T in Orders]: Exam<T> } = {
  'entregar-puesto': {
    state: at('notificado'),
    command: entregar,
    by: clockOn('2026-03-04', CAMBIO),
    makes: ['puesto-entregado'],
    repeated: 'quiet',
    no: null,
  },
  'acusar-entrega': {
    state: entregado(),
    command: { type: 'acusar-entrega', puesto: 'DO' },
    by: on('2026-03-05', { actor: person(NUEVA, 'DO'), directorio: CAMBIO }),
    makes: ['entrega-acusada'],
    repeated: 'quiet',
    no: { command: { puesto: 'DPC' }, code: 'sin-entrega' },
  },
};

/** The person of the sample institution who was titular of DO. */
export const ANTERIOR = PERSONAS.do;
