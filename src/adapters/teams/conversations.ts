import type { ConversationReference } from 'botbuilder';
import type { SideRecords } from '../../application/side-records.js';
import type { PersonId } from '../../domain/identity.js';
import type { InboundActivity } from './activity.js';
import { Recent } from './recent.js';

/** Where a person's own chat is, as the last activity told. */
export interface Conversation {
  readonly id: string;
  readonly serviceUrl: string;
  /** `28:<app id>`: the bot in Teams. */
  readonly bot: string;
  /** `29:…`: the person in Teams, for this bot only. */
  readonly user: string;
  readonly tenant: string;
}

const CONVERSATIONS = 'conversacion';
const WELCOMES = 'bienvenida';
const TEN_MINUTES = 600_000;
/** Teams tells an installation twice (installationUpdate and conversationUpdate), in any order, one right after the other. */
const SAME_INSTALLATION_MS = 2000;

const INSTALLATIONS: ReadonlySet<string> = new Set(['installationUpdate', 'conversationUpdate']);

const conversationOf = (activity: InboundActivity): Conversation => ({
  id: activity.conversation.id,
  serviceUrl: activity.serviceUrl,
  bot: activity.recipient.id,
  user: activity.from.id,
  tenant: activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? '',
});

/** The reference that the SDK needs to continue a conversation. */
export const referenceTo = (conversation: Conversation): Partial<ConversationReference> => ({
  channelId: 'msteams',
  serviceUrl: conversation.serviceUrl,
  bot: { id: conversation.bot, name: '' },
  user: { id: conversation.user, name: '' },
  conversation: {
    id: conversation.id,
    name: '',
    isGroup: false,
    conversationType: 'personal',
    tenantId: conversation.tenant,
  },
});

/** The chats of all people, kept in the side records so that any replica can write to any of them. */
export class Conversations {
  private readonly lately: Recent<string>;

  constructor(
    private readonly side: SideRecords,
    private readonly now: () => number,
  ) {
    this.lately = new Recent(TEN_MINUTES, 20_000, now);
  }

  /** Keeps the activity's conversation; the service address may change from one activity to the next. */
  async remember(person: PersonId, activity: InboundActivity): Promise<void> {
    const conversation = conversationOf(activity);
    const text = JSON.stringify(conversation);
    // An installation may come after another replica was told of the removal: what is known here is then no longer there.
    if (!INSTALLATIONS.has(activity.type) && this.lately.get(person) === text) return;
    await this.side.put(CONVERSATIONS, person, conversation);
    this.lately.set(person, text);
  }

  async find(person: PersonId): Promise<Conversation | undefined> {
    return (await this.side.get<Conversation>(CONVERSATIONS, person))?.value;
  }

  /** The app was removed for this person: nobody can be reached there any more, and a new installation is welcomed again. */
  async forget(person: PersonId): Promise<void> {
    this.lately.delete(person);
    await this.side.remove(CONVERSATIONS, person);
    await this.side.remove(WELCOMES, person);
  }

  /**
   * Whether this installation is still to be welcomed; asking takes the turn. `installed` is true for an installation
   * proper, false when somebody merely joined the chat, which says nothing new about a person already welcomed.
   */
  async takeWelcome(person: PersonId, installed: boolean): Promise<boolean> {
    const at = this.now();
    if (await this.side.create(WELCOMES, person, { at })) return true;
    const before = await this.side.get<{ at: number }>(WELCOMES, person);
    if (!installed || before === undefined || at - before.value.at < SAME_INSTALLATION_MS) return false;
    return this.side.replace(WELCOMES, person, { at }, before.mark);
  }
}
