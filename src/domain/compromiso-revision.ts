import type { AsmId } from './asm.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Compromiso, estaResuelto, type Preguntas } from './compromiso.js';
import { borradorProblem } from './compromiso-contenido.js';
import { findCompromiso, variosCompromisos } from './compromiso-decide.js';
import { numerar } from './compromiso-numeracion.js';
import { type Context, plazoFor } from './context.js';
import type { Redaccion } from './convenio-command.js';
import type { Decision } from './decision.js';
import { razonProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

const each = (asm: readonly AsmId[], decide: (asm: AsmId) => Decision): Decision =>
  variosCompromisos(asm.map((id) => ({ asm: id, decision: decide(id) })));

const notUnderReview = (asm: AsmId): Refusal =>
  refuse(
    'compromiso-sin-revision',
    `El compromiso sobre ${asm} no está en revisión.`,
    'Escriba «compromisos» para ver el estado de cada uno.',
  );

const PREGUNTAS: readonly (readonly [keyof Preguntas, string])[] = [
  ['logran', 'si las actividades logran el compromiso'],
  ['plazoAdecuado', 'si el plazo es adecuado'],
  ['productosPertinentes', 'si los productos son pertinentes'],
];

const questionsProblem = (preguntas: Preguntas): Refusal | undefined => {
  for (const [key, what] of PREGUNTAS) {
    if (!preguntas[key].cumple)
      return refuse(
        'pregunta-en-contra',
        `Respondió que no en la pregunta de ${what}.`,
        'Devuelva el compromiso con observaciones, o corrija la respuesta.',
      );
    const problem = razonProblem(preguntas[key].razon, `la razón de ${what}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

/** SE agrees to what a unit proposed, having answered the three questions in favour (3.1). All or none. */
export const decideAcordarCompromisos = (ciclo: CicloAbierto, command: CommandOf<'acordar-compromisos'>): Decision => {
  const { unidad, preguntas } = command;
  return each(command.asm, (asm) => {
    const found = findCompromiso(ciclo, asm, unidad);
    if (isRefusal(found)) return found;
    if (found.situacion.estado === 'acordado') return [];
    if (found.situacion.estado !== 'propuesto') return notUnderReview(asm);
    const problem = questionsProblem(preguntas);
    return problem ?? [{ type: 'compromiso-acordado', asm, unidad, version: found.versiones.length, preguntas }];
  });
};

const OBSERVACIONES = 'el texto de las observaciones';

/** SE returns a proposal with observations; the unit answers again (3.1). */
export const decideDevolverCompromiso = (
  ciclo: CicloAbierto,
  { asm, unidad, observaciones }: CommandOf<'devolver-compromiso'>,
  context: Context,
): Decision => {
  const found = findCompromiso(ciclo, asm, unidad);
  if (isRefusal(found)) return found;
  if (found.situacion.estado !== 'propuesto') return notUnderReview(asm);
  const problem = razonProblem(observaciones, OBSERVACIONES);
  return (
    problem ?? [{ type: 'compromiso-devuelto', asm, unidad, observaciones, plazo: plazoFor(context, 'compromiso') }]
  );
};

/** SE words commitments anew, whether they were proposed or not yet, with one text of observations; the unit answers (3.1). All or none. */
export const decideContraproponer = (
  ciclo: CicloAbierto,
  { unidad, observaciones, propuestas }: CommandOf<'contraproponer-compromisos'>,
  context: Context,
): Decision => {
  const reword = ({ asm, contenido }: Redaccion): Decision => {
    const found = findCompromiso(ciclo, asm, unidad);
    if (isRefusal(found)) return found;
    if (estaResuelto(found)) return notUnderReview(asm);
    const numbered = numerar(found, contenido);
    const problem = borradorProblem(numbered);
    if (problem !== undefined) return { ...problem, why: `${asm}: ${problem.why}` };
    const contrapropuesta = { numero: found.versiones.length + 1, contenido: numbered };
    const plazo = plazoFor(context, 'compromiso');
    return [{ type: 'compromiso-devuelto', asm, unidad, observaciones, contrapropuesta, plazo }];
  };
  return (
    razonProblem(observaciones, OBSERVACIONES) ??
    variosCompromisos(propuestas.map((one) => ({ asm: one.asm, decision: reword(one) })))
  );
};

/** SE leaves commitments for a convenio modificatorio, with the reason: one unit never stops the others for ever (3.2). */
export const decideDejarParaModificatorio = (
  ciclo: CicloAbierto,
  command: CommandOf<'dejar-para-modificatorio'>,
): Decision => {
  const { unidad, razon } = command;
  return each(command.asm, (asm) => {
    const found = findCompromiso(ciclo, asm, unidad);
    if (isRefusal(found)) return found;
    if (found.situacion.estado === 'para-modificatorio') return [];
    const problem = razonProblem(razon, 'la razón por la que se deja para un convenio modificatorio');
    return problem ?? [{ type: 'compromiso-dejado', asm, unidad, razon }];
  });
};

const reopenable = ({ situacion: { estado } }: Compromiso): boolean =>
  estado === 'acordado' || estado === 'para-modificatorio' || estado === 'sin-respuesta';

/** SE opens again what was agreed, left for a modificatorio or not answered; after a signature it leads to a modificatorio (3.1, 3.2). */
export const decideReabrirCompromiso = (
  ciclo: CicloAbierto,
  command: CommandOf<'reabrir-compromiso'>,
  context: Context,
): Decision => {
  const { asm, unidad, razon } = command;
  const found = findCompromiso(ciclo, asm, unidad);
  if (isRefusal(found)) return found;
  if (!reopenable(found))
    return refuse(
      'compromiso-abierto',
      `El compromiso sobre ${asm} sigue abierto.`,
      'Escriba «compromisos» para ver a quién le toca responder.',
    );
  const problem = razonProblem(razon, 'la razón por la que se reabre');
  return problem ?? [{ type: 'compromiso-reabierto', asm, unidad, razon, plazo: plazoFor(context, 'compromiso') }];
};
