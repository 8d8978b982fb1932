/** What stands in the PDF for a sign that its fonts do not have. */
const SUBSTITUTE = '□';

/** Typst's own words for it (0.14), inside a Rust debug string, where quotes and escapes are escaped once more. */
const COMPLAINT = /the text `\\?"(.+?)\\?"` could not be displayed/gu;

/** The texts that an export to PDF/A refused for lack of a glyph; none when it failed for another reason. */
export function missingTexts(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const texts = [...error.message.matchAll(COMPLAINT)].map(([, text = '']) => unescaped(text));
  return [...new Set(texts)];
}

const unescaped = (text: string): string =>
  text.replace(/\\+u\{([0-9a-f]+)\}/g, (_match, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

/** The text with each missing sign as «□»; joiners and variation selectors, which show nothing, just go. */
export function withoutTexts(text: string, missing: ReadonlySet<string>): string {
  let shown = text;
  for (const sign of missing) shown = shown.replaceAll(sign, isIgnorable(sign) ? '' : SUBSTITUTE);
  return shown;
}

const isIgnorable = (sign: string): boolean => /^\p{Default_Ignorable_Code_Point}+$/u.test(sign);
