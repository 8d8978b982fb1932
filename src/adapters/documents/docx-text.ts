import { type IRunOptions, TextRun } from 'docx';
import { printable } from '../../application/printable-text.js';

/** The runs of a plain text: every text of a DOCX comes through here, since XML refuses control characters. */
export function runs(text: string, options: Omit<IRunOptions, 'text' | 'children' | 'break'> = {}): TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, at) => new TextRun({ ...options, text: line, ...(at === 0 ? {} : { break: 1 }) }));
}
