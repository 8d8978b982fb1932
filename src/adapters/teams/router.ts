import type { Application as Routes } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import type { TurnContext } from 'botbuilder';
import type { Conversations } from './conversations.js';
import type { Inbound, Turn } from './inbound.js';
import type { InvokeBody } from './replies.js';
import { Application } from './sdk.js';

/** Finds the accepted activity of a turn, as the gate left it. */
export type TurnOf = (context: TurnContext) => Turn;

/** Gives the invoke its HTTP 200 and body; without an answer the SDK says 501. */
export const answerInvoke = async (
  context: TurnContext,
  body?: InvokeBody | Readonly<Record<string, unknown>>,
): Promise<void> => {
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, ...(body === undefined ? {} : { body }) },
  });
};

const isCardAction = async (context: TurnContext): Promise<boolean> =>
  context.activity.type === 'invoke' && context.activity.name === 'adaptiveCard/action';

const isInvoke = async (context: TurnContext): Promise<boolean> => context.activity.type === 'invoke';

const isFileConsent = async (context: TurnContext): Promise<boolean> =>
  context.activity.type === 'invoke' && context.activity.name === 'fileConsent/invoke';

const DIALOGS = new Set(['task/fetch', 'task/submit']);
const NO_DIALOGS = {
  task: { type: 'message', value: 'Esta función no está disponible. Use las tarjetas de este chat.' },
};

const botWasAdded = ({ membersAdded, recipient }: Turn['activity']): boolean =>
  membersAdded?.some((member) => member.id === recipient.id) ?? false;

/**
 * The SDK starts its typing timer whatever `startTypingTimer` says (1.7.4). There is one for all users, it sends every second, and
 * it goes on behind the answer, since replies don't leave through the turn.
 */
class Silent extends Application<TurnState> {
  override startTypingTimer(): void {
    // Nothing is typed.
  }
}

/**
 * The table of routes. teams-ai routes and nothing more: no storage (its state would grow and collide), no typing timer (one
 * for all users), no long-running messages (they hang), no downloader (it gives the bot's token away), no `actionExecute`
 * (its refresh handling is sticky), no mention removal (a regular expression made of the sender's text).
 */
export const createRouter = (inbound: Inbound, conversations: Conversations, turnOf: TurnOf): Routes<TurnState> => {
  const app = new Silent({ startTypingTimer: false, removeRecipientMention: false });
  app.addRoute(isCardAction, async (context) => answerInvoke(context, await inbound.action(turnOf(context))), true);
  const consent = async (context: TurnContext): Promise<void> => {
    inbound.consent(turnOf(context));
    await answerInvoke(context);
  };
  app.addRoute(isFileConsent, consent, true);
  app.addRoute(
    isInvoke,
    async (context) => answerInvoke(context, DIALOGS.has(context.activity.name ?? '') ? NO_DIALOGS : undefined),
    true,
  );
  app.activity('message', async (context) => inbound.message(turnOf(context)));
  app.activity('installationUpdate', async (context) => {
    const turn = turnOf(context);
    if (turn.activity.action?.startsWith('remove')) await conversations.forget(turn.person);
    else await inbound.installed(turn, true);
  });
  app.activity('conversationUpdate', async (context) => {
    const turn = turnOf(context);
    if (botWasAdded(turn.activity)) await inbound.installed(turn, false);
  });
  return app;
};
