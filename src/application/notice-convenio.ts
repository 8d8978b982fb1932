import { asunto } from '../domain/asunto.js';
import type { EventOf } from '../domain/ciclo-event.js';
import type { CausaSinEfecto, Convenio } from '../domain/convenio.js';
import type { ClavePuesto } from '../domain/identity.js';
import { type Audience, before, type Notice, toPost } from './notice.js';

const CAUSAS: Readonly<Record<CausaSinEfecto, string>> = {
  'compromiso-reabierto': 'se reabrió un compromiso',
  'compromiso-dejado': 'un compromiso se dejó para un convenio modificatorio',
  'compromiso-acordado': 'se acordó otro compromiso',
  'asm-deseleccionado': 'un ASM dejó de estar seleccionado',
  'asm-clasificado': 'cambió la clasificación de un ASM',
  'firmante-cambio': 'cambió el titular de un puesto que firma',
  'integrado-de-nuevo': 'se integró de nuevo',
};

/** Why a version lost its effect, in words, with the ASM when there is one. */
export const causaLine = ({ causa, asm }: { readonly causa: CausaSinEfecto; readonly asm?: string }): string =>
  asm === undefined ? CAUSAS[causa] : `${CAUSAS[causa]} (${asm})`;

/** Everybody who is asked to sign a version. */
export const noticesOfIntegrado = ({
  numero,
  modifica,
  firmantes,
  plazo,
}: EventOf<'convenio-integrado'>): readonly Notice[] => {
  const what = modifica === undefined ? 'el Convenio para la Mejora' : 'el convenio modificatorio';
  return firmantes.map(({ puesto }) =>
    toPost(puesto, asunto.convenio(numero), `Revise y firme ${what} ${before(plazo.vence)}`),
  );
};

/** Who had signed is told that it is void and why; SE always (3.2). */
export const noticesOfSinEfecto = (event: EventOf<'convenio-sin-efecto'>, { se }: Audience): readonly Notice[] => {
  const why = `La versión ${event.numero} del Convenio quedó sin efecto: ${causaLine(event)}`;
  return [...new Set([se, ...event.firmaron])].map((puesto) => {
    const again = event.firmaron.includes(puesto) ? '. Su firma se pedirá de nuevo' : '';
    return toPost(puesto, asunto.convenio(event.numero), `${why}${again}`);
  });
};

/** SE is told of a refusal to sign, with who and why in the card (3.2). */
export const noticesOfNegativa = (event: EventOf<'firma-negada'>, { se, nameOf }: Audience): readonly Notice[] => [
  toPost(se, asunto.convenio(event.numero), `${nameOf(event.puesto)} no firma el Convenio y expuso su razón`),
];

/** Every signer learns that it is signed by all (3.2). */
export const noticesOfSuscrito = (
  { numero }: EventOf<'convenio-suscrito'>,
  { se }: Audience,
  convenio: Convenio | undefined,
): readonly Notice[] =>
  [...new Set<ClavePuesto>([se, ...(convenio?.firmantes ?? []).map(({ puesto }) => puesto)])].map((puesto) =>
    toPost(puesto, asunto.convenio(numero), 'El Convenio quedó suscrito por todas las partes'),
  );
