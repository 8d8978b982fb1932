import type { Asm } from './asm.js';
import { findAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { type ClasePuesto, puestoOf } from './directorio.js';
import { enBlanco } from './en-blanco.js';
import { entryOf } from './entry.js';
import { withEntry } from './folding.js';
import type { ClavePuesto } from './identity.js';
import { acuseOf, type Provenance } from './provenance.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** Most characters of a question or of its answer. */
export const MAX_CONSULTA = 4000;

const lengthProblem = (texto: string): Refusal | undefined => {
  if (enBlanco(texto)) return refuse('texto-vacio', 'El texto está vacío.', 'Escríbalo y envíe de nuevo.');
  if (texto.length > MAX_CONSULTA)
    return refuse('texto-muy-largo', `El texto pasa de ${MAX_CONSULTA} caracteres.`, 'Resúmalo o adjunte un archivo.');
  return undefined;
};

const READERS: readonly ClasePuesto[] = ['secretaria-ejecutiva', 'uippe', 'direccion-administracion', 'contraloria'];

/** Asking about an ASM must not tell of those of others. */
const canRead = (asm: Asm, puesto: ClavePuesto, { directorio }: Context): boolean => {
  const clase = puestoOf(directorio, puesto)?.clase;
  return asm.unidades.includes(puesto) || (clase !== undefined && READERS.includes(clase));
};

/** Anyone on a post asks or suggests (decision 0008). */
export const decidePlantearConsulta = (
  ciclo: CicloAbierto,
  command: CommandOf<'plantear-consulta'>,
  context: Context,
): Decision => {
  const problem = lengthProblem(command.texto);
  if (problem !== undefined) return problem;
  const asm = command.asm === undefined ? undefined : findAsm(ciclo, command.asm);
  if (isRefusal(asm)) return asm;
  if (asm !== undefined && !canRead(asm, command.puesto, context))
    return refuse(
      'asm-ajeno',
      `${asm.id} no está asignado a su unidad.`,
      'Elija un ASM de la lista, o «El ciclo en general».',
    );
  const id = `C-${String(Object.keys(ciclo.consultas).length + 1).padStart(3, '0')}`;
  const about = command.asm === undefined ? {} : { asm: command.asm };
  return [
    {
      type: 'consulta-planteada',
      id,
      puesto: command.puesto,
      ...about,
      texto: command.texto,
      plazo: plazoFor(context, 'consulta'),
    },
  ];
};

/** SE answers, once. */
export const decideResponderConsulta = (ciclo: CicloAbierto, command: CommandOf<'responder-consulta'>): Decision => {
  const consulta = entryOf(ciclo.consultas, command.id);
  if (consulta === undefined)
    return refuse('consulta-desconocida', 'Esa consulta no existe en este ciclo.', 'Escriba «pendientes».');
  if (consulta.respuesta === command.respuesta) return [];
  if (consulta.respuesta !== undefined)
    return refuse(
      'consulta-respondida',
      'Esa consulta ya tiene respuesta.',
      'Si falta algo, pida a la unidad que la plantee de nuevo.',
    );
  return (
    lengthProblem(command.respuesta) ?? [{ type: 'consulta-respondida', id: command.id, respuesta: command.respuesta }]
  );
};

/** Folds the events of questions. */
export const evolveConsulta = (
  ciclo: CicloAbierto,
  event: EventOf<'consulta-planteada' | 'consulta-respondida'>,
  provenance: Provenance,
): CicloAbierto => {
  if (event.type === 'consulta-planteada') {
    const { type: _type, ...rest } = event;
    const consulta = { ...rest, persona: acuseOf(provenance).persona, at: provenance.at };
    return { ...ciclo, consultas: withEntry(ciclo.consultas, event.id, consulta) };
  }
  const asked = ciclo.consultas[event.id];
  if (asked === undefined) throw new Error(`answer to an unknown question ${event.id}`);
  const answered = { ...asked, respuesta: event.respuesta, respondio: acuseOf(provenance) };
  return { ...ciclo, consultas: withEntry(ciclo.consultas, event.id, answered) };
};
