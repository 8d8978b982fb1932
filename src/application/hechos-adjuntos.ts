import type { Attachment } from './document.js';

/** The facts that a document was made from, to go inside its PDF: JSON laid out for a person who opens it. */
export const hechosAdjuntos = (name: string, description: string, hechos: object): Attachment => ({
  name,
  mediaType: 'application/json',
  description,
  bytes: new TextEncoder().encode(`${JSON.stringify(hechos, null, 2)}\n`),
});
