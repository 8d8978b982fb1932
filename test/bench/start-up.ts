import { join } from 'node:path';
import { tempFolder } from '../contracts/temp-folder.js';
import { type BotProgram, startBareBot, startOurBot } from './bot-program.js';
import { ms, ratioLine, say } from './report.js';
import { median, ratioOf } from './statistics.js';

const WANTED = 1.3;

const timed = async (start: () => Promise<BotProgram>): Promise<number[]> => {
  const bot = await start();
  await bot.stop();
  return [bot.startMs];
};

/** Starts both bots in turn and prints how long each takes to listen. */
export const measureStarts = async (root: string, times: number): Promise<void> => {
  const folder = await tempFolder();
  try {
    const ours = () => startOurBot(root, join(folder.path, 'datos'));
    const [first] = await timed(ours);
    await timed(startBareBot);
    const bareRounds: number[][] = [];
    const ourRounds: number[][] = [];
    for (let round = 0; round < times; round += 1) {
      bareRounds.push(await timed(startBareBot));
      ourRounds.push(await timed(ours));
    }
    say(`\nStart-up, from the start of the process until it listens (${times} times each, one after the other):`);
    say(`  bare teams-ai bot                  ${ms(median(bareRounds.flat()))}`);
    say(`  our bot, with its store            ${ms(median(ourRounds.flat()))}   (very first start ${ms(first ?? 0)})`);
    ratioLine('start-up / bare teams-ai bot', ratioOf(ourRounds, bareRounds), WANTED);
  } finally {
    await folder.remove();
  }
};
