import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** An HTTP server on a loopback port of its own. */
export interface HttpStub {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

export const startStub = async (attend: (req: IncomingMessage, res: ServerResponse) => void): Promise<HttpStub> => {
  const server = createServer(attend);
  const port = await listening(server);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
};

export const bodyOf = async (req: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};
