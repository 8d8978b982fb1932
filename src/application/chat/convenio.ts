import { archivoProblem } from '../../domain/archivo-permitido.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { ReglaFirma } from '../../domain/convenio.js';
import { convenioEnFirma, convenioVigente, ultimoConvenio } from '../../domain/convenio-actual.js';
import { esEscaneo } from '../../domain/escaneo.js';
import type { Archivo } from '../../domain/identity.js';
import type { PrepareConvenio } from '../prepare-convenio.js';
import { conveniosView, convenioView, pasosDelConvenio, visibleConvenio } from './convenio-card.js';
import type { Destination, Feature, FilesOf, PendingFile, Say, Viewer } from './feature.js';
import type { FindFile } from './file-press.js';
import { archivosDeVersion } from './firma-card.js';
import { presionesDeFirma } from './firma-presiones.js';
import { firmaView, negarView } from './firma-vistas.js';
import { isSecretaria, readsAll } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';

/** What the feature needs besides the record. */
interface Parts {
  readonly prepare: PrepareConvenio;
  readonly find: FindFile;
  readonly regla: ReglaFirma;
  /** Issues the constancias of what is signed by all and has none. */
  readonly constancias: (ciclo: string) => Promise<void>;
}

const destinations = (ciclo: CicloAbierto, viewer: Viewer, file: PendingFile): readonly Destination[] => {
  const convenio = convenioEnFirma(ciclo) ?? convenioVigente(ciclo);
  if (convenio === undefined || !isSecretaria(viewer)) return [];
  const awaited = convenio.situacion.estado === 'en-firma' && convenio.escaneos.length === 0 && esEscaneo(file);
  return [
    {
      title: `Convenio firmado, versión ${convenio.numero}`,
      verb: 'convenio.escanear',
      data: { numero: String(convenio.numero) },
      ...(awaited && { likely: true as const }),
    },
  ];
};

const files: FilesOf = (ciclo, [numero = ''], viewer): readonly Archivo[] => {
  const convenio = visibleConvenio(ciclo, numero, viewer);
  return convenio === undefined ? [] : archivosDeVersion(convenio);
};

const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [sinCiclo(viewer)];
  if (readsAll(viewer)) return [await turn.show(asunto.convenios)];
  const own = [convenioEnFirma(ciclo), convenioVigente(ciclo), ultimoConvenio(ciclo)].find(
    (each) => each !== undefined && visibleConvenio(ciclo, String(each.numero), viewer) !== undefined,
  );
  return own === undefined
    ? [{ text: 'El Convenio todavía no se integra. Se le avisará cuando deba firmarlo.' }]
    : [await turn.show(asunto.convenio(own.numero))];
};

/** The Convenio: its versions, its signatures and its refusals (3.2). */
export const convenioFeature = (parts: Parts): Feature => ({
  views: {
    convenios: conveniosView,
    convenio: convenioView(parts.regla),
    'convenio-firma': firmaView(pasosDelConvenio, convenioView(parts.regla)),
    'convenio-negar': negarView(pasosDelConvenio),
  },
  commands: { convenio: say },
  destinations,
  refuses: archivoProblem,
  files: { convenio: files },
  presses: presionesDeFirma({
    ...parts,
    verbo: 'convenio',
    lista: asunto.convenios,
    asunto: asunto.convenio,
    ultimo: ({ convenios }) => convenios.length,
    firmar: (aprobada) => ({ type: 'firmar-convenio', ...aprobada }),
    negar: (negada) => ({ type: 'negar-firma', ...negada }),
    escanear: (numero, archivo) => ({ type: 'adjuntar-convenio-firmado', numero, archivo }),
  }),
});
