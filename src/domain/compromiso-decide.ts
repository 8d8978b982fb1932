import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
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
import { entryOf } from './entry.js';
import { posturaKey, ultimaVersion } from './postura.js';
import { repeatedProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type Decision = readonly CicloEvent[] | Refusal;

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

const prepare = (
  ciclo: CicloAbierto,
  unidad: string,
  { asm, contenido }: { asm: string; contenido: CompromisoPedido },
): Decision => {
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

/** Decides each part of an order on its own; one refusal refuses them all. */
const all = <T extends { readonly asm: string }>(parts: readonly T[], decide: (part: T) => Decision): Decision => {
  if (parts.length === 0)
    return refuse('sin-compromisos', 'No eligió ningún ASM.', 'Marque al menos uno y presente de nuevo.');
  const problem = repeatedProblem(parts.map(({ asm }) => asm));
  if (problem !== undefined) return problem;
  const decisions = parts.map(decide);
  return decisions.find(isRefusal) ?? decisions.flatMap((each) => (isRefusal(each) ? [] : each));
};

/** The enlace or the titular keeps drafts; a draft may lack anything (3.1). With `avisa`, one word to the titular. All or none. */
export const decidePrepararCompromisos = (
  ciclo: CicloAbierto,
  command: CommandOf<'preparar-compromisos'>,
): Decision => {
  const { unidad, propuestas, avisa } = command;
  const kept = all(propuestas, (each) => prepare(ciclo, unidad, each));
  if (isRefusal(kept) || avisa !== true) return kept;
  return [...kept, { type: 'compromisos-por-presentar', unidad, asm: propuestas.map(({ asm }) => asm) }];
};

/** The titular proposes commitments, each a new version (3.1). Without content it is the draft that is proposed. All or none. */
export const decideProponerCompromisos = (
  ciclo: CicloAbierto,
  command: CommandOf<'proponer-compromisos'>,
  context: Context,
): Decision => all(command.propuestas, (each) => propose(ciclo, command.unidad, each, context));
