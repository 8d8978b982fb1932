import { createHash } from 'node:crypto';
import { archivoProblem } from '../../domain/archivo-permitido.js';
import type { Archivo, PersonId } from '../../domain/identity.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Archive } from '../archive.js';
import type { IncomingFile, IncomingMessage, Reply } from '../chat.js';
import { matchCommand } from '../command-match.js';
import { plainFileName } from '../file-name.js';
import { sizeOf } from '../file-size.js';
import type { Card } from '../messenger.js';
import type { SideRecords } from '../side-records.js';
import type { Workbooks } from '../workbook/workbooks.js';
import type { Destination, Feature, PendingFile, Turn } from './feature.js';
import { isOf } from './matter.js';

/** Finds the media type of a file from its content. */
export type Sniff = (bytes: Uint8Array, name: string) => Promise<string>;

interface Parts {
  readonly archive: Archive;
  readonly records: SideRecords;
  readonly sniff: Sniff;
  readonly features: readonly Feature[];
  readonly workbooks: Pick<Workbooks, 'markOf'>;
}

/** Text longer than this that is no command is taken as pasted material, like a file. */
const PASTED = 280;
/** Name of a text that was pasted in the chat. */
export const PEGADO = 'Texto pegado.txt';
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
    return text.length <= PASTED || takesText(text)
      ? []
      : [{ kind: 'file', name: PEGADO, bytes: new TextEncoder().encode(text) }];
  }

  async #one(turn: Turn, file: IncomingFile, ordinal: string): Promise<Reply> {
    if (file.kind === 'unavailable') return { text: `«${plainFileName(file.name)}»: ${file.why} ${file.next}` };
    if (file.bytes.length === 0)
      return { text: `«${plainFileName(file.name)}» está vacío. Revise el archivo y adjúntelo de nuevo.` };
    const pending = await this.#keep(turn, plainFileName(file.name), file.bytes, ordinal);
    // A report may come as a workbook with macros: it is only read, and its own reader says what it can't take.
    const problem = isOf(turn.viewer, 'secretaria-ejecutiva', 'uippe') ? undefined : archivoProblem(pending);
    if (problem !== undefined) return { text: `«${pending.nombre}»: ${problem.why} ${problem.next}` };
    return this.ask(turn, pending);
  }

  /** The card that asks where a file goes, with what was just said about it. */
  ask(turn: Turn, file: PendingFile, notice?: Card['notice']): Reply {
    const { destinations, refusals } = this.#places(turn, file);
    const problem = archivoProblem(file) ?? (destinations.length === 0 ? refusals[0] : undefined);
    if (problem !== undefined && destinations.length === 0 && refusals.length > 0)
      return { text: `«${file.nombre}»: ${problem.why} ${problem.next}` };
    const likelyFirst = destinations.toSorted((a, b) => Number(b.likely === true) - Number(a.likely === true));
    const card = destinationCard(file, turn.ciclo?.datos.id ?? '', likelyFirst);
    const shown = notice ?? this.#known(turn, file) ?? (refusals.length > 0 && problem ? onlyRead(problem) : undefined);
    return { card: shown === undefined ? card : { ...card, notice: shown } };
  }

  /** Where a file can go, and why the other places don't take it. */
  #places({ ciclo, viewer }: Turn, file: PendingFile): Places {
    const offered = this.#parts.features.map((feature) => ({
      destinations: ciclo === undefined ? [] : (feature.destinations?.(ciclo, viewer, file) ?? []),
      refusal: feature.refuses?.(file),
    }));
    return {
      destinations: offered.flatMap(({ destinations, refusal }) => (refusal === undefined ? destinations : [])),
      refusals: offered.flatMap(({ destinations, refusal }) =>
        refusal === undefined || destinations.length === 0 ? [] : [refusal],
      ),
    };
  }

  /** The same file twice is told at once, before it is filed again. */
  #known({ ciclo, viewer }: Turn, file: PendingFile): Card['notice'] {
    if (ciclo === undefined) return undefined;
    const told = this.#parts.features.flatMap((feature) => feature.known?.(ciclo, viewer, file) ?? []);
    return told.length === 0 ? undefined : { tone: 'warning', text: told.join(' ') };
  }

  async #keep(turn: Turn, nombre: string, bytes: Uint8Array, ordinal: string): Promise<PendingFile> {
    const { archive, records, sniff, workbooks } = this.#parts;
    const archivo: Archivo = {
      sha256: await archive.keep(bytes),
      nombre,
      tipo: await sniff(bytes, nombre),
      bytes: bytes.length,
    };
    const marca = workbooks.markOf(bytes);
    const pending: PendingFile = {
      ...archivo,
      ...(marca !== undefined && { marca }),
      id: createHash('sha256').update(`${turn.id}.${ordinal}`).digest('hex').slice(0, ID_DIGITS),
    };
    await records.put(KIND, keyOf(turn.viewer.person, pending.id), pending);
    return pending;
  }
}

interface Places {
  readonly destinations: readonly Destination[];
  readonly refusals: readonly Refusal[];
}

/** Said where a file that can't be kept may still be read. */
const onlyRead = ({ why, next }: Refusal): Card['notice'] => ({
  tone: 'warning',
  text: `Solo se muestran los asuntos que pueden leerlo. ${why} ${next}`,
});

const ID_DIGITS = 24;

/** An id comes back from the client, who may send anything of any length: what is no key of the store finds nothing. */
const keyOf = (person: PersonId, id: string): string =>
  `${person}.${id.replaceAll(/[^a-zA-Z0-9-]/g, '').slice(0, ID_DIGITS + 1)}`;

/** Characters of a button that a phone shows; it cuts longer ones off. */
const BUTTON_FITS = 32;

/** A name too long for a button stands above it, whole. */
const destinationButton = (title: string): { boton: string; largo: boolean } =>
  title.length > BUTTON_FITS ? { boton: 'Elegir', largo: true } : { boton: title, largo: false };

const destinationCard = (file: PendingFile, ciclo: string, destinations: readonly Destination[]): Card => ({
  template: 'archivo-destino',
  data: {
    ciclo,
    archivo: file.id,
    titulo: file.nombre === PEGADO ? '¿Qué es este texto?' : '¿Qué es este archivo?',
    nombre: file.nombre === PEGADO ? 'Texto pegado en el chat' : file.nombre,
    detalle: `${typeName(file.tipo)} · ${sizeOf(file.bytes)} · ya está resguardado`,
    destinos: destinations.slice(0, MAX_BUTTONS).map(({ title, verb, data }) => ({
      title,
      ...destinationButton(title),
      verb,
      datos: { ...data, ciclo, archivo: file.id },
    })),
    mas: destinations
      .slice(MAX_BUTTONS)
      .map(({ title, verb, data }) => ({ title, value: JSON.stringify({ ...data, verb }) })),
    hayMas: destinations.length > MAX_BUTTONS,
    sinDestino: destinations.length === 0,
  },
});

/** A long text that a command takes, such as a question, is no pasted material. */
const takesText = (text: string): boolean => {
  const match = matchCommand(text);
  return match.kind === 'command' && match.command.takes === 'text';
};

const TYPES: readonly (readonly [start: string, name: string])[] = [
  ['application/pdf', 'Documento PDF'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml', 'Documento de Word'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml', 'Libro de Excel'],
  ['application/vnd.openxmlformats-officedocument.presentationml', 'Presentación'],
  ['application/vnd.oasis.opendocument', 'Documento de LibreOffice'],
  ['application/x-cfb', 'Archivo de Office antiguo o con contraseña'],
  ['application/zip', 'Archivo comprimido'],
  ['image/', 'Imagen'],
  ['text/', 'Texto'],
];

/** Whether a file is of a kind that people read: programs and unknown bytes are not. */
export const isReadable = (tipo: string): boolean => TYPES.some(([start]) => tipo.startsWith(start));

/** What a media type is for people. */
export const typeName = (tipo: string): string =>
  TYPES.find(([start]) => tipo.startsWith(start))?.[1] ?? 'Archivo de otro tipo';
