import type { Asm, Concurrencia, Criterio, Seleccion, Valoracion } from './asm.js';
import { findAsm, withAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type SeleccionEvent = EventOf<
  'asm-valorado' | 'concurrencia-expresada' | 'observaciones-atendidas' | 'asm-deseleccionado'
>;
type Decision = readonly CicloEvent[] | Refusal;

/** Whether an assessment selects the ASM: viabilidad and alta factibilidad decide, the rest advises (2.1). */
export const isSelected = (valoracion: Valoracion): boolean =>
  valoracion.viabilidad.cumple && valoracion.factibilidad.cumple;

const withoutReason = (valoracion: Valoracion): boolean =>
  [valoracion.viabilidad, valoracion.factibilidad].some((criterio) => criterio.razon.trim() === '');

const valorarOne = (
  ciclo: CicloAbierto,
  id: string,
  valoracion: Valoracion,
  context: Context,
): CicloEvent | Refusal => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  if (asm.notificadas.length === 0)
    return refuse(
      'asm-sin-notificar',
      `${id} aún no se notifica a su unidad (1.3).`,
      'Escriba «asignar» y después «notificar».',
    );
  if (withoutReason(valoracion))
    return refuse(
      'sin-razon',
      `Falta la razón de la viabilidad o de la factibilidad de ${id}.`,
      'Escriba ambas razones y guarde de nuevo.',
    );
  if (asm.clasificacion !== undefined && !isSelected(valoracion))
    return refuse(
      'asm-clasificado',
      `${id} ya está clasificado.`,
      'Para dejarlo fuera use «No continuar con este ASM», con su razón.',
    );
  return { type: 'asm-valorado', asm: id, valoracion, plazo: plazoFor(context, 'concurrencia') };
};

/** SE assesses one or many ASM at once; all or none (2.1). */
export const decideValorarAsm = (
  ciclo: CicloAbierto,
  command: CommandOf<'valorar-asm'>,
  context: Context,
): Decision => {
  if (command.valoraciones.length === 0)
    return refuse('sin-valoraciones', 'No eligió ningún ASM.', 'Marque al menos uno.');
  const results = command.valoraciones.map(({ asm, valoracion }) => valorarOne(ciclo, asm, valoracion, context));
  return results.find(isRefusal) ?? results.filter((each): each is CicloEvent => !isRefusal(each));
};

const concurrirOne = (
  ciclo: CicloAbierto,
  unidad: string,
  id: string,
  observaciones: string | undefined,
): CicloEvent | Refusal | undefined => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  const now = asm.concurrencias[unidad];
  if (now === undefined)
    return refuse(
      'concurrencia-no-pedida',
      `No se pidió a su unidad concurrir en ${id}.`,
      'Escriba «pendientes» para ver lo suyo.',
    );
  if (now.estado === 'de-acuerdo' && observaciones === undefined) return undefined;
  if (now.estado === 'con-observaciones' && now.observaciones === observaciones) return undefined;
  if (now.estado !== 'pendiente' && now.estado !== 'sin-respuesta')
    return refuse('ya-concurrio', `Su unidad ya respondió sobre ${id}.`, 'Si quiere agregar algo, escriba «consulta».');
  return { type: 'concurrencia-expresada', asm: id, unidad, ...(observaciones === undefined ? {} : { observaciones }) };
};

/** The unit's titular agrees or observes, ASM by ASM (2.1). */
export const decideConcurrir = (ciclo: CicloAbierto, command: CommandOf<'concurrir'>): Decision => {
  if (command.respuestas.length === 0)
    return refuse('sin-respuestas', 'No hay ASM sobre los cuales concurrir.', 'Escriba «pendientes».');
  const results = command.respuestas.map(({ asm, observaciones }) =>
    concurrirOne(ciclo, command.unidad, asm, observaciones),
  );
  return (
    results.find(isRefusal) ?? results.filter((each): each is CicloEvent => each !== undefined && !isRefusal(each))
  );
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
  if (command.atencion.trim() === '')
    return refuse('atencion-vacia', 'Falta la respuesta a las observaciones.', 'Escríbala y guarde de nuevo.');
  const { type: _type, ...rest } = command;
  return now.atencion === command.atencion ? [] : [{ type: 'observaciones-atendidas', ...rest }];
};

/** SE leaves a selected ASM out, with its reason (DESIGN section 3: rejected postura). */
export const decideDeseleccionar = (ciclo: CicloAbierto, command: CommandOf<'deseleccionar-asm'>): Decision => {
  const asm = findAsm(ciclo, command.asm);
  if (isRefusal(asm)) return asm;
  if (asm.seleccion.estado === 'no-seleccionado') return [];
  if (asm.seleccion.estado === 'pendiente')
    return refuse('asm-sin-valorar', `${command.asm} aún no se valora.`, 'Escriba «seleccion».');
  if (command.razon.trim() === '')
    return refuse('sin-razon', 'Falta la razón para no continuar con el ASM.', 'Escríbala y guarde de nuevo.');
  return [{ type: 'asm-deseleccionado', asm: command.asm, razon: command.razon, unidades: asm.notificadas }];
};

const failing = (valoracion: Valoracion): string =>
  [valoracion.viabilidad, valoracion.factibilidad]
    .filter((criterio: Criterio) => !criterio.cumple)
    .map((criterio) => criterio.razon)
    .join(' ');

const seleccionOf = (valoracion: Valoracion): Seleccion =>
  isSelected(valoracion)
    ? { estado: 'seleccionado', valoracion }
    : { estado: 'no-seleccionado', valoracion, razon: failing(valoracion) };

const valorado = (asm: Asm, event: EventOf<'asm-valorado'>): Asm => {
  const asked = Object.fromEntries(
    asm.notificadas.map((unidad): [string, Concurrencia] => [unidad, { estado: 'pendiente', plazo: event.plazo }]),
  );
  return { ...asm, seleccion: seleccionOf(event.valoracion), concurrencias: asked };
};

const expresada = (observaciones: string | undefined): Concurrencia =>
  observaciones === undefined ? { estado: 'de-acuerdo' } : { estado: 'con-observaciones', observaciones };

const atendida = (asm: Asm, event: EventOf<'observaciones-atendidas'>): Asm => {
  const now = asm.concurrencias[event.unidad];
  if (now?.estado !== 'con-observaciones') throw new Error('answer to observations that were not made');
  return { ...asm, concurrencias: { ...asm.concurrencias, [event.unidad]: { ...now, atencion: event.atencion } } };
};

const deseleccionado = (asm: Asm, razon: string): Asm => {
  if (asm.seleccion.estado === 'pendiente') throw new Error('deselection of an ASM that was not assessed');
  return { ...asm, seleccion: { estado: 'no-seleccionado', valoracion: asm.seleccion.valoracion, razon } };
};

/** Folds the events of 2.1. */
export const evolveSeleccion = (ciclo: CicloAbierto, event: SeleccionEvent): CicloAbierto => {
  switch (event.type) {
    case 'asm-valorado':
      return withAsm(ciclo, event.asm, (asm) => valorado(asm, event));
    case 'concurrencia-expresada':
      return withAsm(ciclo, event.asm, (asm) => ({
        ...asm,
        concurrencias: { ...asm.concurrencias, [event.unidad]: expresada(event.observaciones) },
      }));
    case 'observaciones-atendidas':
      return withAsm(ciclo, event.asm, (asm) => atendida(asm, event));
    case 'asm-deseleccionado':
      return withAsm(ciclo, event.asm, (asm) => deseleccionado(asm, event.razon));
  }
};
