import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Source } from '../../application/import/source.js';
import { type Content, contentOf } from './content-type.js';
import { readDocx } from './read-docx.js';
import { readPdf } from './read-pdf.js';
import { readText } from './read-text.js';
import { readXlsx } from './read-xlsx.js';
import type { ReadingLimits } from './reading-limits.js';
import { Unreadable, unreadable } from './unreadable.js';

const EXTENSIONS: Readonly<Record<Content['type'], readonly string[]>> = {
  xlsx: ['xlsx', 'xlsm'], docx: ['docx', 'docm'], pdf: ['pdf'], text: ['csv', 'txt', 'tsv', 'tab'],
};
const NAMES: Readonly<Record<Content['type'], string>> = {
  xlsx: 'un libro de Excel', docx: 'un documento de Word', pdf: 'un PDF', text: 'un texto',
};
const MACROS = 'El archivo trae macros: no se leyeron ni se ejecutaron.';

const mislabelled = (content: Content, name: string): readonly string[] => {
  const extension = /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined || EXTENSIONS[content.type].includes(extension)) return [];
  return [`El archivo se llama «.${extension}», pero es ${NAMES[content.type]} y así se leyó.`];
};

const readContent = (content: Content, bytes: Uint8Array, name: string, limits: ReadingLimits): Promise<Source> | Source => {
  switch (content.type) {
    case 'text':
      return readText(content.text, name, content.guessed, limits);
    case 'pdf':
      return readPdf(bytes, limits);
    case 'xlsx':
      return readXlsx(bytes, limits);
    case 'docx':
      return readDocx(bytes, limits);
  }
};

/** Reads a file in this very thread, without bound on time or memory: only for the reading thread. */
export const readBytes = async (bytes: Uint8Array, name: string, limits: ReadingLimits): Promise<Source | Refusal> => {
  try {
    const content = await contentOf(bytes, limits);
    const source = await readContent(content, bytes, name, limits);
    const macros = 'macros' in content && content.macros ? [MACROS] : [];
    return { ...source, warnings: [...mislabelled(content, name), ...macros, ...source.warnings] };
  } catch (error) {
    if (error instanceof Unreadable && isRefusal(error.refusal)) return error.refusal;
    if (error instanceof RangeError) return unreadable.tooHeavy();
    throw error;
  }
};
