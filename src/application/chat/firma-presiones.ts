import type { Asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Archivo, ClavePuesto } from '../../domain/identity.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import { printable } from '../printable-text.js';
import type { Feature, Press, Turn, Typed, Viewer } from './feature.js';
import { type FindFile, fileFor } from './file-press.js';
import { isSecretaria } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';
import { choicesOf, seenOf } from './typed.js';
import { warning } from './warning.js';

/** An approval or a no, as its card names it: a version, by a post, on the bytes that were shown. */
interface Aprobada {
  readonly numero: number;
  readonly puesto: ClavePuesto;
  readonly sha256: string;
}

/** How the Convenio and the Acta differ where they are made and signed (3.2, 5.3, 5.4). */
export interface DocumentoFirmado {
  /** Prefix of its verbs, such as `convenio`. */
  readonly verbo: string;
  /** The matter that lists its versions, and the one of a version. */
  readonly lista: Asunto;
  readonly asunto: (numero: number) => Asunto;
  /** Number of the version made last. */
  readonly ultimo: (ciclo: CicloAbierto) => number;
  readonly prepare: (ciclo: CicloAbierto, viewer: Viewer) => Promise<CicloCommand | Refusal>;
  readonly firmar: (aprobada: Aprobada) => CicloCommand;
  readonly negar: (aprobada: Aprobada & { readonly razon: string; readonly asm: readonly string[] }) => CicloCommand;
  readonly escanear: (numero: number, archivo: Archivo) => CicloCommand;
  readonly find: FindFile;
  /** Issues the constancias of what is signed by all and has none. */
  readonly constancias: (ciclo: string) => Promise<void>;
}

const numeroOf = (typed: Typed): number => Number(typed['numero'] ?? Number.NaN);

const aprobadaOf = (typed: Typed): Aprobada => ({
  numero: numeroOf(typed),
  puesto: typed['puesto'] ?? '',
  sha256: typed['sha256'] ?? '',
});

const integrar =
  ({ prepare, lista, asunto, ultimo }: DocumentoFirmado): Press =>
  async (turn, typed) => {
    const refused = (refusal: Refusal): Promise<Reply> => turn.show(lista, warning(refusal));
    if (turn.ciclo === undefined) return sinCiclo(turn.viewer);
    if (!isSecretaria(turn.viewer)) return turn.show(lista);
    const command = await prepare(turn.ciclo, turn.viewer);
    if (isRefusal(command)) return refused(command);
    const outcome = await turn.give(command, seenOf(typed));
    if (outcome.kind === 'refused') return refused(outcome.refusal);
    const numero = ultimo(outcome.ciclo);
    const text = `Se integró la versión ${numero} y se pidió a cada parte su firma.`;
    return turn.show(asunto(numero), { tone: 'good', text });
  };

/**
 * Gives an order about a version; the constancia follows by itself when it completes the signatures. What binds it are the
 * bytes that the card names, not how far the others' signatures were: two may sign at once.
 */
const ordered = async (
  { constancias, asunto }: DocumentoFirmado,
  turn: Turn,
  typed: Typed,
  command: CicloCommand,
  shown: { readonly done: string; readonly form: Asunto },
): Promise<Reply> => {
  const outcome = await turn.give(command);
  if (outcome.kind === 'refused') return turn.show(shown.form, warning(outcome.refusal), typed);
  await constancias(outcome.ciclo.datos.id);
  return turn.show(asunto(numeroOf(typed)), { tone: 'good', text: shown.done });
};

const negar =
  (doc: DocumentoFirmado): Press =>
  (turn, typed) => {
    const razon = printable(typed['razon'] ?? '').trim();
    const command = doc.negar({ ...aprobadaOf(typed), razon, asm: choicesOf(typed, 'asm') });
    const done = 'Quedó registrado que no firma, con su razón. La Secretaría Ejecutiva lo atiende.';
    return ordered(doc, turn, typed, command, { done, form: `${doc.verbo}-negar.${typed['numero'] ?? ''}` });
  };

const escanear = (doc: DocumentoFirmado): Press =>
  fileFor(doc.find, (turn, typed, archivo) => {
    const numero = numeroOf(typed);
    const done = 'Se adjuntó la copia con firmas autógrafas.';
    return ordered(doc, turn, typed, doc.escanear(numero, archivo), { done, form: doc.asunto(numero) });
  });

/** The presses with which a document is integrated, signed, refused and attached as a scan. */
export const presionesDeFirma = (doc: DocumentoFirmado): NonNullable<Feature['presses']> => ({
  [`${doc.verbo}.integrar`]: integrar(doc),
  [`${doc.verbo}.firmar`]: (turn, typed) =>
    ordered(doc, turn, typed, doc.firmar(aprobadaOf(typed)), {
      done: 'Su firma quedó registrada.',
      form: doc.asunto(numeroOf(typed)),
    }),
  [`${doc.verbo}.negar`]: negar(doc),
  [`${doc.verbo}.escanear`]: escanear(doc),
  [`${doc.verbo}.abrir`]: (turn, typed) => turn.show(typed['elegido'] ?? ''),
});
