import { findAsm, withAsm } from './asm-change.js';
import type { Clasificacion } from './asm.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { posturaKey } from './postura.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

const clasificarOne = (ciclo: CicloAbierto, id: string, clasificacion: Clasificacion, context: Context): readonly CicloEvent[] | Refusal => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  if (asm.seleccion.estado !== 'seleccionado')
    return refuse('asm-no-seleccionado', `${id} no está seleccionado (2.1).`, 'Escriba «seleccion» para valorarlo primero.');
  if (clasificacion.razonTipo.trim() === '' || clasificacion.razonPrioridad.trim() === '')
    return refuse('sin-razon', `Falta la razón del tipo o de la prioridad de ${id}.`, 'Escriba ambas razones y guarde de nuevo.');
  const plazo = plazoFor(context, 'postura');
  const asked = asm.notificadas
    .filter((unidad) => ciclo.posturas[posturaKey(id, unidad)] === undefined)
    .map((unidad): CicloEvent => ({ type: 'postura-solicitada', asm: id, unidad, plazo }));
  return [{ type: 'asm-clasificado', asm: id, clasificacion }, ...asked];
};

/** SE classifies selected ASM by type and priority (2.2); each of their units is then asked for its position (2.3). All or none. */
export const decideClasificarAsm = (ciclo: CicloAbierto, command: CommandOf<'clasificar-asm'>, context: Context): readonly CicloEvent[] | Refusal => {
  if (command.clasificaciones.length === 0) return refuse('sin-clasificaciones', 'No eligió ningún ASM.', 'Marque al menos uno.');
  const results = command.clasificaciones.map(({ asm, clasificacion }) => clasificarOne(ciclo, asm, clasificacion, context));
  return results.find(isRefusal) ?? results.flatMap((each) => (isRefusal(each) ? [] : each));
};

/** Folds the event of 2.2. */
export const evolveClasificacion = (ciclo: CicloAbierto, event: EventOf<'asm-clasificado'>): CicloAbierto =>
  withAsm(ciclo, event.asm, (asm) => ({ ...asm, clasificacion: event.clasificacion }));
