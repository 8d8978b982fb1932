import type { Asm } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import { estadoCierre } from './cierre-actual.js';
import { type Compromiso, puedeProponerse } from './compromiso.js';
import type { ParteConvenio } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';

/** How far an ASM has come: the first thing that is still to be done with it. */
export type EtapaAsm =
  | 'por-asignar'
  | 'por-notificar'
  | 'por-valorar'
  | 'no-seleccionado'
  | 'por-clasificar'
  | 'postura-por-presentar'
  | 'postura-en-revision'
  | 'postura-atendida'
  | 'compromiso-por-proponer'
  | 'compromiso-en-revision'
  | 'compromiso-acordado'
  | 'para-modificatorio'
  | 'convenido'
  | 'solventado'
  | 'cerrado-sin-solventar';

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
  'compromiso-por-proponer',
  'compromiso-en-revision',
  'compromiso-acordado',
  'para-modificatorio',
  'convenido',
  'solventado',
  'cerrado-sin-solventar',
];

const isParte = (parte: ParteConvenio, { asm, unidad, situacion }: Compromiso): boolean =>
  parte.asm === asm &&
  parte.unidad === unidad &&
  situacion.estado === 'acordado' &&
  situacion.version === parte.version;

const posturaEtapa = (ciclo: CicloAbierto, asm: Asm): EtapaAsm => {
  const own = Object.values(ciclo.posturas).filter((postura) => postura.asm === asm.id);
  if (own.some(({ situacion }) => situacion.estado === 'presentada')) return 'postura-en-revision';
  return own.length > 0 && own.every(({ situacion }) => situacion.estado === 'atendida')
    ? 'postura-atendida'
    : 'postura-por-presentar';
};

/** Stage of 3.1 and 3.2; undefined while no commitment was asked for. */
const compromisoEtapa = (ciclo: CicloAbierto, { id }: Asm): EtapaAsm | undefined => {
  const own = Object.values(ciclo.compromisos).filter(({ asm }) => asm === id);
  if (own.length === 0) return undefined;
  if (own.some(({ situacion }) => situacion.estado === 'propuesto')) return 'compromiso-en-revision';
  if (own.some(puedeProponerse)) return 'compromiso-por-proponer';
  const vigente = convenioVigente(ciclo);
  if (own.every((each) => vigente?.partes.some((parte) => isParte(parte, each)))) return 'convenido';
  return own.some(({ situacion }) => situacion.estado === 'acordado') ? 'compromiso-acordado' : 'para-modificatorio';
};

/** Stage of an ASM. With several units it is that of whoever is behind, except that SE's review goes first. */
export const etapaDe = (ciclo: CicloAbierto, asm: Asm): EtapaAsm => {
  const cierre = estadoCierre(ciclo, asm.id);
  if (cierre !== 'abierto') return cierre === 'solventado' ? cierre : 'cerrado-sin-solventar';
  if (asm.unidades.length === 0) return 'por-asignar';
  if (asm.notificadas.length < asm.unidades.length) return 'por-notificar';
  if (asm.seleccion.estado === 'pendiente') return 'por-valorar';
  if (asm.seleccion.estado === 'no-seleccionado') return 'no-seleccionado';
  if (asm.clasificacion === undefined) return 'por-clasificar';
  const postura = posturaEtapa(ciclo, asm);
  return postura === 'postura-en-revision' ? postura : (compromisoEtapa(ciclo, asm) ?? postura);
};
