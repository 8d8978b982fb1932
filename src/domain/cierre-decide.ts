import { actaSuscrita } from './acta-actual.js';
import { archivoProblem } from './archivo-permitido.js';
import type { AsmId } from './asm.js';
import { asunto } from './asunto.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { CRITERIOS_JUZGADOS, type Dictamen } from './cierre.js';
import { cierreDe } from './cierre-actual.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { trazabilidadProblem } from './dictamen-trazabilidad.js';
import { abiertoProblem } from './dictamen-veredicto.js';
import { entryOf } from './entry.js';
import { razonProblem } from './razon.js';
import { type Refusal, refuse } from './refusal.js';
import { faltaSegundaOpinion } from './trazabilidad.js';

const VALORES = { cumple: 'cumple', 'no-cumple': 'no cumple', falta: 'falta' } as const;

/** Solventado only when the four hold (section IV). */
const criteriaProblem = ({ veredictos }: Dictamen): Refusal | undefined => {
  for (const criterio of CRITERIOS_JUZGADOS) {
    const valor = veredictos[criterio]?.valor ?? 'falta';
    if (valor !== 'cumple')
      return refuse(
        'criterio-no-cumplido',
        `El criterio ${criterio} está en «${VALORES[valor]}».`,
        'Un ASM se da por solventado solo si los cuatro criterios se cumplen.',
      );
  }
  return undefined;
};

/** What is missing is said before the confirmation that a change of it took away. */
const confirmationProblem = (ciclo: CicloAbierto, asm: AsmId, context: Context): Refusal | undefined =>
  trazabilidadProblem(ciclo, asm, context) ??
  (cierreDe(ciclo, asm).dictamen.trazabilidad === undefined
    ? refuse('sin-trazabilidad', 'Falta confirmar la trazabilidad (criterio D).', 'Confírmela y emita el dictamen.')
    : undefined);

/** Whoever executes an ASM does not judge it alone: without the second verdict, or with one against, there is no dictamen. */
const opinionProblem = (asm: AsmId, { segunda }: Dictamen): Refusal =>
  segunda === undefined
    ? refuse(
        'sin-segunda-opinion',
        `La Secretaría Ejecutiva ejecuta ${asm}: falta la opinión de la Dirección de Administración.`,
        'Espere su respuesta; está en sus pendientes.',
      )
    : refuse(
        'sin-segunda-opinion',
        `La Secretaría Ejecutiva ejecuta ${asm}, y la Dirección de Administración no fue conforme.`,
        'Atienda su razón, valore de nuevo el criterio de que se trate y confirme: se le pedirá otra opinión.',
      );

/** Why the dictamen of an ASM can't be issued now; undefined when it can. Asked before its cédula is made, and again when it is issued. */
export const emisionProblem = (ciclo: CicloAbierto, asm: AsmId, context: Context): Refusal | undefined => {
  const { dictamen } = cierreDe(ciclo, asm);
  return (
    abiertoProblem(ciclo, asm) ??
    criteriaProblem(dictamen) ??
    confirmationProblem(ciclo, asm, context) ??
    (faltaSegundaOpinion(ciclo, asm, context.directorio) ? opinionProblem(asm, dictamen) : undefined)
  );
};

/** SE issues the dictamen: the ASM is solventado, and its cédula is kept (section IV). */
export const decideEmitirDictamen = (
  ciclo: CicloAbierto,
  { asm, documento, base }: CommandOf<'emitir-dictamen'>,
  context: Context,
): Decision => {
  const { situacion, emitidos } = cierreDe(ciclo, asm);
  if (situacion.estado === 'solventado') return [];
  const problem = emisionProblem(ciclo, asm, context);
  if (problem !== undefined) return problem;
  if ((entryOf(ciclo.versiones, asunto.cierre(asm)) ?? 0) !== base)
    return refuse(
      'dictamen-desfasado',
      'Algo cambió mientras se elaboraba la cédula.',
      'Revise el estado actual y emita el dictamen de nuevo.',
    );
  return [{ type: 'dictamen-emitido', asm, numero: emitidos + 1, documento }];
};

/** SE closes an ASM that will not be solventado, with reason and document; it is never counted as solventado. */
export const decideCerrarSinSolventar = (
  ciclo: CicloAbierto,
  { asm, razon, archivo }: CommandOf<'cerrar-sin-solventar'>,
): Decision => {
  const { situacion } = cierreDe(ciclo, asm);
  if (situacion.estado === 'sin-solventar' && situacion.archivo.sha256 === archivo.sha256 && situacion.razon === razon)
    return [];
  const problem =
    abiertoProblem(ciclo, asm) ??
    razonProblem(razon, 'la razón por la que se cierra sin solventar') ??
    archivoProblem(archivo);
  return problem ?? [{ type: 'asm-cerrado-sin-solventar', asm, razon, archivo }];
};

/** SE opens a closed ASM again, with a reason, until the Acta is signed. */
export const decideReabrirAsm = (ciclo: CicloAbierto, { asm, razon }: CommandOf<'reabrir-asm'>): Decision => {
  if (actaSuscrita(ciclo) !== undefined)
    return refuse(
      'acta-suscrita',
      'El Acta ya está suscrita: los ASM no se reabren.',
      'Lo que falte se atiende en el ciclo siguiente.',
    );
  if (cierreDe(ciclo, asm).situacion.estado === 'abierto')
    return refuse(
      'asm-abierto',
      `${asm} no está cerrado.`,
      'No hay nada que reabrir; escriba «asm» para ver su estado.',
    );
  return razonProblem(razon, 'la razón por la que se reabre') ?? [{ type: 'asm-reabierto', asm, razon }];
};
