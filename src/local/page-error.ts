/** A request that the start page can't do; `message` is an es-MX sentence for the person. */
export class PageError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'PageError';
  }
}
