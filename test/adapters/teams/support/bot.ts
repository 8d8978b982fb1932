import { join } from 'node:path';
import { pino } from 'pino';
import { createServer, listen, mountMessages, stopListening } from '../../../../src/adapters/http/server.js';
import { cardDrawer } from '../../../../src/adapters/teams/cards.js';
import { type ChannelParts, createChannel, type TeamsChannel } from '../../../../src/adapters/teams/channel.js';
import { DEFAULT_FILE_RULES } from '../../../../src/adapters/teams/fetch-file.js';
import type { TeamsSettings } from '../../../../src/adapters/teams/settings.js';
import { TENANT } from './activities.js';
import { RecordingChat } from './chat.js';
import { MemorySideRecords } from './side-records.js';

/** Templates of these tests' own, so that the real cards may change. */
export const TEMPLATES = join(import.meta.dirname, '../../../../../test/adapters/teams/support/templates');

export const LOCAL: TeamsSettings = { localStart: true, appId: '', tenantId: TENANT, credentials: { kind: 'none' } };

export const silent = pino({ level: 'silent' });

/** The edge behind its real HTTP server, with a recording chat. */
export interface TestBot {
  readonly chat: RecordingChat;
  readonly side: MemorySideRecords;
  readonly channel: TeamsChannel;
  readonly origin: string;
  /** Posts an activity; a string body goes as it is. */
  post(
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: unknown; text: string }>;
  close(): Promise<void>;
}

const jsonOf = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

export const startBot = async (over: Partial<ChannelParts> = {}): Promise<TestBot> => {
  const chat = new RecordingChat();
  const side = new MemorySideRecords();
  const settings = over.settings ?? LOCAL;
  const parts: ChannelParts = {
    settings,
    side,
    draw: cardDrawer(TEMPLATES),
    files: DEFAULT_FILE_RULES,
    log: silent,
    ...over,
  };
  const channel = createChannel(parts);
  const receiver = channel.open(chat);
  const server = createServer({ log: parts.log, localStart: settings.localStart });
  mountMessages(server, (request) => receiver.receive(request));
  const origin = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0, settings.localStart)}`;
  const post: TestBot['post'] = async (body, headers = {}) => {
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: jsonOf(text), text };
  };
  const close = async (): Promise<void> => {
    await stopListening(server);
    await channel.drained();
  };
  return { chat, side, channel, origin, post, close };
};
