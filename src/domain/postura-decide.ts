import { archivoProblem } from './archivo-permitido.js';
import type { CommandOf, RespuestaPostura } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { allOrNone, type Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { entryOf } from './entry.js';
import {
  type ContenidoPostura,
  MAX_ANEXOS,
  MAX_POSTURA,
  type Postura,
  posturaKey,
  puedeResponderse,
} from './postura.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** Most characters that one order may bring in all: a commit is one document of bounded size. */
const MAX_CONJUNTO = 300_000;

/** The position that was asked of that unit on that ASM, or the refusal that a person understands. */
export const findPostura = (ciclo: CicloAbierto, asm: string, unidad: string): Postura | Refusal => {
  const key = posturaKey(asm, unidad);
  const postura = entryOf(ciclo.posturas, key);
  if (postura === undefined)
    return refuse(
      'postura-no-solicitada',
      `No se ha pedido a su unidad una postura sobre ${asm}.`,
      'Escriba «pendientes» para ver lo suyo.',
    );
  if (ciclo.asm[asm]?.seleccion.estado === 'no-seleccionado')
    return refuse(
      'asm-no-seleccionado',
      `${asm} ya no está seleccionado.`,
      'No se requiere postura; escriba «asm» para ver la razón.',
    );
  return postura;
};

const closed = (postura: Postura): Refusal =>
  postura.situacion.estado === 'presentada'
    ? refuse(
        'postura-en-revision',
        `La postura sobre ${postura.asm} ya se presentó y está en revisión de la Secretaría Ejecutiva.`,
        'Espere su respuesta; si la devuelve podrá corregirla.',
      )
    : refuse(
        'postura-atendida',
        `La Secretaría Ejecutiva ya tomó nota de la postura sobre ${postura.asm}.`,
        'Si quiere agregar algo, escriba «consulta».',
      );

/** The position when its unit may answer now, or why it may not. */
const answerable = (ciclo: CicloAbierto, asm: string, unidad: string): Postura | Refusal => {
  const postura = findPostura(ciclo, asm, unidad);
  return isRefusal(postura) || puedeResponderse(postura) ? postura : closed(postura);
};

const lengthProblem = ({ justificacion, propuestas }: ContenidoPostura): Refusal | undefined => {
  const long = [
    ['La justificación', justificacion],
    ['El texto de las propuestas', propuestas],
  ].find(([, texto = '']) => texto.length > MAX_POSTURA);
  return long === undefined
    ? undefined
    : refuse(
        'texto-muy-largo',
        `${long[0]} pasa de ${MAX_POSTURA} caracteres.`,
        'Resuma el texto, o adjunte el documento completo en este chat.',
      );
};

const contentProblem = (contenido: ContenidoPostura): Refusal | undefined => {
  if (enBlanco(contenido.justificacion))
    return refuse('sin-justificacion', 'Falta la justificación de la postura.', 'Escríbala y presente de nuevo.');
  if (contenido.sentido !== 'rechazada' && enBlanco(contenido.propuestas))
    return refuse(
      'sin-propuestas',
      'Faltan las propuestas iniciales de acción.',
      'Escriba al menos una; solo una postura de rechazo puede ir sin propuestas.',
    );
  return lengthProblem(contenido);
};

const sameContent = (a: ContenidoPostura | undefined, b: ContenidoPostura): boolean =>
  a?.sentido === b.sentido && a.justificacion === b.justificacion && a.propuestas === b.propuestas;

/** The enlace or the titular keeps a draft that only the titular can present; what the titular is told of is complete, and told once (2.3). */
export const decidePrepararPostura = (ciclo: CicloAbierto, command: CommandOf<'preparar-postura'>): Decision => {
  const { asm, unidad, contenido, avisa } = command;
  const postura = answerable(ciclo, asm, unidad);
  if (isRefusal(postura)) return postura;
  const problem = avisa === true ? contentProblem(contenido) : lengthProblem(contenido);
  if (problem !== undefined) return problem;
  if (sameContent(postura.borrador, contenido) && (avisa !== true || postura.avisada === true)) return [];
  return [{ type: 'postura-preparada', asm, unidad, contenido, ...(avisa && { avisa }) }];
};

/** A file to go with the position (2.3). The same file twice is one. */
export const decideAnexar = (ciclo: CicloAbierto, command: CommandOf<'anexar-a-postura'>): Decision => {
  const postura = answerable(ciclo, command.asm, command.unidad);
  if (isRefusal(postura)) return postura;
  if (postura.anexos.some((anexo) => anexo.sha256 === command.archivo.sha256)) return [];
  if (postura.anexos.length >= MAX_ANEXOS)
    return refuse(
      'demasiados-anexos',
      `La postura ya lleva ${MAX_ANEXOS} archivos.`,
      'Quite alguno, o reúna varios en un solo archivo.',
    );
  const problem = archivoProblem(command.archivo);
  return problem ?? [{ type: 'anexo-agregado', asm: command.asm, unidad: command.unidad, archivo: command.archivo }];
};

/** Takes a file out of what will go with the position; the record keeps that it was there (2.3). */
export const decideQuitarAnexo = (ciclo: CicloAbierto, command: CommandOf<'quitar-anexo'>): Decision => {
  const { asm, unidad, sha256 } = command;
  const postura = answerable(ciclo, asm, unidad);
  if (isRefusal(postura)) return postura;
  return postura.anexos.some((anexo) => anexo.sha256 === sha256)
    ? [{ type: 'anexo-retirado', asm, unidad, sha256 }]
    : [];
};

/** The titular presents the position: a new version, with the files attached so far (2.3). */
export const decidePresentarPostura = (ciclo: CicloAbierto, command: CommandOf<'presentar-postura'>): Decision => {
  const { asm, unidad, contenido } = command;
  const postura = answerable(ciclo, asm, unidad);
  if (isRefusal(postura)) return postura;
  const problem = contentProblem(contenido);
  if (problem !== undefined) return problem;
  const numero = postura.versiones.length + 1;
  return [{ type: 'postura-presentada', asm, unidad, numero, contenido, archivos: postura.anexos }];
};

/** Decides each answer of an order on its own; one refusal refuses them all. */
const each = (respuestas: readonly RespuestaPostura[], decide: (respuesta: RespuestaPostura) => Decision): Decision => {
  if (respuestas.length === 0)
    return refuse('sin-respuestas', 'No eligió ningún ASM.', 'Marque al menos uno y responda de nuevo.');
  const distinct = [...new Map(respuestas.map((respuesta) => [respuesta.asm, respuesta])).values()];
  const size = distinct.reduce(
    (sum, { contenido }) => sum + contenido.justificacion.length + contenido.propuestas.length,
    0,
  );
  if (size > MAX_CONJUNTO)
    return refuse(
      'conjunto-muy-grande',
      'Son demasiados ASM para textos tan largos.',
      'Responda primero una parte de ellos y después el resto.',
    );
  const decisions = distinct.map(decide);
  return allOrNone(decisions);
};

/** Several drafts at once, with one word to the titular (2.3). All or none. */
export const decidePrepararPosturas = (ciclo: CicloAbierto, command: CommandOf<'preparar-posturas'>): Decision =>
  each(command.respuestas, (respuesta) =>
    decidePrepararPostura(ciclo, { type: 'preparar-postura', unidad: command.unidad, avisa: true, ...respuesta }),
  );

/** The titular presents several positions at once (2.3). All or none. */
export const decidePresentarPosturas = (ciclo: CicloAbierto, command: CommandOf<'presentar-posturas'>): Decision =>
  each(command.respuestas, (respuesta) =>
    decidePresentarPostura(ciclo, { type: 'presentar-postura', unidad: command.unidad, ...respuesta }),
  );
