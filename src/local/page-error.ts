/** A request that the start page can't do; `message` is an es-MX sentence for the person, `status` that of HTTP. */
export class PageError extends Error {
  readonly status: number;

  constructor(message: string, { status, cause }: { readonly status: number; readonly cause?: unknown }) {
    super(message, { cause });
    this.name = 'PageError';
    this.status = status;
  }
}
