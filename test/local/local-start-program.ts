// The local start with the stub bot, as a program: `node local-start-program.js <data folder> <first port>`.
import assert from 'node:assert/strict';
import process from 'node:process';
import { personasFrom } from '../../src/local/personas.js';
import { runUntilSignal } from '../../src/local/start.js';

const [, , dataDir, firstPort] = process.argv;
assert(dataDir);
const first = Number(firstPort);
await runUntilSignal({
  root: process.cwd(),
  dataDir,
  env: process.env,
  botScript: new URL('./stub-bot-program.js', import.meta.url).pathname,
  botPort: first,
  pagePort: first + 1,
  everyone: personasFrom(first + 2),
});
