import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { at, DA, DO, SE } from './ciclo-stages.js';
import type { Exam } from './exam.js';
import { carriedOut } from './spec.js';

/** The order that asks for fifteen more days for the first activity of ASM-01, which ends on 30 June 2026. */
export const solicitar: CommandOf<'solicitar-prorroga'> = {
  type: 'solicitar-prorroga',
  unidad: 'DO',
  asm: 'ASM-01',
  actividad: 'A1',
  hasta: '2026-07-15',
  justificacion: 'El proveedor entregará después.',
};

/** The Convenio signed and that prórroga asked. */
export const solicitada = (): Ciclo => carriedOut(at('suscrito'), solicitar, DO);

type Orders = 'solicitar-prorroga' | 'conceder-prorroga' | 'negar-prorroga';

/** The exams of the prórroga. */
export const PRORROGA_EXAMS: { readonly [T in Orders]: Exam<T> } = {
  'solicitar-prorroga': {
    state: at('suscrito'),
    command: solicitar,
    by: DO,
    makes: ['prorroga-solicitada'],
    repeated: { refused: 'prorroga-abierta' },
    no: { command: { hasta: '2026-06-30' }, code: 'prorroga-no-posterior' },
  },
  'conceder-prorroga': {
    state: solicitada(),
    command: { type: 'conceder-prorroga', prorroga: 'PR-001', puesto: 'SE' },
    by: SE,
    makes: ['prorroga-aprobada', 'prorroga-concedida'],
    repeated: 'quiet',
    no: { command: { puesto: 'DA' }, by: DA, code: 'prorroga-ajena' },
  },
  'negar-prorroga': {
    state: solicitada(),
    command: { type: 'negar-prorroga', prorroga: 'PR-001', puesto: 'SE', razon: 'Hay tiempo.' },
    by: SE,
    makes: ['prorroga-negada'],
    repeated: 'quiet',
    no: { command: { razon: ' ' }, code: 'sin-razon' },
  },
};
