import { firmantesDeActaQueCambiaron } from './acta-firma.js';
import { asunto as asuntoOf, partsOf } from './asunto.js';
import type { CicloCommand, CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { decideSilencio } from './concurrencia.js';
import type { Context } from './context.js';
import { firmantesQueCambiaron } from './convenio-firma.js';
import type { Decision } from './decision.js';
import { secretariaOf } from './directorio.js';
import { formatFecha } from './fecha.js';
import { withMember } from './folding.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { publicacionesPendientes } from './mecanismo.js';
import type { Obligacion } from './obligacion.js';
import { obligacionesDe } from './obligaciones.js';
import { marcaDePlazo as markOf, type Plazo } from './plazo.js';
import { siguienteAviso } from './publicacion.js';
import { refuse } from './refusal.js';
import { entregasPendientes } from './relevo.js';
import { siguienteAvisoDeResultados } from './resultados.js';
import { bimestresPorAbrir } from './seguimiento-abrir.js';
import { porRepetir } from './seguimiento-posponer.js';
import { evolveSilencio } from './silencio.js';

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
    ...Object.values(ciclo.seguimientos).flatMap((at) =>
      porRepetir(at, today).map((unidad) => ({ type: 'repetir-seguimiento', bimestre: at.bimestre, unidad }) as const),
    ),
    ...firmantesQueCambiaron(ciclo, context)
      .slice(0, 1)
      .map(() => ({ type: 'anular-por-cambio-de-titular', numero: ciclo.convenios.length }) as const),
    ...firmantesDeActaQueCambiaron(ciclo, context)
      .slice(0, 1)
      .map(() => ({ type: 'anular-acta-por-cambio', numero: ciclo.actas.length }) as const),
    ...entregasPendientes(ciclo, context),
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

/** What is published late is reminded of until it is recorded. */
const nextNotice = (ciclo: CicloAbierto, key: string, context: Context): readonly CicloEvent[] => {
  if (key === asuntoOf.publicacion) return siguienteAviso(ciclo, context);
  return key === asuntoOf.resultados ? siguienteAvisoDeResultados(ciclo, context) : [];
};

/** States, once per due date, that it passed without an answer. */
export const decideVencer = (
  ciclo: CicloAbierto,
  { asunto, puesto }: CommandOf<'vencer-plazo'>,
  context: Context,
): Decision => {
  const expired = owed(ciclo, { asunto, puesto }, context)
    .filter(({ plazo }) => context.today > plazo.vence)
    .filter(({ plazo }) => !ciclo.vencidos.has(markOf(asunto, puesto, plazo.vence)))
    .map(({ plazo }): CicloEvent => ({ type: 'plazo-vencido', asunto, puesto, vence: plazo.vence }));
  return expired.length === 0 ? [] : [...expired, ...nextNotice(ciclo, asunto, context)];
};

/** Whether a matter was reminded of, with the due date it said; undefined when it was not or the date passed. */
export const recordatorioDe = (ciclo: CicloAbierto, obligacion: Obligacion, today: Fecha): Fecha | undefined => {
  const vence = obligacion.plazo?.vence;
  if (vence === undefined || today > vence) return undefined;
  return ciclo.recordados.has(markOf(obligacion.asunto, obligacion.puesto, vence)) ? vence : undefined;
};

const SIN_RESPUESTA = ['acuse', 'notificacion', 'concurrencia', 'posturas', 'compromisos', 'copia', 'relevo'];

/** Whether SE may record "sin respuesta" on something owed: its date passed and the matter goes on without it. */
export const admiteSinRespuesta = ({ asunto, plazo }: Obligacion, today: Fecha): boolean =>
  plazo !== undefined && today > plazo.vence && SIN_RESPUESTA.includes(partsOf(asunto)[0]);

/** The obligations that an order on a matter or on a single position is about. */
const silentOn = (ciclo: CicloAbierto, command: CommandOf<'registrar-sin-respuesta'>, context: Context) => {
  const [kind, asm = '', unidad = ''] = partsOf(command.asunto);
  if (kind !== 'postura' && kind !== 'compromiso') return owed(ciclo, command, context);
  const key = kind === 'postura' ? asuntoOf.posturas(unidad) : asuntoOf.compromisos(unidad);
  const list = owed(ciclo, { asunto: key, puesto: command.puesto }, context);
  return list.filter((each) => each.asm.includes(asm)).map((each) => ({ ...each, asm: [asm] }));
};

/** Past the date SE goes on, recording "sin respuesta" (decision 0008). On a list, on each that is overdue. */
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
      'Escriba «acuses», «posturas» o «compromisos» para ver el estado.',
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
    if (each.clase === 'presentar-postura')
      return each.asm.map((asm) => ({ type, asunto: asuntoOf.postura(asm, puesto), puesto }));
    if (each.clase === 'proponer-compromisos')
      return each.asm.map((asm) => ({ type, asunto: asuntoOf.compromiso(asm, puesto), puesto }));
    return [{ type, asunto, puesto }];
  });
};

/** Folds the events of due dates. */
export const evolvePlazos = (ciclo: CicloAbierto, event: PlazoEvent): CicloAbierto => {
  switch (event.type) {
    case 'recordatorio-emitido':
      return { ...ciclo, recordados: withMember(ciclo.recordados, markOf(event.asunto, event.puesto, event.vence)) };
    case 'plazo-vencido':
      return { ...ciclo, vencidos: withMember(ciclo.vencidos, markOf(event.asunto, event.puesto, event.vence)) };
    case 'sin-respuesta-registrada':
      return evolveSilencio(ciclo, event);
  }
};
