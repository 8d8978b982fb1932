import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { Fecha } from '../../src/domain/identity.js';
import { archivo, integrar } from '../application/stages.js';
import { at, DA, DO } from './ciclo-stages.js';
import type { Exam } from './exam.js';
import { carriedOut, on } from './spec.js';

/** The bimester in which the Convenio of the stages is signed. */
export const BIMESTRE = '2026-B2';

/** The moments of its check-in, and who acts in them. */
export const reloj = (fecha: Fecha): Context => on(fecha, { actor: { kind: 'system' } });
export const doEl = (fecha: Fecha): Context => on(fecha, { actor: DO.actor });
export const daEl = (fecha: Fecha): Context => on(fecha, { actor: DA.actor });

/** The check-in of the bimester, open from 1 to 7 May: two activities on each of two ASM of DO, and two of DPC. */
export const abierto: Ciclo = carriedOut(
  at('suscrito'),
  { type: 'abrir-seguimiento', bimestre: BIMESTRE },
  reloj('2026-05-01'),
);

/** An answer that breaks no rule. */
export const avance = {
  asm: 'ASM-01',
  actividad: 'A1',
  porcentaje: 40,
  estado: 'en-proceso',
  conEvidencia: false,
} as const;

export const cerrado: Ciclo = carriedOut(
  abierto,
  { type: 'cerrar-seguimiento', bimestre: BIMESTRE },
  reloj('2026-05-08'),
);

const compilar: CommandOf<'compilar-bimestre'> = {
  type: 'compilar-bimestre',
  bimestre: BIMESTRE,
  informe: { ...integrar.documento, xlsx: archivo('8', 'informe.xlsx') },
};

export const compilado: Ciclo = carriedOut(cerrado, compilar, on('2026-05-08'));

export const solicitar: CommandOf<'solicitar-captura'> = {
  type: 'solicitar-captura',
  bimestre: BIMESTRE,
  folio: 'SE/SPP/1',
  solicitud: integrar.documento,
};

export const solicitado: Ciclo = carriedOut(compilado, solicitar, on('2026-05-08'));
const acusado = carriedOut(solicitado, { type: 'acusar-captura', bimestre: BIMESTRE }, daEl('2026-05-11'));
const pospuesto = carriedOut(
  abierto,
  { type: 'posponer-seguimiento', bimestre: BIMESTRE, unidad: 'DO' },
  doEl('2026-05-01'),
);

type Orders =
  | 'posponer-seguimiento'
  | 'repetir-seguimiento'
  | 'compilar-bimestre'
  | 'solicitar-captura'
  | 'acusar-captura'
  | 'registrar-captura'
  | 'omitir-captura';

/** The exams of what 5.2 adds to the check-in itself. */
export const SEGUIMIENTO_EXAMS: { readonly [T in Orders]: Exam<T> } = {
  'posponer-seguimiento': {
    state: abierto,
    command: { type: 'posponer-seguimiento', bimestre: BIMESTRE, unidad: 'DO' },
    by: doEl('2026-05-01'),
    makes: ['seguimiento-pospuesto'],
    repeated: 'quiet',
    no: { by: doEl('2026-05-07'), code: 'posponer-pasa-del-cierre' },
  },
  'repetir-seguimiento': {
    state: pospuesto,
    command: { type: 'repetir-seguimiento', bimestre: BIMESTRE, unidad: 'DO' },
    by: reloj('2026-05-04'),
    makes: ['seguimiento-repetido'],
    repeated: 'quiet',
    no: null,
  },
  'compilar-bimestre': {
    state: cerrado,
    command: compilar,
    by: on('2026-05-08'),
    makes: ['bimestre-compilado'],
    repeated: 'quiet',
    no: { state: abierto, code: 'seguimiento-abierto' },
  },
  'solicitar-captura': {
    state: compilado,
    command: solicitar,
    by: on('2026-05-08'),
    makes: ['captura-solicitada'],
    repeated: 'quiet',
    no: { state: cerrado, code: 'bimestre-sin-compilar' },
  },
  'acusar-captura': {
    state: solicitado,
    command: { type: 'acusar-captura', bimestre: BIMESTRE },
    by: daEl('2026-05-11'),
    makes: ['captura-acusada'],
    repeated: 'quiet',
    no: { state: compilado, code: 'captura-no-solicitada' },
  },
  'registrar-captura': {
    state: acusado,
    command: { type: 'registrar-captura', bimestre: BIMESTRE, fecha: '2026-05-12' },
    by: daEl('2026-05-12'),
    makes: ['captura-registrada'],
    repeated: 'quiet',
    no: { command: { fecha: '2026-05-13' }, code: 'fecha-futura' },
  },
  'omitir-captura': {
    state: compilado,
    command: { type: 'omitir-captura', bimestre: BIMESTRE, razon: 'El SPP no registra estas acciones.' },
    by: on('2026-05-08'),
    makes: ['captura-omitida'],
    repeated: 'quiet',
    no: { command: { razon: ' ' }, code: 'sin-razon' },
  },
};
