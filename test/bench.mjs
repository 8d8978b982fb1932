// npm run bench: what a turn costs beside a bare teams-ai echo, as ratios. With --rapido in under a minute.
import process from 'node:process';
import { load, prepare, ROOT } from '../deploy/local/prepare.mjs';

await prepare();
process.chdir(ROOT);
await load('test/bench/bench.js');
