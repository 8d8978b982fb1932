import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Chat } from '../../application/chat.js';
import type { FileOffer, OfferFollowUp } from '../../application/file-offers.js';
import type { PersonId } from '../../domain/identity.js';
import { type FileRules, isAllowed } from './fetch-file.js';
import { textActivity } from './replies.js';
import { uploadFile } from './upload-file.js';

const Context = z.object({ oferta: z.string().max(100) });

/** The `value` of a `fileConsent/invoke`: what the person answered, and where Teams lets the file be put. */
export const FileConsent = z.object({
  type: z.literal('fileUpload'),
  action: z.enum(['accept', 'decline']),
  context: Context,
  uploadInfo: z
    .object({
      contentUrl: z.string().max(10_000),
      name: z.string().max(1000),
      uploadUrl: z.string().max(10_000),
      uniqueId: z.string().max(500),
      fileType: z.string().max(100),
    })
    .nullish(),
});
export type FileConsent = z.infer<typeof FileConsent>;

type UploadInfo = NonNullable<FileConsent['uploadInfo']>;
type Upload = Extract<OfferFollowUp, { kind: 'upload' }>;

/** Signs that OneDrive takes in no file name. */
const FORBIDDEN = /["*:<>?/\\|]/g;

/** The card with which Teams asks the person whether the bot may put a file in their OneDrive. */
export const consentActivity = ({ id, archivo }: FileOffer): Partial<Activity> => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: archivo.nombre.replace(FORBIDDEN, '-'),
      content: {
        description: 'Documento del seguimiento de ASM, para guardarlo en su OneDrive.',
        sizeInBytes: archivo.bytes,
        acceptContext: { oferta: id },
        declineContext: { oferta: id },
      },
    },
  ],
});

/** The card that opens the file where it now is. */
const infoActivity = ({ contentUrl, name, uniqueId, fileType }: UploadInfo): Partial<Activity> => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl,
      name,
      content: { uniqueId, fileType },
    },
  ],
});

const kept = (name: string): Partial<Activity> => textActivity(`«${name}» se guardó en su OneDrive.`);

const notKept = (name: string): Partial<Activity> =>
  textActivity(
    `No se pudo guardar «${name}» en su OneDrive. Presione de nuevo «Enviar a mi OneDrive», o ábralo en el navegador.`,
  );

interface Parts {
  readonly chat: Chat;
  readonly rules: FileRules;
  readonly log: Logger;
}

/** Does what a person answered about a file and their OneDrive; the HTTP answer is gone by then. */
export class FileConsents {
  constructor(private readonly parts: Parts) {}

  /** What is left to say to the person, or nothing. Never throws for what Teams or OneDrive answer. */
  async follow(person: PersonId, consent: FileConsent): Promise<Partial<Activity> | undefined> {
    const { action, context, uploadInfo } = consent;
    const followUp = await this.parts.chat.onOfferAnswered({
      person,
      offer: context.oferta,
      accepted: action === 'accept',
    });
    if (followUp.kind === 'nothing') return undefined;
    if (followUp.kind === 'say') return textActivity(followUp.text);
    return this.upload(person, followUp, uploadInfo ?? undefined);
  }

  private async upload(
    person: PersonId,
    { archivo, bytes, settle }: Upload,
    info: UploadInfo | undefined,
  ): Promise<Partial<Activity>> {
    const { rules, log } = this.parts;
    const end =
      info === undefined
        ? ({ kind: 'failed', failure: 'broken' } as const)
        : await uploadFile(info.uploadUrl, bytes, rules);
    await settle(end.kind === 'uploaded');
    const outcome = end.kind === 'uploaded' ? end.kind : end.failure;
    log.info({ person, sha256: archivo.sha256, outcome }, 'file for OneDrive');
    if (info === undefined || end.kind !== 'uploaded') return notKept(archivo.nombre);
    const opens = URL.canParse(info.contentUrl) && isAllowed(new URL(info.contentUrl), rules);
    return opens ? infoActivity(info) : kept(archivo.nombre);
  }
}
