import type { Asm } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';

/** How far an ASM has come: the first thing that is still to be done with it. */
export type EtapaAsm =
  | 'por-asignar'
  | 'por-notificar'
  | 'por-valorar'
  | 'no-seleccionado'
  | 'por-clasificar'
  | 'postura-por-presentar'
  | 'postura-en-revision'
  | 'postura-atendida';

/** Every stage, in the order of the Mechanism. */
export const ETAPAS: readonly EtapaAsm[] = [
  'por-asignar',
  'por-notificar',
  'por-valorar',
  'no-seleccionado',
  'por-clasificar',
  'postura-por-presentar',
  'postura-en-revision',
  'postura-atendida',
];

const posturaEtapa = (ciclo: CicloAbierto, asm: Asm): EtapaAsm => {
  const own = Object.values(ciclo.posturas).filter((postura) => postura.asm === asm.id);
  if (own.some(({ situacion }) => situacion.estado === 'presentada')) return 'postura-en-revision';
  return own.length > 0 && own.every(({ situacion }) => situacion.estado === 'atendida')
    ? 'postura-atendida'
    : 'postura-por-presentar';
};

/** Stage of an ASM. With several units it is that of whoever is behind, except that SE's review goes first. */
export const etapaDe = (ciclo: CicloAbierto, asm: Asm): EtapaAsm => {
  if (asm.unidades.length === 0) return 'por-asignar';
  if (asm.notificadas.length < asm.unidades.length) return 'por-notificar';
  if (asm.seleccion.estado === 'pendiente') return 'por-valorar';
  if (asm.seleccion.estado === 'no-seleccionado') return 'no-seleccionado';
  return asm.clasificacion === undefined ? 'por-clasificar' : posturaEtapa(ciclo, asm);
};
