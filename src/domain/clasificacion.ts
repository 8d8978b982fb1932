import type { Asm, Clasificacion } from './asm.js';
import { findAsm, withAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { allOrNone, type Decision } from './decision.js';
import { type Postura, posturaKey } from './postura.js';
import { acuseOf, type Provenance } from './provenance.js';
import { razonProblem, repeatedProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

const sameClasificacion = (a: Clasificacion | undefined, b: Clasificacion): boolean =>
  a?.tipo === b.tipo &&
  a.prioridad === b.prioridad &&
  a.razonTipo === b.razonTipo &&
  a.razonPrioridad === b.razonPrioridad;

const posturasOf = (ciclo: CicloAbierto, { id }: Asm): readonly Postura[] =>
  Object.values(ciclo.posturas).filter((postura) => postura.asm === id);

/** Whether the classification may still change: no position is in review or noted under the present one (2.2, 2.3). */
export const canReclassify = (ciclo: CicloAbierto, asm: Asm): boolean =>
  asm.clasificacion === undefined ||
  posturasOf(ciclo, asm).every(({ situacion: { estado } }) => estado !== 'presentada' && estado !== 'atendida');

const stateProblem = (ciclo: CicloAbierto, asm: Asm): Refusal | undefined => {
  if (asm.seleccion.estado !== 'seleccionado')
    return refuse(
      'asm-no-seleccionado',
      `${asm.id} no está seleccionado (2.1).`,
      'Escriba «seleccion» para valorarlo primero.',
    );
  return canReclassify(ciclo, asm)
    ? undefined
    : refuse(
        'postura-presentada',
        `Ya se presentó una postura sobre ${asm.id} con la clasificación actual.`,
        'Para cambiarla, devuelva antes la postura con observaciones.',
      );
};

const reasonProblem = (id: string, { razonTipo, razonPrioridad }: Clasificacion): Refusal | undefined =>
  razonProblem(razonTipo, `la razón del tipo de ${id}`) ??
  razonProblem(razonPrioridad, `la razón de la prioridad de ${id}`);

/** A position that was never asked for, or whose request lapsed when SE left the ASM out and took it up again. */
const isAsked = (ciclo: CicloAbierto, asm: Asm, unidad: string): boolean => {
  const estado = ciclo.posturas[posturaKey(asm.id, unidad)]?.situacion.estado;
  if (asm.clasificacion !== undefined) return estado === undefined;
  return estado === undefined || estado === 'solicitada' || estado === 'sin-respuesta';
};

const clasificarOne = (ciclo: CicloAbierto, id: string, clasificacion: Clasificacion, context: Context): Decision => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  if (sameClasificacion(asm.clasificacion, clasificacion)) return [];
  const problem = stateProblem(ciclo, asm) ?? reasonProblem(id, clasificacion);
  if (problem !== undefined) return problem;
  const plazo = plazoFor(context, 'postura');
  const unidades = asm.clasificacion === undefined ? [] : posturasOf(ciclo, asm).map((postura) => postura.unidad);
  return [
    { type: 'asm-clasificado', asm: id, clasificacion, unidades },
    ...asm.notificadas
      .filter((unidad) => isAsked(ciclo, asm, unidad))
      .map((unidad) => ({ type: 'postura-solicitada', asm: id, unidad, plazo }) as const),
  ];
};

/** SE classifies selected ASM by type and priority (2.2); each of their units is then asked for its position (2.3). All or none. */
export const decideClasificarAsm = (
  ciclo: CicloAbierto,
  { clasificaciones }: CommandOf<'clasificar-asm'>,
  context: Context,
): Decision => {
  if (clasificaciones.length === 0)
    return refuse('sin-clasificaciones', 'No eligió ningún ASM.', 'Marque al menos uno.');
  const repeated = repeatedProblem(clasificaciones.map(({ asm }) => asm));
  if (repeated !== undefined) return repeated;
  const results = clasificaciones.map(({ asm, clasificacion }) => clasificarOne(ciclo, asm, clasificacion, context));
  return allOrNone(results);
};

/** Folds the event of 2.2. The classification that it replaces stays. */
export const evolveClasificacion = (
  ciclo: CicloAbierto,
  event: EventOf<'asm-clasificado'>,
  provenance: Provenance,
): CicloAbierto =>
  withAsm(ciclo, event.asm, (asm) => ({
    ...asm,
    clasificacion: { ...event.clasificacion, acuse: acuseOf(provenance) },
    clasificacionesPrevias: [
      ...asm.clasificacionesPrevias,
      ...(asm.clasificacion === undefined ? [] : [asm.clasificacion]),
    ],
  }));
