import type { Attachment, DocumentModel } from '../../application/document.js';
import type { WorkbookModel } from '../../application/workbook/model.js';

/** A file to be made, in words that cross from one thread to another. */
export type RenderingJob =
  | { readonly kind: 'docx'; readonly model: DocumentModel }
  | { readonly kind: 'pdf'; readonly model: DocumentModel; readonly attachments: readonly Attachment[] }
  | { readonly kind: 'xlsx'; readonly model: WorkbookModel };

/** What came of a job: its file, or why there is none. */
export type RenderingOutcome = { readonly bytes: Uint8Array } | { readonly error: Error };
