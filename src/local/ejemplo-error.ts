/** The sample can't be played, or stopped half way; `message` is es-MX and says why and what to do. */
export class EjemploError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EjemploError';
  }
}
