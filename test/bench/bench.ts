import { cpus, release, type } from 'node:os';
import process from 'node:process';
import { measureCampaign } from './campaign.js';
import { measureDocuments } from './documents.js';
import { LEAST_ASM } from './history.js';
import { count, ms, ratioLine, say } from './report.js';
import { measureSoak } from './soak.js';
import { measureStarts } from './start-up.js';
import { median, quantile, ratioOf } from './statistics.js';
import { type Effort, measureTurns, type Scene, type Turns } from './turns.js';

const QUICK: Effort = { rounds: 9, turns: 10, bigStore: 10_000, starts: 4 };
const WHOLE: Effort = { rounds: 36, turns: 25, bigStore: 100_000, starts: 11 };

/** What only the whole bench measures: they take minutes. */
const SOAK_TURNS = 20_000;
const PEOPLE = 10_000;

const reportScene = ({ name, rounds }: Scene): void => {
  const all = rounds.flat();
  say(
    `  ${name.padEnd(34)} ${ms(median(all))}   middle half ${ms(quantile(all, 0.25))} to ${ms(quantile(all, 0.75))}   95 % under ${ms(quantile(all, 0.95))}`,
  );
};

/** A quiet machine gives the echo nearly the same time again and again. */
const warnIfBusy = (echoes: readonly number[]): void => {
  if (quantile(echoes, 0.75) < 2 * quantile(echoes, 0.25)) return;
  say('\nThe machine was busy with other work: these figures are not to be trusted. Run it again when it is quiet.');
};

const reportTurns = ({ echo, small, big, ticks, fillMs }: Turns, { rounds, turns, bigStore }: Effort): void => {
  say(`\nTurns, from the POST to the HTTP answer (${rounds} rounds of ${turns} each, after 2 of warm-up; medians):`);
  for (const scene of [echo, ...Object.values(small), ...Object.values(big)]) reportScene(scene);
  warnIfBusy(echo.rounds.flat());
  say('\nRatios (median over the rounds, each against its neighbours of the same round):');
  ratioLine('read «pendientes» / bare echo', ratioOf(small.pendientes.rounds, echo.rounds), 1.7);
  ratioLine('read «asm» / bare echo', ratioOf(small.asm.rounds, echo.rounds), 1.7);
  ratioLine('read «ciclo» / bare echo', ratioOf(small.ciclo.rounds, echo.rounds), 1.7);
  ratioLine('read «consulta …» / bare echo', ratioOf(small.form.rounds, echo.rounds), 1.7);
  ratioLine('durable write / bare echo', ratioOf(small.write.rounds, echo.rounds), 2.5);
  say('  (one after the other without a pause, each waits for the messages of the one before too:)');
  ratioLine('durable writes in a row / bare echo', ratioOf(small.writes.rounds, echo.rounds), 2.5);
  for (const command of ['pendientes', 'asm', 'ciclo', 'form', 'write'] as const) {
    const name = `${command}: ${count(bigStore)} ASM / ${count(LEAST_ASM)} ASM`;
    ratioLine(name, ratioOf(big[command].rounds, small[command].rounds), 1.2);
  }
  say('\nThe clock’s tick, all ciclos:');
  for (const [store, tick] of Object.entries(ticks))
    say(`  ${store.padEnd(8)} first ${ms(tick.first)}   later ${ms(median(tick.later))}`);
  say(`  (filling the two stores took ${ms(fillMs)})`);
};

const main = async (short: boolean): Promise<void> => {
  const root = process.cwd();
  const effort = short ? QUICK : WHOLE;
  const [cpu] = cpus();
  say(`Node ${process.version}, ${type()} ${release()}, ${cpus().length} × ${cpu?.model ?? 'unknown'}`);
  say('Each bot is a process of its own on loopback; client and connector share another. SQLite with its syncs, on');
  say('the disk of the temporary folder. Other work on the machine shows: compare ratios, not milliseconds.');
  reportTurns(await measureTurns(root, effort), effort);
  await measureStarts(root, effort.starts);
  await measureDocuments(root);
  if (short) return;
  await measureSoak(root, SOAK_TURNS);
  await measureCampaign(root, PEOPLE);
};

const quick = process.argv.includes('--rapido');
const begun = performance.now();
await main(quick);
say(`\n${((performance.now() - begun) / 1000).toFixed(0)} s${quick ? '' : '; --rapido takes less than a minute'}.`);
