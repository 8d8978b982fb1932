import { randomInt } from 'node:crypto';
import { requireFreePorts } from './ports.js';

/** Below are the ports of well-known services. */
const FIRST = 10_240;
/** From here on systems lend ports to connections that go out: one found free may be lent before it is listened on. */
const LENT = 32_768;

/** First of `count` free ports in a row, for those who need them so; none of them is lent to a connection meanwhile. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(FIRST, LENT - count);
    const row = Array.from({ length: count }, (_, index) => ({ port: first + index, use: 'test' }));
    const free = await requireFreePorts(row).then(
      () => true,
      () => false,
    );
    if (free) return first;
  }
}
