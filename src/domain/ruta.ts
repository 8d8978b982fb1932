import { ACCIONES_CLAVE, type AccionClave, type ClaveAccion } from './accion-clave.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { ClavePuesto } from './identity.js';
import { type Obligacion, obligacionesDe } from './obligacion.js';

/** Where a key action stands. `falta` says in es-MX what it waits for. */
export interface Paso {
  readonly accion: AccionClave;
  readonly estado: 'hecha' | 'en-curso' | 'detenida';
  /** Key actions that must come first, when it is stopped. */
  readonly porque: readonly ClaveAccion[];
  /** Who owes something for it now. */
  readonly deben: readonly Obligacion[];
}

const asms = (ciclo: CicloAbierto) => Object.values(ciclo.asm);
const selected = (ciclo: CicloAbierto) => asms(ciclo).filter((asm) => asm.seleccion.estado === 'seleccionado');
const all = <T>(items: readonly T[], test: (item: T) => boolean): boolean => items.length > 0 && items.every(test);

/** Whether the action left what it must leave for the next to start. Actions of later phases are not built yet and never hold. */
const started: Readonly<Partial<Record<ClaveAccion, (ciclo: CicloAbierto) => boolean>>> = {
  '1.1': (ciclo) => ciclo.mecanismo.estado === 'aprobado',
  '1.2': (ciclo) => ciclo.informe?.conteo !== undefined,
  '1.3': (ciclo) =>
    all(asms(ciclo), (asm) => asm.unidades.length > 0 && asm.notificadas.length === asm.unidades.length),
  '2.1': (ciclo) => all(asms(ciclo), (asm) => asm.seleccion.estado !== 'pendiente'),
  '2.2': (ciclo) => all(selected(ciclo), (asm) => asm.clasificacion !== undefined),
  '2.3': (ciclo) =>
    all(
      Object.values(ciclo.posturas),
      ({ asm, situacion }) =>
        ciclo.asm[asm]?.seleccion.estado !== 'seleccionado' ||
        situacion.estado === 'atendida' ||
        situacion.estado === 'sin-respuesta',
    ),
};

const holds = (ciclo: CicloAbierto, key: ClaveAccion): boolean => started[key]?.(ciclo) ?? false;

/** The route of a ciclo: the sixteen key actions, done, current or stopped, and by what. */
export const rutaDe = (ciclo: CicloAbierto, se: ClavePuesto): readonly Paso[] => {
  const owed = obligacionesDe(ciclo, se);
  return ACCIONES_CLAVE.map((accion): Paso => {
    const deben = owed.filter((each) => each.accion === accion.key);
    const porque = accion.needs.filter((key) => !holds(ciclo, key));
    if (holds(ciclo, accion.key) && deben.length === 0) return { accion, estado: 'hecha', porque: [], deben };
    return porque.length > 0 && deben.length === 0
      ? { accion, estado: 'detenida', porque, deben }
      : { accion, estado: 'en-curso', porque, deben };
  });
};
