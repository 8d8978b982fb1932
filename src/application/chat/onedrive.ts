import { createHash } from 'node:crypto';
import type { Archivo, PersonId } from '../../domain/identity.js';
import type { Archive } from '../archive.js';
import type { Reply } from '../chat.js';
import type { FileOffers, OfferAnswer, OfferFollowUp } from '../file-offers.js';
import type { SideRecord, SideRecords } from '../side-records.js';
import type { Press, Turn, Typed } from './feature.js';

/** The files of the matter that `typed` names, as far as the viewer of the turn may open them now. */
type VisibleFiles = (turn: Turn, typed: Typed) => readonly Archivo[];

interface Parts {
  readonly records: SideRecords;
  readonly archive: Archive;
  readonly machineNow: () => number;
  readonly offers: FileOffers;
  readonly visible: VisibleFiles;
}

/** An offer as it is kept. `desde`: milliseconds of the machine's clock at which its upload began. */
interface Oferta {
  readonly persona: PersonId;
  readonly ciclo: string;
  readonly asunto: string;
  readonly archivo: Archivo;
  readonly estado: 'ofrecida' | 'en-curso' | 'cerrada';
  readonly desde?: number;
}

const KIND = 'oferta-archivo';
/** Longer than any upload may take: after it, who began one is thought dead. */
const ABANDONED_MS = 180_000;
const ID = /^[0-9a-f]{24}$/;

const GONE = 'Esa oferta ya no está vigente. Abra de nuevo los archivos desde la tarjeta del asunto.';
const WITHDRAWN = 'Ese archivo ya no está a su alcance. Escriba «pendientes» para ver lo suyo.';
const NOT_OFFERED: Reply = {
  text: 'No se pudo preparar el envío a su OneDrive. Intente de nuevo en unos minutos, o ábralo en el navegador.',
};

const quoted = ({ nombre }: Archivo): string => `«${nombre}»`;

/** Files that go to people's own OneDrive: offered by a press, put there once the person agrees (Teams' file consent). */
export class Ofertas {
  constructor(private readonly parts: Parts) {}

  /** Offers one file of a matter: the press of `archivo.onedrive`, with its SHA-256. */
  readonly press: Press = async (turn, typed) => {
    const found = this.parts.visible(turn, typed).find((each) => each.sha256 === typed['sha256']);
    if (turn.ciclo === undefined || found === undefined) return { text: WITHDRAWN };
    const { sha256, nombre, tipo, bytes } = found;
    const archivo: Archivo = { sha256, nombre, tipo, bytes };
    const id = createHash('sha256').update(`${turn.id}.${sha256}`).digest('hex').slice(0, 24);
    const oferta: Oferta = {
      persona: turn.viewer.person,
      ciclo: turn.ciclo.datos.id,
      asunto: typed['asunto'] ?? '',
      archivo,
      estado: 'ofrecida',
    };
    await this.parts.records.create(KIND, id, oferta);
    const outcome = await this.parts.offers.offer(turn.viewer.person, { id, archivo });
    return outcome.kind === 'sent'
      ? { text: `Confirme en el mensaje siguiente que ${quoted(archivo)} se guarde en su OneDrive.` }
      : NOT_OFFERED;
  };

  /** What follows from an answer. Authority is asked again, since hours may have passed. `turnOf` makes the person's turn on a ciclo. */
  async answered(
    { person, offer, accepted }: OfferAnswer,
    turnOf: (typed: Typed) => Promise<Turn | undefined>,
  ): Promise<OfferFollowUp> {
    const record = ID.test(offer) ? await this.parts.records.get<Oferta>(KIND, offer) : undefined;
    if (record === undefined || record.value.persona !== person) return { kind: 'say', text: GONE };
    if (!this.#isOpen(record.value)) return { kind: 'nothing' };
    if (!accepted) return this.#declined(record);
    const { ciclo, asunto, archivo } = record.value;
    const typed: Typed = { ciclo, asunto };
    const turn = await turnOf(typed);
    const allowed =
      turn !== undefined && this.parts.visible(turn, typed).some(({ sha256 }) => sha256 === archivo.sha256);
    return allowed ? this.#accepted(record) : { kind: 'say', text: WITHDRAWN };
  }

  #isOpen({ estado, desde = 0 }: Oferta): boolean {
    if (estado === 'en-curso') return this.parts.machineNow() - desde > ABANDONED_MS;
    return estado === 'ofrecida';
  }

  async #declined({ id, value, mark }: SideRecord<Oferta>): Promise<OfferFollowUp> {
    const closed = await this.parts.records.replace(KIND, id, { ...value, estado: 'cerrada' }, mark);
    const text = `De acuerdo: ${quoted(value.archivo)} no se guardó en su OneDrive. Puede abrirlo en el navegador desde su tarjeta.`;
    return closed ? { kind: 'say', text } : { kind: 'nothing' };
  }

  /** Of two answers at once one takes it; a failed upload leaves the offer open. */
  async #accepted({ id, value, mark }: SideRecord<Oferta>): Promise<OfferFollowUp> {
    const { records, archive, machineNow } = this.parts;
    const bytes = await archive.open(value.archivo.sha256);
    if (bytes === undefined)
      return {
        kind: 'say',
        text: 'Consta en el registro, pero su contenido no se encontró. Avise a quien administra el sistema.',
      };
    const begun: Oferta = { ...value, estado: 'en-curso', desde: machineNow() };
    if (!(await records.replace(KIND, id, begun, mark))) return { kind: 'nothing' };
    const settle = (uploaded: boolean): Promise<void> =>
      records.put(KIND, id, { ...value, estado: uploaded ? 'cerrada' : 'ofrecida' });
    return { kind: 'upload', archivo: value.archivo, bytes, settle };
  }
}
