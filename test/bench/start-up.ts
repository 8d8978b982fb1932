import { join } from 'node:path';
import { tempFolder } from '../contracts/temp-folder.js';
import { type BotProgram, startBareBot, startOurBot } from './bot-program.js';
import { hangUp, message, SE, type TakeTurn } from './client.js';
import { Connector } from './connector.js';
import { fillStore, LEAST_ASM } from './history.js';
import { askAndAnswer } from './question.js';
import { ms, ratioLine, say } from './report.js';
import { median, ratioOf } from './statistics.js';

const WANTED = 1.3;

/** Milliseconds of each start, and of the turns that are its first: what is loaded at its first use shows there. */
interface Starts {
  readonly listens: number[][];
  readonly firstRead: number[][];
  readonly firstWrite: number[][];
}

/** Turns that a bot is asked as soon as it listens. */
interface FirstTurns {
  readonly read: TakeTurn;
  readonly write: TakeTurn;
}

const startOnce = async (starts: Starts, start: () => Promise<BotProgram>, turns: FirstTurns): Promise<void> => {
  const bot = await start();
  starts.listens.push([bot.startMs]);
  starts.firstRead.push([await turns.read(bot)]);
  starts.firstWrite.push([await turns.write(bot)]);
  await bot.settle();
  await bot.stop();
};

const noStarts = (): Starts => ({ listens: [], firstRead: [], firstWrite: [] });

const untilAnswered = ({ listens, firstRead }: Starts): number[][] =>
  listens.map((round, index) => [median(round) + median(firstRead[index] ?? [])]);

const middle = (rounds: readonly number[][]): string => ms(median(rounds.flat()));

const report = (bare: Starts, ours: Starts, first: Starts, times: number): void => {
  say(`\nStart-up, from the start of the process until it listens (${times} times each, one after the other):`);
  say(`  bare teams-ai bot                  ${middle(bare.listens)}`);
  say(`  our bot, with its store            ${middle(ours.listens)}   (very first start ${middle(first.listens)})`);
  ratioLine('start-up / bare teams-ai bot', ratioOf(ours.listens, bare.listens), WANTED);
  say('  The turns right after it, to the HTTP answer:');
  say(`  bare teams-ai echo, first          ${middle(bare.firstRead)}`);
  say(`  read «pendientes», first           ${middle(ours.firstRead)}`);
  say(`  write, first                       ${middle(ours.firstWrite)}`);
  ratioLine('start-up and first read / bare bot', ratioOf(untilAnswered(ours), untilAnswered(bare)), WANTED);
};

/** Starts both bots in turn and prints how long each takes to listen, and then to answer. */
export const measureStarts = async (root: string, times: number): Promise<void> => {
  const folder = await tempFolder();
  const connector = await Connector.start();
  try {
    const dataDir = join(folder.path, 'datos');
    await fillStore(dataDir, LEAST_ASM);
    const echo = message(connector, SE, 'hola', 'Dijo: hola');
    const read = message(connector, SE, 'pendientes', 'Sus pendientes');
    const startBare = (into: Starts) => startOnce(into, startBareBot, { read: echo, write: echo });
    const turns: FirstTurns = { read, write: askAndAnswer(connector) };
    const startOurs = (into: Starts) => startOnce(into, () => startOurBot(root, dataDir), turns);
    const [bare, ours, first] = [noStarts(), noStarts(), noStarts()];
    await startOurs(first);
    await startBare(noStarts());
    for (let round = 0; round < times; round += 1) {
      await startBare(bare);
      await startOurs(ours);
    }
    report(bare, ours, first, times);
  } finally {
    hangUp();
    await connector.close();
    await folder.remove();
  }
};
