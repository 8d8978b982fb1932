import { setTimeout as pause } from 'node:timers/promises';
import { sendFileActivity } from './file-activity.js';
import type { OfferedFiles } from './offered-files.js';
import type { Persona } from './personas.js';

const FETCH_MS = 15_000;

/** A file of the disk to attach, and whether it may be deleted when its link is over. */
export interface FileToAttach {
  readonly name: string;
  readonly path: string;
  readonly disposable: boolean;
}

/** Attaches files for a persona at links under `host`, and tells how many of them the bot has fetched within 15 s. */
export async function attachFor(
  persona: Persona,
  files: readonly FileToAttach[],
  text: string,
  offered: OfferedFiles,
  host: string,
): Promise<number> {
  const offers = files.map((file) => ({ name: file.name, ...offered.offer(file.path, file.disposable) }));
  let fetched = 0;
  const all = Promise.all(
    offers.map(async (offer) => {
      await offer.fetched;
      fetched += 1;
    }),
  );
  await sendFileActivity(
    persona,
    offers.map(({ name, link }) => ({ name, downloadUrl: `${host}${link}` })),
    text,
  );
  const late = new AbortController();
  await Promise.race([all, pause(FETCH_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
  return fetched;
}
