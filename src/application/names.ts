import type { Directorio } from '../domain/directorio.js';
import type { PersonId } from '../domain/identity.js';
import type { Persona } from './institution.js';
import type { SideRecords } from './side-records.js';

/** Kind of the side records that hold the names given in the chat; the id is the person's. */
const PERSONA = 'persona';
const PAGE = 500;

/** What a side record of a person says. */
interface NombreGuardado {
  readonly nombre: string;
}

/** Names of persons: those of the institution file, and those that the administrador wrote in the chat. */
export class Names {
  readonly #records: SideRecords;
  readonly #ofFile: ReadonlyMap<PersonId, string>;
  #known: ReadonlyMap<PersonId, string>;
  #directorio: Directorio | undefined;

  constructor(records: SideRecords, personas: readonly Persona[]) {
    this.#records = records;
    this.#ofFile = new Map(personas.map(({ id, nombre }) => [id, nombre]));
    this.#known = this.#ofFile;
  }

  /** Name with its form of address, or what stands for it. */
  readonly of = (person: PersonId): string => this.#known.get(person) ?? 'Persona fuera del directorio';

  /** Everybody whose name is known, in the order of their ids. */
  all(): readonly Persona[] {
    return [...this.#known].map(([id, nombre]) => ({ id, nombre })).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  has(person: PersonId): boolean {
    return this.#known.has(person);
  }

  /** Reads the names again when the roster changed since: a name is always kept before the designation that needs it. */
  async follow(directorio: Directorio): Promise<void> {
    if (directorio === this.#directorio) return;
    const kept = await this.#read();
    this.#known = new Map([...kept, ...this.#ofFile]);
    this.#directorio = directorio;
  }

  /** Keeps the name of a person that the file doesn't have. */
  async keep(person: PersonId, nombre: string): Promise<void> {
    await this.#records.put(PERSONA, person, { nombre } satisfies NombreGuardado);
    this.#known = new Map([...this.#known, [person, nombre]]);
  }

  async #read(): Promise<readonly (readonly [PersonId, string])[]> {
    const found: (readonly [PersonId, string])[] = [];
    for (let from = '0'; ; ) {
      const page = await this.#records.list<NombreGuardado>(PERSONA, { from, limit: PAGE });
      found.push(...page.map(({ id, value }) => [id, value.nombre] as const));
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return found;
      from = `${last.id}!`;
    }
  }
}
