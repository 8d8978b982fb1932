import { join } from 'node:path';
import { tempFolder } from '../contracts/temp-folder.js';
import { type BotProgram, startBareBot, startOurBot } from './bot-program.js';
import { DO, hangUp, message, SE, type TakeTurn } from './client.js';
import { Connector } from './connector.js';
import { fillStore, LEAST_ASM } from './history.js';
import { askAndAnswer } from './question.js';

/** A kind of turn on one bot, with the milliseconds of each turn, round by round. */
export interface Scene {
  readonly name: string;
  readonly bot: BotProgram;
  readonly take: TakeTurn;
  /** The messages of one turn have left before the next one begins, as when people press buttons. */
  readonly apart?: boolean;
  readonly rounds: number[][];
}

/** How much to measure. */
export interface Effort {
  readonly rounds: number;
  readonly turns: number;
  readonly bigStore: number;
  readonly starts: number;
}

/** What the turns were found to cost. `big…` are those of the store with a whole history. */
export interface Turns {
  readonly echo: Scene;
  readonly small: Readonly<Record<Command, Scene>>;
  readonly big: Readonly<Record<Command, Scene>>;
  /** Milliseconds that a tick of the clock takes, the first one and later ones, in each store. */
  readonly ticks: { readonly small: Ticks; readonly big: Ticks };
  readonly fillMs: number;
}

export type Command = 'pendientes' | 'asm' | 'ciclo' | 'form' | 'write' | 'writes';
interface Ticks {
  readonly first: number;
  readonly later: readonly number[];
}

const WARM_UP_ROUNDS = 2;

let asked = 0;

/** A form that is never the same twice: what was drawn before is of no use. */
const newCard = (connector: Connector): TakeTurn => {
  return (bot) => {
    asked += 1;
    return message(connector, DO, `consulta ¿Cuándo vence ${asked}?`, 'Consulta a la Secretar')(bot);
  };
};

/** What is measured of our bot, with the store that it has. */
const scenesOf = (bot: BotProgram, connector: Connector, store: string): Turns['small'] => {
  const scene = (name: string, take: TakeTurn): Scene => ({ name: `${name}, ${store}`, bot, take, rounds: [] });
  const orders = askAndAnswer(connector);
  return {
    pendientes: scene('read «pendientes»', message(connector, SE, 'pendientes', 'Sus pendientes')),
    asm: scene('read «asm»', message(connector, SE, 'asm', 'ASM del ciclo')),
    ciclo: scene('read «ciclo»', message(connector, SE, 'ciclo', 'Ciclos de seguimiento')),
    form: scene('read «consulta …»', newCard(connector)),
    write: { ...scene('write', orders), apart: true },
    writes: scene('writes in a row', orders),
  };
};

/** Turns of a block that are not counted: another process had the machine before. */
const UNCOUNTED = 2;

/** What a scene leaves to be done after its answers is done before another begins. */
const runBlock = async ({ take, bot, rounds, apart }: Scene, turns: number): Promise<void> => {
  const taken: number[] = [];
  for (let turn = 0; turn < turns + UNCOUNTED; turn += 1) {
    if (apart) await bot.settle();
    taken.push(await take(bot));
  }
  await bot.settle();
  rounds.push(taken.slice(UNCOUNTED));
};

/** One block of each scene, beginning with another one each time, so that whatever disturbs the machine hits all alike. */
const runRound = async (scenes: readonly Scene[], round: number, turns: number): Promise<void> => {
  const shift = round % scenes.length;
  for (const scene of [...scenes.slice(shift), ...scenes.slice(0, shift)]) await runBlock(scene, turns);
};

const ticksOf = async (bot: BotProgram): Promise<Ticks> => {
  const first = await bot.settle();
  const later: number[] = [];
  for (let count = 0; count < 5; count += 1) later.push(await bot.settle());
  return { first, later };
};

/** Measures turns of the bare echo, and of our bot with a small store and with a big one. */
export const measureTurns = async (root: string, { rounds, turns, bigStore }: Effort): Promise<Turns> => {
  const folder = await tempFolder();
  const stops: (() => Promise<void>)[] = [() => folder.remove()];
  try {
    const [smallDir, bigDir] = [join(folder.path, 'chico'), join(folder.path, 'grande')];
    const begun = performance.now();
    await fillStore(smallDir, LEAST_ASM);
    await fillStore(bigDir, bigStore);
    const fillMs = performance.now() - begun;
    const connector = await Connector.start();
    stops.push(() => connector.close());
    const started = async (bot: Promise<BotProgram>): Promise<BotProgram> => {
      const running = await bot;
      stops.push(() => running.stop());
      return running;
    };
    const bare = await started(startBareBot());
    const ours = await started(startOurBot(root, smallDir));
    const history = await started(startOurBot(root, bigDir));
    const ticks = { small: await ticksOf(ours), big: await ticksOf(history) };
    const echo: Scene = {
      name: 'bare teams-ai echo',
      bot: bare,
      take: message(connector, SE, 'hola', 'Dijo: hola'),
      rounds: [],
    };
    const small = scenesOf(ours, connector, `${LEAST_ASM} ASM`);
    const big = scenesOf(history, connector, `${bigStore} ASM`);
    const scenes = [echo, ...Object.values(small), ...Object.values(big)];
    for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
      if (round === 0) for (const scene of scenes) scene.rounds.length = 0;
      await runRound(scenes, round + WARM_UP_ROUNDS, turns);
    }
    return { echo, small, big, ticks, fillMs };
  } finally {
    hangUp();
    for (const stop of stops.reverse()) await stop();
  }
};
