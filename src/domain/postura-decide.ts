import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { entryOf } from './entry.js';
import { type ContenidoPostura, type Postura, posturaKey, ultimaVersion } from './postura.js';
import { type Refusal, refuse } from './refusal.js';

type Decision = readonly CicloEvent[] | Refusal;

const find = (ciclo: CicloAbierto, asm: string, unidad: string): Postura | Refusal => {
  if (entryOf(ciclo.asm, asm)?.seleccion.estado === 'no-seleccionado')
    return refuse(
      'asm-no-seleccionado',
      `${asm} ya no está seleccionado.`,
      'No se requiere postura; escriba «asm» para ver la razón.',
    );
  return (
    ciclo.posturas[posturaKey(asm, unidad)] ??
    refuse(
      'postura-no-solicitada',
      `No se ha pedido a su unidad una postura sobre ${asm}.`,
      'Escriba «pendientes» para ver lo suyo.',
    )
  );
};

const canAnswer = (postura: Postura): boolean =>
  postura.situacion.estado === 'solicitada' || postura.situacion.estado === 'sin-respuesta';

const closed = (postura: Postura): Refusal =>
  postura.situacion.estado === 'presentada'
    ? refuse(
        'postura-en-revision',
        'La postura ya se presentó y está en revisión de la Secretaría Ejecutiva.',
        'Espere su respuesta; si la devuelve podrá corregirla.',
      )
    : refuse(
        'postura-atendida',
        'La Secretaría Ejecutiva ya tomó nota de la postura.',
        'Si quiere agregar algo, escriba «consulta».',
      );

const contentProblem = (contenido: ContenidoPostura): Refusal | undefined => {
  if (contenido.justificacion.trim() === '')
    return refuse('sin-justificacion', 'Falta la justificación de la postura.', 'Escríbala y presente de nuevo.');
  if (contenido.sentido !== 'rechazada' && contenido.propuestas.trim() === '')
    return refuse(
      'sin-propuestas',
      'Faltan las propuestas iniciales de acción.',
      'Escriba al menos una; solo una postura de rechazo puede ir sin propuestas.',
    );
  return undefined;
};

const sameContent = (a: ContenidoPostura | undefined, b: ContenidoPostura): boolean =>
  a?.sentido === b.sentido && a.justificacion === b.justificacion && a.propuestas === b.propuestas;

/** The enlace or the titular keeps a draft that only the titular can present (2.3). */
export const decidePrepararPostura = (ciclo: CicloAbierto, command: CommandOf<'preparar-postura'>): Decision => {
  const postura = find(ciclo, command.asm, command.unidad);
  if ('refused' in postura) return postura;
  if (!canAnswer(postura)) return closed(postura);
  if (sameContent(postura.borrador, command.contenido)) return [];
  return [{ type: 'postura-preparada', asm: command.asm, unidad: command.unidad, contenido: command.contenido }];
};

/** A file to go with the position (2.3). The same file twice is one. */
export const decideAnexar = (ciclo: CicloAbierto, command: CommandOf<'anexar-a-postura'>): Decision => {
  const postura = find(ciclo, command.asm, command.unidad);
  if ('refused' in postura) return postura;
  if (!canAnswer(postura)) return closed(postura);
  if (postura.anexos.some((anexo) => anexo.sha256 === command.archivo.sha256)) return [];
  return [{ type: 'anexo-agregado', asm: command.asm, unidad: command.unidad, archivo: command.archivo }];
};

/** The titular presents the position: a new version, with the files attached so far (2.3). */
export const decidePresentarPostura = (ciclo: CicloAbierto, command: CommandOf<'presentar-postura'>): Decision => {
  const postura = find(ciclo, command.asm, command.unidad);
  if ('refused' in postura) return postura;
  if (!canAnswer(postura)) return closed(postura);
  const problem = contentProblem(command.contenido);
  if (problem !== undefined) return problem;
  const { asm, unidad, contenido } = command;
  return [
    {
      type: 'postura-presentada',
      asm,
      unidad,
      numero: postura.versiones.length + 1,
      contenido,
      archivos: postura.anexos,
    },
  ];
};

const underReview = (ciclo: CicloAbierto, asm: string, unidad: string): Postura | Refusal => {
  const postura = find(ciclo, asm, unidad);
  if ('refused' in postura || postura.situacion.estado === 'presentada') return postura;
  return refuse(
    'postura-sin-revision',
    'Esa postura no está en revisión.',
    'Escriba «posturas» para ver el estado de cada una.',
  );
};

/** SE takes note of a position that accepts (2.3). On a rejection SE insists or deselects. */
export const decideTomarNota = (ciclo: CicloAbierto, command: CommandOf<'tomar-nota-de-postura'>): Decision => {
  if (ciclo.posturas[posturaKey(command.asm, command.unidad)]?.situacion.estado === 'atendida') return [];
  const postura = underReview(ciclo, command.asm, command.unidad);
  if ('refused' in postura) return postura;
  if (ultimaVersion(postura)?.contenido.sentido === 'rechazada')
    return refuse(
      'postura-rechazada',
      'La unidad rechazó el ASM: tomar nota no basta.',
      'Insista con sus razones, o deje el ASM sin seleccionar con la razón.',
    );
  return [{ type: 'postura-atendida', asm: command.asm, unidad: command.unidad }];
};

/** SE returns a position with observations; the unit answers again (2.3). */
export const decideDevolver = (
  ciclo: CicloAbierto,
  command: CommandOf<'devolver-postura'>,
  context: Context,
): Decision => {
  const postura = underReview(ciclo, command.asm, command.unidad);
  if ('refused' in postura) return postura;
  if (command.observaciones.trim() === '')
    return refuse('sin-observaciones', 'Faltan las observaciones.', 'Escríbalas y devuelva de nuevo.');
  const { asm, unidad, observaciones } = command;
  return [{ type: 'postura-devuelta', asm, unidad, observaciones, plazo: plazoFor(context, 'postura') }];
};

/** SE insists on a rejected position, with reasons (DESIGN section 3). */
export const decideInsistir = (
  ciclo: CicloAbierto,
  command: CommandOf<'insistir-en-postura'>,
  context: Context,
): Decision => {
  const postura = underReview(ciclo, command.asm, command.unidad);
  if ('refused' in postura) return postura;
  if (ultimaVersion(postura)?.contenido.sentido !== 'rechazada')
    return refuse(
      'postura-no-rechazada',
      'Solo se insiste en una postura de rechazo.',
      'Tome nota de ella o devuélvala con observaciones.',
    );
  if (command.razones.trim() === '')
    return refuse('sin-razones', 'Faltan las razones de la insistencia.', 'Escríbalas y envíe de nuevo.');
  const { asm, unidad, razones } = command;
  return [{ type: 'postura-insistida', asm, unidad, razones, plazo: plazoFor(context, 'postura') }];
};
