import { Agent, request } from 'node:http';
import type { BotProgram } from './bot-program.js';
import type { Connector } from './connector.js';

/** Persons of the sample institution. */
export const SE = { clave: 'se', id: '00000000-0000-4000-8000-000000000001' };
export const DO = { clave: 'do', id: '00000000-0000-4000-8000-000000000002' };
type Persona = typeof SE;

const agent = new Agent({ keepAlive: true });

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

const post = (address: string, body: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(address, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const ms = performance.now() - begun;
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), ms });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

let made = 0;

const activityOf = (persona: Persona, serviceUrl: string, over: Readonly<Record<string, unknown>>): string => {
  made += 1;
  return JSON.stringify({
    id: `f:${process.pid}-${made}`,
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: `29:${persona.clave}`, name: persona.clave, aadObjectId: persona.id },
    recipient: { id: '28:bot', name: 'Seguimiento ASM' },
    conversation: { id: `a:${persona.clave}`, conversationType: 'personal', tenantId: 'local' },
    channelData: { tenant: { id: 'local' } },
    ...over,
  });
};

/** One kind of turn: does it, checks that it did what it is measured for, and answers its milliseconds. */
export type TakeTurn = (bot: BotProgram) => Promise<number>;

/** Fails the whole bench: a turn that did something else must not be counted. */
const assertSays = (what: string, answer: Answer, place: string, expected: string): void => {
  if (answer.status !== 200) throw new Error(`${what}: HTTP ${answer.status} ${answer.text}`);
  if (!place.includes(expected)) throw new Error(`${what}: «${expected}» is not in ${place.slice(0, 500)}`);
};

/** A message whose reply, by the connector, holds `expected`. The time ends with the HTTP answer, which comes after the reply. */
export const message =
  (connector: Connector, persona: Persona, text: string, expected: string): TakeTurn =>
  async ({ origin }) => {
    connector.last = '';
    const over = { type: 'message', text, textFormat: 'plain' };
    const answer = await post(`${origin}/api/messages`, activityOf(persona, connector.serviceUrl, over));
    assertSays(text, answer, connector.last, expected);
    return answer.ms;
  };

/** A button whose answer, in the HTTP body, holds `expected`. Each press brings data of its own. */
export const press =
  (
    connector: Pick<Connector, 'serviceUrl'>,
    persona: Persona,
    verb: string,
    dataOf: () => unknown,
    expected: string,
  ): TakeTurn =>
  async ({ origin }) => {
    const over = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: `tarjeta-${made}`,
      value: { action: { type: 'Action.Execute', verb, data: dataOf() }, trigger: 'manual' },
    };
    const answer = await post(`${origin}/api/messages`, activityOf(persona, connector.serviceUrl, over));
    assertSays(verb, answer, answer.text, expected);
    return answer.ms;
  };

/** Lets go of the connections. */
export const hangUp = (): void => agent.destroy();
