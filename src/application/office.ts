import { decideCiclo, foldCiclo, type Seen } from '../domain/ciclo.js';
import type { CicloCommand } from '../domain/ciclo-command.js';
import type { CicloEvent } from '../domain/ciclo-event.js';
import { isCicloEvent } from '../domain/ciclo-evolvers.js';
import { esCicloId } from '../domain/ciclo-id.js';
import { type Ciclo, type CicloAbierto, cicloInexistente } from '../domain/ciclo-state.js';
import type { Context } from '../domain/context.js';
import { type Directorio, emptyDirectorio } from '../domain/directorio.js';
import type { DirectorioCommand } from '../domain/directorio-command.js';
import { decideDirectorio } from '../domain/directorio-decide.js';
import { type DirectorioEvent, evolveDirectorio, isDirectorioEvent } from '../domain/directorio-event.js';
import { fechaOf } from '../domain/fecha.js';
import type { Actor, Fecha, Instante, PersonId } from '../domain/identity.js';
import { authorise } from '../domain/permiso.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import type { Clock } from './clock.js';
import type { Commit, EventLog } from './event-log.js';
import { Executor, type Outcome } from './execute.js';
import { History, type Suceso } from './history.js';
import type { Institution } from './institution.js';
import { type Owed, OwedNow } from './owed.js';
import { ownPostOf } from './own-post.js';
import { react } from './reaction.js';
import { reactDirectorio } from './reaction-directorio.js';
import { oneByOne, Streams, UnreadableStream } from './stream.js';

/** Name of the stream that holds posts and designations. */
export const INSTITUCION = 'institucion';

const CICLO = 'ciclo-';

/** Stream of a ciclo. */
export const streamOf = (ciclo: string): string => `${CICLO}${ciclo}`;

/** The ciclo of a stream, or undefined for a stream that holds none. */
export const cicloOf = (stream: string): string | undefined =>
  stream.startsWith(CICLO) ? stream.slice(CICLO.length) : undefined;

/** What became of an order to a ciclo. */
export type CicloOutcome =
  | {
      readonly kind: 'done';
      readonly ciclo: CicloAbierto;
      readonly changed: boolean;
      readonly events: readonly CicloEvent[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly ciclo: CicloAbierto | undefined };

/** An order as the chat gives it. */
export interface CicloOrder {
  readonly person: PersonId;
  readonly ciclo: string;
  readonly command: CicloCommand;
  readonly commandId: string;
  readonly seen?: Seen;
}

const abierto = (ciclo: Ciclo): CicloAbierto | undefined => (ciclo.estado === 'abierto' ? ciclo : undefined);

const noSuchId = ({ type }: CicloCommand): Refusal =>
  type === 'abrir-ciclo'
    ? refuse(
        'programa-sin-nombre',
        'El nombre del programa no tiene letras ni números.',
        'Escríbalo y abra el ciclo de nuevo.',
      )
    : refuse('sin-ciclo', 'Ese ciclo no existe.', 'Escriba «ciclo» para abrir uno.');

interface Parts {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly institution: Institution;
  readonly committed: (commit: Commit) => void;
  /** Told of what no person can mend: a ciclo whose record can't be read. */
  readonly failed: (error: unknown) => void;
}

/** The institution at work: authorises, loads, decides and appends, for persons and for the clock. */
export class Office {
  readonly institution: Institution;
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #history: History;
  readonly #owed: OwedNow;
  readonly #ciclos: Streams<Ciclo, CicloEvent>;
  readonly #directorio: Streams<Directorio, DirectorioEvent>;
  readonly #cicloOrders: Executor<Ciclo, CicloEvent>;
  readonly #directorioOrders: Executor<Directorio, DirectorioEvent>;
  #hour = '';
  #date: Fecha = '';

  constructor(parts: Parts) {
    this.institution = parts.institution;
    this.#log = parts.log;
    this.#clock = parts.clock;
    this.#history = new History(parts.log);
    this.#owed = new OwedNow({
      log: parts.log,
      cicloIn: async (stream) => this.ciclo(cicloOf(stream) ?? ''),
      directorio: () => this.directorio(),
      failed: parts.failed,
    });
    this.#ciclos = new Streams(parts.log, {
      initial: cicloInexistente,
      isEvent: isCicloEvent,
      fold: foldCiclo,
    });
    this.#directorio = new Streams(parts.log, {
      initial: emptyDirectorio,
      isEvent: isDirectorioEvent,
      fold: oneByOne(evolveDirectorio),
    });
    this.#cicloOrders = new Executor(parts.log, this.#ciclos, parts.committed);
    this.#directorioOrders = new Executor(parts.log, this.#directorio, parts.committed);
  }

  /** The moment, posts, calendar and rules in which `actor` decides now. */
  async context(actor: Actor): Promise<Context> {
    const at = this.#clock.now();
    const { calendario, reglas } = this.institution;
    return { at, today: this.#dateOf(at), actor, directorio: await this.directorio(), calendario, reglas };
  }

  /** Posts and designations, as of now. */
  async directorio(): Promise<Directorio> {
    return (await this.#directorio.load(INSTITUCION)).state;
  }

  /** A ciclo by its id, or undefined when it was never opened. The id may come from a client. Throws `UnreadableStream`. */
  async ciclo(id: string): Promise<CicloAbierto | undefined> {
    if (!esCicloId(id)) return undefined;
    return abierto((await this.#ciclos.load(streamOf(id))).state);
  }

  /** What happened in a ciclo, the newest first. */
  history(id: string): Promise<readonly Suceso[]> {
    return this.#history.newestFirst(streamOf(id));
  }

  /** Hash of the last commit of a ciclo: the head of its chain. */
  async head(id: string): Promise<string> {
    return (await this.#ciclos.load(streamOf(id))).last?.hash ?? '';
  }

  /** Whether the commit of that version can be read here already. Throws `UnreadableStream`, or what the store throws. */
  holds(stream: string, version: number): Promise<boolean> {
    return (stream === INSTITUCION ? this.#directorio : this.#ciclos).holds(stream, version);
  }

  /** Ids of all ciclos, the newest PAE last. */
  async cicloIds(): Promise<readonly string[]> {
    return (await this.#log.streams()).map(cicloOf).filter((id) => id !== undefined);
  }

  /** Every ciclo that was opened and can be read, the newest PAE first: what it is, without opening it. `owed` tells of the others. */
  async ciclos(): Promise<Owed['ciclos']> {
    return (await this.owed()).ciclos;
  }

  /** A ciclo by its id, as `ciclo`, without throwing for one whose record can't be read. */
  async legible(id: string): Promise<CicloAbierto | 'ilegible' | undefined> {
    try {
      return await this.ciclo(id);
    } catch (error) {
      if (error instanceof UnreadableStream) return 'ilegible';
      throw error;
    }
  }

  /** What everybody owes in all ciclos. */
  owed(): Promise<Owed> {
    return this.#owed.read();
  }

  /** Carries out a person's order: authority is taken from the roster as of today, never from what the client sent. */
  async order({ person, ciclo, command, commandId, seen }: CicloOrder): Promise<CicloOutcome> {
    const id = command.type === 'abrir-ciclo' ? command.datos.id : ciclo;
    if (!esCicloId(id)) return { kind: 'refused', refusal: noSuchId(command), ciclo: undefined };
    const directorio = await this.directorio();
    const state = await this.ciclo(id);
    const actor = authorise(
      directorio,
      person,
      command.type,
      ownPostOf(command, state),
      this.#dateOf(this.#clock.now()),
    );
    if (isRefusal(actor)) return { kind: 'refused', refusal: actor, ciclo: state };
    return this.#carryOut(id, command, actor, commandId, seen);
  }

  /** Carries out an order of the clock. Its id makes it happen once, whoever gives it. */
  clockOrder(ciclo: string, command: CicloCommand, commandId: string): Promise<CicloOutcome> {
    return this.#carryOut(ciclo, command, { kind: 'system' }, commandId);
  }

  /** Carries out an order on the roster. */
  async rosterOrder(
    command: DirectorioCommand,
    actor: Actor,
    commandId: string,
  ): Promise<Outcome<Directorio, DirectorioEvent>> {
    const context = await this.context(actor);
    return this.#directorioOrders.execute({
      stream: INSTITUCION,
      commandId,
      actor,
      at: context.at,
      decide: (state) => decideDirectorio(state, command, context),
      react: (_before, events) => reactDirectorio(events, context),
    });
  }

  /** Each turn asks for the date several times. In Mexico City it changes on a full hour of UTC only. */
  #dateOf(at: Instante): Fecha {
    const hour = at.slice(0, 13);
    if (this.#hour !== hour) [this.#hour, this.#date] = [hour, fechaOf(at)];
    return this.#date;
  }

  async #carryOut(
    id: string,
    command: CicloCommand,
    actor: Actor,
    commandId: string,
    seen?: Seen,
  ): Promise<CicloOutcome> {
    const context = await this.context(actor);
    const outcome = await this.#cicloOrders.execute({
      stream: streamOf(id),
      commandId,
      actor,
      at: context.at,
      decide: (state) => decideCiclo(state, command, context, seen),
      react: (before, made) => react(before, made, context),
    });
    const ciclo = abierto(outcome.loaded.state);
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, ciclo };
    if (ciclo === undefined) throw new Error(`order on ciclo ${id} left nothing`);
    return { kind: 'done', ciclo, changed: outcome.commit !== undefined, events: outcome.commit?.events ?? [] };
  }
}
