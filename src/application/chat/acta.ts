import { actaEnFirma, actaSuscrita } from '../../domain/acta-actual.js';
import { archivoProblem } from '../../domain/archivo-permitido.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { ReglaFirma } from '../../domain/convenio.js';
import type { PrepareActa } from '../prepare-acta.js';
import { actasView, actaView, pasosDelActa, visibleActa } from './acta-card.js';
import type { Destination, Feature, FilesOf, Say, Viewer } from './feature.js';
import type { FindFile } from './file-press.js';
import { archivosDeVersion, puestoPorFirmar } from './firma-card.js';
import { presionesDeFirma } from './firma-presiones.js';
import { firmaView, negarView } from './firma-vistas.js';
import { isSecretaria, readsAll } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';

interface Parts {
  readonly prepare: PrepareActa;
  readonly find: FindFile;
  readonly regla: ReglaFirma;
  /** Issues the constancias of what is signed by all and has none. */
  readonly constancias: (ciclo: string) => Promise<void>;
}

const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] => {
  const acta = actaEnFirma(ciclo) ?? actaSuscrita(ciclo);
  return acta === undefined || !isSecretaria(viewer)
    ? []
    : [{ title: 'Acta firmada a mano', verb: 'acta.escanear', data: { numero: String(acta.numero) } }];
};

const files: FilesOf = (ciclo, [numero = ''], viewer) => {
  const acta = visibleActa(ciclo, numero, viewer);
  return acta === undefined ? [] : archivosDeVersion(acta);
};

/** Who has to sign gets what is to be signed; who reads all, what is missing and every version; the others, the signed Acta. */
const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [sinCiclo(viewer)];
  const open = actaEnFirma(ciclo);
  if (open !== undefined && puestoPorFirmar(open, viewer) !== undefined)
    return [await turn.show(asunto.acta(open.numero))];
  if (readsAll(viewer)) return [await turn.show(asunto.actas)];
  const signed = actaSuscrita(ciclo);
  return signed === undefined
    ? [{ text: 'El Acta de Atención todavía no está suscrita. Se le avisará cuando lo esté.' }]
    : [await turn.show(asunto.acta(signed.numero))];
};

/** The Acta de Atención de ASM: what is missing for it, its versions, its signatures and its refusals (5.3, 5.4). */
export const actaFeature = (parts: Parts): Feature => ({
  views: {
    actas: actasView,
    acta: actaView(parts.regla),
    'acta-firma': firmaView(pasosDelActa, actaView(parts.regla)),
    'acta-negar': negarView(pasosDelActa),
  },
  commands: { acta: say },
  destinations,
  refuses: archivoProblem,
  files: { acta: files },
  presses: presionesDeFirma({
    ...parts,
    verbo: 'acta',
    lista: asunto.actas,
    asunto: asunto.acta,
    ultimo: ({ actas }) => actas.length,
    firmar: (aprobada) => ({ type: 'firmar-acta', ...aprobada }),
    negar: ({ asm: _asm, ...negada }) => ({ type: 'negar-firma-de-acta', ...negada }),
    escanear: (numero, archivo) => ({ type: 'adjuntar-acta-firmada', numero, archivo }),
  }),
});
