import type { BrowserContext, WebSocketRoute } from 'playwright-core';

/**
 * The messages on their way into a page. The local Teams draws all cards anew at each of them, and what somebody was typing
 * in one is lost; people would type it again. Held meanwhile, they come in their order afterwards.
 */
export class HeldStream {
  #held: (() => void)[] | undefined;

  private constructor() {}

  /** Of the pages that will be opened in that context. */
  static async of(context: BrowserContext): Promise<HeldStream> {
    const stream = new HeldStream();
    await context.routeWebSocket(/\/_ws_conversation\//, (page) => stream.#route(page));
    return stream;
  }

  /** Does something in the page while no message comes into it. */
  async without<T>(work: () => Promise<T>): Promise<T> {
    const held: (() => void)[] = [];
    this.#held = held;
    try {
      return await work();
    } finally {
      this.#held = undefined;
      for (const arrives of held) arrives();
    }
  }

  #route(page: WebSocketRoute): void {
    page.connectToServer().onMessage((message) => {
      const arrives = (): void => page.send(message);
      if (this.#held === undefined) arrives();
      else this.#held.push(arrives);
    });
  }
}
