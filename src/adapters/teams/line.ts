import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Activity, TurnContext as Context, ConversationReference } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { SendOutcome } from '../../application/messenger.js';
import { outcomeOf } from './outcome.js';
import { AppCredentials, TurnContext } from './sdk.js';

/** A way into one conversation. Neither call throws for what the service answers. */
export interface Line {
  send(activity: Partial<Activity>): Promise<SendOutcome>;
  update(activityId: string, activity: Partial<Activity>): Promise<SendOutcome>;
  /** Takes a message out of the conversation; `gone` when it is not there. */
  remove(activityId: string): Promise<SendOutcome>;
}

/**
 * Idle connections are given up before a service does it (five seconds are usual): a message that left on one that was just being
 * closed would end as uncertain.
 */
const OWN_CONNECTIONS = 'ownConnections';
const IDLE_MS = 3_000;
const idle = { keepAlive: true, timeout: IDLE_MS } as const;
const agents = { http: new HttpAgent(idle), https: new HttpsAgent(idle) } as const;

/** The parts of the client's request that are looked at here. */
interface OutgoingRequest {
  readonly url: string;
  agent?: HttpAgent;
}

/**
 * Takes out the client's silent retries: it repeats POSTs after 5xx and dropped connections, and each repetition may be a
 * second message. Redirects go too: no connector answers with one, and the token must not follow it.
 */
const withoutRetries = (client: ConnectorClient): ConnectorClient => {
  // `client` is private in the typings; the SDK's own options for this have no effect in 4.23.3.
  const { pipeline } = client['client'];
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.removePolicy({ name: OWN_CONNECTIONS });
  pipeline.addPolicy({
    name: OWN_CONNECTIONS,
    sendRequest: (request: OutgoingRequest, next: (request: OutgoingRequest) => unknown) => {
      request.agent ??= request.url.startsWith('https:') ? agents.https : agents.http;
      return next(request);
    },
  });
  return client;
};

const TIMED_OUT = Symbol('timed out');

/** Races the call against the clock: the client has no timeout of its own, and the token's request can't be aborted. */
const within = async <T>(ms: number, call: (signal: AbortSignal) => Promise<T>): Promise<T | typeof TIMED_OUT> => {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(() => {
      resolve(TIMED_OUT);
      abort.abort();
    }, ms);
  });
  const running = call(abort.signal);
  running.catch(() => undefined);
  return Promise.race([running, limit]).finally(() => clearTimeout(timer));
};

const addressed = (activity: Partial<Activity>, reference: Partial<ConversationReference>): Partial<Activity> => {
  const whole = TurnContext.applyConversationReference({ locale: 'es-MX', ...activity }, reference);
  delete whole.replyToId;
  return whole;
};

/** Has the token at hand before the request is made: without one nothing was sent, and that is no uncertain end. */
const hasToken = async (client: ConnectorClient, timeoutMs: number): Promise<boolean> => {
  const { credentials } = client;
  if (!(credentials instanceof AppCredentials) || !credentials.appId) return true;
  const token = await within(timeoutMs, () => credentials.getToken()).catch(() => TIMED_OUT);
  return token !== TIMED_OUT;
};

const attempt = async (
  operation: 'send' | 'update',
  client: ConnectorClient,
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<string | undefined>,
): Promise<SendOutcome> => {
  if (!(await hasToken(client, timeoutMs))) return { kind: 'refused', code: 'no-token' };
  try {
    const id = await within(timeoutMs, call);
    if (id === TIMED_OUT) return { kind: 'uncertain', code: 'timeout' };
    return id === undefined || id === ''
      ? { kind: 'uncertain', code: 'no-activity-id' }
      : { kind: 'sent', activityId: id };
  } catch (error) {
    return outcomeOf(error, operation);
  }
};

const clientOf = (context: Context): ConnectorClient => {
  const key = Reflect.get(context.adapter, 'ConnectorClientKey');
  const found = context.turnState.get<ConnectorClient | undefined>(key);
  if (found === undefined) throw new Error('the turn has no connector client');
  return found;
};

/** The bot's token for the connector of a turn's conversation, asked for when it is needed; undefined without credentials. */
export const tokenOf = (context: Context, timeoutMs: number): (() => Promise<string | undefined>) => {
  const { credentials } = clientOf(context);
  return async () => {
    if (!(credentials instanceof AppCredentials) || !credentials.appId) return undefined;
    const token = await within(timeoutMs, () => credentials.getToken()).catch(() => TIMED_OUT);
    return typeof token === 'string' ? token : undefined;
  };
};

/**
 * The line of a turn's conversation. It stays usable after the turn: the client outlives the turn context.
 * `timeoutMs` bounds every single request.
 */
export const lineOf = (context: Context, timeoutMs: number): Line => {
  const client = withoutRetries(clientOf(context));
  const reference = TurnContext.getConversationReference(context.activity);
  const conversationId = context.activity.conversation.id;
  return {
    send: (activity) =>
      attempt('send', client, timeoutMs, async (abortSignal) => {
        const body = addressed(activity, reference);
        return (await client.conversations.sendToConversation(conversationId, body, { abortSignal })).id;
      }),
    update: (activityId, activity) =>
      attempt('update', client, timeoutMs, async (abortSignal) => {
        const body = { ...addressed(activity, reference), id: activityId };
        const answer = await client.conversations.updateActivity(conversationId, activityId, body, { abortSignal });
        return answer.id ?? activityId;
      }),
    remove: (activityId) =>
      attempt('update', client, timeoutMs, async (abortSignal) => {
        await client.conversations.deleteActivity(conversationId, activityId, { abortSignal });
        return activityId;
      }),
  };
};
