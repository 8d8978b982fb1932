import { Buffer } from 'node:buffer';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Attachment, Block, DocumentModel } from '../../application/document.js';
import { printable } from '../../application/printable-text.js';
import { logoImage } from './logo-image.js';
import { missingTexts, withoutTexts } from './missing-glyphs.js';

/** The template that every document goes through, in the folder that the institution may edit. */
const TEMPLATE = 'documento.typ';

/** Rounds of Typst's cache that a result survives unused: without eviction the process grows with every document. */
const CACHE_ROUNDS = 10;

/** Another round is only needed when a substitute is missing too, as in a font without «□». */
const MOST_ATTEMPTS = 3;

/** Says what «□» stands for, and where the whole text is: not every document carries its facts. */
const substituted = (attachments: readonly Attachment[]): Block => ({
  kind: 'note',
  text:
    'Nota: los signos que la tipografía de este documento no contiene aparecen como «□». El texto íntegro está en ' +
    `${attachments.length === 0 ? 'el registro' : 'los datos adjuntos a este archivo y en el registro'}.`,
});

/** Makes PDFs; the same model, attachments and templates give the same bytes. */
export type RenderPdf = (model: DocumentModel, attachments?: readonly Attachment[]) => Promise<Uint8Array>;

/**
 * PDF/A-3a (tagged, es-MX) by Typst, from `documento.typ` in `templates` (a folder). What people wrote reaches the
 * template as JSON data, never as Typst source. Compiling is synchronous, hence the thread of `rendering-thread.ts`; a turn of the
 * loop comes before each, without which a run of documents does not free the compiler's memory.
 * Throws when the template does not compile, with the compiler's words.
 */
export function pdfRenderer(templates: string): RenderPdf {
  const workspace = resolve(templates);
  const compiler = NodeCompiler.create({ workspace });
  return async (model, attachments = []) => {
    await setImmediate();
    const files = virtualFiles(workspace, model, attachments);
    for (const file of files) compiler.mapShadow(file.path, Buffer.from(file.bytes));
    try {
      return compileShowing(compiler, workspace, model, attachments);
    } finally {
      compiler.resetShadow();
      compiler.evictCache(CACHE_ROUNDS);
    }
  };
}

/** Typst tells the format of a picture by its name. */
const logoFile = (logo: Uint8Array): string => `membrete-logo.${logoImage(logo).format}`;

/** Never the attachment's own name, which could be that of a template. */
const attachmentFile = (index: number): string => `adjunto-${index}.bin`;

interface VirtualFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

function virtualFiles(
  workspace: string,
  model: DocumentModel,
  attachments: readonly Attachment[],
): readonly VirtualFile[] {
  const { logo } = model.letterhead;
  return [
    ...(logo === undefined ? [] : [{ path: resolve(workspace, logoFile(logo)), bytes: logo }]),
    ...attachments.map(({ bytes }, index) => ({ path: resolve(workspace, attachmentFile(index)), bytes })),
  ];
}

/**
 * Compiles; where the fonts lack a sign (an emoji), or it means nothing outside one font (the private use areas), which
 * PDF/A forbids, shows «□» in its place and says so.
 */
function compileShowing(
  compiler: NodeCompiler,
  workspace: string,
  model: DocumentModel,
  attachments: readonly Attachment[],
): Uint8Array {
  const missing = privateSigns(model);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return compile(compiler, workspace, templateData(model, attachments, missing));
    } catch (error) {
      const found = missingTexts(error);
      if (found.length === 0 || attempt === MOST_ATTEMPTS) throw error;
      for (const text of found) missing.add(text);
    }
  }
}

/** Typst names only the first of these in each complaint, so they are found beforehand. */
const privateSigns = ({ letterhead: { logo: _logo, ...letterhead }, ...model }: DocumentModel): Set<string> =>
  new Set(printable(JSON.stringify({ ...model, letterhead })).match(/\p{Private_Use}/gu));

function compile(compiler: NodeCompiler, workspace: string, modelo: string): Uint8Array {
  const compiled = compiler.compile({ mainFilePath: resolve(workspace, TEMPLATE), inputs: { modelo } });
  if (compiled.result === null) {
    throw new Error(
      `document template does not compile: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`,
    );
  }
  return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'a-3a' }));
}

function templateData(model: DocumentModel, attachments: readonly Attachment[], missing: ReadonlySet<string>): string {
  const data = {
    ...model,
    letterhead: { ...model.letterhead, logo: undefined },
    logo: model.letterhead.logo === undefined ? null : logoFile(model.letterhead.logo),
    // At the head: behind a table it might stand alone on the last page.
    blocks: missing.size === 0 ? model.blocks : [substituted(attachments), ...model.blocks],
    attachments: attachments.map(({ bytes: _bytes, ...rest }, index) => ({ ...rest, file: attachmentFile(index) })),
  };
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'string' ? withoutTexts(printable(value), missing) : value,
  );
}
