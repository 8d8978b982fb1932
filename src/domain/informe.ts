import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { type Refusal, refuse } from './refusal.js';
import { tieneSaltos } from './un-renglon.js';

/** Most ASM that a report may declare: far above any real one, so that a slip of the finger is noticed. */
const MAX_ASM_DECLARADOS = 1000;
/** Most characters of the report's folio. */
export const MAX_FOLIO = 100;

type DatosInforme = Omit<CommandOf<'recibir-informe'>, 'type'>;

const sameData = (one: DatosInforme, other: DatosInforme): boolean =>
  one.folio === other.folio && one.fecha === other.fecha && one.asmDeclarados === other.asmDeclarados;

const sameInforme = (one: DatosInforme | undefined, other: DatosInforme): boolean =>
  one !== undefined &&
  sameData(one, other) &&
  (other.archivo === undefined || one.archivo?.sha256 === other.archivo.sha256);

/** The report's file may come after its ASM; a file once kept is not exchanged. */
const onlyAddsFile = ({ informe }: CicloAbierto, next: DatosInforme): boolean =>
  informe !== undefined && sameData(informe, next) && (informe.archivo === undefined || sameInforme(informe, next));

const informeProblem = ({ folio, asmDeclarados }: DatosInforme): Refusal | undefined => {
  if (enBlanco(folio) || folio.length > MAX_FOLIO)
    return refuse(
      'folio-invalido',
      `Falta el folio u oficio del informe, o pasa de ${MAX_FOLIO} caracteres.`,
      'Escríbalo como aparece en el documento y guarde de nuevo.',
    );
  if (tieneSaltos(folio))
    return refuse(
      'folio-invalido',
      'El folio u oficio del informe trae saltos de línea o signos invisibles.',
      'Escríbalo en un solo renglón y guarde de nuevo.',
    );
  if (!Number.isInteger(asmDeclarados) || asmDeclarados < 1 || asmDeclarados > MAX_ASM_DECLARADOS)
    return refuse(
      'asm-declarados-invalidos',
      `El número de ASM del informe debe ser un entero de 1 a ${MAX_ASM_DECLARADOS}.`,
      'Escriba cuántos presenta el informe.',
    );
  return undefined;
};

/** Official reception of the evaluator's report (1.2). Needs the Mechanism approved (1.1). */
export const decideRecibirInforme = (
  ciclo: CicloAbierto,
  command: CommandOf<'recibir-informe'>,
  context: Context,
): Decision => {
  if (ciclo.mecanismo.estado !== 'aprobado')
    return refuse(
      'falta-mecanismo',
      'Antes de recibir el informe debe aprobarse el Mecanismo (1.1).',
      'Pida al titular que lo apruebe; escriba «ruta» para ver el avance.',
    );
  const { type: _type, ...informe } = command;
  if (Object.keys(ciclo.asm).length > 0 && !onlyAddsFile(ciclo, informe))
    return refuse(
      'informe-con-asm',
      'El informe ya tiene ASM registrados y sus datos no cambian.',
      'Si el informe es otro, abra otro ciclo.',
    );
  const problem = informeProblem(informe);
  if (problem !== undefined) return problem;
  if (command.fecha > context.today)
    return refuse('fecha-futura', 'La fecha del informe es posterior a hoy.', 'Escriba la fecha en que se recibió.');
  return sameInforme(ciclo.informe, informe) ? [] : [{ type: 'informe-recibido', ...informe }];
};
