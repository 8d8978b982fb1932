import type { AsmId } from './asm.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Trazabilidad } from './cierre.js';
import { cierreDe, pideSegundaOpinion } from './cierre-actual.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { abiertoProblem } from './dictamen-veredicto.js';
import { puestosOfClase, secretariaOf } from './directorio.js';
import { razonProblem } from './razon.js';
import { type Refusal, refuse } from './refusal.js';
import { eslabonesFaltantes } from './trazabilidad.js';

/** The refusal that names the first missing link of an ASM; undefined when none blocks. */
export const trazabilidadProblem = (ciclo: CicloAbierto, asm: AsmId, { directorio }: Context): Refusal | undefined => {
  const blocking = eslabonesFaltantes(ciclo, asm, directorio).filter(({ bloquea }) => bloquea);
  const [first] = blocking;
  if (first === undefined) return undefined;
  const more = blocking.length === 1 ? '' : ` Y ${blocking.length - 1} más.`;
  return refuse('trazabilidad-incompleta', `${first.texto}${more}`, 'Complete lo que falta y confirme de nuevo.');
};

/** Whom SE's confirmation asks for a second verdict: whoever executes an ASM does not judge it alone. */
const secondVerdict = (
  ciclo: CicloAbierto,
  asm: AsmId,
  context: Context,
): { readonly opina?: Trazabilidad['opina'] } => {
  const { directorio } = context;
  const [da] = puestosOfClase(directorio, 'direccion-administracion');
  return da === undefined || !pideSegundaOpinion(ciclo, asm, secretariaOf(directorio))
    ? {}
    : { opina: { puesto: da.clave, plazo: plazoFor(context, 'segunda-opinion') } };
};

/** SE confirms the computed traceability; never over a missing link (criterion D, section IV). */
export const decideConfirmarTrazabilidad = (
  ciclo: CicloAbierto,
  { asm, razon }: CommandOf<'confirmar-trazabilidad'>,
  context: Context,
): Decision => {
  const problem =
    abiertoProblem(ciclo, asm) ??
    razonProblem(razon, 'la razón del criterio D') ??
    trazabilidadProblem(ciclo, asm, context);
  if (problem !== undefined) return problem;
  return cierreDe(ciclo, asm).dictamen.trazabilidad?.razon === razon
    ? []
    : [{ type: 'trazabilidad-confirmada', asm, razon, ...secondVerdict(ciclo, asm, context) }];
};

/** The Dirección de Administración gives the second verdict on an ASM that SE itself executes (decision 0015). */
export const decideSegundaOpinion = (
  ciclo: CicloAbierto,
  { asm, conforme, razon }: CommandOf<'dar-segunda-opinion'>,
  { directorio }: Context,
): Decision => {
  const problem = abiertoProblem(ciclo, asm) ?? razonProblem(razon, 'la razón de su opinión');
  if (problem !== undefined) return problem;
  const { dictamen } = cierreDe(ciclo, asm);
  if (!pideSegundaOpinion(ciclo, asm, secretariaOf(directorio)))
    return refuse(
      'sin-conflicto',
      `${asm} no lo ejecuta la Secretaría Ejecutiva.`,
      'No se requiere una segunda opinión; no tiene que hacer nada.',
    );
  if (dictamen.trazabilidad === undefined)
    return refuse(
      'dictamen-incompleto',
      `La Secretaría Ejecutiva aún no termina de valorar ${asm}.`,
      'Se le avisará cuando deba opinar.',
    );
  return dictamen.segunda?.conforme === conforme && dictamen.segunda.razon === razon
    ? []
    : [{ type: 'segunda-opinion-dada', asm, conforme, razon }];
};
