import type { Request, Response } from 'restify';

/** A request that is not worth an answer of its own: only the status counts. */
export class HttpRefusal extends Error {
  constructor(
    readonly statusCode: 400 | 403 | 413 | 415,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'HttpRefusal';
  }
}

const isJson = (type: string): boolean => /^application\/json\s*(;|$)/i.test(type);

const read = async (req: Request, maxBytes: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new HttpRefusal(413, 'body over the limit');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size).toString('utf8');
};

const badJson = (cause: unknown): HttpRefusal => new HttpRefusal(400, 'not JSON', { cause });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badJson(error);
  }
};

/**
 * Reads a JSON body of at most so many bytes. restify's own reader inflates gzip without bound and takes multipart files, so it is
 * not used. Throws `HttpRefusal`: 415 for another content type or an encoding, 413 over the limit, 400 for bad JSON.
 */
export const readJson = async (req: Request, maxBytes: number): Promise<unknown> => {
  if (!isJson(req.header('content-type', ''))) throw new HttpRefusal(415, 'not application/json');
  if (req.header('content-encoding', 'identity') !== 'identity') throw new HttpRefusal(415, 'encoded body');
  if (Number(req.header('content-length', '0')) > maxBytes) throw new HttpRefusal(413, 'body over the limit');
  return parse(await read(req, maxBytes));
};

/** Sends JSON whatever the Accept header says: restify would print an object as text for a client that asks for text. */
export const sendJson = (res: Response, status: number, body: unknown): void => {
  res.sendRaw(status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8' });
};
