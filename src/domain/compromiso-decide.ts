import type { AsmId } from './asm.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import {
  type Compromiso,
  type CompromisoPedido,
  compromisoKey,
  puedeProponerse,
  textoDeContenido,
} from './compromiso.js';
import { avisoProblem, avisosDe } from './compromiso-aviso.js';
import { borradorProblem, contenidoProblem } from './compromiso-contenido.js';
import { numerar } from './compromiso-numeracion.js';
import type { Context } from './context.js';
import type { Redaccion } from './convenio-command.js';
import { allOrNone, type Decision } from './decision.js';
import { entryOf } from './entry.js';
import { posturaKey, ultimaVersion } from './postura.js';
import { repeatedProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** The commitment that was asked of that unit on that ASM, or the refusal that a person understands. */
export const findCompromiso = (ciclo: CicloAbierto, asm: string, unidad: string): Compromiso | Refusal => {
  const found = entryOf(ciclo.compromisos, compromisoKey(asm, unidad));
  if (found === undefined)
    return refuse(
      'compromiso-no-solicitado',
      `Aún no se pide a su unidad un compromiso sobre ${asm}.`,
      'Se le avisará cuando la Secretaría Ejecutiva tome nota de la postura.',
    );
  if (ciclo.asm[asm]?.seleccion.estado === 'no-seleccionado')
    return refuse(
      'asm-no-seleccionado',
      `${asm} ya no está seleccionado.`,
      'No se requiere compromiso; escriba «asm» para ver la razón.',
    );
  return found;
};

const closed = ({ asm, situacion }: Compromiso): Refusal => {
  switch (situacion.estado) {
    case 'propuesto':
      return refuse(
        'compromiso-en-revision',
        `El compromiso sobre ${asm} ya se presentó y está en revisión de la Secretaría Ejecutiva.`,
        'Espere su respuesta; si lo devuelve podrá corregirlo.',
      );
    case 'para-modificatorio':
      return refuse(
        'compromiso-para-modificatorio',
        `El compromiso sobre ${asm} se dejó para un convenio modificatorio.`,
        'Escriba «consulta» para pedir a la Secretaría Ejecutiva que lo retome.',
      );
    default:
      return refuse(
        'compromiso-acordado',
        `El compromiso sobre ${asm} ya está acordado.`,
        'Si necesita cambiarlo, escriba «consulta» y pida a la Secretaría Ejecutiva que lo reabra.',
      );
  }
};

const rejected = (ciclo: CicloAbierto, { asm, unidad }: Compromiso): Refusal | undefined => {
  const postura = ciclo.posturas[posturaKey(asm, unidad)];
  return postura !== undefined && ultimaVersion(postura)?.contenido.sentido === 'rechazada'
    ? refuse(
        'postura-rechazada',
        `La postura de la unidad sobre ${asm} es de rechazo.`,
        'Espere a que la Secretaría Ejecutiva la resuelva.',
      )
    : undefined;
};

/** The commitment when its unit may write now, or why it may not. */
const writable = (ciclo: CicloAbierto, asm: string, unidad: string): Compromiso | Refusal => {
  const found = findCompromiso(ciclo, asm, unidad);
  if (isRefusal(found)) return found;
  return puedeProponerse(found) ? (rejected(ciclo, found) ?? found) : closed(found);
};

const prepare = (ciclo: CicloAbierto, unidad: string, { asm, contenido }: Redaccion): Decision => {
  const compromiso = writable(ciclo, asm, unidad);
  if (isRefusal(compromiso)) return compromiso;
  const numbered = numerar(compromiso, contenido);
  const problem = borradorProblem(numbered);
  if (problem !== undefined) return problem;
  return compromiso.borrador !== undefined && textoDeContenido(compromiso.borrador) === textoDeContenido(numbered)
    ? []
    : [{ type: 'compromiso-preparado', asm, unidad, contenido: numbered }];
};

const propose = (
  ciclo: CicloAbierto,
  unidad: string,
  { asm, contenido }: { asm: string; contenido?: CompromisoPedido },
  context: Context,
): Decision => {
  const compromiso = writable(ciclo, asm, unidad);
  if (isRefusal(compromiso)) return compromiso;
  const asked = contenido ?? compromiso.borrador;
  const texto = ciclo.asm[asm]?.texto;
  if (asked === undefined || texto === undefined)
    return refuse(
      'compromiso-vacio',
      `No hay un borrador del compromiso sobre ${asm}.`,
      'Escríbalo en su tarjeta o en el libro de Excel.',
    );
  const numbered = numerar(compromiso, asked);
  const avisos = avisosDe(numbered, { texto, paa: ciclo.datos.paaSiguiente, today: context.today });
  const problem = contenidoProblem(numbered) ?? avisoProblem(avisos, context.reglas.avisosCompromiso);
  if (problem !== undefined) return { ...problem, why: `${asm}: ${problem.why}` };
  return [{ type: 'compromiso-propuesto', asm, unidad, numero: compromiso.versiones.length + 1, contenido: numbered }];
};

/** A part of an order about several commitments, decided on its own. */
interface Parte {
  readonly asm: AsmId;
  readonly decision: Decision;
}

/** An order about several commitments: one refusal refuses them all, and none comes twice. */
export const variosCompromisos = (partes: readonly Parte[]): Decision => {
  if (partes.length === 0)
    return refuse('sin-compromisos', 'No eligió ningún compromiso.', 'Marque al menos uno e intente de nuevo.');
  return repeatedProblem(partes.map(({ asm }) => asm)) ?? allOrNone(partes.map(({ decision }) => decision));
};

const kept = (ciclo: CicloAbierto, unidad: string, all: readonly Redaccion[]): readonly Parte[] =>
  all.map((each) => ({ asm: each.asm, decision: prepare(ciclo, unidad, each) }));

/** The enlace or the titular keeps drafts; a draft may lack anything (3.1). With `avisa`, one word to the titular. All or none. */
export const decidePrepararCompromisos = (
  ciclo: CicloAbierto,
  { unidad, propuestas, avisa, borradores = [] }: CommandOf<'preparar-compromisos'>,
): Decision => {
  const decision = variosCompromisos(kept(ciclo, unidad, [...propuestas, ...borradores]));
  if (isRefusal(decision) || avisa !== true) return decision;
  return [...decision, { type: 'compromisos-por-presentar', unidad, asm: propuestas.map(({ asm }) => asm) }];
};

/** The titular proposes commitments, each a new version (3.1). Without content it is the draft that is proposed. All or none. */
export const decideProponerCompromisos = (
  ciclo: CicloAbierto,
  { unidad, propuestas, borradores = [] }: CommandOf<'proponer-compromisos'>,
  context: Context,
): Decision =>
  variosCompromisos([
    ...propuestas.map((each) => ({ asm: each.asm, decision: propose(ciclo, unidad, each, context) })),
    ...kept(ciclo, unidad, borradores),
  ]);
