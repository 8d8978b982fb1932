import { openSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.js';
import type { Commit } from '../../../src/application/event-log.js';
import { commitAfter } from '../../contracts/commits.js';

// A process of the tests: appends to one stream, as a replica does, and prints each version that was acknowledged.
// Arguments: file, stream, writer's name, how many appends (`Infinity`: until it is killed).
const [path = '', stream = '', writer = '', count = '0'] = process.argv.slice(2);
const { log, close } = openSqliteStore(path);
let last: Commit | undefined;
for (let done = 0; done < Number(count); ) {
  const commit = commitAfter(last, stream, `texto ${done} de ${writer}`, `${writer}-${done}`);
  if ((await log.append(commit)) === 'appended') {
    last = commit;
    done += 1;
    process.stdout.write(`${commit.hash}\n`);
  } else {
    last = (await log.read(stream, last?.version ?? 0)).at(-1);
  }
}
close();
