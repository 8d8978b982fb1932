import type { Asm } from './asm.js';
import { withAsm } from './asm-change.js';
import { partsOf } from './asunto.js';
import type { CicloCommand, CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto, EstadoAcuse } from './ciclo-state.js';
import { decideSilencio } from './concurrencia.js';
import type { Context } from './context.js';
import { secretariaOf } from './directorio.js';
import { formatFecha } from './fecha.js';
import type { ClavePuesto } from './identity.js';
import { publicacionesPendientes } from './mecanismo.js';
import { type Obligacion, obligacionesDe } from './obligacion.js';
import { marcaDePlazo as markOf, type Plazo } from './plazo.js';
import { posturaKey } from './postura.js';
import { type Refusal, refuse } from './refusal.js';
import { bimestresPorAbrir } from './seguimiento.js';

type Decision = readonly CicloEvent[] | Refusal;
type PlazoEvent = EventOf<'recordatorio-emitido' | 'plazo-vencido' | 'sin-respuesta-registrada'>;

const owed = (
  ciclo: CicloAbierto,
  command: { asunto: string; puesto: ClavePuesto },
  context: Context,
): readonly Obligacion[] =>
  obligacionesDe(ciclo, secretariaOf(context.directorio)).filter(
    (each) => each.asunto === command.asunto && each.puesto === command.puesto,
  );

/** The due dates of a matter that a post owes: several when parts of it were asked on different days. */
const plazosOf = (
  ciclo: CicloAbierto,
  command: { asunto: string; puesto: ClavePuesto },
  context: Context,
): readonly Plazo[] => owed(ciclo, command, context).flatMap(({ plazo }) => (plazo === undefined ? [] : [plazo]));

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
  command: CommandOf<'recordar-plazo'>,
  context: Context,
): Decision => {
  const { asunto, puesto } = command;
  return plazosOf(ciclo, command, context)
    .filter(({ recordar, vence }) => recordar <= context.today && context.today <= vence)
    .filter(({ vence }) => !ciclo.recordados.has(markOf(asunto, puesto, vence)))
    .map(({ vence }) => ({ type: 'recordatorio-emitido', asunto, puesto, vence }));
};

/** States, once per due date, that it passed without an answer. */
export const decideVencer = (ciclo: CicloAbierto, command: CommandOf<'vencer-plazo'>, context: Context): Decision => {
  const { asunto, puesto } = command;
  return plazosOf(ciclo, command, context)
    .filter(({ vence }) => vence < context.today)
    .filter(({ vence }) => !ciclo.vencidos.has(markOf(asunto, puesto, vence)))
    .map(({ vence }) => ({ type: 'plazo-vencido', asunto, puesto, vence }));
};

const SIN_RESPUESTA = ['acuse', 'notificacion', 'postura'];

/** Past the date SE goes on, recording "sin respuesta" (DESIGN section 3, plazos). */
export const decideSinRespuesta = (
  ciclo: CicloAbierto,
  command: CommandOf<'registrar-sin-respuesta'>,
  context: Context,
): Decision => {
  if (partsOf(command.asunto)[0] === 'concurrencia') return decideSilencio(ciclo, command.puesto, context);
  const [found] = owed(ciclo, command, context);
  if (found?.plazo === undefined || !SIN_RESPUESTA.includes(partsOf(command.asunto)[0]))
    return refuse(
      'nada-sin-respuesta',
      'Ese asunto no espera respuesta.',
      'Escriba «acuses» o «posturas» para ver el estado.',
    );
  if (context.today <= found.plazo.vence)
    return refuse(
      'plazo-vigente',
      `El plazo vence el ${formatFecha(found.plazo.vence)}: aún pueden responder.`,
      'Espere a que venza.',
    );
  return [{ type: 'sin-respuesta-registrada', asunto: command.asunto, puesto: command.puesto }];
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
  return {
    ...ciclo,
    posturas: {
      ...ciclo.posturas,
      [key]: { ...found, situacion: { estado: 'sin-respuesta', plazo: found.situacion.plazo } },
    },
  };
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
      return { ...ciclo, recordados: new Set([...ciclo.recordados, markOf(event.asunto, event.puesto, event.vence)]) };
    case 'plazo-vencido':
      return { ...ciclo, vencidos: new Set([...ciclo.vencidos, markOf(event.asunto, event.puesto, event.vence)]) };
    case 'sin-respuesta-registrada':
      return silent(ciclo, event);
  }
};
