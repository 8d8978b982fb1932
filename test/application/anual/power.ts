/** The machine lost its power: nothing more is read, written or sent by the program that was running. */
export class PowerCut extends Error {
  constructor() {
    super('the power was cut');
    this.name = 'PowerCut';
  }
}

/** When the power goes: once so many commits are in the record, their messages still pending, or after so many operations of any kind. */
export interface Cut {
  readonly what: 'commits' | 'operations';
  readonly after: number;
}

/** The power that a running program stands on. Once cut, it never comes back: the next program has another. */
export class Power {
  #on = true;
  #what: Cut['what'] = 'commits';
  #left = Number.POSITIVE_INFINITY;

  get on(): boolean {
    return this.#on;
  }

  /** Sets when the power goes, or takes it back. */
  arm(cut: Cut | undefined): void {
    this.#what = cut?.what ?? 'commits';
    this.#left = cut?.after ?? Number.POSITIVE_INFINITY;
  }

  /** Begins an operation. Throws `PowerCut` when there is no power left for it. */
  use(): void {
    if (this.#what === 'operations') this.#spend();
    this.#check();
  }

  /** Something whose every operation needs this power. All of them answer with promises. */
  feed<T extends object>(part: T): T {
    return new Proxy(part, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name, target);
        if (typeof found !== 'function') return found;
        return async (...given: readonly unknown[]): Promise<unknown> => {
          this.use();
          const answer: unknown = await Reflect.apply(found, target, given);
          if (answer === 'appended' && this.#what === 'commits') this.#spend();
          this.#check();
          return answer;
        };
      },
    });
  }

  #spend(): void {
    this.#left -= 1;
    if (this.#left <= 0) this.#on = false;
  }

  #check(): void {
    if (!this.#on) throw new PowerCut();
  }
}
