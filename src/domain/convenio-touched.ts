import { type Asunto, asunto } from './asunto.js';
import type { ClavePuesto } from './identity.js';

/** A version, and the Convenio as a whole. */
export const elConvenio = ({ numero }: { readonly numero: number }): readonly Asunto[] => [
  asunto.convenio(numero),
  asunto.convenios,
];

/** Who is about to sign must not keep reading a text that can no longer be signed. */
export const elConvenioCerrado = (event: { readonly numero: number }): readonly Asunto[] => [
  ...elConvenio(event),
  asunto.convenioFirma(event.numero),
];

/** A copy that a post keeps (4.1). */
export const laCopia = ({
  numero,
  puesto,
}: {
  readonly numero: number;
  readonly puesto: ClavePuesto;
}): readonly Asunto[] => [
  asunto.distribucion,
  asunto.copia(numero, puesto),
  asunto.vencido(asunto.copia(numero, puesto)),
];
