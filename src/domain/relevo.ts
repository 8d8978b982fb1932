import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { type Designacion, type Directorio, lastsUntil, secretariaOf, titularOf } from './directorio.js';
import { entryOf } from './entry.js';
import { fechaOf } from './fecha.js';
import { withEntry } from './folding.js';
import type { ClavePuesto, Fecha, PersonId } from './identity.js';
import { obligacionesDe } from './obligaciones.js';
import { acuseOf, type Provenance } from './provenance.js';
import { refuse } from './refusal.js';
import type { RelevoEvent } from './relevo-event.js';
import type { AsuntoEntregado, Relevo } from './relevo-state.js';

/** A titular to whom a post is still to be handed over, and who held it before. */
interface Entrega {
  readonly titular: Designacion;
  readonly anterior: PersonId;
}

/** Titulares of a post that were so on some date: an annulled designation never was. */
const titularesOf = ({ designaciones }: Directorio, puesto: ClavePuesto): readonly Designacion[] =>
  designaciones.filter((each) => each.puesto === puesto && each.capacity === 'titular' && lastsUntil(each, each.desde));

/** The last titular before another one. Whoever comes back after a vacancy takes nothing over from themselves. */
const titularPrevio = (directorio: Directorio, titular: Designacion): PersonId | undefined => {
  const before = titularesOf(directorio, titular.puesto).filter(({ desde }) => desde < titular.desde);
  const last = before.reduce<Designacion | undefined>(
    (latest, each) => (latest === undefined || each.desde > latest.desde ? each : latest),
    undefined,
  );
  return last?.persona === titular.persona ? undefined : last?.persona;
};

/**
 * From whom a titular takes a post over; undefined when nothing is to be handed over. Where the change that was handed over last
 * was annulled, the post comes back from whom it was given to.
 */
const anteriorDe = (
  directorio: Directorio,
  titular: Designacion,
  relevo: Relevo | undefined,
  opened: Fecha,
): PersonId | undefined => {
  const previo = titular.desde > opened ? titularPrevio(directorio, titular) : undefined;
  return previo ?? (relevo?.persona === titular.persona ? undefined : relevo?.persona);
};

/** Whether that very change was handed over: a first day that was corrected afterwards makes no other change of it. */
const isDone = (directorio: Directorio, relevo: Relevo | undefined, { persona, puesto, desde }: Designacion): boolean =>
  relevo?.persona === persona &&
  (relevo.desde === desde ||
    !titularesOf(directorio, puesto).some((each) => each.persona === persona && each.desde === relevo.desde));

/**
 * The posts whose titular changed since the ciclo was opened and who still have to be given what is open there. Whoever came
 * and went between two ticks gets nothing: there is nobody to hand over to. A ciclo in which nobody owes anything is over.
 */
const porEntregar = (ciclo: CicloAbierto, { directorio, today }: Context): readonly Entrega[] => {
  const opened = fechaOf(ciclo.abiertoEl);
  const found = directorio.puestos.flatMap(({ clave }): readonly Entrega[] => {
    const titular = titularOf(directorio, clave, today);
    if (titular === undefined) return [];
    const relevo = entryOf(ciclo.relevos, clave);
    const anterior = anteriorDe(directorio, titular, relevo, opened);
    const done = isDone(directorio, relevo, titular);
    return anterior === undefined || done ? [] : [{ titular, anterior }];
  });
  const over = found.length > 0 && obligacionesDe(ciclo, secretariaOf(directorio)).length === 0;
  return over ? [] : found;
};

/** The hand-overs that the clock has to make in a ciclo. */
export const entregasPendientes = (ciclo: CicloAbierto, context: Context): readonly CommandOf<'entregar-puesto'>[] =>
  porEntregar(ciclo, context).map(({ titular: { puesto, persona, desde } }) => ({
    type: 'entregar-puesto',
    puesto,
    persona,
    desde,
  }));

const openOn = (ciclo: CicloAbierto, puesto: ClavePuesto, { directorio }: Context): readonly AsuntoEntregado[] =>
  obligacionesDe(ciclo, secretariaOf(directorio))
    .filter((each) => each.puesto === puesto && each.clase !== 'acusar-entrega')
    .map(({ clase, asunto, asm, plazo }) => ({ clase, asunto, asm, ...(plazo && { vence: plazo.vence }) }));

/** The clock hands a post over to its new titular: everything that is open there, once for each change. */
export const decideEntregarPuesto = (
  ciclo: CicloAbierto,
  { puesto, persona, desde }: CommandOf<'entregar-puesto'>,
  context: Context,
): readonly CicloEvent[] => {
  const found = porEntregar(ciclo, context).find(
    ({ titular }) => titular.puesto === puesto && titular.persona === persona && titular.desde === desde,
  );
  if (found === undefined) return [];
  const asuntos = openOn(ciclo, puesto, context);
  return [
    {
      type: 'puesto-entregado',
      puesto,
      persona,
      anterior: found.anterior,
      desde,
      asuntos,
      ...(asuntos.length > 0 && { plazo: plazoFor(context, 'acuse-entrega') }),
    },
  ];
};

/** The new titular, or who stands in, acknowledges what was handed over. */
export const decideAcusarEntrega = (ciclo: CicloAbierto, { puesto }: CommandOf<'acusar-entrega'>): Decision => {
  const acuse = entryOf(ciclo.relevos, puesto)?.acuse;
  if (acuse === undefined)
    return refuse(
      'sin-entrega',
      'A ese puesto no se le han entregado pendientes.',
      'Escriba «pendientes» para ver lo suyo.',
    );
  return acuse.estado === 'acusado' ? [] : [{ type: 'entrega-acusada', puesto }];
};

const entregado = (event: EventOf<'puesto-entregado'>, { at }: Provenance): Relevo => {
  const { puesto, persona, desde, anterior, asuntos, plazo } = event;
  return { puesto, persona, desde, anterior, asuntos, at, ...(plazo && { acuse: { estado: 'pendiente', plazo } }) };
};

/** Folds the events of a hand-over. */
export const evolveRelevo = (ciclo: CicloAbierto, event: RelevoEvent, provenance: Provenance): CicloAbierto => {
  if (event.type === 'puesto-entregado')
    return { ...ciclo, relevos: withEntry(ciclo.relevos, event.puesto, entregado(event, provenance)) };
  const found = entryOf(ciclo.relevos, event.puesto);
  if (found === undefined) throw new Error(`receipt of a hand-over of ${event.puesto} that was not made`);
  const acuse = { estado: 'acusado', acuse: acuseOf(provenance) } as const;
  return { ...ciclo, relevos: withEntry<Relevo>(ciclo.relevos, event.puesto, { ...found, acuse }) };
};

/** First days of titulares that are still to come: on each of them a post may change hands. */
export const cambiosPorVenir = ({ directorio, today }: Context): readonly string[] =>
  directorio.designaciones
    .filter(({ capacity, desde }) => capacity === 'titular' && desde > today)
    .map(({ desde }) => desde);
