import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import type { Activity, TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type InboundActivity, plainJson, TooDeep } from './activity.js';
import { type BotAdapter, KeysUnavailable, Unauthenticated } from './bot-adapter.js';
import type { Conversations } from './conversations.js';
import { inspect, type Verdict } from './gate.js';
import type { Turn } from './inbound.js';
import { lineOf, tokenOf } from './line.js';
import { messageBody, TEXTS, textActivity } from './replies.js';
import { answerInvoke } from './router.js';
import { keyOf } from './seen.js';
import type { TeamsSettings } from './settings.js';

/** One POST to the messaging endpoint: its Authorization header ('' without one) and its decoded JSON body. */
export interface InboundRequest {
  readonly authorization: string;
  readonly body: unknown;
}

/** The HTTP answer. Bodies are generic: error texts never leave. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What the receiver stands on. */
export interface ReceiverParts {
  readonly settings: TeamsSettings;
  readonly adapter: BotAdapter;
  readonly router: Application<TurnState>;
  readonly conversations: Conversations;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly log: Logger;
}

type Accepted = Exclude<Verdict, { kind: 'refused' }>;

const failure = (status: number, error: string): HttpAnswer => ({ status, body: { error } });

const SdkActivity = z.custom<Activity>((value) => typeof value === 'object' && value !== null);

/** Outside of the personal chat Teams hands no file to a bot: it only tells, in the message's HTML, that there is one. */
const bringsFiles = ({ attachments }: InboundActivity): boolean =>
  (attachments ?? []).some(({ contentType, content }) =>
    contentType.startsWith('text/html') ? /<(?:attachment|img)\b/i.test(String(content)) : true,
  );

const TURN = Symbol('turn');

/** The accepted activity of a turn. Throws outside of a turn that the receiver started. */
export const turnOf = (context: TurnContext): Turn => {
  const turn = context.turnState.get<Turn | undefined>(TURN);
  if (turn === undefined) throw new Error('turn without an accepted activity');
  return turn;
};

/** The messaging endpoint: authentication, gate and routing. Never throws. */
export class Receiver {
  constructor(private readonly parts: ReceiverParts) {}

  async receive(request: InboundRequest): Promise<HttpAnswer> {
    try {
      const body = plainJson(request.body);
      const verdict = inspect(body, this.parts.settings);
      if (verdict.kind === 'refused' && verdict.status === 400) return this.refuse(verdict);
      const activity = this.forSdk(body);
      const caller = await this.parts.adapter.authenticate(request.authorization, activity);
      return verdict.kind === 'refused' ? this.refuse(verdict) : await this.process(verdict, caller, activity);
    } catch (error) {
      return this.answerTo(error);
    }
  }

  private refuse(verdict: Extract<Verdict, { kind: 'refused' }>): HttpAnswer {
    this.parts.log.warn({ reason: verdict.reason }, 'activity refused');
    return failure(verdict.status, verdict.status === 400 ? 'bad-request' : 'forbidden');
  }

  /** The SDK's own type of an activity that the gate's schema has read; buffered replies are not for us. */
  private forSdk(body: unknown): Activity {
    return { ...SdkActivity.parse(body), deliveryMode: 'normal' };
  }

  private async process(verdict: Accepted, caller: AuthenticateRequestResult, activity: Activity): Promise<HttpAnswer> {
    const answer = await this.parts.adapter.runTurn(caller, activity, (context) =>
      verdict.kind === 'elsewhere'
        ? this.tell(context, bringsFiles(verdict.activity) ? TEXTS.filesPersonalOnly : TEXTS.personalOnly)
        : this.route(context, verdict),
    );
    return { status: answer?.status ?? 200, ...(answer?.body === undefined ? {} : { body: answer.body }) };
  }

  private async route(context: TurnContext, verdict: Extract<Verdict, { kind: 'personal' }>): Promise<void> {
    const { activity, person } = verdict;
    if (person === undefined) {
      this.parts.log.info({ type: activity.type }, 'activity without person ignored');
      return;
    }
    try {
      await this.parts.conversations.remember(person, activity);
      context.turnState.set(TURN, this.turn(context, activity, person));
      await this.parts.router.run(context);
    } catch (error) {
      // A store that can't be reached or written: an HTTP 500 would leave the person without a word.
      this.parts.log.error({ err: error, type: activity.type }, 'activity failed');
      await this.tell(context, TEXTS.failure);
    }
  }

  private turn(context: TurnContext, activity: InboundActivity, person: string): Turn {
    const { timeoutMs, now } = this.parts;
    const line = lineOf(context, timeoutMs);
    return { activity, person, key: keyOf(activity, now()), line, token: tokenOf(context, timeoutMs) };
  }

  /** One sentence, without asking the chat: as the answer of an invoke, or as a message after a message. */
  private async tell(context: TurnContext, text: string): Promise<void> {
    if (context.activity.type === 'invoke') await answerInvoke(context, messageBody(text));
    if (context.activity.type !== 'message') return;
    const outcome = await lineOf(context, this.parts.timeoutMs).send(textActivity(text));
    if (outcome.kind !== 'sent') this.parts.log.warn({ outcome }, 'reply not delivered');
  }

  private answerTo(error: unknown): HttpAnswer {
    const { log } = this.parts;
    if (error instanceof TooDeep) {
      log.warn('activity refused: nested too deep');
      return failure(400, 'bad-request');
    }
    if (error instanceof Unauthenticated) {
      log.warn({ err: error.cause ?? error }, 'caller not authenticated');
      return failure(401, 'unauthorized');
    }
    if (error instanceof KeysUnavailable) {
      log.error({ err: error.cause }, 'signing keys unavailable');
      return failure(503, 'unavailable');
    }
    log.error({ err: error }, 'activity failed');
    return failure(500, 'internal');
  }
}
