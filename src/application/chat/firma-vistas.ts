import type { AsmId } from '../../domain/asm.js';
import type { Asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { ClavePuesto } from '../../domain/identity.js';
import type { Card } from '../messenger.js';
import type { Typed, View, Viewer } from './feature.js';
import { puestoPorFirmar, type VersionPorFirmar } from './firma-card.js';
import { buttonData, huella, postName } from './matter.js';

const REASON = 1500;

/** How the Convenio and the Acta differ in the steps of their signature (3.2, 5.4). */
export interface PasosDeFirma<V extends VersionPorFirmar> {
  /** The version of that number, when the viewer may see it. */
  readonly visible: (ciclo: CicloAbierto, numero: string, viewer: Viewer) => V | undefined;
  /** The matter of a version. */
  readonly asunto: (numero: number) => Asunto;
  readonly etiqueta: (ciclo: CicloAbierto) => string;
  readonly verbos: { readonly firmar: string; readonly negar: string };
  /** Asked over the button that approves, such as «¿Firma el Acta?». */
  readonly pregunta: string;
  /** The ASM that a no may be about; none where it is about the whole. */
  readonly negables: (version: V, puesto: ClavePuesto, viewer: Viewer) => readonly AsmId[];
}

/** A step of the signature of a version: whose it is, and the verb of its button. */
interface PasoDeFirma {
  readonly ciclo: CicloAbierto;
  readonly asunto: Asunto;
  readonly etiqueta: string;
  readonly puesto: ClavePuesto;
  readonly verbo: string;
}

const stepData = (version: VersionPorFirmar, { ciclo, asunto, etiqueta, puesto, verbo }: PasoDeFirma) => ({
  ...buttonData(ciclo, asunto),
  numero: String(version.numero),
  puesto,
  sha256: version.documento.pdf.sha256,
  etiqueta,
  verbo,
});

/** In what capacity the viewer approves: a suplente reads, before signing, that the document will say so. */
const calidadOf = (viewer: Viewer, puesto: ClavePuesto): string => {
  const stands = viewer.posts.some((post) => post.puesto === puesto && post.capacity === 'titular');
  return `${stands ? 'Como titular' : 'Por ausencia del titular'} (${postName(viewer, puesto)})`;
};

/** The step that names exactly what is approved. */
const firmaCard = (version: VersionPorFirmar, paso: PasoDeFirma, titulo: string, viewer: Viewer): Card => ({
  template: 'firma',
  data: {
    ...stepData(version, paso),
    titulo,
    texto: `${calidadOf(viewer, paso.puesto)}, aprueba el archivo «${version.documento.pdf.nombre}», y solo ese texto.`,
    huella: huella(version.documento.pdf.sha256),
  },
});

/** The form of who does not sign: why and, where there is a choice, which ASM it is about. */
const negarCard = (version: VersionPorFirmar, paso: PasoDeFirma, asm: readonly string[], typed: Typed): Card => ({
  template: 'firma-negar',
  data: {
    ...stepData(version, paso),
    conAsm: asm.length > 0,
    opciones: asm.map((id) => ({ title: id, value: id })),
    asm: typed['asm'] ?? asm.join(','),
    razon: (typed['razon'] ?? '').slice(0, REASON),
  },
});

/** The version with the post for which this viewer signs it; undefined when there is nothing to sign. */
const porFirmarAqui = <V extends VersionPorFirmar>(
  { visible }: PasosDeFirma<V>,
  ciclo: CicloAbierto,
  numero: string,
  viewer: Viewer,
): { readonly version: V; readonly puesto: ClavePuesto } | undefined => {
  const version = visible(ciclo, numero, viewer);
  const puesto = version && puestoPorFirmar(version, viewer);
  return version === undefined || puesto === undefined ? undefined : { version, puesto };
};

const pasoOf = <V extends VersionPorFirmar>(
  { asunto, etiqueta }: PasosDeFirma<V>,
  ciclo: CicloAbierto,
  { version, puesto }: { readonly version: V; readonly puesto: ClavePuesto },
  verbo: string,
): PasoDeFirma => ({ ciclo, asunto: asunto(version.numero), etiqueta: etiqueta(ciclo), puesto, verbo });

/** The step that names exactly what is approved; once there is nothing to sign, the version itself, as `entera` draws it. */
export const firmaView =
  <V extends VersionPorFirmar>(de: PasosDeFirma<V>, entera: View): View =>
  (ciclo, [numero = ''], viewer) => {
    const here = porFirmarAqui(de, ciclo, numero, viewer);
    return here === undefined
      ? entera(ciclo, [numero], viewer)
      : firmaCard(here.version, pasoOf(de, ciclo, here, de.verbos.firmar), de.pregunta, viewer);
  };

/** The form of who does not sign: why and, where there is a choice, which ASM it is about. */
export const negarView =
  <V extends VersionPorFirmar>(de: PasosDeFirma<V>): View =>
  (ciclo, [numero = ''], viewer, typed = {}) => {
    const here = porFirmarAqui(de, ciclo, numero, viewer);
    if (here === undefined) return undefined;
    const asm = de.negables(here.version, here.puesto, viewer);
    return negarCard(here.version, pasoOf(de, ciclo, here, de.verbos.negar), asm, typed);
  };
