import { createHash } from 'node:crypto';
import type { Archivo, PersonId } from '../../domain/identity.js';
import type { Archive } from '../archive.js';
import type { IncomingFile, IncomingMessage, Reply } from '../chat.js';
import type { SideRecords } from '../side-records.js';
import type { Destination, Feature, PendingFile, Turn } from './feature.js';
import { wellFormed } from './well-formed.js';

/** Finds the media type of a file from its content. */
export type Sniff = (bytes: Uint8Array, name: string) => Promise<string>;

interface Parts {
  readonly archive: Archive;
  readonly records: SideRecords;
  readonly sniff: Sniff;
  readonly features: readonly Feature[];
}

/** Text longer than this that is no command is taken as pasted material, like a file. */
const PASTED = 280;
const KIND = 'adjunto';
const MAX_BUTTONS = 5;

/** Takes in the files of a message: keeps each one at once and asks where it belongs. */
export class Inbox {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Replies about the files of a message, or undefined when it holds none and its text is no pasted material. */
  async receive(turn: Turn, message: IncomingMessage): Promise<readonly Reply[] | undefined> {
    const files = message.files.length > 0 ? message.files : this.#pasted(message.text);
    if (files.length === 0) return undefined;
    return Promise.all(files.map((file, index) => this.#one(turn, file, `${index}`)));
  }

  /** The file that a button is about. It is the sender's own: another person's button finds nothing. */
  async find(person: PersonId, id: string): Promise<PendingFile | undefined> {
    return (await this.#parts.records.get<PendingFile>(KIND, keyOf(person, id)))?.value;
  }

  #pasted(text: string): readonly IncomingFile[] {
    return text.length <= PASTED
      ? []
      : [{ kind: 'file', name: 'Texto pegado.txt', bytes: new TextEncoder().encode(text) }];
  }

  async #one(turn: Turn, file: IncomingFile, ordinal: string): Promise<Reply> {
    if (file.kind === 'unavailable') return { text: `«${file.name}»: ${file.why} ${file.next}` };
    if (file.bytes.length === 0) return { text: `«${file.name}» está vacío. Revise el archivo y adjúntelo de nuevo.` };
    const pending = await this.#keep(turn, wellFormed(file.name), file.bytes, ordinal);
    const { ciclo, viewer } = turn;
    const destinations =
      ciclo === undefined ? [] : this.#parts.features.flatMap((feature) => feature.destinations?.(ciclo, viewer) ?? []);
    return destinationCard(pending, ciclo?.datos.id ?? '', destinations);
  }

  async #keep(turn: Turn, nombre: string, bytes: Uint8Array, ordinal: string): Promise<PendingFile> {
    const { archive, records, sniff } = this.#parts;
    const archivo: Archivo = {
      sha256: await archive.keep(bytes),
      nombre,
      tipo: await sniff(bytes, nombre),
      bytes: bytes.length,
    };
    const pending: PendingFile = {
      ...archivo,
      id: createHash('sha256').update(`${turn.id}.${ordinal}`).digest('hex').slice(0, 24),
    };
    await records.put(KIND, keyOf(turn.viewer.person, pending.id), pending);
    return pending;
  }
}

const keyOf = (person: PersonId, id: string): string => `${person}.${id.replaceAll(/[^a-zA-Z0-9-]/g, '')}`;

const destinationCard = (file: PendingFile, ciclo: string, destinations: readonly Destination[]): Reply => ({
  card: {
    template: 'archivo-destino',
    data: {
      ciclo,
      archivo: file.id,
      nombre: file.nombre,
      detalle: `${sizeOf(file.bytes)} · ${file.tipo}`,
      destinos: destinations
        .slice(0, MAX_BUTTONS)
        .map(({ title, verb, data }) => ({ title, verb, datos: { ...data, ciclo, archivo: file.id } })),
      mas: destinations
        .slice(MAX_BUTTONS)
        .map(({ title, verb, data }) => ({ title, value: JSON.stringify({ ...data, verb }) })),
      hayMas: destinations.length > MAX_BUTTONS,
      sinDestino: destinations.length === 0,
    },
  },
});

/** Size as people read it, es-MX. */
export const sizeOf = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
};
