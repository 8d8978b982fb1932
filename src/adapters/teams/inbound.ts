import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import type { Chat, IncomingAction, IncomingFile, Reply } from '../../application/chat.js';
import type { InTurn } from '../../application/in-turn.js';
import type { SendOutcome } from '../../application/messenger.js';
import type { PersonId } from '../../domain/identity.js';
import { CardAction, type InboundActivity, type InboundAttachment, SubmittedData } from './activity.js';
import type { BotToken } from './attachments.js';
import type { Conversations } from './conversations.js';
import { FileConsent, type FileConsents } from './file-consent.js';
import type { Line } from './line.js';
import { plainText } from './message-text.js';
import type { Attended, Once } from './once.js';
import { type Pause, sendReply } from './pace.js';
import {
  cardActivity,
  type DrawCard,
  errorBody,
  type InvokeBody,
  invokeBody,
  messageBody,
  replyActivity,
  TEXTS,
  textActivity,
} from './replies.js';
import type { SendingRate } from './sending-rate.js';
import { inTime, LATE, type Works } from './works.js';

/** One accepted activity of a person in their own chat. */
export interface Turn {
  readonly activity: InboundActivity;
  readonly person: PersonId;
  /** Tells the activity from every other; missing when it has no id. */
  readonly key: string | undefined;
  readonly line: Line;
  /** The bot's token for this conversation's connector, for files that lie there. */
  readonly token: BotToken;
}

/** How long the HTTP answer waits, in milliseconds. Teams sends again what is not answered in 15 s. */
export interface Limits {
  readonly messageMs: number;
  readonly actionMs: number;
}

/** What the inbound side stands on. */
export interface InboundParts {
  readonly chat: Chat;
  readonly conversations: Conversations;
  readonly once: Once;
  readonly works: Works;
  readonly outbound: InTurn;
  readonly rate: SendingRate | undefined;
  readonly draw: DrawCard;
  readonly fetchFiles: (attachments: readonly InboundAttachment[], token: BotToken) => Promise<readonly IncomingFile[]>;
  readonly consents: FileConsents;
  readonly pause: Pause;
  readonly limits: Limits;
  readonly log: Logger;
}

const NOTHING: Reply = { nothing: true };

/** Takes what people do to the application, and its replies back to them. */
export class Inbound {
  constructor(private readonly parts: InboundParts) {}

  /** A message, with or without files, or the submit of a card. Returns when answered or when the limit is over. */
  async message(turn: Turn): Promise<void> {
    const submitted = turn.activity.text?.trim() ? undefined : SubmittedData.safeParse(turn.activity.value).data;
    const job = submitted === undefined ? () => this.answer(turn) : () => this.submit(turn, submitted);
    const attention = this.parts.once.attend(turn.key, turn.person, job);
    const end = await inTime(attention.work, this.parts.limits.messageMs);
    // What fails before is told by who called; the repetitions of a message only look on.
    if (end === LATE && attention.mine) this.afterwards(turn, attention.work, async () => undefined);
  }

  /** A button of Action.Execute. The body is always for HTTP 200. */
  async action(turn: Turn): Promise<InvokeBody> {
    const parsed = CardAction.safeParse(turn.activity.value);
    if (!parsed.success) return errorBody(400, TEXTS.malformed);
    const { verb, data } = parsed.data.action;
    const attention = this.parts.once.attend(turn.key, turn.person, () => this.ask(turn, verb, data ?? {}));
    const end = await inTime(attention.work, this.parts.limits.actionMs);
    if (end !== LATE) return this.bodyOf(turn, end);
    if (attention.mine) this.later(turn, attention.work);
    return messageBody(TEXTS.inProgress);
  }

  /** What a person answered about a file and their OneDrive. Returns at once: the HTTP answer waits for nothing. */
  consent(turn: Turn): void {
    const { once, works, log } = this.parts;
    const parsed = FileConsent.safeParse(turn.activity.value);
    if (!parsed.success) {
      log.warn('file consent not understood');
      return;
    }
    // Outside of the person's queue: an upload may take a minute, and they must not wait for it.
    const job = async (): Promise<Reply> => {
      works.track(this.followConsent(turn, parsed.data), (error) => log.error({ err: error }, 'file consent failed'));
      return NOTHING;
    };
    once.attend(turn.key, turn.person, job);
  }

  /** The app was installed for the person, or their chat opened. */
  async installed(turn: Turn, installation: boolean): Promise<void> {
    const { chat, conversations, once, limits } = this.parts;
    const job = async (): Promise<Reply> => {
      if (!(await conversations.takeWelcome(turn.person, installation))) return NOTHING;
      return this.tellAll(turn, () => chat.onInstalled(turn.person, turn.activity.id ?? ''));
    };
    await inTime(once.attend(turn.key, turn.person, job).work, limits.messageMs);
  }

  private async answer(turn: Turn): Promise<Reply> {
    return this.tellAll(turn, async () => {
      const files = await this.files(turn);
      const { id } = turn.activity;
      const text = plainText(turn.activity);
      return this.parts.chat.onMessage({ id: id ?? '', person: turn.person, text, files });
    });
  }

  private async files({ activity: { attachments }, person, token }: Turn): Promise<readonly IncomingFile[]> {
    const { chat, fetchFiles } = this.parts;
    const brought = attachments ?? [];
    return brought.length > 0 && (await chat.takesFiles(person)) ? fetchFiles(brought, token) : [];
  }

  private async submit(turn: Turn, submitted: Record<string, unknown> & { verb: string }): Promise<Reply> {
    const { verb, ...data } = submitted;
    const reply = await this.ask(turn, verb, data);
    await this.inPlace(turn, reply);
    return NOTHING;
  }

  private async ask(turn: Turn, verb: string, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { id, replyToId } = turn.activity;
    const action: IncomingAction = {
      id: id ?? '',
      person: turn.person,
      verb,
      data,
      ...(replyToId ? { cardId: replyToId } : {}),
    };
    try {
      return await this.parts.chat.onAction(action);
    } catch (error) {
      this.parts.log.error({ err: error, verb }, 'action failed');
      return { text: TEXTS.failure };
    }
  }

  private async tellAll(turn: Turn, ask: () => Promise<readonly Reply[]>): Promise<Reply> {
    try {
      const activities = (await ask()).map((reply) => replyActivity(reply, this.parts.draw));
      for (const activity of activities) if (activity !== undefined) await this.tell(turn, activity);
    } catch (error) {
      this.parts.log.error({ err: error, type: turn.activity.type }, 'activity failed');
      await this.tell(turn, textActivity(TEXTS.failure));
    }
    return NOTHING;
  }

  private async followConsent(turn: Turn, consent: FileConsent): Promise<void> {
    const said = await this.parts.consents.follow(turn.person, consent);
    if (said === undefined) return;
    await this.tell(turn, said);
    const { replyToId } = turn.activity;
    if (!replyToId) return;
    const { outbound, log } = this.parts;
    const outcome = await outbound.run(turn.activity.conversation.id, () => turn.line.remove(replyToId));
    if (outcome.kind !== 'sent') log.info({ outcome }, 'answered offer not taken away');
  }

  private async tell(turn: Turn, activity: Partial<Activity>): Promise<void> {
    const { outbound, pause, rate, log } = this.parts;
    rate?.spent();
    const outcome = await outbound.run(turn.activity.conversation.id, () => sendReply(turn.line, activity, pause));
    if (outcome.kind !== 'sent') log.warn({ outcome }, 'reply not delivered');
  }

  private bodyOf(turn: Turn, { reply }: Attended): InvokeBody {
    if (reply === undefined) return messageBody(TEXTS.alreadyReceived);
    try {
      return invokeBody(reply, this.parts.draw);
    } catch (error) {
      this.parts.log.error({ err: error, activity: turn.key }, 'card of a reply could not be drawn');
      return messageBody(TEXTS.failure);
    }
  }

  /** The HTTP answer is gone: the result takes the card's place by an update. */
  private later(turn: Turn, work: Promise<Attended>): void {
    // Who only looked on leaves the telling to whoever worked: else a text would be said twice.
    this.afterwards(turn, work, async ({ reply, here }) => (here && reply ? this.inPlace(turn, reply) : undefined));
  }

  /** Who was told to wait for the end of the work hears of it, also when it could not even begin. */
  private afterwards(turn: Turn, work: Promise<Attended>, tell: (end: Attended) => Promise<void>): void {
    const { works, log } = this.parts;
    const telling = work.then(tell, () => this.tell(turn, textActivity(TEXTS.failure)));
    works.track(telling, (error) => log.error({ err: error }, 'late reply failed'));
  }

  /** Puts the reply's card where the pressed card is; sends it when that card is unknown or gone. */
  private async inPlace(turn: Turn, reply: Reply): Promise<void> {
    const cardId = turn.activity.replyToId;
    if (!('card' in reply) || !cardId) {
      await this.tellAll(turn, async () => [reply]);
      return;
    }
    const outcome = await this.updateCard(turn, cardId, reply);
    if (outcome === undefined || outcome.kind === 'sent') return;
    if (outcome.kind === 'gone') await this.tellAll(turn, async () => [reply]);
    else this.parts.log.warn({ outcome }, 'card not updated');
  }

  private async updateCard(
    turn: Turn,
    cardId: string,
    reply: Extract<Reply, { card: unknown }>,
  ): Promise<SendOutcome | undefined> {
    const { outbound, draw, log } = this.parts;
    try {
      const activity = cardActivity(draw(reply.card));
      return await outbound.run(turn.activity.conversation.id, () => turn.line.update(cardId, activity));
    } catch (error) {
      log.error({ err: error }, 'card of a reply could not be drawn');
      await this.tell(turn, textActivity(TEXTS.failure));
      return undefined;
    }
  }
}
