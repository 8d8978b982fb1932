import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { z } from 'zod';
import { type Persona, TENANT_ID, teamsAddress } from './personas.js';
import { nombreCorto } from './playground-config.js';

const CALL_MS = 10_000;

/** A file to attach: what its sender calls it, and the address where the bot fetches it. */
export interface AttachedFile {
  readonly name: string;
  readonly downloadUrl: string;
}

const template = z.object({ id: z.string(), from: z.record(z.unknown()) }).passthrough();

/**
 * Sends, as a persona, the message that Teams sends when a person attaches files in a personal chat. The playground has
 * no file picker and drops attachments from its own messages, so the whole activity goes through its custom activities.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
export async function sendFileActivity(persona: Persona, files: readonly AttachedFile[], text: string): Promise<void> {
  const base = template.parse(await (await call(persona, templatePath(persona))).json());
  const activity = { ...base, ...messageOf(persona, files, text), from: { ...base.from, name: nombreCorto(persona) } };
  await call(persona, '/_internal/v1/customActivities', activity);
}

const templatePath = (persona: Persona): string =>
  `/_internal/v1/customActivities/template?conversationId=${encodeURIComponent(persona.conversationId)}`;

/** The parts of the activity that the playground's template leaves out, as it writes them for a typed message. */
const messageOf = (persona: Persona, files: readonly AttachedFile[], text: string): Record<string, unknown> => ({
  type: 'message',
  text,
  textFormat: 'plain',
  locale: 'es-MX',
  localTimezone: 'America/Mexico_City',
  entities: [{ type: 'clientInfo', locale: 'es-MX', country: 'MX', platform: 'Web', timezone: 'America/Mexico_City' }],
  channelData: { tenant: { id: TENANT_ID } },
  attachments: [
    ...files.map((file) => attachmentOf(persona, file)),
    { contentType: 'text/html', content: '<div></div>' },
  ],
});

const attachmentOf = (persona: Persona, { name, downloadUrl }: AttachedFile): Record<string, unknown> => {
  const uniqueId = randomUUID().toUpperCase();
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    // Where the file would live in the person's OneDrive: no bot can fetch it from there, here or in Teams.
    contentUrl: `https://institucion-my.sharepoint.invalid/personal/${persona.clave}/Documents/${encodeURIComponent(name)}`,
    name,
    content: { downloadUrl, uniqueId, fileType: extname(name).slice(1).toLowerCase(), etag: `"{${uniqueId}},1"` },
  };
};

async function call(persona: Persona, path: string, body?: unknown): Promise<Response> {
  const init: RequestInit = { signal: AbortSignal.timeout(CALL_MS) };
  if (body !== undefined) {
    init.method = 'POST';
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const answer = await fetch(`${teamsAddress(persona)}${path}`, init);
  if (!answer.ok) throw new Error(`the local Teams of ${persona.clave} answered ${answer.status} to ${path}`);
  return answer;
}
