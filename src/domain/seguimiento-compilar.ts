import { type Bimestre, nombreBimestre } from './bimestre.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { puestosOfClase } from './directorio.js';
import { entryOf } from './entry.js';
import { esFecha, fechaOf, formatFecha } from './fecha.js';
import type { Fecha } from './identity.js';
import { razonProblem } from './razon.js';
import { type Refusal, refuse } from './refusal.js';
import type { Captura, Seguimiento } from './seguimiento-state.js';

/** The check-in of a bimester once it is closed, or why it can't be compiled. */
export const porCompilar = (ciclo: CicloAbierto, bimestre: Bimestre): Seguimiento | Refusal => {
  const found = entryOf(ciclo.seguimientos, bimestre);
  if (found === undefined)
    return refuse(
      'bimestre-desconocido',
      'No se abrió el seguimiento de ese bimestre.',
      'Escriba «seguimiento» para ver los que hay.',
    );
  return found.cerrado
    ? found
    : refuse(
        'seguimiento-abierto',
        `El seguimiento de ${nombreBimestre(bimestre)} sigue abierto hasta el ${formatFecha(found.plazo.vence)}.`,
        'Compile el bimestre después del cierre.',
      );
};

/** SE compiles a closed bimester, once: its report is made from the record and kept (5.2). */
export const decideCompilar = (
  ciclo: CicloAbierto,
  { bimestre, informe }: CommandOf<'compilar-bimestre'>,
  context: Context,
): Decision => {
  const found = porCompilar(ciclo, bimestre);
  if ('refused' in found) return found;
  return found.informe === undefined
    ? [{ type: 'bimestre-compilado', bimestre, informe, plazo: plazoFor(context, 'solicitud-captura') }]
    : [];
};

const compiled = (ciclo: CicloAbierto, bimestre: Bimestre): Seguimiento | Refusal => {
  const found = porCompilar(ciclo, bimestre);
  if ('refused' in found || found.informe !== undefined) return found;
  return refuse(
    'bimestre-sin-compilar',
    `El bimestre ${nombreBimestre(bimestre)} todavía no se compila.`,
    'Compílelo primero: la captura se pide con su informe.',
  );
};

/** SE asks the Dirección de Administración to capture the bimester in the SPP (5.2, «en su caso»). */
export const decideSolicitarCaptura = (
  ciclo: CicloAbierto,
  { bimestre, folio, solicitud }: CommandOf<'solicitar-captura'>,
  context: Context,
): Decision => {
  const found = compiled(ciclo, bimestre);
  if ('refused' in found) return found;
  if (found.captura !== undefined && found.captura.estado !== 'omitida') return [];
  const [destino] = puestosOfClase(context.directorio, 'direccion-administracion');
  if (destino === undefined)
    return refuse(
      'sin-administracion',
      'El directorio no tiene una Dirección de Administración.',
      'Regístrela en el archivo de la institución, o indique «No aplica» con su razón.',
    );
  const plazo = plazoFor(context, 'acuse-captura');
  return [{ type: 'captura-solicitada', bimestre, puesto: destino.clave, folio, solicitud, plazo }];
};

/** SE records that no capture applies, and why; not once it was asked for (5.2). */
export const decideOmitirCaptura = (
  ciclo: CicloAbierto,
  { bimestre, razon }: CommandOf<'omitir-captura'>,
): Decision => {
  const found = compiled(ciclo, bimestre);
  if ('refused' in found) return found;
  const { captura } = found;
  if (captura !== undefined && captura.estado !== 'omitida')
    return refuse(
      'captura-solicitada',
      'La captura ya se solicitó a la Dirección de Administración.',
      'Espere su acuse y el registro de la captura.',
    );
  if (captura?.razon === razon) return [];
  return (
    razonProblem(razon, 'la razón por la que no aplica la captura') ?? [{ type: 'captura-omitida', bimestre, razon }]
  );
};

type Solicitada = Exclude<Captura, { readonly estado: 'omitida' }>;

const requested = (ciclo: CicloAbierto, bimestre: Bimestre): Solicitada | Refusal => {
  const captura = entryOf(ciclo.seguimientos, bimestre)?.captura;
  return captura === undefined || captura.estado === 'omitida'
    ? refuse(
        'captura-no-solicitada',
        'No se ha solicitado la captura de ese bimestre.',
        'Escriba «pendientes» para ver lo suyo.',
      )
    : captura;
};

/** The Dirección de Administración acknowledges the request (5.2). */
export const decideAcusarCaptura = (
  ciclo: CicloAbierto,
  { bimestre }: CommandOf<'acusar-captura'>,
  context: Context,
): Decision => {
  const captura = requested(ciclo, bimestre);
  if ('refused' in captura) return captura;
  return captura.estado === 'solicitada'
    ? [{ type: 'captura-acusada', bimestre, plazo: plazoFor(context, 'captura') }]
    : [];
};

const dateProblem = (fecha: Fecha, since: Fecha, today: Fecha): Refusal | undefined => {
  if (!esFecha(fecha)) return refuse('fecha-invalida', 'Falta la fecha de captura.', 'Elíjala y registre de nuevo.');
  if (fecha > today)
    return refuse(
      'fecha-futura',
      'La fecha de captura es posterior a hoy.',
      'Regístrela cuando la información ya esté en el SPP.',
    );
  return fecha < since
    ? refuse(
        'fecha-anterior',
        `La fecha de captura es anterior a la solicitud (${formatFecha(since)}).`,
        'Corrija la fecha.',
      )
    : undefined;
};

/** The Dirección de Administración records the date of the capture; it may be corrected, and all is kept (5.2). */
export const decideRegistrarCaptura = (
  ciclo: CicloAbierto,
  { bimestre, fecha }: CommandOf<'registrar-captura'>,
  context: Context,
): Decision => {
  const captura = requested(ciclo, bimestre);
  if ('refused' in captura) return captura;
  if (captura.estado === 'solicitada')
    return refuse(
      'captura-sin-acuse',
      'Falta acusar recibo de la solicitud de captura.',
      'Acuse recibo y registre después la fecha.',
    );
  if (captura.estado === 'registrada' && captura.fecha === fecha) return [];
  return (
    dateProblem(fecha, fechaOf(captura.solicito.at), context.today) ?? [{ type: 'captura-registrada', bimestre, fecha }]
  );
};
