// npm run ejemplo -- DIR: plays the sample cycle without a browser and leaves its files in DIR.
import process from 'node:process';
import { load, prepare, ROOT } from './prepare.mjs';

await prepare();
const { playFromTerminal } = await load('src/local/ejemplo.js');
await playFromTerminal({ root: ROOT, args: process.argv.slice(2), env: process.env });
