import type { Asm } from './asm.js';
import { findAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { nombreDePuesto, puestoOf } from './directorio.js';
import type { ClavePuesto } from './identity.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type AsignarAsm = CommandOf<'asignar-asm'>;

const unitsAfter = ({ unidades }: Asm, { modo = 'sustituir', unidades: given }: AsignarAsm): readonly ClavePuesto[] => {
  switch (modo) {
    case 'agregar':
      return [...new Set([...unidades, ...given])];
    case 'sustituir':
      return [...new Set(given)];
    case 'quitar':
      return unidades.filter((unidad) => !given.includes(unidad));
  }
};

/** A notified unit keeps its ASM: it answers for it from then on (1.3). */
const withdrawal = (asms: readonly Asm[], command: AsignarAsm, context: Context): Refusal | undefined => {
  const lostBy = (asm: Asm): readonly ClavePuesto[] => {
    const after = unitsAfter(asm, command);
    return asm.notificadas.filter((unidad) => !after.includes(unidad));
  };
  const first = asms.find((asm) => lostBy(asm).length > 0);
  if (first === undefined) return undefined;
  const more = asms.filter((asm) => asm !== first && lostBy(asm).length > 0).length;
  const others = more === 0 ? '' : ` Lo mismo ocurre con ${more} ASM más.`;
  const names = lostBy(first).map((unidad) => nombreDePuesto(context.directorio, unidad));
  return refuse(
    'asm-notificado',
    `${first.id} ya se notificó a ${names.join('; ')} y no puede retirársele.${others}`,
    'Conserve esa unidad; puede agregar otras.',
  );
};

const reassigned = (asm: Asm, command: AsignarAsm): readonly CicloEvent[] => {
  const unidades = unitsAfter(asm, command);
  const same = asm.unidades.length === unidades.length && unidades.every((unidad) => asm.unidades.includes(unidad));
  return same ? [] : [{ type: 'asm-asignado', asm: asm.id, unidades }];
};

/** Assigns each ASM to one or more units (needed by 1.3). Nothing is assigned when one of them can't be. */
export const decideAsignarAsm = (ciclo: CicloAbierto, command: AsignarAsm, context: Context): Decision => {
  if (command.asm.length === 0 || command.unidades.length === 0)
    return refuse('asignacion-vacia', 'Falta elegir los ASM o las unidades.', 'Marque al menos un ASM y una unidad.');
  const stranger = command.unidades.find((unidad) => puestoOf(context.directorio, unidad)?.ejecutora !== true);
  if (stranger !== undefined)
    return refuse(
      'no-ejecutora',
      `«${nombreDePuesto(context.directorio, stranger)}» no es una unidad ejecutora del directorio.`,
      'Elija una unidad de la lista.',
    );
  const found = [...new Set(command.asm)].map((id) => findAsm(ciclo, id));
  const unknown = found.find(isRefusal);
  if (unknown !== undefined) return unknown;
  const asms = found.flatMap((each) => (isRefusal(each) ? [] : [each]));
  return withdrawal(asms, command, context) ?? asms.flatMap((asm) => reassigned(asm, command));
};
