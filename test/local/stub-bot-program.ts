// The stub as a program, for tests of what starts and stops the bot's process.
import process from 'node:process';
import { startStubBot } from './stub-bot.js';

const bot = await startStubBot(Number(process.env.PORT));
process.once('SIGTERM', () => {
  void bot.close().then(() => process.exit(0));
});
