import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Convenio } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import { findConvenio } from './convenio-firma.js';
import type { Decision } from './decision.js';
import { type Directorio, puestosOfClase, secretariaOf } from './directorio.js';
import { enBlanco } from './en-blanco.js';
import { entryOf } from './entry.js';
import type { ClavePuesto } from './identity.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** Most characters of who keeps a copy, and of where. */
const MAX_RESGUARDO = 200;

/** The posts that keep a copy: Secretaría Ejecutiva and Dirección de Administración (Mechanism, 4.1). */
const depositarios = (directorio: Directorio): readonly ClavePuesto[] => [
  secretariaOf(directorio),
  ...puestosOfClase(directorio, 'direccion-administracion').map(({ clave }) => clave),
];

/** The signed version whose copies are to be given out, or why there is none. */
const signed = (ciclo: CicloAbierto, numero: number): Convenio | Refusal => {
  const found = findConvenio(ciclo, numero);
  if (isRefusal(found) || found.situacion.estado === 'suscrito') return found;
  return refuse(
    'convenio-por-suscribir',
    'Esa versión del Convenio no está suscrita.',
    'Las copias se entregan cuando se completan las firmas.',
  );
};

/** SE gives out the copies of the Convenio in force (4.1). */
export const decideDistribuirConvenio = (
  ciclo: CicloAbierto,
  { numero }: CommandOf<'distribuir-convenio'>,
  context: Context,
): Decision => {
  const convenio = signed(ciclo, numero);
  if (isRefusal(convenio)) return convenio;
  return depositarios(context.directorio)
    .filter((puesto) => entryOf(convenio.copias, puesto) === undefined)
    .map((puesto) => ({ type: 'copia-entregada', numero, puesto, plazo: plazoFor(context, 'acuse-copia') }));
};

const textProblem = (texto: string, what: string): Refusal | undefined => {
  if (enBlanco(texto)) return refuse('sin-resguardo', `Falta ${what}.`, 'Escríbalo y acuse de nuevo.');
  return texto.length <= MAX_RESGUARDO
    ? undefined
    : refuse(
        'texto-muy-largo',
        `El texto de ${what} pasa de ${MAX_RESGUARDO} caracteres.`,
        'Resúmalo y acuse de nuevo.',
      );
};

/** The post acknowledges its copy and says who keeps it and where (4.1). */
export const decideAcusarCopia = (ciclo: CicloAbierto, command: CommandOf<'acusar-copia'>): Decision => {
  const { numero, puesto, resguardo } = command;
  const convenio = signed(ciclo, numero);
  if (isRefusal(convenio)) return convenio;
  const copia = entryOf(convenio.copias, puesto);
  if (copia === undefined)
    return refuse(
      'copia-no-entregada',
      'A su puesto no se le ha entregado copia del Convenio.',
      'Escriba «pendientes» para ver lo suyo.',
    );
  if (copia.acuse.estado === 'acusado') return [];
  const problem =
    textProblem(resguardo.resguarda, 'el nombre de quien resguarda la copia') ??
    textProblem(resguardo.lugar, 'el lugar de resguardo');
  return problem ?? [{ type: 'copia-acusada', numero, puesto, resguardo }];
};

/** The signed version whose copies nobody has given out yet. */
export const porDistribuir = (ciclo: CicloAbierto): Convenio | undefined => {
  const vigente = convenioVigente(ciclo);
  return vigente !== undefined && Object.keys(vigente.copias).length === 0 ? vigente : undefined;
};
