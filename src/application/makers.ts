import type { ApplicationParts } from './application-parts.js';
import type { MadeFile } from './file-links.js';
import type { Names } from './names.js';
import type { Office } from './office.js';
import type { PrepareOficios } from './oficios.js';
import type { PrepareActa, PrepareConstanciaDeActa } from './prepare-acta.js';
import type { PrepareConstancia, PrepareConvenio } from './prepare-convenio.js';
import type { PrepareDictamen } from './prepare-dictamen.js';
import type { PaquetesPublicos } from './prepare-publicacion.js';
import type { PaquetesDeResultados } from './prepare-resultados.js';
import type { PrepareInforme, PrepareSolicitud } from './prepare-seguimiento.js';

/** Whatever is made from the record: documents, public packages and the expediente. */
export interface Makers {
  readonly oficios: PrepareOficios;
  readonly convenio: PrepareConvenio;
  readonly constancia: PrepareConstancia;
  readonly dictamen: PrepareDictamen;
  readonly informe: PrepareInforme;
  readonly solicitud: PrepareSolicitud;
  readonly acta: PrepareActa;
  readonly constanciaDeActa: PrepareConstanciaDeActa;
  readonly publicacion: PaquetesPublicos;
  readonly resultados: PaquetesDeResultados;
  readonly expediente: (person: string, ciclo: string) => Promise<MadeFile | undefined>;
}

/** Loads a function when it is called, and calls it. */
const byNeed =
  <Given extends readonly unknown[], Made>(load: () => Promise<(...given: Given) => Promise<Made>>) =>
  async (...given: Given): Promise<Made> =>
    (await load())(...given);

/**
 * The makers, each loaded when it is first called for: they are a fifth of the program's files, most days make few of these
 * things, and every start would keep people waiting for all of them.
 */
export const makersOf = (parts: ApplicationParts & { readonly office: Office; readonly names: Names }): Makers => {
  const publicacion = async () => (await import('./prepare-publicacion.js')).paquetesPublicos(parts);
  const resultados = async () => (await import('./prepare-resultados.js')).paquetesDeResultados(parts);
  return {
    oficios: byNeed(async () => (await import('./prepare-oficios.js')).prepareOficios(parts)),
    convenio: byNeed(async () => (await import('./prepare-convenio.js')).prepareConvenio(parts)),
    constancia: byNeed(async () => (await import('./prepare-convenio.js')).prepareConstancia(parts)),
    dictamen: byNeed(async () => (await import('./prepare-dictamen.js')).prepareDictamen(parts)),
    informe: byNeed(async () => (await import('./prepare-seguimiento.js')).prepareInforme(parts)),
    solicitud: byNeed(async () => (await import('./prepare-seguimiento.js')).prepareSolicitud(parts)),
    acta: byNeed(async () => (await import('./prepare-acta.js')).prepareActa(parts)),
    constanciaDeActa: byNeed(async () => (await import('./prepare-acta.js')).prepareConstanciaDeActa(parts)),
    publicacion: {
      ahora: byNeed(async () => (await publicacion()).ahora),
      prepare: byNeed(async () => (await publicacion()).prepare),
    },
    resultados: {
      personales: byNeed(async () => (await resultados()).personales),
      prepare: byNeed(async () => (await resultados()).prepare),
    },
    expediente: byNeed(async () => (await import('./expediente-descarga.js')).descargaDeExpediente(parts)),
  };
};
