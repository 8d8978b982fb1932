import { pino } from 'pino';
import { createServer, listen } from '../../src/adapters/http/server.js';
import { mountBareBot } from './bare-bot.js';

const log = pino();
const server = createServer({ log, localStart: true });
mountBareBot(server);
const port = await listen(server, '127.0.0.1', 0, true);
log.info({ port }, 'listening');
