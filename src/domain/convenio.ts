import type { Acuse, EstadoAcuse } from './acuse.js';
import type { AsmId } from './asm.js';
import type { Archivo, ClavePuesto, Fecha, Instante, PersonId } from './identity.js';
import type { Plazo } from './plazo.js';

/** What completes a signature (decision 0009): the button, the hand-signed copy, or both. */
export type ReglaFirma = 'boton' | 'autografa' | 'ambas';

/** A document in both renderings. The PDF is what a signature binds. */
export interface Documento {
  readonly docx: Archivo;
  readonly pdf: Archivo;
}

/** A commitment as a Convenio holds it: which version of which. */
export interface ParteConvenio {
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  readonly version: number;
}

/** A commitment that a Convenio leaves for a modificatorio. */
export interface Excluido {
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
}

/** Who is to sign, as the document names them: the titular, or the suplente of a post without titular. */
export interface Firmante {
  readonly puesto: ClavePuesto;
  readonly persona: PersonId;
  readonly capacity: 'titular' | 'suplente';
}

/** Why a version lost its effect before it was signed by all. */
export type CausaSinEfecto =
  | 'compromiso-reabierto'
  | 'compromiso-dejado'
  | 'compromiso-acordado'
  | 'asm-deseleccionado'
  | 'asm-clasificado'
  | 'firmante-cambio'
  | 'integrado-de-nuevo';

/** Somebody's refusal to sign, with the ASM that it is about. */
export interface Negativa {
  readonly puesto: ClavePuesto;
  readonly razon: string;
  readonly asm: readonly AsmId[];
  readonly acuse: Acuse;
}

/** A hand-signed copy, by its scan. */
export interface Escaneo {
  readonly archivo: Archivo;
  readonly acuse: Acuse;
}

/** Who keeps a copy and where (4.1). */
export interface Resguardo {
  readonly resguarda: string;
  readonly lugar: string;
}

/** A copy given to a post (4.1). */
export interface Copia {
  readonly acuse: EstadoAcuse;
  readonly resguardo?: Resguardo;
}

/** Official publication of a version (4.2). */
export interface Publicacion {
  /** Due date of recording it, as it was first given, and the one that reminders go by. */
  readonly plazo: Plazo;
  readonly aviso: Plazo;
  /** The public package that was made last. */
  readonly paquete?: Archivo;
  /** SHA-256 of the facts that the package was made from: with others, it is to be made again. */
  readonly hechos?: string;
  readonly registro?: RegistroPublicacion;
}

/** Where and when a package was published. */
export interface RegistroPublicacion {
  readonly url: string;
  readonly fecha: Fecha;
  readonly paquete: Archivo;
  readonly verificados: readonly string[];
  readonly acuse: Acuse;
}

/** Key of an activity in the PAA, or why it has none: one of both (3.3, «de ser el caso»). */
export interface IntegracionPaa {
  readonly clave?: string;
  readonly noAplica?: string;
  readonly acuse: Acuse;
}

/** State of a version of the Convenio. */
export type EstadoConvenio =
  | { readonly estado: 'en-firma'; readonly plazo: Plazo }
  | {
      readonly estado: 'sin-efecto';
      readonly causa: CausaSinEfecto;
      readonly asm?: AsmId;
      readonly unidad?: ClavePuesto;
      readonly at: Instante;
    }
  | { readonly estado: 'suscrito'; readonly at: Instante; readonly fecha: Fecha; readonly paa: Plazo };

/** A version of the Convenio para la Mejora del Desempeño y Resultados (3.2). Its bytes are stored once and never rebuilt. */
export interface Convenio {
  readonly numero: number;
  /** Number of the signed version that this one modifies. */
  readonly modifica?: number;
  readonly documento: Documento;
  readonly partes: readonly ParteConvenio[];
  readonly excluidos: readonly Excluido[];
  readonly firmantes: readonly Firmante[];
  /** What completes its signature, as it was when it was made; see `reglaDe`. */
  readonly regla?: ReglaFirma;
  readonly integrado: Acuse;
  readonly situacion: EstadoConvenio;
  readonly firmas: Readonly<Record<ClavePuesto, Acuse>>;
  readonly negativas: readonly Negativa[];
  /** The last one stands; the former ones stay. */
  readonly escaneos: readonly Escaneo[];
  readonly constancia?: Documento;
  readonly copias: Readonly<Record<ClavePuesto, Copia>>;
  readonly publicacion?: Publicacion;
}

/** What completes the signature of a version: the rule that it was made under, whatever the institution's is by now. */
export const reglaDe = ({ regla }: Pick<Convenio, 'regla'>, actual: ReglaFirma): ReglaFirma => regla ?? actual;

/** Whether a commitment is part of a version. */
export const contiene = ({ partes }: Convenio, asm: AsmId, unidad?: ClavePuesto): boolean =>
  partes.some((parte) => parte.asm === asm && (unidad === undefined || parte.unidad === unidad));

/** What a post may refuse to sign for: a unit its own commitments; SE, and a unit whose commitments were withdrawn, any. */
export const partesQuePuedeNegar = (
  { partes }: Pick<Convenio, 'partes'>,
  puesto: ClavePuesto,
  secretaria: ClavePuesto,
): readonly ParteConvenio[] => {
  const own = puesto === secretaria ? [] : partes.filter(({ unidad }) => unidad === puesto);
  return own.length === 0 ? partes : own;
};

/** Posts whose button is still missing. */
export const porFirmar = ({ firmantes, firmas }: Pick<Convenio, 'firmantes' | 'firmas'>): readonly Firmante[] =>
  firmantes.filter(({ puesto }) => !Object.hasOwn(firmas, puesto));

/** Whether the buttons (`faltan` of them missing), the scan or both are there, as the rule says. */
export const estaCompleto = (faltan: number, escaneado: boolean, regla: ReglaFirma): boolean =>
  (regla === 'autografa' || faltan === 0) && (regla === 'boton' || escaneado);

/** Refusals that nothing has answered yet: who refused has not signed after all. */
export const negativasVivas = (convenio: Pick<Convenio, 'negativas' | 'firmas'>): readonly Negativa[] =>
  convenio.negativas.filter(({ puesto }) => !Object.hasOwn(convenio.firmas, puesto));

/** Whether two lists of parts hold the same commitments in the same versions. */
export const mismasPartes = (a: readonly ParteConvenio[], b: readonly ParteConvenio[]): boolean => {
  const keys = (partes: readonly ParteConvenio[]) =>
    partes
      .map(({ asm, unidad, version }) => `${asm}.${unidad}.${version}`)
      .sort()
      .join('|');
  return keys(a) === keys(b);
};

/** What becomes of a commitment from one version to the next. */
export interface CambioConvenio {
  readonly asm: AsmId;
  readonly unidad: ClavePuesto;
  readonly cambio: 'agregado' | 'modificado' | 'retirado';
}

const versionIn = (partes: readonly ParteConvenio[], { asm, unidad }: ParteConvenio): number | undefined =>
  partes.find((parte) => parte.asm === asm && parte.unidad === unidad)?.version;

/** The commitments that are not the same in two lists of parts. */
export const cambiosEntre = (
  before: readonly ParteConvenio[],
  now: readonly ParteConvenio[],
): readonly CambioConvenio[] => {
  const added = now.filter((parte) => versionIn(before, parte) === undefined);
  return [...before, ...added].flatMap((parte) => {
    const [old, current] = [versionIn(before, parte), versionIn(now, parte)];
    if (old === current) return [];
    const cambio = old === undefined ? 'agregado' : current === undefined ? 'retirado' : 'modificado';
    return [{ asm: parte.asm, unidad: parte.unidad, cambio } as const];
  });
};

/** Units whose commitments are not the same in two lists of parts. */
export const unidadesCambiadas = (
  before: readonly ParteConvenio[],
  now: readonly ParteConvenio[],
): readonly ClavePuesto[] => [...new Set(cambiosEntre(before, now).map(({ unidad }) => unidad))];
