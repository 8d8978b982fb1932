import type { Logger } from 'pino';
import { z } from 'zod';
import type { IncomingFile } from '../../application/chat.js';
import type { InboundAttachment } from './activity.js';
import { type FetchedFile, type FetchFailure, type FileRules, fetchFile, fetchPasted } from './fetch-file.js';
import { pastedName } from './pasted-image.js';

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
const MOST_FILES = 10;
const MOST_BYTES_PER_MESSAGE = 100_000_000;

const DownloadInfo = z.object({ downloadUrl: z.string().min(1) });

/** Gives the bot's token for the connector; undefined when there is none to be had. */
export type BotToken = () => Promise<string | undefined>;

const MEGABYTE = 1024 * 1024;
const PASTED = 'imagen pegada';
const WITHOUT_NAME = 'archivo sin nombre';
const AGAIN = 'Envíelo de nuevo en este chat con el botón de adjuntar (el clip).';

const unavailable = (name: string, why: string, next: string): IncomingFile => ({
  kind: 'unavailable',
  name,
  why,
  next,
});

const REASONS: Readonly<Record<Exclude<FetchFailure, 'too-large'>, readonly [why: string, next: string]>> = {
  'forbidden-address': ['El archivo no viene de un sitio permitido por la institución.', AGAIN],
  'too-slow': ['El archivo tardó demasiado en descargarse.', 'Envíelo de nuevo en unos minutos.'],
  expired: ['El permiso para descargar el archivo ya venció.', AGAIN],
  broken: ['El archivo no se pudo descargar completo.', 'Envíelo de nuevo en unos minutos.'],
};

/** What Teams adds to a message by itself: the HTML copy of its text. */
const isNoise = (attachment: InboundAttachment): boolean => attachment.contentType.startsWith('text/html');

const explained = (name: string, contentType: string): IncomingFile => {
  if (contentType.startsWith('application/vnd.microsoft.card.')) {
    return unavailable(
      name,
      'Las tarjetas reenviadas no se pueden recibir como archivo.',
      'Adjunte el documento original.',
    );
  }
  return unavailable(
    name,
    'Este tipo de adjunto o vínculo no se puede recibir.',
    'Descargue el documento y adjúntelo con el clip.',
  );
};

/** An image pasted in the message: it lies at the connector, and not in the person's OneDrive. */
const isPasted = ({ contentType, contentUrl }: InboundAttachment): boolean =>
  contentType.startsWith('image/') && typeof contentUrl === 'string' && contentUrl !== '';

const sizeOf = (file: IncomingFile): number => (file.kind === 'file' ? file.bytes.length : 0);

/** Takes the files out of a message's attachments, one after another. Addresses are never logged. */
export class Attachments {
  constructor(
    private readonly rules: FileRules,
    private readonly log: Logger,
  ) {}

  /**
   * Every attachment that a person put there becomes a file, or an es-MX explanation. Never throws. `token` is the bot's own,
   * for images that lie at the connector.
   */
  async files(attachments: readonly InboundAttachment[], token: BotToken): Promise<readonly IncomingFile[]> {
    const wanted = attachments.filter((attachment) => !isNoise(attachment));
    const files: IncomingFile[] = [];
    let left = Math.max(MOST_BYTES_PER_MESSAGE, this.rules.maxBytes);
    for (const [index, attachment] of wanted.entries()) {
      const file = index < MOST_FILES ? await this.file(attachment, left, token) : this.tooMany(attachment);
      left -= sizeOf(file);
      files.push(file);
    }
    return files;
  }

  private tooMany(attachment: InboundAttachment): IncomingFile {
    const why = `Se reciben hasta ${MOST_FILES} archivos por mensaje.`;
    return unavailable(attachment.name ?? WITHOUT_NAME, why, 'Envíe los demás en otro mensaje.');
  }

  private async file(attachment: InboundAttachment, left: number, token: BotToken): Promise<IncomingFile> {
    const name = attachment.name?.trim() || WITHOUT_NAME;
    const rules = { ...this.rules, maxBytes: Math.min(this.rules.maxBytes, left) };
    if (isPasted(attachment)) {
      const fetched = await fetchPasted(attachment.contentUrl ?? '', rules, token);
      return this.outcome(fetched, attachment.name?.trim() || PASTED, left, (bytes) =>
        pastedName(attachment.name, bytes),
      );
    }
    if (attachment.contentType !== DOWNLOAD) return explained(name, attachment.contentType);
    const info = DownloadInfo.safeParse(attachment.content);
    if (!info.success) return unavailable(name, ...REASONS.broken);
    return this.outcome(await fetchFile(info.data.downloadUrl, rules), name, left, () => name);
  }

  private outcome(
    fetched: FetchedFile,
    name: string,
    left: number,
    nameOf: (bytes: Uint8Array) => string,
  ): IncomingFile {
    if (fetched.kind === 'bytes') return { kind: 'file', name: nameOf(fetched.bytes), bytes: fetched.bytes };
    this.log.warn({ failure: fetched.failure }, 'file not fetched');
    if (fetched.failure === 'too-large') return unavailable(name, ...this.tooLarge(left));
    return unavailable(name, ...REASONS[fetched.failure]);
  }

  private tooLarge(left: number): readonly [why: string, next: string] {
    const { maxBytes } = this.rules;
    return left < maxBytes
      ? ['Los archivos de este mensaje suman más de lo que se recibe de una vez.', 'Envíe este en otro mensaje.']
      : [
          `El archivo rebasa el tamaño máximo que se recibe (${Math.floor(maxBytes / MEGABYTE)} MB).`,
          'Divídalo o redúzcalo y envíelo de nuevo.',
        ];
  }
}
