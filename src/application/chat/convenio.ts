import { asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { ReglaFirma } from '../../domain/convenio.js';
import { convenioEnFirma, convenioVigente, ultimoConvenio } from '../../domain/convenio-actual.js';
import type { Archivo } from '../../domain/identity.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { PrepareConvenio } from '../prepare-convenio.js';
import { printable } from '../printable-text.js';
import { conveniosView, convenioView, firmaView, negarView, visibleConvenio } from './convenio-card.js';
import type { Destination, Feature, FilesOf, Press, Say, Turn, Typed, Viewer } from './feature.js';
import { type FindFile, fileFor } from './file-press.js';
import { isSecretaria, readsAll } from './matter.js';
import { choicesOf, seenOf } from './typed.js';

/** What the feature needs besides the record. */
interface Parts {
  readonly prepare: PrepareConvenio;
  readonly find: FindFile;
  readonly regla: ReglaFirma;
  /** Issues the constancias of what is signed by all and has none. */
  readonly constancias: (ciclo: string) => Promise<void>;
}

const numeroOf = (typed: Typed): number => Number(typed['numero'] ?? Number.NaN);

const NO_CICLO: Reply = { text: 'No hay un ciclo abierto. Escriba «ciclo».' };

const refused = (turn: Turn, { why, next }: Refusal): Promise<Reply> =>
  turn.show(asunto.convenios, { tone: 'warning', text: `${why} ${next}` });

const integrar =
  (prepare: PrepareConvenio): Press =>
  async (turn, typed) => {
    if (turn.ciclo === undefined) return NO_CICLO;
    if (!isSecretaria(turn.viewer)) return turn.show(asunto.convenios);
    const command = await prepare(turn.ciclo, turn.viewer);
    if (isRefusal(command)) return refused(turn, command);
    const outcome = await turn.give(command, seenOf(typed));
    if (outcome.kind === 'refused') return refused(turn, outcome.refusal);
    const numero = outcome.ciclo.convenios.length;
    const text = `Se integró la versión ${numero} y se pidió a cada parte su firma.`;
    return turn.show(asunto.convenio(numero), { tone: 'good', text });
  };

/**
 * Gives an order about a version; the constancia follows by itself when it completes the signatures. What binds it are the
 * bytes that the card names, not how far the others' signatures were: two may sign at once.
 */
const ordered = async (
  { constancias }: Parts,
  turn: Turn,
  typed: Typed,
  command: CicloCommand,
  shown: { readonly done: string; readonly form: string },
): Promise<Reply> => {
  const outcome = await turn.give(command);
  if (outcome.kind === 'refused')
    return turn.show(shown.form, { tone: 'warning', text: `${outcome.refusal.why} ${outcome.refusal.next}` }, typed);
  await constancias(outcome.ciclo.datos.id);
  return turn.show(asunto.convenio(numeroOf(typed)), { tone: 'good', text: shown.done });
};

const firmar =
  (parts: Parts): Press =>
  (turn, typed) => {
    const command = {
      type: 'firmar-convenio',
      numero: numeroOf(typed),
      puesto: typed['puesto'] ?? '',
      sha256: typed['sha256'] ?? '',
    } as const;
    const form = asunto.convenio(numeroOf(typed));
    return ordered(parts, turn, typed, command, { done: 'Su firma quedó registrada.', form });
  };

const negar =
  (parts: Parts): Press =>
  (turn, typed) => {
    const command = {
      type: 'negar-firma',
      numero: numeroOf(typed),
      puesto: typed['puesto'] ?? '',
      sha256: typed['sha256'] ?? '',
      razon: printable(typed['razon'] ?? '').trim(),
      asm: choicesOf(typed, 'asm'),
    } as const;
    const done = 'Quedó registrado que no firma, con su razón. La Secretaría Ejecutiva lo atiende.';
    return ordered(parts, turn, typed, command, { done, form: `convenio-negar.${typed['numero'] ?? ''}` });
  };

const escanear = (parts: Parts): Press =>
  fileFor(parts.find, (turn, typed, archivo) => {
    const command = { type: 'adjuntar-convenio-firmado', numero: numeroOf(typed), archivo } as const;
    const form = asunto.convenio(numeroOf(typed));
    return ordered(parts, turn, typed, command, { done: 'Se adjuntó la copia con firmas autógrafas.', form });
  });

const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] => {
  const convenio = convenioEnFirma(ciclo) ?? convenioVigente(ciclo);
  return convenio === undefined || !isSecretaria(viewer)
    ? []
    : [
        {
          title: `Convenio versión ${convenio.numero}, firmado a mano`,
          verb: 'convenio.escanear',
          data: { numero: String(convenio.numero) },
        },
      ];
};

const files: FilesOf = (ciclo, [numero = ''], viewer): readonly Archivo[] => {
  const convenio = visibleConvenio(ciclo, numero, viewer);
  if (convenio === undefined) return [];
  const { documento, constancia, escaneos } = convenio;
  return [
    documento.pdf,
    documento.docx,
    ...(constancia === undefined ? [] : [constancia.pdf, constancia.docx]),
    ...escaneos.toReversed().map(({ archivo }) => archivo),
  ];
};

const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [NO_CICLO];
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
    'convenio-firma': firmaView(parts.regla),
    'convenio-negar': negarView,
  },
  commands: { convenio: say },
  destinations,
  files: { convenio: files },
  presses: {
    'convenio.integrar': integrar(parts.prepare),
    'convenio.firmar': firmar(parts),
    'convenio.negar': negar(parts),
    'convenio.escanear': escanear(parts),
    'convenio.abrir': (turn, typed) => turn.show(typed['elegido'] ?? ''),
  },
});
