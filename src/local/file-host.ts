import { createServer } from 'node:http';
import { OfferedFiles } from './offered-files.js';

/** A host on loopback for files that a driver attaches, where there is no start page. */
export interface FileHost {
  readonly address: string;
  readonly offered: OfferedFiles;
  close(): Promise<void>;
}

/** Serves offered files on a free port of 127.0.0.1. */
export async function openFileHost(): Promise<FileHost> {
  const offered = new OfferedFiles();
  const server = createServer((request, response) => void offered.serve(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    offered,
    close: () => {
      offered.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
