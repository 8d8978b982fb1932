import type { Archive } from './archive.js';
import type { Sniff } from './chat/inbox.js';
import type { Clock } from './clock.js';
import type { DocumentRenderer, Letterhead } from './document.js';
import type { EventLog } from './event-log.js';
import type { FileOffers } from './file-offers.js';
import type { ReportReader } from './import/report-reader.js';
import type { Institution } from './institution.js';
import type { Messenger } from './messenger.js';
import type { Later } from './outbox.js';
import type { SideRecords } from './side-records.js';
import type { Workbooks } from './workbook/workbooks.js';
import type { ZipWriter } from './zip.js';

/** What the application stands on: every port, and what the institution's file says. */
export interface ApplicationParts {
  readonly log: EventLog;
  readonly records: SideRecords;
  readonly archive: Archive;
  readonly clock: Clock;
  readonly machineNow: () => number;
  readonly institution: Institution;
  readonly letterhead: Letterhead;
  readonly renderer: DocumentRenderer;
  readonly messenger: Messenger;
  /** The way of a file to a person's OneDrive; without it, nobody is offered one. */
  readonly offers?: FileOffers;
  readonly sniff: Sniff;
  readonly writeZip: ZipWriter;
  /** The verifier that goes into each expediente (`deploy/verificar/verificar.mjs`). */
  readonly verificador: Uint8Array;
  /** Wakes the outbox when a retry falls due; without it, the next tick does. */
  readonly later?: Later;
  readonly reader: ReportReader;
  readonly workbooks: Workbooks;
  /** Where people's browsers reach the server, without a final slash. */
  readonly publicUrl: string;
  /** Told of every error that no person can mend. */
  readonly failed: (error: unknown) => void;
}
