import { join } from 'node:path';
import { tempFolder } from '../contracts/temp-folder.js';
import { startWatchedBot, type WatchedBot } from './bot-program.js';
import { DO, hangUp, message, SE, type TakeTurn } from './client.js';
import { Connector } from './connector.js';
import { fillStore, LEAST_ASM } from './history.js';
import { askAndAnswer } from './question.js';
import { count, say, wanted } from './report.js';

/** One turn in so many writes; every written question and answer stays in the record, and so in the states in memory. */
const WRITES_EVERY = 20;
const LOOKS = 20;
/** The first looks show what is loaded and kept on purpose: cards, states, the last activities. */
const SETTLED_AFTER = 5;
const MOST_GROWTH = 0.05;
const MIB = 1024 * 1024;

/** The turns of a day at the office, over and over. */
const turnsOf = (connector: Connector): TakeTurn => {
  const reads = [
    message(connector, SE, 'pendientes', 'Sus pendientes'),
    message(connector, DO, 'asm', 'ASM del ciclo'),
    message(connector, SE, 'ciclo', 'Ciclos de seguimiento'),
    message(connector, DO, 'pendientes', 'Sus pendientes'),
  ];
  const write = askAndAnswer(connector);
  let taken = 0;
  return async (bot) => {
    taken += 1;
    const read = reads[taken % reads.length];
    if (taken % WRITES_EVERY !== 0 && read !== undefined) return read(bot);
    const spent = await write(bot);
    await bot.settle();
    return spent;
  };
};

const looksOf = async (bot: WatchedBot, take: TakeTurn, turns: number): Promise<readonly number[]> => {
  const looks: number[] = [];
  for (let turn = 1; turn <= turns; turn += 1) {
    await take(bot);
    if (turn % (turns / LOOKS) !== 0) continue;
    await bot.settle();
    looks.push(await bot.heap());
  }
  return looks;
};

/** Growth by turn, in bytes: the line that fits the looks best. */
const slopeOf = (looks: readonly number[], turnsBetween: number): number => {
  const middle = (looks.length - 1) / 2;
  const mean = looks.reduce((sum, each) => sum + each, 0) / looks.length;
  const over = looks.reduce((sum, each, index) => sum + (index - middle) * (each - mean), 0);
  const under = looks.reduce((sum, _each, index) => sum + (index - middle) ** 2, 0);
  return over / under / turnsBetween;
};

const report = (looks: readonly number[], turns: number): void => {
  const settled = looks.slice(SETTLED_AFTER);
  const slope = slopeOf(settled, turns / LOOKS);
  const [from = Number.NaN] = settled;
  const growth = (slope * turns * (settled.length - 1)) / LOOKS / from;
  say(`\nSoak: ${count(turns)} turns, one in ${WRITES_EVERY} a write; what the heap holds, garbage apart:`);
  say(`  ${looks.map((each) => (each / MIB).toFixed(1)).join(' ')} MiB`);
  say(`  after the first ${count((turns / LOOKS) * (SETTLED_AFTER + 1))}: ${slope.toFixed(0)} bytes a turn`);
  wanted('growth over those that follow', growth, growth <= MOST_GROWTH, `at most ${MOST_GROWTH}`);
};

/** Takes so many turns with one bot and prints what becomes of its memory. */
export const measureSoak = async (root: string, turns: number): Promise<void> => {
  const folder = await tempFolder();
  const connector = await Connector.start();
  try {
    const dataDir = join(folder.path, 'datos');
    await fillStore(dataDir, LEAST_ASM);
    const bot = await startWatchedBot(root, dataDir);
    report(await looksOf(bot, turnsOf(connector), turns), turns);
    await bot.stop();
  } finally {
    hangUp();
    await connector.close();
    await folder.remove();
  }
};
