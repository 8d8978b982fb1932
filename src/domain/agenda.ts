import { actaEnFirma } from './acta-actual.js';
import { bimestreDates } from './bimestre.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import { convenioEnFirma } from './convenio-actual.js';
import { secretariaOf } from './directorio.js';
import { addDays } from './fecha.js';
import type { Fecha } from './identity.js';
import { obligacionesDe } from './obligaciones.js';
import { cambiosPorVenir } from './relevo.js';
import { bimestrePorAbrir } from './seguimiento-materia.js';
import { dueCommands } from './vencimiento.js';

const ofObligaciones = (ciclo: CicloAbierto, { directorio }: Context): readonly Fecha[] =>
  obligacionesDe(ciclo, secretariaOf(directorio)).flatMap(({ plazo }) =>
    plazo === undefined ? [] : [plazo.recordar, addDays(plazo.vence, 1)],
  );

const ofSeguimientos = (ciclo: CicloAbierto): readonly Fecha[] => {
  const open = Object.values(ciclo.seguimientos).filter((each) => !each.cerrado);
  const next = bimestrePorAbrir(ciclo);
  return [
    ...open.flatMap((each) => [addDays(each.plazo.vence, 1), ...Object.values(each.pospuestos)]),
    ...(next === undefined ? [] : [addDays(bimestreDates(next).fin, 1)]),
  ];
};

/** Days on which somebody comes to a post that was vacant when the Mechanism was published: it is then asked for its receipt. */
const ofVacantes = ({ mecanismo }: CicloAbierto, { directorio }: Context): readonly Fecha[] =>
  mecanismo.estado === 'aprobado'
    ? directorio.designaciones.filter(({ puesto }) => mecanismo.vacantes.includes(puesto)).map(({ desde }) => desde)
    : [];

/** Whether a Convenio or an Acta that is signed by all still has no constancia: the clock issues it. */
const sinConstancia = ({ convenios, actas }: CicloAbierto): boolean =>
  convenios.some(({ situacion, constancia }) => situacion.estado === 'suscrito' && constancia === undefined) ||
  actas.some(({ situacion, constancia }) => situacion.estado === 'suscrita' && constancia === undefined);

/**
 * The first date, today or later, on which the clock may have something to order in a ciclo; undefined when nothing in
 * it is dated. It may come too early (a holiday moves an opening), never too late: then it is looked at again the next day.
 */
export const nextDue = (ciclo: CicloAbierto, context: Context): Fecha | undefined => {
  const { today } = context;
  if (dueCommands(ciclo, context).length > 0 || sinConstancia(ciclo)) return today;
  const tomorrow = addDays(today, 1);
  const dates = [
    ...ofObligaciones(ciclo, context),
    ...ofVacantes(ciclo, context),
    ...cambiosPorVenir(context),
    ...ofSeguimientos(ciclo).map((date) => (date > today ? date : tomorrow)),
    ...(convenioEnFirma(ciclo) === undefined && actaEnFirma(ciclo) === undefined ? [] : [tomorrow]),
  ];
  return dates.filter((date) => date > today).sort()[0];
};
