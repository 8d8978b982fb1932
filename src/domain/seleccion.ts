import { type Asm, type Concurrencia, type Criterio, isDescartado, isSelected, type Valoracion } from './asm.js';
import { findAsm, withAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { allOrNone, type Decision } from './decision.js';
import { acuseOf, type Provenance } from './provenance.js';
import { razonProblem, repeatedProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type SeleccionEvent = EventOf<'asm-valorado' | 'asm-deseleccionado'>;
const CRITERIOS = [
  ['viabilidad', 'la viabilidad'],
  ['factibilidad', 'la factibilidad'],
  ['claridad', 'la claridad'],
  ['relevancia', 'la relevancia'],
  ['justificacion', 'la justificación'],
] as const;

const valoracionProblem = (id: string, valoracion: Valoracion): Refusal | undefined =>
  CRITERIOS.map(([key, name]) => {
    const criterio = valoracion[key];
    return criterio && razonProblem(criterio.razon, `la razón de ${name} de ${id}`);
  }).find((problem) => problem !== undefined);

const sameCriterio = (a: Criterio | undefined, b: Criterio | undefined): boolean =>
  a?.cumple === b?.cumple && a?.razon === b?.razon;

const sameValoracion = (a: Valoracion, b: Valoracion): boolean =>
  CRITERIOS.every(([key]) => sameCriterio(a[key], b[key])) &&
  a.impactoEstructural.length === b.impactoEstructural.length &&
  a.impactoEstructural.every((ambito) => b.impactoEstructural.includes(ambito));

const stands = (asm: Asm, valoracion: Valoracion): boolean =>
  asm.seleccion.estado !== 'pendiente' && !isDescartado(asm) && sameValoracion(asm.seleccion.valoracion, valoracion);

const stateProblem = (asm: Asm): Refusal | undefined => {
  if (asm.notificadas.length === 0)
    return refuse(
      'asm-sin-notificar',
      `${asm.id} aún no se notifica a su unidad (1.3).`,
      'Escriba «asignar» y después «notificar».',
    );
  return asm.clasificacion === undefined
    ? undefined
    : refuse(
        'asm-clasificado',
        `${asm.id} ya está clasificado y su valoración no cambia.`,
        'Para dejarlo fuera, ábralo en «seleccion» y use «No continuar con este ASM», con su razón.',
      );
};

const valorarOne = (ciclo: CicloAbierto, id: string, valoracion: Valoracion, context: Context): Decision => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  if (stands(asm, valoracion)) return [];
  const problem = stateProblem(asm) ?? valoracionProblem(id, valoracion);
  if (problem !== undefined) return problem;
  const plazo = plazoFor(context, 'concurrencia');
  return [
    { type: 'asm-valorado', asm: id, valoracion },
    ...asm.notificadas.map((unidad) => ({ type: 'concurrencia-solicitada', asm: id, unidad, plazo }) as const),
  ];
};

/** SE assesses one or many ASM at once, all or none; each of their units is then asked for its concurrence, also when it was before (2.1). */
export const decideValorarAsm = (
  ciclo: CicloAbierto,
  { valoraciones }: CommandOf<'valorar-asm'>,
  context: Context,
): Decision => {
  if (valoraciones.length === 0) return refuse('sin-valoraciones', 'No eligió ningún ASM.', 'Marque al menos uno.');
  const repeated = repeatedProblem(valoraciones.map(({ asm }) => asm));
  if (repeated !== undefined) return repeated;
  const results = valoraciones.map(({ asm, valoracion }) => valorarOne(ciclo, asm, valoracion, context));
  return allOrNone(results);
};

/** SE leaves a selected ASM out, with its reason (decision 0008). Assessing it anew takes it up again. */
export const decideDeseleccionar = (ciclo: CicloAbierto, command: CommandOf<'deseleccionar-asm'>): Decision => {
  const asm = findAsm(ciclo, command.asm);
  if (isRefusal(asm)) return asm;
  if (asm.seleccion.estado === 'no-seleccionado') return [];
  if (asm.seleccion.estado === 'pendiente')
    return refuse('asm-sin-valorar', `${command.asm} aún no se valora.`, 'Escriba «seleccion» para valorarlo.');
  return (
    razonProblem(command.razon, `la razón para no continuar con ${command.asm}`) ?? [
      { type: 'asm-deseleccionado', asm: command.asm, razon: command.razon, unidades: asm.notificadas },
    ]
  );
};

const failing = ({ viabilidad, factibilidad }: Valoracion): string =>
  [viabilidad, factibilidad]
    .filter((criterio) => !criterio.cumple)
    .map((criterio) => criterio.razon)
    .join(' ');

const valorado = (asm: Asm, { valoracion }: EventOf<'asm-valorado'>, provenance: Provenance): Asm => {
  const acuse = acuseOf(provenance);
  return {
    ...asm,
    concurrencias: {},
    seleccion: isSelected(valoracion)
      ? { estado: 'seleccionado', valoracion, acuse }
      : { estado: 'no-seleccionado', valoracion, razon: failing(valoracion), acuse },
  };
};

const answered = (concurrencias: Asm['concurrencias']): Record<string, Concurrencia> =>
  Object.fromEntries(Object.entries(concurrencias).filter(([, each]) => each.estado !== 'pendiente'));

/** Leaves the ASM out: what was still asked of its units lapses, and its classification ends. */
const deseleccionado = (asm: Asm, razon: string, provenance: Provenance): Asm => {
  if (asm.seleccion.estado === 'pendiente') throw new Error('deselection of an ASM that was not assessed');
  const { clasificacion, ...rest } = asm;
  const { valoracion } = asm.seleccion;
  return {
    ...rest,
    seleccion: { estado: 'no-seleccionado', valoracion, razon, acuse: acuseOf(provenance) },
    concurrencias: answered(asm.concurrencias),
    clasificacionesPrevias: [...asm.clasificacionesPrevias, ...(clasificacion === undefined ? [] : [clasificacion])],
  };
};

/** Folds the events of 2.1 that are SE's. */
export const evolveSeleccion = (ciclo: CicloAbierto, event: SeleccionEvent, provenance: Provenance): CicloAbierto => {
  switch (event.type) {
    case 'asm-valorado':
      return withAsm(ciclo, event.asm, (asm) => valorado(asm, event, provenance));
    case 'asm-deseleccionado':
      return withAsm(ciclo, event.asm, (asm) => deseleccionado(asm, event.razon, provenance));
  }
};
