import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tempFolder } from '../contracts/temp-folder.js';
import { type BotProgram, startOurBot } from './bot-program.js';
import {
  type Accounts,
  accountsOf,
  CICLO,
  conversationOf,
  DOCUMENTO,
  fillCampaign,
  peopleOf,
} from './campaign-history.js';
import { hangUp, press, SE } from './client.js';
import { count, ms, say, wanted } from './report.js';
import { ALLOWED_PER_SECOND, ThrottledConnector } from './throttled-connector.js';

const SHARE_WANTED = 0.95;
/** The bot is killed when these shares of the people have their message, and started again at once. */
const KILLED_AT = [0.3, 0.6] as const;
const LOOK_MS = 2_000;
/** What a dead bot was sending is given up for uncertain a minute later. */
const LONGEST_MS = 900_000;

interface Campaign {
  readonly root: string;
  readonly dataDir: string;
  readonly people: readonly string[];
  readonly connector: ThrottledConnector;
}

const startPaced = ({ root, dataDir }: Campaign): Promise<BotProgram> =>
  startOurBot(root, dataDir, { MESSAGES_PER_SECOND: String(ALLOWED_PER_SECOND - 1) });

const approve = ({ connector }: Campaign): ReturnType<typeof press> => {
  const data = () => ({ ciclo: CICLO, sha256: DOCUMENTO });
  return press(connector, SE, 'mecanismo.aprobar', data, 'Mecanismo aprobado');
};

/** Kills and restarts the bot while the campaign goes on, until its queue is empty. Answers how long nobody was there, in all. */
const runCampaign = async (campaign: Campaign, begun: BotProgram): Promise<{ bot: BotProgram; awayMs: number }> => {
  const { connector, dataDir, people } = campaign;
  let bot = begun;
  const deaths: number[] = [];
  const kills = [...KILLED_AT];
  for (const until = performance.now() + LONGEST_MS; performance.now() < until; await sleep(LOOK_MS)) {
    const [next] = kills;
    if (next !== undefined && connector.created.size >= next * people.length) {
      kills.shift();
      await bot.kill();
      deaths.push(performance.now());
      bot = await startPaced(campaign);
    }
    if (next === undefined && (await accountsOf(dataDir)).queued === 0)
      return { bot, awayMs: deaths.reduce((sum, death) => sum + connector.silentAfter(death), 0) };
  }
  throw new Error('the campaign did not end');
};

/** Messages that a person should have, and what is wrong with the accounts of them. */
const audit = ({ people, connector }: Campaign, { outcomes, unreached }: Accounts) => {
  const of = (person: string) => ({
    estado: outcomes.get(person)?.estado,
    created: connector.created.get(conversationOf(person)) ?? 0,
    listed: unreached.has(person),
  });
  const all = people.map(of);
  const inciertos = all.filter(({ estado }) => estado === 'incierto');
  return {
    sent: all.filter(({ estado, created }) => estado === 'enviado' && created === 1).length,
    inciertos: inciertos.length,
    inciertosArrived: inciertos.filter(({ created }) => created > 0).length,
    unlisted: all.filter(({ estado, listed }) => estado !== 'enviado' && !listed).length,
    lost: all.filter(({ estado, created }) => estado === undefined || (estado === 'enviado' && created === 0)).length,
    doubled: all.filter(({ estado, created }) => created > 1 && estado !== 'incierto').length,
    failed: all.filter(({ estado }) => estado === 'fallido' || estado === 'no-alcanzado').length,
  };
};

const report = (campaign: Campaign, accounts: Accounts, awayMs: number): void => {
  const { connector, people } = campaign;
  const { taken, refused, dropped } = connector;
  const lastMs = taken[people.length - 1] ?? taken.at(-1) ?? 0;
  const share = people.length / ThrottledConnector.allowedUntil(lastMs);
  const present = people.length / ThrottledConnector.allowedUntil(lastMs - awayMs);
  const found = audit(campaign, accounts);
  say(
    `\nCampaign: a publication to ${count(people.length)} people, ${ALLOWED_PER_SECOND} a second allowed (half of it for 10 s),`,
  );
  say(
    `  killed ${KILLED_AT.length} times on the way; ${count(refused)} refusals (429), ${dropped} dropped connections`,
  );
  say(`  time of the ${count(people.length)} requests         ${ms(lastMs)}   (of it nobody there: ${ms(awayMs)})`);
  wanted('share of the rate that was allowed', share, share >= SHARE_WANTED, `at least ${SHARE_WANTED}`);
  wanted('  while there was a bot', present, present >= SHARE_WANTED, `at least ${SHARE_WANTED}`);
  say(`  known to have arrived              ${count(found.sent)}`);
  say(`  incierto                           ${found.inciertos}, of which ${found.inciertosArrived} arrived`);
  say(`  failed or not reached              ${found.failed}`);
  wanted('lost without a word', found.lost, found.lost === 0, '0');
  wanted('doubled without a word', found.doubled, found.doubled === 0, '0');
  wanted('not listed in the record', found.unlisted, found.unlisted === 0, '0');
};

/** Publishes a Mechanism to so many people through a service that throttles and drops, and prints what became of it. */
export const measureCampaign = async (root: string, people: number): Promise<void> => {
  const folder = await tempFolder();
  const connector = await ThrottledConnector.start();
  const campaign: Campaign = { root, dataDir: join(folder.path, 'datos'), people: peopleOf(people), connector };
  try {
    await fillCampaign(campaign.dataDir, people, connector.serviceUrl);
    const begun = await startPaced(campaign);
    await approve(campaign)(begun);
    const { bot, awayMs } = await runCampaign(campaign, begun);
    await bot.stop();
    report(campaign, await accountsOf(campaign.dataDir), awayMs);
  } finally {
    hangUp();
    await connector.close();
    await folder.remove();
  }
};
