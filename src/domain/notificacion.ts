import type { EstadoAcuse } from './acuse.js';
import { enPapel, isSamePaper, papelOf, papelProblem } from './acuse-papel.js';
import { type AsmId, inListOrder } from './asm.js';
import { withAsm } from './asm-change.js';
import type { AvisoPreparado, CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto, NoAlcanzado, Notificacion } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { secretariaOf } from './directorio.js';
import { entryOf } from './entry.js';
import { fechaOf, formatFecha } from './fecha.js';
import type { ClavePuesto } from './identity.js';
import { solicitudesAlNotificar } from './incorporacion.js';
import { acuseOf, type Provenance } from './provenance.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type NotificacionEvent = EventOf<
  'notificacion-emitida' | 'notificacion-acusada' | 'acuse-en-papel-registrado' | 'persona-no-alcanzada'
>;
/** The ASM that a unit was assigned and has not been notified of (1.3), in list order. */
export const porNotificar = (ciclo: CicloAbierto, unidad: ClavePuesto): readonly AsmId[] =>
  inListOrder(Object.values(ciclo.asm))
    .filter((asm) => asm.unidades.includes(unidad) && !asm.notificadas.includes(unidad))
    .map((asm) => asm.id);

/** Units that have something to be notified of. */
export const unidadesPorNotificar = (ciclo: CicloAbierto): readonly ClavePuesto[] => {
  const unidades = new Set(Object.values(ciclo.asm).flatMap((asm) => asm.unidades));
  return [...unidades].filter((unidad) => porNotificar(ciclo, unidad).length > 0).sort();
};

/** Folio of the n-th notice of the ciclo, by the institution's pattern. `se` is the post that issues it. */
export const folioFor = (ciclo: CicloAbierto, patron: string, se: ClavePuesto, ordinal: number): string =>
  patron
    .replaceAll('{puesto}', se)
    .replaceAll('{ciclo}', ciclo.datos.id.toUpperCase())
    .replaceAll('{numero}', String(ordinal).padStart(3, '0'))
    .replaceAll('{anio}', String(ciclo.datos.pae));

const isCurrent = (ciclo: CicloAbierto, aviso: AvisoPreparado, folio: string): boolean => {
  const expected = porNotificar(ciclo, aviso.unidad);
  return (
    aviso.folio === folio &&
    expected.length > 0 &&
    expected.length === aviso.asm.length &&
    expected.every((id) => aviso.asm.includes(id))
  );
};

/** Whether a notice says only what its unit was notified of already: the order is a repetition. */
const isIssued = (ciclo: CicloAbierto, { unidad, asm }: AvisoPreparado): boolean =>
  asm.length > 0 && asm.every((id) => entryOf(ciclo.asm, id)?.notificadas.includes(unidad));

/** Issues one notice per unit, each with one folio and one oficio made for exactly what it says (1.3). A repetition changes nothing. */
export const decideNotificar = (
  ciclo: CicloAbierto,
  { avisos }: CommandOf<'notificar'>,
  context: Context,
): Decision => {
  if (avisos.length === 0)
    return refuse(
      'nada-por-notificar',
      'No hay unidades con ASM por notificar.',
      'Escriba «asignar» para asignar los ASM.',
    );
  if (avisos.every((aviso) => isIssued(ciclo, aviso))) return [];
  const issued = Object.keys(ciclo.notificaciones).length;
  const se = secretariaOf(context.directorio);
  const folio = (index: number): string => folioFor(ciclo, context.reglas.folio, se, issued + index + 1);
  const twice = new Set(avisos.map(({ unidad }) => unidad)).size < avisos.length;
  if (twice || avisos.some((aviso, index) => !isCurrent(ciclo, aviso, folio(index))))
    return refuse(
      'aviso-desactualizado',
      'La asignación o los folios cambiaron mientras se preparaban los oficios, y no se emitió ninguno.',
      'Revise lo que se enviará y emítalos de nuevo.',
    );
  const plazo = plazoFor(context, 'acuse-notificacion');
  return avisos.flatMap((aviso, index): readonly CicloEvent[] => [
    {
      type: 'notificacion-emitida',
      id: `N-${String(issued + index + 1).padStart(3, '0')}`,
      ...aviso,
      plazo,
    },
    ...solicitudesAlNotificar(ciclo, aviso, context),
  ]);
};

const findNotificacion = (ciclo: CicloAbierto, id: string): Notificacion | Refusal =>
  entryOf(ciclo.notificaciones, id) ??
  refuse(
    'notificacion-desconocida',
    'Esa notificación no existe en este ciclo.',
    'Escriba «pendientes» para ver lo suyo.',
  );

/** The titular of the notified unit receives the notice (1.3), also late. */
export const decideAcusarNotificacion = (ciclo: CicloAbierto, command: CommandOf<'acusar-notificacion'>): Decision => {
  const found = findNotificacion(ciclo, command.id);
  if (isRefusal(found)) return found;
  if (found.acuse.estado === 'en-papel')
    return refuse(
      'ya-en-papel',
      `El acuse de este oficio ya consta en papel, con fecha ${formatFecha(found.acuse.fecha)}.`,
      'No hace falta acusarlo de nuevo.',
    );
  return found.acuse.estado === 'acusado' ? [] : [{ type: 'notificacion-acusada', id: command.id }];
};

/** SE records a receipt on paper by its scan (1.3). A second one corrects the first, which is kept. */
export const decideAcuseEnPapel = (
  ciclo: CicloAbierto,
  command: CommandOf<'registrar-acuse-en-papel'>,
  context: Context,
): Decision => {
  const found = findNotificacion(ciclo, command.id);
  if (isRefusal(found)) return found;
  if (found.acuse.estado === 'acusado')
    return refuse('ya-acusada', 'Esa notificación ya tiene acuse en el chat.', 'No hace falta registrar el de papel.');
  const issued = { desde: fechaOf(found.at), que: 'El oficio se emitió' };
  const problem = papelProblem(command, issued, context.today);
  if (problem !== undefined) return problem;
  const papel = papelOf(command);
  return isSamePaper(found.acuse, papel) ? [] : [{ type: 'acuse-en-papel-registrado', id: command.id, ...papel }];
};

/** Records, once, that a person could not be reached about a matter (1.3: "who was not reached"). */
export const decideNoAlcanzado = (ciclo: CicloAbierto, command: CommandOf<'registrar-no-alcanzado'>): Decision => {
  const known = ciclo.noAlcanzados.some((each) => each.asunto === command.asunto && each.persona === command.persona);
  const { type: _type, ...rest } = command;
  return known ? [] : [{ type: 'persona-no-alcanzada', ...rest }];
};

const emitida = (ciclo: CicloAbierto, event: EventOf<'notificacion-emitida'>, provenance: Provenance): CicloAbierto => {
  const { type: _type, plazo, ...rest } = event;
  const notificacion: Notificacion = { ...rest, at: provenance.at, acuse: { estado: 'pendiente', plazo } };
  const notified = event.asm.reduce(
    (state, id) => withAsm(state, id, (asm) => ({ ...asm, notificadas: [...asm.notificadas, event.unidad] })),
    ciclo,
  );
  return { ...notified, notificaciones: { ...notified.notificaciones, [event.id]: notificacion } };
};

const withAcuse = (ciclo: CicloAbierto, id: string, acuse: EstadoAcuse): CicloAbierto => {
  const found = ciclo.notificaciones[id];
  if (found === undefined) throw new Error(`receipt of an unknown notice ${id}`);
  return { ...ciclo, notificaciones: { ...ciclo.notificaciones, [id]: { ...found, acuse } } };
};

const noAlcanzado = (
  { asunto, persona, codigo }: EventOf<'persona-no-alcanzada'>,
  { at }: Provenance,
): NoAlcanzado => ({ asunto, persona, codigo, at });

/** Folds the events of 1.3. */
export const evolveNotificacion = (
  ciclo: CicloAbierto,
  event: NotificacionEvent,
  provenance: Provenance,
): CicloAbierto => {
  switch (event.type) {
    case 'notificacion-emitida':
      return emitida(ciclo, event, provenance);
    case 'notificacion-acusada':
      return withAcuse(ciclo, event.id, { estado: 'acusado', acuse: acuseOf(provenance) });
    case 'acuse-en-papel-registrado':
      return withAcuse(ciclo, event.id, enPapel(ciclo.notificaciones[event.id]?.acuse, event));
    case 'persona-no-alcanzada':
      return {
        ...ciclo,
        noAlcanzados: [...ciclo.noAlcanzados, noAlcanzado(event, provenance)],
      };
  }
};
