import type { Context } from './context.js';
import { type Convenio, type Firmante, porFirmar, reglaDe } from './convenio.js';
import { type Directorio, suplenteOf, titularOf } from './directorio.js';
import type { Actor, ClavePuesto, Fecha } from './identity.js';
import { razonProblem } from './razon.js';
import { type Refusal, refuse } from './refusal.js';

/** What a document that is signed must tell: Convenio and Acta alike (3.2, 5.4). */
export type Firmable = Pick<Convenio, 'documento' | 'firmantes' | 'firmas' | 'escaneos' | 'regla'>;

/** How refusals name the document: «Convenio», «esta versión del Convenio», and the command that shows it. */
export interface PalabrasDeFirma {
  readonly nombre: string;
  readonly esta: string;
  readonly comando: string;
}

/** An approval as it is given: by a post, on the bytes that the signer was shown. */
interface Aprobacion {
  readonly puesto: ClavePuesto;
  /** SHA-256 of the PDF that the signer was shown. */
  readonly sha256: string;
}

const signerProblem = (
  { firmantes }: Firmable,
  puesto: ClavePuesto,
  { esta, comando }: PalabrasDeFirma,
): Refusal | undefined =>
  firmantes.some((each) => each.puesto === puesto)
    ? undefined
    : refuse(
        'no-firmante',
        `Su puesto no firma ${esta}.`,
        `No tiene que hacer nada; escriba «${comando}» para seguir su avance.`,
      );

const boundTo = ({ documento }: Firmable, sha256: string, { esta }: PalabrasDeFirma): Refusal | undefined =>
  documento.pdf.sha256 === sha256
    ? undefined
    : refuse(
        'texto-distinto',
        `El texto que se le mostró no es el de ${esta}.`,
        'Ábralo de nuevo y revíselo antes de firmar.',
      );

/** Whether a signer may still sign a text: who it names as titular holds the post, or the deputy whom it names is who acts. */
const stillNamed = (
  { puesto, persona, capacity }: Firmante,
  actor: Actor,
  { directorio, today }: Pick<Context, 'directorio' | 'today'>,
): boolean =>
  capacity === 'titular'
    ? titularOf(directorio, puesto, today)?.persona === persona
    : actor.kind === 'person' && actor.person === persona;

/** A deputy signs for an absent titular; a new titular does not sign a text that names the former one (3.2). */
const personProblem = (
  { firmantes }: Firmable,
  puesto: ClavePuesto,
  context: Context,
  { nombre }: PalabrasDeFirma,
): Refusal | undefined =>
  firmantes.some((each) => each.puesto === puesto && !stillNamed(each, context.actor, context))
    ? refuse(
        'firmante-cambio',
        `El ${nombre} nombra a otra persona en su puesto, así que este texto ya no puede firmarse.`,
        'La Secretaría Ejecutiva lo integrará de nuevo con el nombre que corresponde; se le avisará para firmarlo.',
      )
    : undefined;

/** Why a signer's approval can't be taken; undefined when it can. It binds exactly those bytes, the post and the person. */
export const firmaProblem = (
  doc: Firmable,
  { puesto, sha256 }: Aprobacion,
  context: Context,
  palabras: PalabrasDeFirma,
): Refusal | undefined =>
  signerProblem(doc, puesto, palabras) ??
  (reglaDe(doc, context.reglas.firma) === 'autografa'
    ? refuse(
        'solo-autografa',
        `La institución firma el ${palabras.nombre} de puño y letra, no con botón.`,
        'Firme la copia impresa; la Secretaría Ejecutiva adjuntará su digitalización.',
      )
    : undefined) ??
  boundTo(doc, sha256, palabras) ??
  personProblem(doc, puesto, context, palabras);

/** Why a signer's no can't be taken; undefined when it can. */
export const negativaProblem = (
  doc: Firmable,
  { puesto, sha256, razon }: Aprobacion & { readonly razon: string },
  context: Context,
  palabras: PalabrasDeFirma,
): Refusal | undefined =>
  signerProblem(doc, puesto, palabras) ??
  (Object.hasOwn(doc.firmas, puesto)
    ? refuse(
        'ya-firmo',
        `Su puesto ya firmó ${palabras.esta}.`,
        'Si algo cambió, escriba «consulta» y hágalo saber a la Secretaría Ejecutiva.',
      )
    : undefined) ??
  boundTo(doc, sha256, palabras) ??
  personProblem(doc, puesto, context, palabras) ??
  razonProblem(razon, 'la razón por la que no firma');

/** Those whom a text names, titular or deputy, and who left that post before signing: that text can't be signed. */
export const firmantesAusentes = (doc: Firmable, directorio: Directorio, today: Fecha): readonly Firmante[] =>
  porFirmar(doc).filter(({ puesto, persona, capacity }) => {
    const holderOf = capacity === 'titular' ? titularOf : suplenteOf;
    return holderOf(directorio, puesto, today)?.persona !== persona;
  });
