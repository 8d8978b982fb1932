import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { type Convenio, estaCompleto, type Firmante, partesQuePuedeNegar, porFirmar, reglaDe } from './convenio.js';
import { ultimoConvenio } from './convenio-actual.js';
import type { Decision } from './decision.js';
import { secretariaOf } from './directorio.js';
import { escaneoProblem } from './escaneo.js';
import { firmantesAusentes, firmaProblem, negativaProblem, type PalabrasDeFirma } from './firma.js';
import { repeatedProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

const PALABRAS: PalabrasDeFirma = { nombre: 'Convenio', esta: 'esta versión del Convenio', comando: 'convenio' };

/** The version of that number, or the refusal that a person understands. */
export const findConvenio = (ciclo: CicloAbierto, numero: number): Convenio | Refusal =>
  ciclo.convenios.find((each) => each.numero === numero) ??
  refuse('convenio-desconocido', 'No existe esa versión del Convenio.', 'Escriba «convenio» para ver la actual.');

const voided = (numero: number): Refusal =>
  refuse(
    'convenio-sin-efecto',
    `La versión ${numero} del Convenio quedó sin efecto.`,
    'Escriba «convenio» para ver la versión actual.',
  );

const open = (ciclo: CicloAbierto, numero: number): Convenio | Refusal => {
  const found = findConvenio(ciclo, numero);
  if (isRefusal(found) || found.situacion.estado === 'en-firma') return found;
  return found.situacion.estado === 'suscrito'
    ? refuse(
        'convenio-suscrito',
        'El Convenio ya está suscrito por todas las partes.',
        'Un cambio requiere un convenio modificatorio.',
      )
    : voided(numero);
};

/** What follows when nothing is missing for the signature to be complete (decision 0009). */
const completion = (numero: number, complete: boolean, context: Context): readonly CicloEvent[] =>
  complete
    ? [
        {
          type: 'convenio-suscrito',
          numero,
          paa: plazoFor(context, 'paa'),
          publicacion: plazoFor(context, 'publicacion'),
        },
      ]
    : [];

/** A signer approves exactly those bytes (3.2). No claim of a legal electronic signature is made. */
export const decideFirmarConvenio = (
  ciclo: CicloAbierto,
  command: CommandOf<'firmar-convenio'>,
  context: Context,
): Decision => {
  const { numero, puesto, sha256 } = command;
  const found = findConvenio(ciclo, numero);
  if (!isRefusal(found) && Object.hasOwn(found.firmas, puesto) && found.situacion.estado !== 'sin-efecto') return [];
  const convenio = open(ciclo, numero);
  if (isRefusal(convenio)) return convenio;
  const problem = firmaProblem(convenio, { puesto, sha256 }, context, PALABRAS);
  if (problem !== undefined) return problem;
  const left = porFirmar(convenio).filter((each) => each.puesto !== puesto).length;
  const complete = estaCompleto(left, convenio.escaneos.length > 0, reglaDe(convenio, context.reglas.firma));
  return [{ type: 'convenio-firmado', numero, puesto, sha256 }, ...completion(numero, complete, context)];
};

/** Why a refusal can't be about those ASM. */
const negadosProblem = (
  convenio: Convenio,
  { puesto, asm }: CommandOf<'negar-firma'>,
  { directorio }: Context,
): Refusal | undefined => {
  const partes = partesQuePuedeNegar(convenio, puesto, secretariaOf(directorio));
  const stranger = asm.find((id) => !partes.some((parte) => parte.asm === id));
  if (asm.length === 0)
    return refuse('sin-asm', 'No indicó de qué ASM se trata.', 'Marque al menos uno y envíe de nuevo.');
  return stranger === undefined
    ? repeatedProblem(asm)
    : refuse(
        'asm-fuera-de-convenio',
        `${stranger} no está entre los suyos en esta versión del Convenio.`,
        'Elija entre los que se le muestran.',
      );
};

/** A signer says no, with the reason and the ASM that it is about (3.2). */
export const decideNegarFirma = (
  ciclo: CicloAbierto,
  command: CommandOf<'negar-firma'>,
  context: Context,
): Decision => {
  const { numero, puesto, sha256, razon, asm } = command;
  const convenio = open(ciclo, numero);
  if (isRefusal(convenio)) return convenio;
  const problem =
    negativaProblem(convenio, { puesto, sha256, razon }, context, PALABRAS) ??
    negadosProblem(convenio, command, context);
  if (problem !== undefined) return problem;
  const last = convenio.negativas.findLast((each) => each.puesto === puesto);
  if (last?.razon === razon && last.asm.join() === asm.join()) return [];
  return [{ type: 'firma-negada', numero, puesto, sha256, razon, asm }];
};

/** SE attaches the scan of the hand-signed copy, with its own hash (3.2). Another one replaces it and the former stays in the record. */
export const decideAdjuntarFirmado = (
  ciclo: CicloAbierto,
  { numero, archivo }: CommandOf<'adjuntar-convenio-firmado'>,
  context: Context,
): Decision => {
  const convenio = findConvenio(ciclo, numero);
  if (isRefusal(convenio)) return convenio;
  if (convenio.situacion.estado === 'sin-efecto') return voided(numero);
  if (convenio.escaneos.at(-1)?.archivo.sha256 === archivo.sha256) return [];
  const problem = escaneoProblem(ciclo, archivo);
  if (problem !== undefined) return problem;
  const complete =
    convenio.situacion.estado === 'en-firma' &&
    estaCompleto(porFirmar(convenio).length, true, reglaDe(convenio, context.reglas.firma));
  return [{ type: 'convenio-escaneado', numero, archivo }, ...completion(numero, complete, context)];
};

/** Those whom the version being signed names and who left their post before signing: that text can't be signed. */
export const firmantesQueCambiaron = (ciclo: CicloAbierto, { directorio, today }: Context): readonly Firmante[] => {
  const last = ultimoConvenio(ciclo);
  if (last?.situacion.estado !== 'en-firma') return [];
  return firmantesAusentes(last, directorio, today);
};

/** The clock takes the effect from a version that names somebody who is no longer on the post (3.2). */
export const decideAnularPorCambio = (
  ciclo: CicloAbierto,
  { numero }: CommandOf<'anular-por-cambio-de-titular'>,
  context: Context,
): Decision => {
  const [changed] = firmantesQueCambiaron(ciclo, context);
  const last = ultimoConvenio(ciclo);
  return changed === undefined || last?.numero !== numero
    ? []
    : [
        {
          type: 'convenio-sin-efecto',
          numero: last.numero,
          causa: 'firmante-cambio',
          unidad: changed.puesto,
          firmaron: Object.keys(last.firmas),
        },
      ];
};

/** Keeps the constancia de firmas, once (3.2). */
export const decideExpedirConstancia = (
  ciclo: CicloAbierto,
  { numero, constancia }: CommandOf<'expedir-constancia'>,
): Decision => {
  const convenio = findConvenio(ciclo, numero);
  if (isRefusal(convenio)) return convenio;
  if (convenio.situacion.estado !== 'suscrito')
    return refuse(
      'convenio-por-suscribir',
      'El Convenio todavía no está suscrito.',
      'La constancia se expide cuando se completan las firmas.',
    );
  return convenio.constancia === undefined ? [{ type: 'constancia-expedida', numero, constancia }] : [];
};
