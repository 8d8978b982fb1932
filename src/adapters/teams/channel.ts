import { randomUUID } from 'node:crypto';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Logger } from 'pino';
import type { Chat } from '../../application/chat.js';
import type { FileOffers } from '../../application/file-offers.js';
import { InTurn } from '../../application/in-turn.js';
import type { Messenger } from '../../application/messenger.js';
import type { SideRecords } from '../../application/side-records.js';
import { Attachments } from './attachments.js';
import { BotAdapter } from './bot-adapter.js';
import { Conversations } from './conversations.js';
import type { FileRules } from './fetch-file.js';
import { FileConsents } from './file-consent.js';
import { Inbound, type Limits } from './inbound.js';
import { TeamsMessenger } from './messenger.js';
import { type Every, Once } from './once.js';
import type { Pause } from './pace.js';
import { Receiver, turnOf } from './receiver.js';
import type { DrawCard } from './replies.js';
import { createRouter } from './router.js';
import { SeenActivities } from './seen.js';
import { SendingRate } from './sending-rate.js';
import type { TeamsSettings } from './settings.js';
import { Works } from './works.js';

/** What the channel is made of. The last six have the values of production when missing. */
export interface ChannelParts {
  readonly settings: TeamsSettings;
  readonly side: SideRecords;
  readonly draw: DrawCard;
  readonly files: FileRules;
  readonly log: Logger;
  /** Replaces the credentials that the settings name. */
  readonly credentials?: ServiceClientCredentialsFactory;
  /** Bound of one request to the connector, in milliseconds. */
  readonly timeoutMs?: number;
  readonly limits?: Limits;
  readonly pause?: Pause;
  readonly every?: Every;
  /** Transport time in milliseconds since 1970; business time is the `Clock`'s. */
  readonly now?: () => number;
}

const TIMEOUT_MS = 10_000;
/** A message is answered well before Teams sends it again (15 s); an invoke before the client gives up on it. */
const LIMITS: Limits = { messageMs: 8000, actionMs: 4500 };

const sleep: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const repeat: Every = (ms, work) => {
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
};

/** The Teams edge: the way out exists before the application, the way in is opened for it. */
export interface TeamsChannel {
  readonly messenger: Messenger;
  /** Files to people's OneDrive. The local Teams can't do it, so who assembles the application leaves it out there. */
  readonly offers: FileOffers;
  /** Opens the messaging endpoint for a chat. */
  open(chat: Chat): Receiver;
  /** Resolves when no work is under way, HTTP answers already given included. */
  drained(): Promise<void>;
}

/** Builds the edge. Throws `UnsafeSettings` when the settings would leave the door open. */
export const createChannel = (parts: ChannelParts): TeamsChannel => {
  const { settings, side, draw, log, timeoutMs = TIMEOUT_MS, now = Date.now, every = repeat } = parts;
  const adapter = new BotAdapter(settings, parts.credentials);
  const conversations = new Conversations(side, now);
  const outbound = new InTurn();
  const pause = parts.pause ?? sleep;
  const rate =
    settings.localStart && settings.messagesPerSecond === undefined
      ? undefined
      : new SendingRate(now, pause, settings.messagesPerSecond);
  const works = new Works();
  const attachments = new Attachments(parts.files, log);
  const open = (chat: Chat): Receiver => {
    const seen = new SeenActivities(side, randomUUID(), now);
    const once = new Once({ seen, works, log, now, pause, every });
    const inbound = new Inbound({
      chat,
      conversations,
      once,
      works,
      outbound,
      rate,
      draw,
      fetchFiles: (found, token) => attachments.files(found, token),
      consents: new FileConsents({ chat, rules: parts.files, log }),
      pause,
      limits: parts.limits ?? LIMITS,
      log,
    });
    const router = createRouter(inbound, conversations, turnOf);
    return new Receiver({ settings, adapter, router, conversations, timeoutMs, now, log });
  };
  const messenger = new TeamsMessenger({
    adapter,
    appId: settings.appId,
    conversations,
    draw,
    outbound,
    rate,
    timeoutMs,
  });
  return { messenger, offers: messenger, open, drained: () => works.drained() };
};
