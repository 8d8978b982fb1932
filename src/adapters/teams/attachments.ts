import type { Logger } from 'pino';
import { z } from 'zod';
import type { IncomingFile } from '../../application/chat.js';
import type { InboundAttachment } from './activity.js';
import { type FetchFailure, type FileRules, fetchFile } from './fetch-file.js';

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
const MOST_FILES = 10;
const MOST_BYTES_PER_MESSAGE = 100_000_000;

const DownloadInfo = z.object({ downloadUrl: z.string().min(1) });

const WITHOUT_NAME = 'archivo sin nombre';
const AGAIN = 'Envíelo de nuevo en este chat con el botón de adjuntar (el clip).';

const unavailable = (name: string, why: string, next: string): IncomingFile => ({
  kind: 'unavailable',
  name,
  why,
  next,
});

const REASONS: Readonly<Record<FetchFailure, readonly [why: string, next: string]>> = {
  'forbidden-address': ['El archivo no viene de un sitio permitido por la institución.', AGAIN],
  'too-large': ['El archivo rebasa el tamaño máximo que se recibe.', 'Divídalo o redúzcalo y envíelo de nuevo.'],
  'too-slow': ['El archivo tardó demasiado en descargarse.', 'Envíelo de nuevo en unos minutos.'],
  expired: ['El permiso para descargar el archivo ya venció.', AGAIN],
  broken: ['El archivo no se pudo descargar completo.', 'Envíelo de nuevo en unos minutos.'],
};

/** What Teams adds to a message by itself: the HTML copy of its text. */
const isNoise = (attachment: InboundAttachment): boolean => attachment.contentType.startsWith('text/html');

const explained = (name: string, contentType: string): IncomingFile => {
  if (contentType.startsWith('image/')) {
    return unavailable(
      name,
      'Las imágenes pegadas en el mensaje no se pueden recibir.',
      'Guárdela como archivo y adjúntela con el clip.',
    );
  }
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

const sizeOf = (file: IncomingFile): number => (file.kind === 'file' ? file.bytes.length : 0);

/** Takes the files out of a message's attachments, one after another. Addresses are never logged. */
export class Attachments {
  constructor(
    private readonly rules: FileRules,
    private readonly log: Logger,
  ) {}

  /** Every attachment that a person put there becomes a file, or an es-MX explanation. Never throws. */
  async files(attachments: readonly InboundAttachment[]): Promise<readonly IncomingFile[]> {
    const wanted = attachments.filter((attachment) => !isNoise(attachment));
    const files: IncomingFile[] = [];
    let left = MOST_BYTES_PER_MESSAGE;
    for (const [index, attachment] of wanted.entries()) {
      const file = index < MOST_FILES ? await this.file(attachment, left) : this.tooMany(attachment);
      left -= sizeOf(file);
      files.push(file);
    }
    return files;
  }

  private tooMany(attachment: InboundAttachment): IncomingFile {
    const why = `Se reciben hasta ${MOST_FILES} archivos por mensaje.`;
    return unavailable(attachment.name ?? WITHOUT_NAME, why, 'Envíe los demás en otro mensaje.');
  }

  private async file(attachment: InboundAttachment, left: number): Promise<IncomingFile> {
    const name = attachment.name?.trim() || WITHOUT_NAME;
    if (attachment.contentType !== DOWNLOAD) return explained(name, attachment.contentType);
    const info = DownloadInfo.safeParse(attachment.content);
    if (!info.success) return unavailable(name, ...REASONS.broken);
    const maxBytes = Math.min(this.rules.maxBytes, left);
    const fetched = await fetchFile(info.data.downloadUrl, { ...this.rules, maxBytes });
    if (fetched.kind === 'bytes') return { kind: 'file', name, bytes: fetched.bytes };
    this.log.warn({ failure: fetched.failure }, 'file not fetched');
    return unavailable(name, ...REASONS[fetched.failure]);
  }
}
