import { ACCIONES_CLAVE, type AccionClave, type ClaveAccion } from './accion-clave.js';
import { actaEnFirma, actaSuscrita } from './acta-actual.js';
import type { CicloAbierto } from './ciclo-state.js';
import { estadoCierre } from './cierre-actual.js';
import { convenioVigente, partesDe } from './convenio-actual.js';
import { faltanPorAcordar } from './convenio-integrar.js';
import type { ClavePuesto } from './identity.js';
import type { Obligacion } from './obligacion.js';
import { todoEntregado } from './obligacion-cierre.js';
import { obligacionesDe } from './obligaciones.js';
import { sinIntegrar } from './paa.js';
import { bimestrePorAbrir } from './seguimiento-materia.js';
import { asmConvenidos } from './trazabilidad-ciclo.js';

/** Where a key action stands. */
export interface Paso {
  readonly accion: AccionClave;
  readonly estado: 'hecha' | 'en-curso' | 'detenida';
  /** Key actions that must come first, when it is stopped. */
  readonly porque: readonly ClaveAccion[];
  /** What is owed for it now, by whom and until when. */
  readonly deben: readonly Obligacion[];
}

type Holds = (ciclo: CicloAbierto) => boolean;

const asms = (ciclo: CicloAbierto) => Object.values(ciclo.asm);
const selected = (ciclo: CicloAbierto) => asms(ciclo).filter((asm) => asm.seleccion.estado === 'seleccionado');
const all = <T>(items: readonly T[], is: (item: T) => boolean): boolean => items.length > 0 && items.every(is);

const assessed: Holds = (ciclo) => all(asms(ciclo), (asm) => asm.seleccion.estado !== 'pendiente');

/** With every ASM assessed and none selected there is nothing left to classify or to answer. */
const noneSelected: Holds = (ciclo) => assessed(ciclo) && selected(ciclo).length === 0;

const answered: Holds = (ciclo) =>
  all(
    Object.values(ciclo.posturas),
    ({ asm, situacion }) =>
      ciclo.asm[asm]?.seleccion.estado !== 'seleccionado' ||
      situacion.estado === 'atendida' ||
      situacion.estado === 'sin-respuesta',
  );

/** Whether an action left what it must leave for the next to start. */
const LEFT: Readonly<Record<ClaveAccion, Holds>> = {
  '1.1': (ciclo) => ciclo.mecanismo.estado === 'aprobado',
  '1.2': (ciclo) => ciclo.informe?.conteo !== undefined,
  '1.3': (ciclo) =>
    all(asms(ciclo), (asm) => asm.unidades.length > 0 && asm.notificadas.length === asm.unidades.length),
  '2.1': assessed,
  '2.2': (ciclo) => noneSelected(ciclo) || all(selected(ciclo), (asm) => asm.clasificacion !== undefined),
  '2.3': (ciclo) => noneSelected(ciclo) || answered(ciclo),
  '3.1': (ciclo) => faltanPorAcordar(ciclo).length === 0 && partesDe(ciclo).length > 0,
  '3.2': (ciclo) => convenioVigente(ciclo) !== undefined,
  '3.3': (ciclo) => convenioVigente(ciclo) !== undefined && sinIntegrar(ciclo).length === 0,
  '4.1': (ciclo) =>
    all(Object.values(convenioVigente(ciclo)?.copias ?? {}), ({ acuse }) => acuse.estado !== 'pendiente'),
  '4.2': (ciclo) => convenioVigente(ciclo)?.publicacion?.registro !== undefined,
  '5.1': (ciclo) =>
    all(asmConvenidos(ciclo), (asm) => estadoCierre(ciclo, asm) !== 'abierto' || todoEntregado(ciclo, asm)),
  '5.2': (ciclo) =>
    convenioVigente(ciclo) !== undefined &&
    bimestrePorAbrir(ciclo) === undefined &&
    Object.values(ciclo.seguimientos).every(({ cerrado, informe }) => cerrado && informe !== undefined),
  '5.3': (ciclo) => actaEnFirma(ciclo) !== undefined || actaSuscrita(ciclo) !== undefined,
  '5.4': (ciclo) => actaSuscrita(ciclo) !== undefined,
  '5.5': (ciclo) => actaSuscrita(ciclo)?.publicacion?.registro !== undefined,
};

const holds = (ciclo: CicloAbierto, key: ClaveAccion): boolean => LEFT[key](ciclo);

const estadoOf = (ciclo: CicloAbierto, { key }: AccionClave, owes: boolean, stopped: boolean): Paso['estado'] => {
  if (owes) return 'en-curso';
  if (stopped) return 'detenida';
  return holds(ciclo, key) ? 'hecha' : 'en-curso';
};

/** The route of a ciclo: the sixteen key actions, done, current or stopped, and by what. `se`: post of the Secretaría Ejecutiva. */
export const rutaDe = (ciclo: CicloAbierto, se: ClavePuesto): readonly Paso[] => {
  const owed = obligacionesDe(ciclo, se);
  return ACCIONES_CLAVE.map((accion): Paso => {
    const deben = owed.filter((each) => each.accion === accion.key);
    const missing = accion.needs.filter((key) => !holds(ciclo, key));
    const estado = estadoOf(ciclo, accion, deben.length > 0, missing.length > 0);
    return { accion, estado, porque: estado === 'detenida' ? missing : [], deben };
  });
};
