import type { Acta, CausaActaSinEfecto } from '../domain/acta.js';
import { asunto } from '../domain/asunto.js';
import type { EventOf } from '../domain/ciclo-event.js';
import { type Audience, before, type Notice, toPost } from './notice.js';

const CAUSAS: Readonly<Record<CausaActaSinEfecto, string>> = {
  'asm-reabierto': 'se reabrió un ASM',
  'integrada-de-nuevo': 'se integró de nuevo',
  'firmante-cambio': 'cambió el titular de un puesto que firma',
  'convenio-modificado': 'se suscribió un convenio modificatorio',
};

/** Why an Acta lost its effect, in words, with the ASM when there is one. */
export const causaDeActa = ({ causa, asm }: { readonly causa: CausaActaSinEfecto; readonly asm?: string }): string =>
  asm === undefined ? CAUSAS[causa] : `${CAUSAS[causa]} (${asm})`;

/** Both parties are asked to sign (5.4). */
export const noticesOfActaIntegrada = ({ numero, firmantes, plazo }: EventOf<'acta-integrada'>): readonly Notice[] =>
  firmantes.map(({ puesto }) =>
    toPost(puesto, asunto.acta(numero), `Revise y firme el Acta de Atención de ASM ${before(plazo.vence)}`),
  );

/** Who had signed is told that it is void and why; SE always (5.4). */
export const noticesOfActaSinEfecto = (event: EventOf<'acta-sin-efecto'>, { se }: Audience): readonly Notice[] => {
  const why = `La versión ${event.numero} del Acta quedó sin efecto: ${causaDeActa(event)}`;
  return [...new Set([se, ...event.firmaron])].map((puesto) => {
    const again = event.firmaron.includes(puesto) ? '. Su firma se pedirá de nuevo' : '';
    return toPost(puesto, asunto.acta(event.numero), `${why}${again}`);
  });
};

/** Everybody who took part learns that the Acta is signed, and how it ended (5.4). */
export const noticesOfActaSuscrita = (
  { numero }: EventOf<'acta-suscrita'>,
  { puestos }: Audience,
  acta: Acta | undefined,
): readonly Notice[] => {
  const solved = (acta?.resultados ?? []).filter(({ estado }) => estado === 'solventado').length;
  const text = `El Acta de Atención quedó suscrita: ${solved} de ${acta?.resultados.length ?? 0} ASM solventados`;
  return puestos.map((puesto) => toPost(puesto, asunto.acta(numero), text));
};
