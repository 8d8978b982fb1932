import type { Asm } from './asm.js';
import { withAsm } from './asm-change.js';
import { asunto as asuntoOf, partsOf } from './asunto.js';
import type { CicloCommand, CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto, EstadoAcuse } from './ciclo-state.js';
import { decideSilencio } from './concurrencia.js';
import type { Context } from './context.js';
import { secretariaOf } from './directorio.js';
import { formatFecha } from './fecha.js';
import { withEntry, withMember } from './folding.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { publicacionesPendientes } from './mecanismo.js';
import { type Obligacion, obligacionesDe } from './obligacion.js';
import { marcaDePlazo as markOf, type Plazo } from './plazo.js';
import { type Postura, posturaKey } from './postura.js';
import { type Refusal, refuse } from './refusal.js';
import { bimestresPorAbrir } from './seguimiento-abrir.js';

type Decision = readonly CicloEvent[] | Refusal;
type PlazoEvent = EventOf<'recordatorio-emitido' | 'plazo-vencido' | 'sin-respuesta-registrada'>;

/** Everything dated that a post owes on a matter; a list of positions may hold several dates. */
const owed = (
  ciclo: CicloAbierto,
  command: { asunto: string; puesto: ClavePuesto },
  context: Context,
): readonly (Obligacion & { readonly plazo: Plazo })[] =>
  obligacionesDe(ciclo, secretariaOf(context.directorio)).flatMap((each) =>
    each.plazo !== undefined && each.asunto === command.asunto && each.puesto === command.puesto
      ? [{ ...each, plazo: each.plazo }]
      : [],
  );

/** What the clock has to order in this ciclo today: openings and closings of check-ins, reminders and expiries, each once. */
export const dueCommands = (ciclo: CicloAbierto, context: Context): readonly CicloCommand[] => {
  const { today } = context;
  const openings = bimestresPorAbrir(ciclo, context.calendario, today).map(
    (bimestre) => ({ type: 'abrir-seguimiento', bimestre }) as const,
  );
  const closings = Object.values(ciclo.seguimientos)
    .filter((each) => !each.cerrado && today > each.plazo.vence)
    .map(({ bimestre }) => ({ type: 'cerrar-seguimiento', bimestre }) as const);
  const dated = obligacionesDe(ciclo, secretariaOf(context.directorio)).flatMap((each) =>
    each.plazo === undefined ? [] : [{ ...each, plazo: each.plazo }],
  );
  const reminders = dated.filter(({ plazo }) => plazo.recordar <= today && today <= plazo.vence);
  const expiries = dated.filter(({ plazo }) => today > plazo.vence);
  return [
    ...publicacionesPendientes(ciclo, context).map((puesto) => ({ type: 'publicar-mecanismo', puesto }) as const),
    ...openings,
    ...closings,
    ...reminders
      .filter(({ asunto, puesto, plazo }) => !ciclo.recordados.has(markOf(asunto, puesto, plazo.vence)))
      .map(({ asunto, puesto }) => ({ type: 'recordar-plazo', asunto, puesto }) as const),
    ...expiries
      .filter(({ asunto, puesto, plazo }) => !ciclo.vencidos.has(markOf(asunto, puesto, plazo.vence)))
      .map(({ asunto, puesto }) => ({ type: 'vencer-plazo', asunto, puesto }) as const),
  ];
};

/** Reminds, once per due date. */
export const decideRecordar = (
  ciclo: CicloAbierto,
  { asunto, puesto }: CommandOf<'recordar-plazo'>,
  context: Context,
): Decision =>
  owed(ciclo, { asunto, puesto }, context)
    .filter(({ plazo }) => plazo.recordar <= context.today && context.today <= plazo.vence)
    .filter(({ plazo }) => !ciclo.recordados.has(markOf(asunto, puesto, plazo.vence)))
    .map(({ plazo }) => ({ type: 'recordatorio-emitido', asunto, puesto, vence: plazo.vence }));

/** States, once per due date, that it passed without an answer. */
export const decideVencer = (
  ciclo: CicloAbierto,
  { asunto, puesto }: CommandOf<'vencer-plazo'>,
  context: Context,
): Decision =>
  owed(ciclo, { asunto, puesto }, context)
    .filter(({ plazo }) => context.today > plazo.vence)
    .filter(({ plazo }) => !ciclo.vencidos.has(markOf(asunto, puesto, plazo.vence)))
    .map(({ plazo }) => ({ type: 'plazo-vencido', asunto, puesto, vence: plazo.vence }));

/** Whether a matter was reminded of, with the due date it said; undefined when it was not or the date passed. */
export const recordatorioDe = (ciclo: CicloAbierto, obligacion: Obligacion, today: Fecha): Fecha | undefined => {
  const vence = obligacion.plazo?.vence;
  if (vence === undefined || today > vence) return undefined;
  return ciclo.recordados.has(markOf(obligacion.asunto, obligacion.puesto, vence)) ? vence : undefined;
};

const SIN_RESPUESTA = ['acuse', 'notificacion', 'concurrencia', 'posturas'];

/** Whether SE may record "sin respuesta" on something owed: its date passed and the matter goes on without it. */
export const admiteSinRespuesta = ({ asunto, plazo }: Obligacion, today: Fecha): boolean =>
  plazo !== undefined && today > plazo.vence && SIN_RESPUESTA.includes(partsOf(asunto)[0]);

/** The obligations that an order on a matter or on a single position is about. */
const silentOn = (ciclo: CicloAbierto, command: CommandOf<'registrar-sin-respuesta'>, context: Context) => {
  const [kind, asm = '', unidad = ''] = partsOf(command.asunto);
  if (kind !== 'postura') return owed(ciclo, command, context);
  const list = owed(ciclo, { asunto: asuntoOf.posturas(unidad), puesto: command.puesto }, context);
  return list.filter((each) => each.asm.includes(asm)).map((each) => ({ ...each, asm: [asm] }));
};

/** Past the date SE goes on, recording "sin respuesta" (DESIGN section 3, plazos). On a list, on each that is overdue. */
export const decideSinRespuesta = (
  ciclo: CicloAbierto,
  command: CommandOf<'registrar-sin-respuesta'>,
  context: Context,
): Decision => {
  const { asunto, puesto } = command;
  if (partsOf(asunto)[0] === 'concurrencia') return decideSilencio(ciclo, puesto, context);
  const found = silentOn(ciclo, command, context);
  const [first] = found;
  if (first === undefined || !SIN_RESPUESTA.includes(partsOf(first.asunto)[0]))
    return refuse(
      'nada-sin-respuesta',
      'Ese asunto no espera respuesta.',
      'Escriba «acuses» o «posturas» para ver el estado.',
    );
  const late = found.filter((each) => admiteSinRespuesta(each, context.today));
  if (late.length === 0)
    return refuse(
      'plazo-vigente',
      `El plazo vence el ${formatFecha(first.plazo.vence)}: aún pueden responder.`,
      'Espere a que venza.',
    );
  return late.flatMap((each): readonly CicloEvent[] => {
    const type = 'sin-respuesta-registrada';
    return each.clase === 'presentar-postura'
      ? each.asm.map((asm) => ({ type, asunto: asuntoOf.postura(asm, puesto), puesto }))
      : [{ type, asunto, puesto }];
  });
};

const silentAcuse = (acuse: EstadoAcuse | undefined): EstadoAcuse => {
  if (acuse?.estado !== 'pendiente') throw new Error('silence on a receipt that was not pending');
  return { estado: 'sin-respuesta', plazo: acuse.plazo };
};

const silentMecanismo = (ciclo: CicloAbierto, puesto: ClavePuesto): CicloAbierto => {
  const { mecanismo } = ciclo;
  if (mecanismo.estado !== 'aprobado') throw new Error('silence on a Mechanism that was not published');
  return {
    ...ciclo,
    mecanismo: { ...mecanismo, acuses: { ...mecanismo.acuses, [puesto]: silentAcuse(mecanismo.acuses[puesto]) } },
  };
};

const silentNotificacion = (ciclo: CicloAbierto, id: string): CicloAbierto => {
  const found = ciclo.notificaciones[id];
  if (found === undefined) throw new Error(`silence on an unknown notice ${id}`);
  return { ...ciclo, notificaciones: { ...ciclo.notificaciones, [id]: { ...found, acuse: silentAcuse(found.acuse) } } };
};

const silentPostura = (ciclo: CicloAbierto, key: string): CicloAbierto => {
  const found = ciclo.posturas[key];
  if (found?.situacion.estado !== 'solicitada') throw new Error(`silence on a position that was not asked for: ${key}`);
  const silence: Postura = { ...found, situacion: { estado: 'sin-respuesta', plazo: found.situacion.plazo } };
  return { ...ciclo, posturas: withEntry(ciclo.posturas, key, silence) };
};

const silentConcurrencia = (asm: Asm, unidad: ClavePuesto): Asm => {
  const now = asm.concurrencias[unidad];
  if (now?.estado !== 'pendiente') throw new Error('silence on a concurrence that was not asked for');
  return { ...asm, concurrencias: { ...asm.concurrencias, [unidad]: { estado: 'sin-respuesta', plazo: now.plazo } } };
};

const silent = (ciclo: CicloAbierto, event: EventOf<'sin-respuesta-registrada'>): CicloAbierto => {
  const [kind, first = '', second = ''] = partsOf(event.asunto);
  if (kind === 'acuse') return silentMecanismo(ciclo, first);
  if (kind === 'notificacion') return silentNotificacion(ciclo, first);
  if (kind === 'postura') return silentPostura(ciclo, posturaKey(first, second));
  if (kind !== 'concurrencia' || event.asm === undefined) throw new Error(`silence on ${event.asunto} has no meaning`);
  return withAsm(ciclo, event.asm, (asm) => silentConcurrencia(asm, event.puesto));
};

/** Folds the events of due dates. */
export const evolvePlazos = (ciclo: CicloAbierto, event: PlazoEvent): CicloAbierto => {
  switch (event.type) {
    case 'recordatorio-emitido':
      return { ...ciclo, recordados: withMember(ciclo.recordados, markOf(event.asunto, event.puesto, event.vence)) };
    case 'plazo-vencido':
      return { ...ciclo, vencidos: withMember(ciclo.vencidos, markOf(event.asunto, event.puesto, event.vence)) };
    case 'sin-respuesta-registrada':
      return silent(ciclo, event);
  }
};
