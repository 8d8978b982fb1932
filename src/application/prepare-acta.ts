import { actaIntegrable } from '../domain/acta-integrar.js';
import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import { actaDocumento, datosDelActa } from './acta-documento.js';
import { hechosDelActa } from './acta-hechos.js';
import type { Viewer } from './chat/feature.js';
import { actaSuscritaEnPalabras, type Naming } from './constancia-documento.js';
import { type DocumentParts, keepDocument } from './keep-document.js';
import { keepConstancia } from './prepare-constancia.js';

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
  (parts: DocumentParts): PrepareActa =>
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
  (parts: DocumentParts): PrepareConstanciaDeActa =>
  async (ciclo, numero, viewer) => {
    const acta = ciclo.actas.find((each) => each.numero === numero);
    if (acta === undefined) return undefined;
    const name = `Constancia de firmas del Acta PAE ${ciclo.datos.pae} versión ${numero}`;
    const constancia = await keepConstancia(parts, name, actaSuscritaEnPalabras(acta), ciclo, viewer);
    return { type: 'expedir-constancia-de-acta', numero, constancia };
  };
