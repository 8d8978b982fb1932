import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { type Directorio, nombreDePuesto, puestosOfClase, secretariaOf } from './directorio.js';
import { entryOf } from './entry.js';
import { ultimaEvidencia } from './evidencia.js';
import { daysBetween, esFecha, formatFecha } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import type { ActividadConvenida } from './paa.js';
import { actividadConvenida, esperaRespuesta, faltanPorDecidir, fechasDe } from './prorroga.js';
import { DIAS_DE_SECRETARIA, type Prorroga } from './prorroga-state.js';
import { razonProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/**
 * Who must grant it (decision 0013): SE; over 30 natural days from the original date, the Dirección de Administración
 * too. Whoever asks does not grant its own: when SE asks, the Dirección de Administración decides.
 */
export const decidenProrroga = (directorio: Directorio, unidad: ClavePuesto, dias: number): readonly ClavePuesto[] => {
  const se = secretariaOf(directorio);
  const administracion = puestosOfClase(directorio, 'direccion-administracion')
    .slice(0, 1)
    .map(({ clave }) => clave);
  const both = dias > DIAS_DE_SECRETARIA || unidad === se;
  const others = [se, ...(both ? administracion : [])].filter((puesto) => puesto !== unidad);
  return others.length === 0 ? [se] : others;
};

const attended = (ciclo: CicloAbierto, { asm, unidad, actividad }: ActividadConvenida): boolean =>
  actividad.productos.every(({ id }) => ultimaEvidencia(ciclo, asm, unidad, id)?.revision?.estado === 'aceptada');

const dateProblem = (hasta: Fecha, vigente: Fecha): Refusal | undefined => {
  if (!esFecha(hasta))
    return refuse('fecha-invalida', 'Falta la nueva fecha, o no es una fecha que exista.', 'Elíjala y envíe de nuevo.');
  return hasta > vigente
    ? undefined
    : refuse(
        'prorroga-no-posterior',
        `La nueva fecha debe ser posterior a la vigente (${formatFecha(vigente)}).`,
        'Elija una fecha posterior y envíe de nuevo.',
      );
};

const lateProblem = (vigente: Fecha, today: Fecha): Refusal | undefined =>
  today <= vigente
    ? undefined
    : refuse(
        'prorroga-tardia',
        `La fecha de término fue el ${formatFecha(vigente)}: la prórroga se pide antes de que venza.`,
        'Entregue su evidencia cuanto antes; para cambiar lo convenido, escriba «consulta».',
      );

const stateProblem = (ciclo: CicloAbierto, found: ActividadConvenida, of: string): Refusal | undefined => {
  if (attended(ciclo, found))
    return refuse(
      'actividad-atendida',
      `La evidencia de ${of} ya está aceptada.`,
      'No necesita prórroga; escriba «pendientes» para ver lo suyo.',
    );
  const open = fechasDe(ciclo, found).prorrogas.find((each) => esperaRespuesta(ciclo, each));
  return open === undefined
    ? undefined
    : refuse(
        'prorroga-abierta',
        `Ya se pidió una prórroga de ${of}, al ${formatFecha(open.hasta)}, y espera respuesta.`,
        'Espere a que se resuelva.',
      );
};

/** Why no prórroga of an activity can be asked today; undefined when one can. */
export const prorrogaProblem = (ciclo: CicloAbierto, found: ActividadConvenida, today: Fecha): Refusal | undefined =>
  stateProblem(ciclo, found, `la actividad ${found.lugar} de ${found.asm}`) ??
  lateProblem(fechasDe(ciclo, found).vigente, today);

/** The unit's titular asks for more time, before the date (decision 0013). Asking moves nothing. */
export const decideSolicitarProrroga = (
  ciclo: CicloAbierto,
  command: CommandOf<'solicitar-prorroga'>,
  context: Context,
): Decision => {
  const { asm, unidad, actividad, hasta, justificacion } = command;
  const found = actividadConvenida(ciclo, asm, unidad, actividad);
  if (found === undefined)
    return refuse(
      'actividad-desconocida',
      `No hay esa actividad de ${asm} en el Convenio vigente.`,
      'Escriba «evidencias» para ver lo que debe entregar.',
    );
  const { original, vigente } = fechasDe(ciclo, found);
  const problem =
    prorrogaProblem(ciclo, found, context.today) ??
    dateProblem(hasta, vigente) ??
    razonProblem(justificacion, 'la justificación');
  if (problem !== undefined) return problem;
  const dias = daysBetween(original, hasta);
  return [
    {
      type: 'prorroga-solicitada',
      id: `PR-${String(Object.keys(ciclo.prorrogas).length + 1).padStart(3, '0')}`,
      asm,
      unidad,
      actividad,
      version: found.version,
      original,
      de: vigente,
      hasta,
      dias,
      justificacion,
      deciden: decidenProrroga(context.directorio, unidad, dias),
      plazo: plazoFor(context, 'prorroga'),
    },
  ];
};

const findProrroga = (ciclo: CicloAbierto, id: string): Prorroga | Refusal =>
  entryOf(ciclo.prorrogas, id) ??
  refuse('prorroga-desconocida', 'Esa prórroga no existe en este ciclo.', 'Escriba «pendientes» para ver lo suyo.');

/** The request when that post may answer it now, or why not. */
const answerable = (
  ciclo: CicloAbierto,
  { prorroga, puesto }: { readonly prorroga: string; readonly puesto: ClavePuesto },
  { directorio }: Context,
): Prorroga | Refusal => {
  const found = findProrroga(ciclo, prorroga);
  if (isRefusal(found)) return found;
  if (!found.deciden.includes(puesto)) {
    const names = found.deciden.map((each) => nombreDePuesto(directorio, each)).join(' y ');
    return refuse('prorroga-ajena', `Esa prórroga la resuelve ${names}.`, 'Escriba «pendientes» para ver lo suyo.');
  }
  if (found.situacion.estado !== 'solicitada')
    return refuse(
      'prorroga-resuelta',
      `Esa prórroga ya fue ${found.situacion.estado}.`,
      'Si algo cambió, la unidad puede pedir otra antes de la fecha vigente.',
    );
  return esperaRespuesta(ciclo, found)
    ? found
    : refuse(
        'prorroga-superada',
        'La solicitud quedó sin materia: un convenio modificatorio cambió esa fecha, o el ASM ya está cerrado.',
        'No tiene que hacer nada.',
      );
};

const sujetoDe = ({ id, asm, unidad, actividad }: Prorroga) => ({ id, asm, unidad, actividad });

/** A post that decides says yes; with the last yes the date moves. */
export const decideConcederProrroga = (
  ciclo: CicloAbierto,
  command: CommandOf<'conceder-prorroga'>,
  context: Context,
): Decision => {
  const { puesto } = command;
  const known = entryOf(ciclo.prorrogas, command.prorroga);
  if (known !== undefined && Object.hasOwn(known.aprobaciones, puesto)) return [];
  const found = answerable(ciclo, command, context);
  if (isRefusal(found)) return found;
  const last = faltanPorDecidir(found).every((each) => each === puesto);
  return [
    { type: 'prorroga-aprobada', ...sujetoDe(found), puesto },
    ...(last ? [{ type: 'prorroga-concedida', ...sujetoDe(found), hasta: found.hasta } as const] : []),
  ];
};

/** A post that decides says no, with the reason: the date stays where it is. */
export const decideNegarProrroga = (
  ciclo: CicloAbierto,
  command: CommandOf<'negar-prorroga'>,
  context: Context,
): Decision => {
  const { puesto, razon } = command;
  const known = entryOf(ciclo.prorrogas, command.prorroga)?.situacion;
  if (known?.estado === 'negada' && known.acuse.puesto === puesto && known.razon === razon) return [];
  const found = answerable(ciclo, command, context);
  if (isRefusal(found)) return found;
  return (
    razonProblem(razon, 'la razón por la que se niega') ?? [
      { type: 'prorroga-negada', ...sujetoDe(found), puesto, razon },
    ]
  );
};
