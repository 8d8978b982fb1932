import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { allOrNone, type Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { MAX_OBSERVACIONES, type Postura, ultimaVersion } from './postura.js';
import { findPostura } from './postura-decide.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

const underReview = (ciclo: CicloAbierto, asm: string, unidad: string): Postura | Refusal => {
  const postura = findPostura(ciclo, asm, unidad);
  if (isRefusal(postura) || postura.situacion.estado === 'presentada') return postura;
  return refuse(
    'postura-sin-revision',
    `La postura sobre ${asm} no está en revisión.`,
    'Escriba «posturas» para ver el estado de cada una.',
  );
};

/** SE takes note of a position that accepts (2.3). On a rejection SE insists or deselects. */
export const decideTomarNota = (
  ciclo: CicloAbierto,
  { asm, unidad }: Pick<CommandOf<'tomar-nota-de-postura'>, 'asm' | 'unidad'>,
): Decision => {
  const found = findPostura(ciclo, asm, unidad);
  if (!isRefusal(found) && found.situacion.estado === 'atendida') return [];
  const postura = underReview(ciclo, asm, unidad);
  if (isRefusal(postura)) return postura;
  if (ultimaVersion(postura)?.contenido.sentido === 'rechazada')
    return refuse(
      'postura-rechazada',
      `La unidad rechazó ${asm}: tomar nota no basta.`,
      'Insista con sus razones, o deje el ASM sin seleccionar con la razón.',
    );
  return [{ type: 'postura-atendida', asm, unidad }];
};

/** SE takes note of several positions of a unit at once (2.3). All or none. */
export const decideTomarNotas = (ciclo: CicloAbierto, command: CommandOf<'tomar-nota-de-posturas'>): Decision => {
  if (command.asm.length === 0)
    return refuse('sin-posturas', 'No eligió ninguna postura.', 'Marque al menos una y tome nota de nuevo.');
  const decisions = [...new Set(command.asm)].map((asm) => decideTomarNota(ciclo, { asm, unidad: command.unidad }));
  return allOrNone(decisions);
};

const textProblem = (texto: string, empty: Refusal): Refusal | undefined => {
  if (enBlanco(texto)) return empty;
  return texto.length <= MAX_OBSERVACIONES
    ? undefined
    : refuse('texto-muy-largo', `El texto pasa de ${MAX_OBSERVACIONES} caracteres.`, 'Resúmalo y envíe de nuevo.');
};

const SIN_OBSERVACIONES = refuse('sin-observaciones', 'Faltan las observaciones.', 'Escríbalas y devuelva de nuevo.');
const SIN_RAZONES = refuse('sin-razones', 'Faltan las razones de la insistencia.', 'Escríbalas y envíe de nuevo.');

/** SE returns a position with observations; the unit answers again (2.3). */
export const decideDevolver = (
  ciclo: CicloAbierto,
  { asm, unidad, observaciones }: CommandOf<'devolver-postura'>,
  context: Context,
): Decision => {
  const postura = underReview(ciclo, asm, unidad);
  if (isRefusal(postura)) return postura;
  const problem = textProblem(observaciones, SIN_OBSERVACIONES);
  return problem ?? [{ type: 'postura-devuelta', asm, unidad, observaciones, plazo: plazoFor(context, 'postura') }];
};

/** SE insists on a rejected position, with reasons (decision 0008). */
export const decideInsistir = (
  ciclo: CicloAbierto,
  { asm, unidad, razones }: CommandOf<'insistir-en-postura'>,
  context: Context,
): Decision => {
  const postura = underReview(ciclo, asm, unidad);
  if (isRefusal(postura)) return postura;
  if (ultimaVersion(postura)?.contenido.sentido !== 'rechazada')
    return refuse(
      'postura-no-rechazada',
      'Solo se insiste en una postura de rechazo.',
      'Tome nota de ella o devuélvala con observaciones.',
    );
  const problem = textProblem(razones, SIN_RAZONES);
  return problem ?? [{ type: 'postura-insistida', asm, unidad, razones, plazo: plazoFor(context, 'postura') }];
};
