import { createServer } from 'node:net';
import { requireFreePorts } from '../../src/local/ports.js';

/** First of `count` free ports in a row, for those who need them so. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await anyFreePort();
    const row = Array.from({ length: count }, (_, index) => ({ port: first + index, use: 'test' }));
    const free =
      first + count < 65_536 &&
      (await requireFreePorts(row).then(
        () => true,
        () => false,
      ));
    if (free) return first;
  }
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
