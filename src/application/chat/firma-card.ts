import type { Asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Firmante, type Negativa, negativasVivas, type ReglaFirma, reglaDe } from '../../domain/convenio.js';
import { formatInstante } from '../../domain/fecha.js';
import type { Firmable } from '../../domain/firma.js';
import type { ClavePuesto } from '../../domain/identity.js';
import type { Card } from '../messenger.js';
import type { Typed, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, huella, isSecretaria, postName, signs } from './matter.js';
import { pageOf, pagerData } from './paging.js';

/** A version of the Convenio or of the Acta, as the cards of its signatures read it (3.2, 5.4). */
export interface VersionPorFirmar extends Firmable {
  readonly numero: number;
  readonly negativas: readonly Negativa[];
  readonly situacion: { readonly estado: string };
}

const SIGNERS = 12;
const REASON = 1500;

const REGLAS: Readonly<Record<ReglaFirma, string>> = {
  boton: 'Se completa con el botón de cada firmante.',
  autografa: 'Se completa con la copia de firmas autógrafas.',
  ambas: 'Se completa con el botón de cada firmante y la copia de firmas autógrafas.',
};

const refusedLine = ({ asm, razon }: Negativa): string =>
  `✘ No firma${asm.length === 0 ? '' : ` (${asm.join(', ')})`}: ${beginning(razon, 400)}`;

const signerRow = (version: VersionPorFirmar, { puesto, persona }: Firmante, viewer: Viewer) => {
  const signed = version.firmas[puesto];
  const refused = negativasVivas(version).find((each) => each.puesto === puesto);
  const absent = signed?.capacity === 'suplente' ? ', por ausencia del titular' : '';
  return {
    titulo: postName(viewer, puesto),
    estado:
      signed !== undefined
        ? `✔ Firmó ${viewer.nameOf(signed.persona)}${absent}, ${formatInstante(signed.at)}`
        : refused !== undefined
          ? refusedLine(refused)
          : `${version.situacion.estado === 'en-firma' ? 'Falta la firma de' : 'Sin la firma de'} ${viewer.nameOf(persona)}`,
  };
};

const scanLine = ({ escaneos }: VersionPorFirmar): string => {
  const scan = escaneos.at(-1);
  return scan === undefined
    ? ''
    : `Copia con firmas autógrafas: ${beginning(scan.archivo.nombre, 100, 1)}, SHA-256 ${huella(scan.archivo.sha256)}`;
};

/** The post of this viewer whose signature is missing in a version. */
export const puestoPorFirmar = (version: VersionPorFirmar, viewer: Viewer): ClavePuesto | undefined =>
  version.situacion.estado === 'en-firma'
    ? version.firmantes.find(({ puesto }) => holds(viewer, puesto) && !Object.hasOwn(version.firmas, puesto))?.puesto
    : undefined;

/** Those who had signed a version that has no effect any more, and sign the next one again. */
export const firmanDeNuevo = (
  version: VersionPorFirmar,
  next: VersionPorFirmar | undefined,
  viewer: Viewer,
): string => {
  const signed = Object.keys(version.firmas).filter(
    (puesto) => next === undefined || next.firmantes.some((each) => each.puesto === puesto),
  );
  return signed.length === 0
    ? ''
    : `Firma${signed.length === 1 ? '' : 'n'} de nuevo: ${beginning(signed.map((puesto) => postName(viewer, puesto)).join(', '), 400, 2)}.`;
};

/** What the card of a version shows of its signatures, and what this viewer can do about them. `actual`: the institution's rule. */
export const firmasData = (version: VersionPorFirmar, actual: ReglaFirma, viewer: Viewer, typed: Typed) => {
  const own = puestoPorFirmar(version, viewer);
  const page = pageOf(version.firmantes, typed['pagina'], SIGNERS);
  const rule = reglaDe(version, actual);
  const mine = own !== undefined && signs(viewer, own);
  const asks = isSecretaria(viewer) && version.situacion.estado === 'en-firma';
  return {
    numero: String(version.numero),
    sha256: version.documento.pdf.sha256,
    huella: huella(version.documento.pdf.sha256),
    puesto: own ?? '',
    regla: REGLAS[rule],
    filas: page.items.map((each) => signerRow(version, each, viewer)),
    escaneo: scanLine(version),
    firma: mine && rule !== 'autografa',
    niega: mine,
    dePuno: mine && rule === 'autografa',
    soloTitular: own !== undefined && !mine,
    negativa: asks && negativasVivas(version).length > 0,
    adjunta: asks && rule !== 'boton' && version.escaneos.length === 0,
    ...pagerData(page),
  };
};

/** How a step of the signature names its document. */
interface PasoDeFirma {
  readonly ciclo: CicloAbierto;
  readonly asunto: Asunto;
  readonly etiqueta: string;
  readonly puesto: ClavePuesto;
  /** Verb of its button. */
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
export const firmaCard = (version: VersionPorFirmar, paso: PasoDeFirma, titulo: string, viewer: Viewer): Card => ({
  template: 'firma',
  data: {
    ...stepData(version, paso),
    titulo,
    texto: `${calidadOf(viewer, paso.puesto)}, aprueba el archivo «${version.documento.pdf.nombre}», y solo ese texto.`,
    huella: huella(version.documento.pdf.sha256),
  },
});

/** The form of who does not sign: why and, where there is a choice, which ASM it is about. */
export const negarCard = (
  version: VersionPorFirmar,
  paso: PasoDeFirma,
  asm: readonly string[],
  typed: Typed,
): Card => ({
  template: 'firma-negar',
  data: {
    ...stepData(version, paso),
    conAsm: asm.length > 0,
    opciones: asm.map((id) => ({ title: id, value: id })),
    asm: typed['asm'] ?? asm.join(','),
    razon: (typed['razon'] ?? '').slice(0, REASON),
  },
});
