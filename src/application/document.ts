import type { Fecha } from '../domain/identity.js';

/** What the institution prints on every page. It comes from its configuration, never from the record. */
export interface Letterhead {
  /** Author of the file. */
  readonly institution: string;
  /** Lines at the head, from top to bottom: the institution, the area that issues the document. */
  readonly heading: readonly string[];
  /** One line at the foot: address, telephone, site. */
  readonly footer: string;
  /** Bytes of a PNG or a JPEG; without it the letterhead is text only. */
  readonly logo?: Uint8Array;
}

/** A name or a value under its label, such as «Hallazgo». */
export interface Field {
  readonly label: string;
  readonly value: string;
}

/** Who signs an instrument, and as what. */
export interface Party {
  readonly nombre: string;
  readonly cargo: string;
}

/** A column of a table. `width` is its share of the line, relative to the other columns. */
export interface Column {
  readonly header: string;
  readonly width: number;
}

/**
 * A piece of a document, by what it means and not by how it looks: each rendering has its own looks.
 * Texts are plain text; `\n` breaks the line.
 */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  /** `sub`: a heading under the one before. */
  | { readonly kind: 'heading'; readonly text: string; readonly sub?: true }
  /** `keepWithNext`: never the last thing on its page. `lead`: the words in bold that it begins with, such as a clause's name. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly lead?: string; readonly keepWithNext?: true }
  /** Place and date, number and subject, at the right of the first page. A line without label is plain. */
  | { readonly kind: 'reference'; readonly place: string; readonly fields: readonly Field[] }
  | { readonly kind: 'addressee'; readonly nombre: string; readonly cargo: string; readonly unidad?: string }
  /** Labelled texts under one heading, which repeats where they go over to the next page. */
  | {
      readonly kind: 'fields';
      readonly heading?: string;
      readonly fields: readonly Field[];
      readonly keepWithNext?: true;
    }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** The closing of a letter; what follows it, such as its note, begins on its page. */
  | { readonly kind: 'signature'; readonly nombre: string; readonly cargo: string }
  /** Those who sign an instrument, in two columns; the first of an odd number stands alone, at the top. Up to ten are all on one page. What follows begins on the page of the last ones. */
  | { readonly kind: 'signatures'; readonly parties: readonly Party[] }
  | { readonly kind: 'note'; readonly text: string; readonly keepWithNext?: true }
  | { readonly kind: 'page-break' };

/** A document as data. The same model gives the DOCX and the PDF, so both say the same. */
export interface DocumentModel {
  readonly title: string;
  readonly language: 'es-MX';
  readonly folio: string;
  /** Date of the document, which also dates the file: the clock never does. */
  readonly date: Fecha;
  readonly letterhead: Letterhead;
  /** Hash of the record's last commit (SHA-256, 64 hexadecimal digits), printed on every page. */
  readonly head: string;
  readonly blocks: readonly Block[];
}

/** A file carried inside the PDF, such as the facts that the document was built from. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  /** One es-MX line that says what it is. */
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** The two renderings of a document. Equal input gives equal bytes. */
export interface DocumentRenderer {
  /** The editable copy. Throws when the logo is neither a PNG nor a JPEG. */
  docx(model: DocumentModel): Promise<Uint8Array>;
  /** PDF/A-3a, tagged. Throws when the institution's template does not compile, with the compiler's words. */
  pdf(model: DocumentModel, attachments?: readonly Attachment[]): Promise<Uint8Array>;
}
