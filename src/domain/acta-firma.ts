import type { Acta } from './acta.js';
import { actaEnFirma } from './acta-actual.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { estaCompleto, type Firmante, porFirmar, reglaDe } from './convenio.js';
import type { Decision } from './decision.js';
import { escaneoProblem } from './escaneo.js';
import { firmantesAusentes, firmaProblem, negativaProblem, type PalabrasDeFirma } from './firma.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';
import { trazabilidadDelCicloProblem } from './trazabilidad-ciclo.js';

const PALABRAS: PalabrasDeFirma = { nombre: 'Acta', esta: 'esta versión del Acta', comando: 'acta' };

/** The Acta of that number, or the refusal that a person understands. */
export const findActa = (ciclo: CicloAbierto, numero: number): Acta | Refusal =>
  ciclo.actas.find((each) => each.numero === numero) ??
  refuse('acta-desconocida', 'No existe esa versión del Acta.', 'Escriba «acta» para ver la actual.');

const voided = (numero: number): Refusal =>
  refuse('acta-sin-efecto', `La versión ${numero} del Acta quedó sin efecto.`, 'Escriba «acta» para ver la actual.');

const open = (ciclo: CicloAbierto, numero: number): Acta | Refusal => {
  const found = findActa(ciclo, numero);
  if (isRefusal(found) || found.situacion.estado === 'en-firma') return found;
  return found.situacion.estado === 'suscrita'
    ? refuse('acta-suscrita', 'El Acta ya está suscrita por todas las partes.', 'Escriba «acta» para verla.')
    : voided(numero);
};

/** Criterion D is computed again, the Acta included, before anybody signs it (section IV). */
const untraceable = (ciclo: CicloAbierto, { directorio }: Context): Refusal | undefined =>
  trazabilidadDelCicloProblem(
    ciclo,
    directorio,
    'La Secretaría Ejecutiva debe atenderlo antes de que se firme el Acta.',
  );

const completion = (numero: number, complete: boolean, context: Context): readonly CicloEvent[] =>
  complete ? [{ type: 'acta-suscrita', numero, publicacion: plazoFor(context, 'publicacion') }] : [];

/** SE and the Dirección de Administración approve exactly those bytes (5.4). No claim of a legal electronic signature is made. */
export const decideFirmarActa = (
  ciclo: CicloAbierto,
  { numero, puesto, sha256 }: CommandOf<'firmar-acta'>,
  context: Context,
): Decision => {
  const found = findActa(ciclo, numero);
  if (!isRefusal(found) && Object.hasOwn(found.firmas, puesto) && found.situacion.estado !== 'sin-efecto') return [];
  const acta = open(ciclo, numero);
  if (isRefusal(acta)) return acta;
  const problem = firmaProblem(acta, { puesto, sha256 }, context, PALABRAS) ?? untraceable(ciclo, context);
  if (problem !== undefined) return problem;
  const left = porFirmar(acta).filter((each) => each.puesto !== puesto).length;
  const complete = estaCompleto(left, acta.escaneos.length > 0, reglaDe(acta, context.reglas.firma));
  return [{ type: 'acta-firmada', numero, puesto, sha256 }, ...completion(numero, complete, context)];
};

/** A signer says no to the Acta, with the reason (5.4). */
export const decideNegarFirmaDeActa = (
  ciclo: CicloAbierto,
  { numero, puesto, sha256, razon }: CommandOf<'negar-firma-de-acta'>,
  context: Context,
): Decision => {
  const acta = open(ciclo, numero);
  if (isRefusal(acta)) return acta;
  const problem = negativaProblem(acta, { puesto, sha256, razon }, context, PALABRAS);
  if (problem !== undefined) return problem;
  const last = acta.negativas.findLast((each) => each.puesto === puesto);
  return last?.razon === razon ? [] : [{ type: 'firma-de-acta-negada', numero, puesto, sha256, razon }];
};

/** SE attaches the scan of the hand-signed Acta, with its own hash (5.4). */
export const decideAdjuntarActaFirmada = (
  ciclo: CicloAbierto,
  { numero, archivo }: CommandOf<'adjuntar-acta-firmada'>,
  context: Context,
): Decision => {
  const acta = findActa(ciclo, numero);
  if (isRefusal(acta)) return acta;
  if (acta.situacion.estado === 'sin-efecto') return voided(numero);
  if (acta.escaneos.at(-1)?.archivo.sha256 === archivo.sha256) return [];
  const problem = escaneoProblem(ciclo, archivo);
  if (problem !== undefined) return problem;
  const complete =
    acta.situacion.estado === 'en-firma' &&
    estaCompleto(porFirmar(acta).length, true, reglaDe(acta, context.reglas.firma));
  const missing = complete ? untraceable(ciclo, context) : undefined;
  return missing ?? [{ type: 'acta-escaneada', numero, archivo }, ...completion(numero, complete, context)];
};

/** The titulares whom the Acta being signed names and who left their post before signing it. */
export const firmantesDeActaQueCambiaron = (
  ciclo: CicloAbierto,
  { directorio, today }: Context,
): readonly Firmante[] => {
  const acta = actaEnFirma(ciclo);
  return acta === undefined ? [] : firmantesAusentes(acta, directorio, today);
};

/** The clock takes the effect from an Acta that names a titular who is no longer one (5.4). */
export const decideAnularActa = (
  ciclo: CicloAbierto,
  { numero }: CommandOf<'anular-acta-por-cambio'>,
  context: Context,
): Decision => {
  const acta = actaEnFirma(ciclo);
  return acta?.numero !== numero || firmantesDeActaQueCambiaron(ciclo, context).length === 0
    ? []
    : [{ type: 'acta-sin-efecto', numero, causa: 'firmante-cambio', firmaron: Object.keys(acta.firmas) }];
};

/** Keeps the constancia de firmas of the Acta, once (5.4). */
export const decideConstanciaDeActa = (
  ciclo: CicloAbierto,
  { numero, constancia }: CommandOf<'expedir-constancia-de-acta'>,
): Decision => {
  const acta = findActa(ciclo, numero);
  if (isRefusal(acta)) return acta;
  if (acta.situacion.estado !== 'suscrita')
    return refuse(
      'acta-por-suscribir',
      'El Acta todavía no está suscrita.',
      'La constancia se expide cuando se completan las firmas.',
    );
  return acta.constancia === undefined ? [{ type: 'constancia-de-acta-expedida', numero, constancia }] : [];
};
