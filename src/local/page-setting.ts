import type { BotClient } from './bot-client.js';
import type { Persona } from './personas.js';

/** What the start page needs. */
export interface PageSetting {
  /** 0 takes any free port. */
  readonly port: number;
  readonly everyone: readonly Persona[];
  readonly bot: BotClient;
  /** Folder for the files that wait to be fetched; its content is deleted. */
  readonly uploadsDir: string;
  /** Folder of `start-page.css` and `start-page.js`. */
  readonly assetsDir: string;
  /** A ready sample to attach with one button. */
  readonly sample: { readonly name: string; readonly path: string } | undefined;
  /** es-MX warnings to show, asked at each poll. */
  readonly warnings: () => Promise<readonly string[]>;
}
