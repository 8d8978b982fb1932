// npm run ejemplo -- DIR: plays the sample cycle without a browser and leaves its files in DIR.
import { load, prepare } from './prepare.mjs';

await prepare();
await load('src/local/ejemplo.js');
