import type { Child } from './child.js';

const MOST_RESTARTS = 3;
const WINDOW_MS = 60_000;

/** Tells the person at the terminal something, in es-MX. */
export type Tell = (sentence: string) => void;

/** A program to keep running. */
export interface Kept {
  /** How to call it in a sentence: `el Teams local de la Mtra. …`. */
  readonly name: string;
  start(): Promise<Child>;
  /** What has to be done again after a restart. */
  restarted(): Promise<void>;
}

/** Starts a program, and again whenever it ends by itself, saying so; gives up after three restarts within a minute. */
export class Keeper {
  #current: Child | undefined;
  #stopping = false;
  #rescue: Promise<void> = Promise.resolve();
  readonly #ends: number[] = [];

  private constructor(
    private readonly kept: Kept,
    private readonly tell: Tell,
  ) {}

  /** Settles when the program runs; rejects as its first start does. */
  static async start(kept: Kept, tell: Tell): Promise<Keeper> {
    const keeper = new Keeper(kept, tell);
    keeper.#adopt(await kept.start());
    return keeper;
  }

  /** Process id while it runs. */
  get pid(): number | undefined {
    return this.#current?.pid;
  }

  /** Stops it for good, also when a restart is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#current?.stop();
    await this.#rescue;
  }

  #adopt(child: Child): void {
    this.#current = child;
    void child.ended.then((how) => {
      this.#current = undefined;
      if (!this.#stopping) this.#rescue = this.#restart(how);
    });
  }

  async #restart(how: string): Promise<void> {
    if (this.#hopeless()) {
      this.tell(`Se cerró ${this.kept.name} una y otra vez (${how}); ya no se reinicia. Termine con Ctrl+C.`);
      return;
    }
    this.tell(`Se cerró ${this.kept.name} (${how}); se inicia de nuevo.`);
    try {
      const next = await this.kept.start();
      if (this.#stopping) return await next.stop();
      this.#adopt(next);
      await this.kept.restarted();
    } catch (error) {
      this.tell(`No se pudo reiniciar ${this.kept.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #hopeless(): boolean {
    const now = performance.now();
    this.#ends.push(now);
    return this.#ends.filter((at) => at > now - WINDOW_MS).length > MOST_RESTARTS;
  }
}
