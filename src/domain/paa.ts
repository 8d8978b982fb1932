import type { AsmId } from './asm.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Actividad, compromisoKey } from './compromiso.js';
import type { ParteConvenio } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import { allOrNone, type Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { entryOf } from './entry.js';
import type { ClavePuesto } from './identity.js';
import { razonProblem } from './razon.js';
import { type Refusal, refuse } from './refusal.js';

/** Most characters of a key of the PAA. */
export const MAX_CLAVE_PAA = 60;

/** Key under which the integration of an activity is kept. */
export const actividadKey = (asm: AsmId, unidad: ClavePuesto, actividad: string): string =>
  `${asm}.${unidad}.${actividad}`;

/** An activity of the Convenio in force, with the commitment that it is part of. */
export interface ActividadConvenida extends ParteConvenio {
  readonly actividad: Actividad;
  /** Its place in its commitment, from 1, as people see it. */
  readonly lugar: number;
}

const activitiesOf = (ciclo: CicloAbierto, partes: readonly ParteConvenio[]): readonly ActividadConvenida[] =>
  partes.flatMap((parte) => {
    const version = ciclo.compromisos[compromisoKey(parte.asm, parte.unidad)]?.versiones.find(
      ({ numero }) => numero === parte.version,
    );
    return (version?.contenido.actividades ?? []).map((actividad, index) => ({
      ...parte,
      actividad,
      lugar: index + 1,
    }));
  });

/** By the parts of a Convenio: they name versions, and neither is ever changed, so their activities are always the same. */
const CONVENIDAS = new WeakMap<readonly ParteConvenio[], readonly ActividadConvenida[]>();

/** Every activity of the Convenio in force, in its order; none before it is signed by all. */
export const actividadesConvenidas = (ciclo: CicloAbierto): readonly ActividadConvenida[] => {
  const partes = convenioVigente(ciclo)?.partes ?? [];
  const found = CONVENIDAS.get(partes) ?? activitiesOf(ciclo, partes);
  CONVENIDAS.set(partes, found);
  return found;
};

/** Activities of the Convenio in force without key and without reason. */
export const sinIntegrar = (ciclo: CicloAbierto): readonly ActividadConvenida[] =>
  actividadesConvenidas(ciclo).filter(
    ({ asm, unidad, actividad }) => entryOf(ciclo.paa, actividadKey(asm, unidad, actividad.id)) === undefined,
  );

type Entrada = CommandOf<'integrar-en-paa'>['entradas'][number];

/** Why what is said of an activity can't be recorded; `of` names it. */
export const entradaPaaProblem = ({ clave, noAplica }: Entrada, of: string): Refusal | undefined => {
  if (clave !== undefined && noAplica !== undefined)
    return refuse('paa-doble', `En ${of} hay clave y también razón de «no aplica».`, 'Deje una de las dos.');
  if (noAplica !== undefined) return razonProblem(noAplica, `la razón por la que ${of} no aplica en el PAA`);
  if (clave === undefined || enBlanco(clave))
    return refuse(
      'sin-clave-paa',
      `Falta la clave del PAA en ${of}.`,
      'Escríbala, o indique «no aplica» con su razón.',
    );
  return clave.length <= MAX_CLAVE_PAA
    ? undefined
    : refuse(
        'clave-paa-larga',
        `La clave del PAA en ${of} pasa de ${MAX_CLAVE_PAA} caracteres.`,
        'Escriba solo la clave.',
      );
};

const decideOne = (ciclo: CicloAbierto, convened: readonly ActividadConvenida[], entrada: Entrada): Decision => {
  const { asm, unidad, actividad, clave, noAplica } = entrada;
  const found = convened.find((each) => each.asm === asm && each.unidad === unidad && each.actividad.id === actividad);
  if (found === undefined)
    return refuse(
      'actividad-desconocida',
      `No hay esa actividad de ${asm} en el Convenio vigente.`,
      'Escriba «paa» para ver las que hay.',
    );
  const problem = entradaPaaProblem(entrada, `la actividad ${found.lugar} de ${asm}`);
  if (problem !== undefined) return problem;
  const now = entryOf(ciclo.paa, actividadKey(asm, unidad, actividad));
  if (now?.clave === clave && now?.noAplica === noAplica) return [];
  return [
    {
      type: 'actividad-integrada',
      asm,
      unidad,
      actividad,
      ...(clave !== undefined && { clave }),
      ...(noAplica !== undefined && { noAplica }),
    },
  ];
};

/** SE records where each activity stands in the PAA of the cycle's next year, or that it does not apply (3.3). All or none. */
export const decideIntegrarEnPaa = (ciclo: CicloAbierto, { entradas }: CommandOf<'integrar-en-paa'>): Decision => {
  const convened = actividadesConvenidas(ciclo);
  if (convened.length === 0)
    return refuse(
      'convenio-por-suscribir',
      'El Convenio todavía no está suscrito.',
      'La integración en el PAA viene después; escriba «ruta».',
    );
  if (entradas.length === 0)
    return refuse('sin-entradas', 'No indicó ninguna actividad.', 'Escriba al menos una clave y guarde de nuevo.');
  const decisions = entradas.map((entrada) => decideOne(ciclo, convened, entrada));
  return allOrNone(decisions);
};
