import { type Asm, type AsmId, type Concurrencia, inListOrder, isDescartado } from './asm.js';
import { findAsm, withAsm } from './asm-change.js';
import { asunto } from './asunto.js';
import type { CommandOf } from './ciclo-command.js';
import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import { allOrNone, type Decision } from './decision.js';
import { formatFecha } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { acuseOf, type Provenance } from './provenance.js';
import { razonProblem, repeatedProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type ConcurrenciaEvent = EventOf<'concurrencia-solicitada' | 'concurrencia-expresada' | 'observaciones-atendidas'>;
/** Whether a unit may still answer: it was asked, and SE did not leave the ASM out. After silence it still may. */
export const canConcur = (asm: Asm, unidad: ClavePuesto): boolean => {
  const estado = asm.concurrencias[unidad]?.estado;
  return !isDescartado(asm) && (estado === 'pendiente' || estado === 'sin-respuesta');
};

/** The ASM on which a unit may still answer, in list order. */
export const porConcurrir = (ciclo: CicloAbierto, unidad: ClavePuesto): readonly Asm[] =>
  inListOrder(Object.values(ciclo.asm)).filter((asm) => canConcur(asm, unidad));

/** The ASM on which a unit was silent past its date, in list order. */
export const concurrenciasVencidas = (ciclo: CicloAbierto, unidad: ClavePuesto, today: Fecha): readonly AsmId[] =>
  inListOrder(Object.values(ciclo.asm))
    .filter(({ concurrencias }) => {
      const now = concurrencias[unidad];
      return now?.estado === 'pendiente' && now.plazo.vence < today;
    })
    .map((asm) => asm.id);

const notAsked = (asm: Asm): Refusal =>
  isDescartado(asm)
    ? refuse(
        'asm-descartado',
        `La Secretaría Ejecutiva decidió no continuar con ${asm.id}.`,
        'Ya no se requiere su respuesta; si quiere comentar algo, escriba «consulta».',
      )
    : refuse(
        'concurrencia-no-pedida',
        `No se pidió a su unidad concurrir en ${asm.id}.`,
        'Escriba «pendientes» para ver lo suyo.',
      );

const alreadySaid = (now: Concurrencia, observaciones: string | undefined): boolean =>
  now.estado === 'con-observaciones'
    ? now.observaciones === observaciones
    : now.estado === 'de-acuerdo' && observaciones === undefined;

const concurrirOne = (
  ciclo: CicloAbierto,
  unidad: ClavePuesto,
  { asm: id, observaciones }: CommandOf<'concurrir'>['respuestas'][number],
): Decision => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  const now = asm.concurrencias[unidad];
  if (now === undefined) return notAsked(asm);
  if (alreadySaid(now, observaciones)) return [];
  if (isDescartado(asm)) return notAsked(asm);
  if (!canConcur(asm, unidad))
    return refuse('ya-concurrio', `Su unidad ya respondió sobre ${id}.`, 'Si quiere agregar algo, escriba «consulta».');
  const problem = observaciones === undefined ? undefined : razonProblem(observaciones, `la observación sobre ${id}`);
  return (
    problem ?? [
      { type: 'concurrencia-expresada', asm: id, unidad, ...(observaciones !== undefined && { observaciones }) },
    ]
  );
};

/** The unit's titular agrees or observes, ASM by ASM; all or none (2.1). */
export const decideConcurrir = (ciclo: CicloAbierto, command: CommandOf<'concurrir'>): Decision => {
  if (command.respuestas.length === 0)
    return refuse(
      'sin-respuestas',
      'No hay ASM sobre los cuales responder.',
      'Escriba «pendientes» para ver lo que espera su respuesta.',
    );
  const repeated = repeatedProblem(command.respuestas.map(({ asm }) => asm));
  if (repeated !== undefined) return repeated;
  const results = command.respuestas.map((respuesta) => concurrirOne(ciclo, command.unidad, respuesta));
  return allOrNone(results);
};

/** SE answers a unit's observations and goes on (2.1). */
export const decideAtenderObservaciones = (
  ciclo: CicloAbierto,
  command: CommandOf<'atender-observaciones'>,
): Decision => {
  const asm = findAsm(ciclo, command.asm);
  if (isRefusal(asm)) return asm;
  const now = asm.concurrencias[command.unidad];
  if (now?.estado !== 'con-observaciones')
    return refuse(
      'sin-observaciones',
      'Esa unidad no tiene observaciones en este ASM.',
      'Escriba «seleccion» para ver el estado.',
    );
  const { type: _type, ...rest } = command;
  if (now.atencion?.texto === command.atencion) return [];
  if (now.atencion !== undefined)
    return refuse(
      'observaciones-atendidas',
      'Esas observaciones ya se respondieron.',
      'Revise la respuesta; para cambiar la decisión, valore de nuevo el ASM.',
    );
  return (
    razonProblem(command.atencion, 'la respuesta a las observaciones') ?? [{ type: 'observaciones-atendidas', ...rest }]
  );
};

/** Past the date SE goes on, recording "sin respuesta" ASM by ASM, only where the date has passed (decision 0008). */
export const decideSilencio = (ciclo: CicloAbierto, unidad: ClavePuesto, { today }: Context): Decision => {
  const expired = concurrenciasVencidas(ciclo, unidad, today);
  if (expired.length > 0)
    return expired.map((asm) => ({
      type: 'sin-respuesta-registrada',
      asunto: asunto.concurrencia(unidad),
      puesto: unidad,
      asm,
    }));
  const states = Object.values(ciclo.asm).map((asm) => asm.concurrencias[unidad]);
  // Recorded already for what had expired: saying it again is no refusal, though another of its dates is still to come.
  if (states.some((each) => each?.estado === 'sin-respuesta')) return [];
  const [vence] = states.flatMap((each) => (each?.estado === 'pendiente' ? [each.plazo.vence] : [])).sort();
  if (vence !== undefined)
    return refuse(
      'plazo-vigente',
      `El plazo de la unidad vence el ${formatFecha(vence)}: aún puede responder.`,
      'Espere a que venza.',
    );
  return refuse('nada-sin-respuesta', 'Esa unidad no debe respuesta sobre la selección.', 'Escriba «seleccion».');
};

const attended = (
  now: Concurrencia | undefined,
  event: EventOf<'observaciones-atendidas'>,
  provenance: Provenance,
): Concurrencia => {
  if (now?.estado !== 'con-observaciones') throw new Error('answer to observations that were not made');
  return { ...now, atencion: { texto: event.atencion, acuse: acuseOf(provenance) } };
};

const next = (asm: Asm, event: ConcurrenciaEvent, provenance: Provenance): Concurrencia => {
  switch (event.type) {
    case 'concurrencia-solicitada':
      return { estado: 'pendiente', plazo: event.plazo };
    case 'concurrencia-expresada':
      return event.observaciones === undefined
        ? { estado: 'de-acuerdo', acuse: acuseOf(provenance) }
        : { estado: 'con-observaciones', observaciones: event.observaciones, acuse: acuseOf(provenance) };
    case 'observaciones-atendidas':
      return attended(asm.concurrencias[event.unidad], event, provenance);
  }
};

/** Folds the units' concurrence (2.1). */
export const evolveConcurrencia = (
  ciclo: CicloAbierto,
  event: ConcurrenciaEvent,
  provenance: Provenance,
): CicloAbierto =>
  withAsm(ciclo, event.asm, (asm) => ({
    ...asm,
    concurrencias: { ...asm.concurrencias, [event.unidad]: next(asm, event, provenance) },
  }));
