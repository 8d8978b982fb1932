import { actaIntegrable } from '../domain/acta-integrar.js';
import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import { actaDocumento, datosDelActa } from './acta-documento.js';
import { hechosDelActa } from './acta-hechos.js';
import type { Archive } from './archive.js';
import type { Viewer } from './chat/feature.js';
import { actaSuscritaEnPalabras, constanciaDocumento, type Naming } from './constancia-documento.js';
import type { DocumentRenderer, Letterhead } from './document.js';
import { keepDocument } from './keep-document.js';
import type { Office } from './office.js';

interface Parts {
  readonly office: Office;
  readonly archive: Archive;
  readonly renderer: DocumentRenderer;
  readonly letterhead: Letterhead;
}

/** Makes the documents of the Acta before it is ordered: the record then holds the hashes of the bytes that are signed (5.3). */
export type PrepareActa = (ciclo: CicloAbierto, viewer: Viewer) => Promise<CommandOf<'integrar-acta'> | Refusal>;

/** Makes the constancia de firmas of an Acta that is signed by all (5.4). */
export type PrepareConstanciaDeActa = (
  ciclo: CicloAbierto,
  numero: number,
  viewer: Naming,
) => Promise<CommandOf<'expedir-constancia-de-acta'> | undefined>;

/** See `PrepareActa`. */
export const prepareActa =
  (parts: Parts): PrepareActa =>
  async (ciclo, viewer) => {
    const { office, letterhead } = parts;
    const integrable = actaIntegrable(ciclo, await office.context({ kind: 'system' }));
    if (isRefusal(integrable)) return integrable;
    const hechos = hechosDelActa(ciclo, {
      integrable,
      sucesos: (await viewer.history(ciclo.datos.id)).toReversed(),
      viewer,
      institution: office.institution,
      cabeza: await office.head(ciclo.datos.id),
    });
    const name = `Acta de Atención PAE ${ciclo.datos.pae} versión ${integrable.numero}`;
    const documento = await keepDocument(parts, name, actaDocumento(hechos, letterhead), [datosDelActa(hechos)]);
    const { resultados, firmantes } = integrable;
    return { type: 'integrar-acta', documento, resultados, firmantes };
  };

/** See `PrepareConstanciaDeActa`. */
export const prepareConstanciaDeActa =
  (parts: Parts): PrepareConstanciaDeActa =>
  async (ciclo, numero, viewer) => {
    const acta = ciclo.actas.find((each) => each.numero === numero);
    if (acta === undefined) return undefined;
    const cabeza = await parts.office.head(ciclo.datos.id);
    const { institution } = parts.office;
    const { letterhead } = parts;
    const model = constanciaDocumento(actaSuscritaEnPalabras(acta), viewer, {
      ciclo: ciclo.datos,
      institution,
      cabeza,
      letterhead,
    });
    const name = `Constancia de firmas del Acta PAE ${ciclo.datos.pae} versión ${numero}`;
    return { type: 'expedir-constancia-de-acta', numero, constancia: await keepDocument(parts, name, model, []) };
  };
