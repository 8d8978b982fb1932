/** The local start can't go on; `message` is one es-MX sentence or two that say why and what to do. */
export class LocalStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalStartError';
  }
}
