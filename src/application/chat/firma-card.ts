import {
  type Documento,
  type Firmante,
  type Negativa,
  negativasVivas,
  type ReglaFirma,
  reglaDe,
} from '../../domain/convenio.js';
import { formatInstante } from '../../domain/fecha.js';
import type { Firmable } from '../../domain/firma.js';
import type { Archivo, ClavePuesto } from '../../domain/identity.js';
import type { Typed, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { holds, huella, isSecretaria, postName, signs } from './matter.js';
import { pageOf, pagerData } from './paging.js';

/** A version of the Convenio or of the Acta, as the cards of its signatures read it (3.2, 5.4). */
export interface VersionPorFirmar extends Firmable {
  readonly numero: number;
  readonly negativas: readonly Negativa[];
  readonly situacion: { readonly estado: string };
  readonly constancia?: Documento;
}

const SIGNERS = 12;

const REGLAS: Readonly<Record<ReglaFirma, string>> = {
  boton: 'Se completa con el botón de cada firmante.',
  autografa: 'Se completa con la copia de firmas autógrafas.',
  ambas: 'Se completa con el botón de cada firmante y la copia de firmas autógrafas.',
};

const refusedLine = ({ asm, razon, acuse }: Negativa, viewer: Viewer): string =>
  `✘ No firma${asm.length === 0 ? '' : ` (${asm.join(', ')})`}: ${beginning(razon, 400)} · ${viewer.nameOf(acuse.persona)}, ${formatInstante(acuse.at)}`;

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
          ? refusedLine(refused, viewer)
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

/** The files of a version, in the order to show them: what is signed, its constancia, its scans, the last one first. */
export const archivosDeVersion = ({ documento, constancia, escaneos }: VersionPorFirmar): readonly Archivo[] => [
  documento.pdf,
  documento.docx,
  ...(constancia === undefined ? [] : [constancia.pdf, constancia.docx]),
  ...escaneos.toReversed().map(({ archivo }) => archivo),
];
