import { isRefusal, type Refusal, refuse } from '../../domain/refusal.js';
import type { Archive } from '../archive.js';
import { RecordTooLarge } from '../event-log.js';
import type { Reading } from '../import/reading.js';
import type { ReportReader } from '../import/report-reader.js';
import type { SideRecords } from '../side-records.js';
import type { Borrador } from './importacion-borrador.js';
import { PEGADO } from './inbox.js';

const KIND = 'importacion';
const READING = 'importacion-lectura';
/** Characters of a reading's JSON in one side record: under 1.5 MB whatever the characters are. */
const SLICE = 300_000;
/** Left-out texts are there to be recognised by the eye. */
const OMITTED_SHOWN = 400;
const CACHED = 4;
const MAX_RACES = 10;
/** Pasted text longer than a message can be is a file with that name. */
const MAX_PASTED_BYTES = 400_000;
const MAX_OPEN = 20;

interface Parts {
  readonly records: SideRecords;
  readonly archive: Archive;
  readonly reader: ReportReader;
}

/** An id comes back from the client, who may send anything of any length: what is no key of the store finds nothing. */
const keyOf = (ciclo: string, id: string): string => `${ciclo}.${id.replaceAll(/[^a-f0-9]/g, '').slice(0, 65)}`;

const GONE = refuse(
  'archivo-perdido',
  'El archivo de esta revisión ya no está en el resguardo.',
  'Adjúntelo de nuevo en este chat.',
);

const FULL = refuse(
  'revision-llena',
  'La revisión de este archivo ya no admite más texto.',
  'Confirme lo que lleva y registre lo demás con otro archivo o con el formulario.',
);

const LOST = Symbol('lost the race');

/** The drafts of imports: side records that outlive a restart, and the readings that they stand on. */
export class Borradores {
  readonly #parts: Parts;
  readonly #cache = new Map<string, Reading>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The draft of a file in a ciclo, or undefined. */
  async find(ciclo: string, id: string): Promise<Borrador | undefined> {
    return (await this.#parts.records.get<Borrador>(KIND, keyOf(ciclo, id)))?.value;
  }

  /** Drafts of a ciclo that wait for somebody. */
  async open(ciclo: string): Promise<readonly Borrador[]> {
    const range = { from: `${ciclo}.`, to: `${ciclo}.~`, limit: 200 };
    const found = await this.#parts.records.list<Borrador>(KIND, range);
    return found
      .map((each) => each.value)
      .filter((each) => each.estado === 'abierto')
      .slice(0, MAX_OPEN);
  }

  /** Begins a draft; the one that is there already goes on, unless it was discarded. */
  async begin(borrador: Borrador): Promise<Borrador> {
    const key = keyOf(borrador.ciclo, borrador.id);
    if (await this.#parts.records.create(KIND, key, borrador)) return borrador;
    const found = await this.find(borrador.ciclo, borrador.id);
    if (found !== undefined && found.estado !== 'descartado') return found;
    await this.#parts.records.put(KIND, key, borrador);
    return borrador;
  }

  /** Changes a draft, deciding again when another person was faster. A refusal when it would grow over what can be kept. */
  async change(
    { ciclo, id }: Borrador,
    change: (borrador: Borrador) => Borrador | undefined,
  ): Promise<Borrador | Refusal | undefined> {
    const grown = (borrador: Borrador): Borrador | undefined => {
      const changed = change(borrador);
      return changed && { ...changed, revision: borrador.revision + 1 };
    };
    return this.#decide(keyOf(ciclo, id), grown);
  }

  async #decide(
    key: string,
    change: (borrador: Borrador) => Borrador | undefined,
  ): Promise<Borrador | Refusal | undefined> {
    for (let race = 0; race < MAX_RACES; race += 1) {
      const done = await this.#attempt(key, change);
      if (done !== LOST) return done;
    }
    throw new Error(`the draft ${key} was changed ${MAX_RACES} times meanwhile`);
  }

  async #attempt(
    key: string,
    change: (borrador: Borrador) => Borrador | undefined,
  ): Promise<Borrador | Refusal | undefined | typeof LOST> {
    const found = await this.#parts.records.get<Borrador>(KIND, key);
    const changed = found && change(found.value);
    if (found === undefined || changed === undefined) return undefined;
    try {
      return (await this.#parts.records.replace(KIND, key, changed, found.mark)) ? changed : LOST;
    } catch (error) {
      if (error instanceof RecordTooLarge) return FULL;
      throw error;
    }
  }

  /** The reading of a draft's file with its answers, from memory, from the side records, or by reading the file (seconds). */
  async reading(borrador: Borrador): Promise<Reading | Refusal> {
    const key = `${keyOf(borrador.ciclo, borrador.id)}.${JSON.stringify(borrador.respuestas)}`;
    const known = this.#cache.get(key) ?? (await this.#stored(borrador));
    if (known !== undefined) return this.#remember(key, known);
    const read = await this.#read(borrador);
    if (isRefusal(read)) return read;
    await this.#store(borrador, read);
    return this.#remember(key, read);
  }

  #remember(key: string, reading: Reading): Reading {
    this.#cache.delete(key);
    this.#cache.set(key, reading);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > CACHED && oldest !== undefined) this.#cache.delete(oldest);
    return reading;
  }

  async #read({ archivo, respuestas }: Borrador): Promise<Reading | Refusal> {
    const bytes = await this.#parts.archive.open(archivo.sha256);
    if (bytes === undefined) return GONE;
    const pasted = archivo.nombre === PEGADO && bytes.length <= MAX_PASTED_BYTES;
    const read = pasted
      ? (await import('../import/recognise-text.js')).recogniseText(new TextDecoder().decode(bytes), respuestas)
      : await this.#parts.reader.readReport(bytes, archivo.nombre, respuestas);
    if (isRefusal(read)) return read;
    return { ...read, omitted: read.omitted.map((each) => ({ ...each, text: each.text.slice(0, OMITTED_SHOWN) })) };
  }

  async #store(borrador: Borrador, reading: Reading): Promise<void> {
    const text = JSON.stringify(reading);
    const clave = `${keyOf(borrador.ciclo, borrador.id)}.${borrador.revision}`;
    const partes = Math.ceil(text.length / SLICE);
    for (let part = 0; part < partes; part += 1)
      await this.#parts.records.put(READING, `${clave}.${part}`, {
        texto: text.slice(part * SLICE, (part + 1) * SLICE),
      });
    const same = JSON.stringify(borrador.respuestas);
    await this.#decide(keyOf(borrador.ciclo, borrador.id), (now) =>
      JSON.stringify(now.respuestas) === same ? { ...now, lectura: { clave, partes } } : undefined,
    );
  }

  async #stored({ lectura }: Borrador): Promise<Reading | undefined> {
    if (lectura === undefined) return undefined;
    const parts: string[] = [];
    for (let part = 0; part < lectura.partes; part += 1) {
      const slice = await this.#parts.records.get<{ texto: string }>(READING, `${lectura.clave}.${part}`);
      if (slice === undefined) return undefined;
      parts.push(slice.value.texto);
    }
    const reading: Reading = JSON.parse(parts.join(''));
    return reading;
  }
}
