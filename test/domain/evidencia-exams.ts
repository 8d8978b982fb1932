import type { CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { archivo } from '../application/stages.js';
import { at, DO, SE } from './ciclo-stages.js';
import type { Exam } from './exam.js';
import { carriedOut } from './spec.js';

/** The order that files a file on the first product of ASM-01. */
export const archivarProducto: CommandOf<'archivar-evidencia'> = {
  type: 'archivar-evidencia',
  unidad: 'DO',
  asm: 'ASM-01',
  producto: 'A1.P1',
  archivo: archivo('e'),
};

/** The Convenio signed, and the first version of its first product filed. */
export const entregado = (): Ciclo => carriedOut(at('suscrito'), archivarProducto, DO);

/** An approving act that breaks no rule. */
export const acto: CommandOf<'registrar-acto'>['acto'] = {
  clase: 'acuerdo',
  numero: 'IEEM/JG/12/2026',
  fecha: '2026-03-02',
  instancia: 'Junta General',
};

/** A governing instrument that breaks no rule. */
export const instrumento: CommandOf<'registrar-instrumento'>['instrumento'] = {
  clase: 'mir',
  nombre: 'MIR 2026',
  version: 'Segunda',
  fecha: '2026-03-02',
  pagina: '14',
  vigente: true,
  constancia: 'Está publicada en el portal.',
};

type Orders =
  | 'archivar-evidencia'
  | 'registrar-acto'
  | 'registrar-instrumento'
  | 'aceptar-evidencia'
  | 'devolver-evidencia';

/** The exams of 5.1. */
export const EVIDENCIA_EXAMS: { readonly [T in Orders]: Exam<T> } = {
  'archivar-evidencia': {
    state: at('suscrito'),
    command: archivarProducto,
    by: DO,
    makes: ['evidencia-archivada'],
    repeated: 'quiet',
    no: { command: { producto: 'A9.P1' }, code: 'producto-desconocido' },
  },
  'registrar-acto': {
    state: entregado(),
    command: { type: 'registrar-acto', unidad: 'DO', evidencia: 'E-0001', acto },
    by: DO,
    makes: ['acto-registrado'],
    repeated: 'quiet',
    no: { command: { acto: { ...acto, numero: ' ' } }, code: 'dato-faltante' },
  },
  'registrar-instrumento': {
    state: entregado(),
    command: { type: 'registrar-instrumento', unidad: 'DO', evidencia: 'E-0001', instrumento },
    by: DO,
    makes: ['instrumento-registrado'],
    repeated: 'quiet',
    no: { command: { instrumento: { ...instrumento, constancia: '' } }, code: 'sin-razon' },
  },
  'aceptar-evidencia': {
    state: entregado(),
    command: { type: 'aceptar-evidencia', evidencia: 'E-0001' },
    by: SE,
    makes: ['evidencia-aceptada'],
    repeated: 'quiet',
    no: { command: { evidencia: 'E-0009' }, code: 'evidencia-desconocida' },
  },
  'devolver-evidencia': {
    state: entregado(),
    command: { type: 'devolver-evidencia', evidencia: 'E-0001', observaciones: 'Falta la firma.' },
    by: SE,
    makes: ['evidencia-devuelta'],
    repeated: 'quiet',
    no: { command: { observaciones: ' ' }, code: 'sin-razon' },
  },
};
