import { type Designacion, type Directorio, lastsUntil, nombreDePuesto, puestoOf } from './directorio.js';
import type { Designar, DirectorioDecision, Retirar } from './directorio-command.js';
import type { DirectorioEvent } from './directorio-event.js';
import { unknownPuesto } from './directorio-puestos.js';
import { addDays, esFecha, formatFecha } from './fecha.js';
import type { Capacity, Fecha } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is a Microsoft Entra object id: a GUID in lower case. */
export const esPersonId = (text: string): boolean => GUID.test(text);

/** Names of the events that end each capacity. */
const RETIRO = { titular: 'titular-retirado', enlace: 'enlace-retirado', suplente: 'suplencia-terminada' } as const;

const flawOf = (state: Directorio, command: Designar & { readonly hasta?: Fecha }): Refusal | undefined => {
  const { puesto, persona, desde, hasta } = command;
  if (puestoOf(state, puesto) === undefined) return unknownPuesto(puesto);
  if (!esPersonId(persona)) {
    return refuse('persona-invalida', 'La persona indicada no es válida.', 'Elíjala en el directorio.');
  }
  const wrong = [desde, hasta ?? desde].find((fecha) => !esFecha(fecha));
  if (wrong !== undefined) {
    return refuse('fecha-invalida', `La fecha «${wrong}» no existe.`, 'Escríbala como AAAA-MM-DD.');
  }
  if (hasta === undefined || hasta >= desde) return undefined;
  return refuse('fechas-invertidas', 'La fecha final es anterior a la inicial.', 'Corrija las fechas.');
};

/** Designations of a capacity on a post that are in force on some date from `desde` on. */
const lasting = (state: Directorio, puesto: string, capacity: Capacity, desde: Fecha): readonly Designacion[] =>
  state.designaciones.filter((held) => held.puesto === puesto && held.capacity === capacity && lastsUntil(held, desde));

/** A post as people know it. */
const named = (state: Directorio, clave: string): string => `«${nombreDePuesto(state, clave)}»`;

/** Optional field of an event: absent, never `undefined`, since events are stored as JSON. */
const because = (motivo: string | undefined): { readonly motivo?: string } => (motivo === undefined ? {} : { motivo });

/** Ends one designation on a day; before its first day, annuls it. */
export const acortar = (held: Designacion, hasta: Fecha, motivo?: string): DirectorioEvent => ({
  type: RETIRO[held.capacity],
  puesto: held.puesto,
  persona: held.persona,
  desde: held.desde,
  hasta,
  ...because(motivo),
});

/** A new titular from a date on. The former one's designation ends the day before; nobody is both titular and enlace. */
export const designarTitular = (state: Directorio, command: Designar): DirectorioDecision => {
  const flaw = flawOf(state, command);
  if (flaw !== undefined) return flaw;
  const { puesto, persona, desde, motivo } = command;
  const rivals = lasting(state, puesto, 'titular', desde);
  if (rivals.some((held) => held.persona === persona && held.desde === desde)) return [];
  const later = rivals.find((held) => held.desde > desde);
  if (later !== undefined) {
    return refuse(
      'titular-posterior',
      `El puesto ${named(state, puesto)} ya tiene titular a partir del ${formatFecha(later.desde)}.`,
      'Indique esa fecha o una posterior, o retire antes aquella designación.',
    );
  }
  const [current] = rivals;
  if (current?.persona === persona) {
    return refuse(
      'ya-es-titular',
      `Esa persona ya es titular del puesto ${named(state, puesto)} desde el ${formatFecha(current.desde)}.`,
      'No hace falta designarla otra vez.',
    );
  }
  const own = [...lasting(state, puesto, 'enlace', desde), ...lasting(state, puesto, 'suplente', desde)];
  return [
    ...own.filter((held) => held.persona === persona).map((held) => acortar(held, addDays(desde, -1), motivo)),
    {
      type: 'titular-designado',
      puesto,
      persona,
      desde,
      ...(current !== undefined && { anterior: current.persona }),
      ...because(motivo),
    },
  ];
};

const alreadyTitular = (state: Directorio, { puesto, persona, desde, hasta }: Designar & { hasta?: Fecha }) => {
  const held = lasting(state, puesto, 'titular', desde).find(
    (titular) => titular.persona === persona && (hasta === undefined || titular.desde <= hasta),
  );
  return held === undefined
    ? undefined
    : refuse(
        'es-titular',
        `Esa persona es titular del puesto ${named(state, puesto)} en esas fechas.`,
        'Elija a otra persona.',
      );
};

/** An enlace from a date on: prepares and uploads, never signs. A post may have several. */
export const designarEnlace = (state: Directorio, command: Designar): DirectorioDecision => {
  const flaw = flawOf(state, command) ?? alreadyTitular(state, command);
  if (flaw !== undefined) return flaw;
  const { puesto, persona, desde, motivo } = command;
  const held = lasting(state, puesto, 'enlace', desde).find((enlace) => enlace.persona === persona);
  if (held === undefined) return [{ type: 'enlace-designado', puesto, persona, desde, ...because(motivo) }];
  if (held.desde === desde) return [];
  const since = formatFecha(held.desde);
  return refuse(
    'ya-es-enlace',
    `Esa persona ya es enlace del puesto ${named(state, puesto)} desde el ${since}.`,
    'No hace falta.',
  );
};

/** A deputy "por ausencia", with first and last day, in force only then. One at a time on a post. */
export const designarSuplente = (
  state: Directorio,
  command: Designar & { readonly hasta: Fecha },
): DirectorioDecision => {
  const flaw = flawOf(state, command) ?? alreadyTitular(state, command);
  if (flaw !== undefined) return flaw;
  const { puesto, persona, desde, hasta, motivo } = command;
  const rival = lasting(state, puesto, 'suplente', desde).find((held) => held.desde <= hasta);
  if (rival === undefined) {
    return [{ type: 'suplencia-designada', puesto, persona, desde, hasta, ...because(motivo) }];
  }
  if (rival.persona === persona && rival.desde === desde && rival.hasta === hasta) return [];
  const period = `del ${formatFecha(rival.desde)} al ${formatFecha(rival.hasta ?? rival.desde)}`;
  return refuse(
    'suplencia-encimada',
    `El puesto ${named(state, puesto)} ya tiene suplencia ${period}.`,
    'Termine aquella antes o indique otras fechas.',
  );
};

/** Ends what a person holds on a post in a capacity after `hasta`. What starts later is annulled. */
export const retirar = (state: Directorio, capacity: Capacity, command: Retirar): DirectorioDecision => {
  const { puesto, persona, hasta, motivo } = command;
  const flaw = flawOf(state, { puesto, persona, desde: hasta });
  if (flaw !== undefined) return flaw;
  const held = state.designaciones.filter(
    (one) => one.puesto === puesto && one.persona === persona && one.capacity === capacity,
  );
  const open = held.filter((one) => lastsUntil(one, addDays(hasta, 1)));
  if (open.length > 0) return open.map((one) => acortar(one, hasta, motivo));
  if (held.some((one) => one.hasta === hasta)) return [];
  return refuse(
    'designacion-inexistente',
    `Esa persona no es ${capacity} del puesto ${named(state, puesto)} después del ${formatFecha(hasta)}.`,
    'Revise el puesto, la persona y la fecha.',
  );
};

/** Ends everything that a person holds after `hasta`: who left owns nothing. */
export const darDeBaja = (
  state: Directorio,
  { persona, hasta, motivo }: Omit<Retirar, 'puesto'>,
): DirectorioDecision => {
  if (!esFecha(hasta)) return refuse('fecha-invalida', `La fecha «${hasta}» no existe.`, 'Escríbala como AAAA-MM-DD.');
  const held = state.designaciones.filter((one) => one.persona === persona);
  if (held.length === 0) {
    return refuse('persona-sin-puesto', 'Esa persona no está en ningún puesto.', 'Revise el directorio.');
  }
  return held.filter((one) => lastsUntil(one, addDays(hasta, 1))).map((one) => acortar(one, hasta, motivo));
};
