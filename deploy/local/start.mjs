// npm start: the bot, six local Teams and the start page, on this machine only.
import { join } from 'node:path';
import process from 'node:process';
import { load, prepare, ROOT } from './prepare.mjs';

await prepare();
const { startFromTerminal } = await load('src/local/start.js');
await startFromTerminal({
  root: ROOT,
  dataDir: process.env.DATA_DIR ?? join(ROOT, 'datos'),
  botPort: Number(process.env.PORT ?? 3978),
  env: process.env,
});
