import { EjemploError } from './ejemplo-error.js';
import type { CardMessage } from './playground.js';

const DOWNLOAD_MS = 60_000;

/** A file as a browser would download it. */
export interface Descarga {
  readonly nombre: string;
  readonly bytes: Uint8Array;
}

/** The address behind a button that opens one. */
function addressOf(value: unknown, title: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('title' in value && value.title === title && 'url' in value && typeof value.url === 'string') return value.url;
  for (const child of Object.values(value)) {
    const found = addressOf(child, title);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Downloads what a button of a card opens. Throws `EjemploError`. */
export async function descarga({ card }: Pick<CardMessage, 'card'>, title: string): Promise<Descarga> {
  const address = addressOf(card, title);
  if (address === undefined) throw new EjemploError(`La tarjeta no tiene la dirección de «${title}».`);
  const answer = await fetch(address, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (!answer.ok) throw new EjemploError(`«${title}» no se descargó: ${answer.status} ${await answer.text()}`);
  const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  return { nombre: decodeURIComponent(encoded), bytes: new Uint8Array(await answer.arrayBuffer()) };
}
