import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { openCosmosStore } from '../src/adapters/cosmos/cosmos-store.js';
import { verifyChain } from '../src/application/commit.js';
import { streamOf } from '../src/application/office.js';
import { startTestServer } from './adapters/cosmos/cosmos-server.js';
import { StubConnector } from './adapters/teams/support/connector.js';
import { type BotProgram, startOurBot } from './bench/bot-program.js';
import { accountsIn, CICLO, conversationOf, DOCUMENTO, fillCampaignIn, peopleOf } from './bench/campaign-history.js';
import { hangUp, press, SE } from './bench/client.js';
import { tempFolder } from './contracts/temp-folder.js';

const ROOT = resolve(import.meta.dirname, '..', '..');
const PEOPLE = 60;
const DATABASE = 'replicas';

describe('two programs over one Cosmos DB', function () {
  this.timeout(60_000);

  it('tell each person once, though one is killed with -9 in the middle and the order comes to both', async () => {
    const folder = await tempFolder();
    const account = await startTestServer();
    const connector = await new StubConnector().start();
    const store = openCosmosStore({ ...account.options, database: DATABASE });
    const bots: BotProgram[] = [];
    try {
      await store.createMissing();
      await fillCampaignIn(store, PEOPLE, connector.serviceUrl);
      const { endpoint, key = '' } = account.options;
      const cosmos = { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: DATABASE };
      // The test server's certificate is its own.
      const env = { ...cosmos, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
      const start = () => startOurBot(ROOT, join(folder.path, 'datos'), env);
      const [dying, living] = await Promise.all([start(), start()]);
      bots.push(dying, living);
      const approve = press(
        connector,
        SE,
        'mecanismo.aprobar',
        () => ({ ciclo: CICLO, sha256: DOCUMENTO }),
        'aprobado',
      );
      // On a busy machine an answer may come after the button let go; the record tells what became of both.
      await Promise.allSettled([approve(dying), approve(living)]);
      await connector.arrived(PEOPLE / 3);
      await dying.kill();
      await living.settle();

      const commits = await store.log.read(streamOf(CICLO), 0);
      assert.equal(verifyChain(commits), undefined);
      const approvals = commits.flatMap(({ events }) => events.filter(({ type }) => type === 'mecanismo-aprobado'));
      assert.equal(approvals.length, 1);
      const { outcomes } = await accountsIn(store);
      const posts = connector.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
      for (const person of peopleOf(PEOPLE)) {
        const told = posts.filter((path) => path.includes(`/${conversationOf(person)}/`)).length;
        assert.ok(told <= 1, `${person} was told ${told} times`);
        if (outcomes.has(person)) assert.deepEqual([outcomes.get(person)?.estado, told], ['enviado', 1]);
      }
      // Only what the dead one had on its way waits, until nobody can be at it any more.
      assert.ok(outcomes.size > PEOPLE / 3, `${outcomes.size} of ${PEOPLE} are known to have arrived`);
    } finally {
      hangUp();
      await Promise.all(bots.map((bot) => bot.stop()));
      store.close();
      await account.stop();
      await connector.close();
      await folder.remove();
    }
  });
});
