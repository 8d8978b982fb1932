import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { integrable } from '../domain/convenio-integrar.js';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import type { Viewer } from './chat/feature.js';
import { convenioSuscrito, type Naming } from './constancia-documento.js';
import { convenioDocumento, datosDelConvenio } from './convenio-documento.js';
import { hechosDelConvenio } from './convenio-hechos.js';
import { type DocumentParts, keepDocument } from './keep-document.js';
import { keepConstancia } from './prepare-constancia.js';

/** Makes the documents of the Convenio before it is ordered: the record then holds the hashes of the bytes that are signed (3.2). */
export type PrepareConvenio = (
  ciclo: CicloAbierto,
  viewer: Viewer,
) => Promise<CommandOf<'integrar-convenio'> | Refusal>;

/** Makes the constancia de firmas of a version that is signed by all (3.2). */
export type PrepareConstancia = (
  ciclo: CicloAbierto,
  numero: number,
  viewer: Naming,
) => Promise<CommandOf<'expedir-constancia'> | undefined>;

/** See `PrepareConvenio`. */
export const prepareConvenio =
  (parts: DocumentParts): PrepareConvenio =>
  async (ciclo, viewer) => {
    const context = await parts.office.context({ kind: 'system' });
    const now = integrable(ciclo, context);
    if (isRefusal(now)) return now;
    const head = await parts.office.head(ciclo.datos.id);
    const hechos = hechosDelConvenio(ciclo, now, viewer, parts.office.institution, head);
    const name = `Convenio para la Mejora PAE ${ciclo.datos.pae} versión ${now.numero}`;
    const documento = await keepDocument(parts, name, convenioDocumento(hechos, parts.letterhead), [
      datosDelConvenio(hechos),
    ]);
    return { type: 'integrar-convenio', documento, partes: now.partes, firmantes: now.firmantes };
  };

/** See `PrepareConstancia`. */
export const prepareConstancia =
  (parts: DocumentParts): PrepareConstancia =>
  async (ciclo, numero, viewer) => {
    const convenio = ciclo.convenios.find((each) => each.numero === numero);
    if (convenio === undefined) return undefined;
    const name = `Constancia de firmas PAE ${ciclo.datos.pae} versión ${numero}`;
    const constancia = await keepConstancia(parts, name, convenioSuscrito(convenio), ciclo, viewer);
    return { type: 'expedir-constancia', numero, constancia };
  };
