import type { Activity } from 'botbuilder';
import { SIN_CONVERSACION } from '../../application/delivery.js';
import type { FileOffer, FileOffers } from '../../application/file-offers.js';
import type { InTurn } from '../../application/in-turn.js';
import type { Card, Messenger, SendOutcome } from '../../application/messenger.js';
import type { PersonId } from '../../domain/identity.js';
import type { BotAdapter } from './bot-adapter.js';
import { type Conversations, referenceTo } from './conversations.js';
import { consentActivity } from './file-consent.js';
import { type Line, lineOf } from './line.js';
import { cardActivity, type DrawCard } from './replies.js';
import type { SendingRate } from './sending-rate.js';

/** What the messenger stands on. */
export interface MessengerParts {
  readonly adapter: BotAdapter;
  readonly appId: string;
  readonly conversations: Conversations;
  readonly draw: DrawCard;
  /** Orders everything that leaves to one conversation; shared with the replies. */
  readonly outbound: InTurn;
  /** Absent: nothing waits. */
  readonly rate: SendingRate | undefined;
  readonly timeoutMs: number;
}

/** Sends and updates cards in people's own chats through the stored conversation references. */
export class TeamsMessenger implements Messenger, FileOffers {
  constructor(private readonly parts: MessengerParts) {}

  async send(person: PersonId, card: Card, summary: string): Promise<SendOutcome> {
    const activity = cardActivity(this.parts.draw(card), summary);
    return this.through(person, (line) => line.send(activity));
  }

  async update(person: PersonId, activityId: string, card: Card): Promise<SendOutcome> {
    const activity: Partial<Activity> = cardActivity(this.parts.draw(card));
    return this.through(person, (line) => line.update(activityId, activity));
  }

  async pace(person: PersonId): Promise<void> {
    await this.parts.rate?.turn(person);
  }

  offer(person: PersonId, offer: FileOffer): Promise<SendOutcome> {
    const activity = consentActivity(offer);
    return this.through(person, (line) => line.send(activity));
  }

  private async through(person: PersonId, act: (line: Line) => Promise<SendOutcome>): Promise<SendOutcome> {
    const { adapter, appId, conversations, outbound, rate, timeoutMs } = this.parts;
    const conversation = await conversations.find(person);
    if (conversation === undefined) return { kind: 'unreachable', code: SIN_CONVERSACION };
    return outbound.run(conversation.id, async () => {
      let outcome: SendOutcome | undefined;
      await adapter.continueConversationAsync(appId, referenceTo(conversation), async (context) => {
        outcome = await act(lineOf(context, timeoutMs));
      });
      if (outcome === undefined) throw new Error('the conversation was not continued');
      if (outcome.kind === 'refused') rate?.refused();
      return outcome;
    });
  }
}
