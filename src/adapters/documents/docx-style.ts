import { AlignmentType, convertMillimetersToTwip, type IStylesOptions, LineRuleType } from 'docx';

/** Colours, RGB in hexadecimal: the same as in the PDF's `estilo.typ`. */
export const COLOUR = { accent: '2B4A5E', soft: 'EAF0F3', grey: '55606A', line: 'B9C4CB', white: 'FFFFFF' } as const;

/** Letter paper and margins, in twips (twentieths of a point). */
export const PAGE = {
  width: 12240,
  height: 15840,
  margin: convertMillimetersToTwip(25),
  top: convertMillimetersToTwip(35),
  bottom: convertMillimetersToTwip(30),
  header: convertMillimetersToTwip(12),
  footer: convertMillimetersToTwip(10),
} as const;

/** Width of a line of text, in twips. */
export const LINE_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Ids of the paragraph styles, as people see them in Word's list of styles. */
export const STYLE = {
  body: 'Cuerpo',
  reference: 'Referencia',
  addressee: 'Destinatario',
  cell: 'Celda',
  cellHeader: 'CeldaEncabezado',
  item: 'Numerado',
  signature: 'Firma',
  note: 'Nota',
  letterhead: 'Membrete',
  foot: 'Pie',
} as const;

/** Word's own names for the title and heading styles, so that its navigation pane shows them. */
const builtIn: Pick<IStylesOptions, 'default'> = {
  default: {
    document: {
      run: {
        font: 'Times New Roman',
        size: 22,
        language: { value: 'es-MX', eastAsia: 'es-MX', bidirectional: 'es-MX' },
      },
    },
    heading1: {
      run: { bold: true, size: 27, color: COLOUR.accent },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240 }, keepNext: true },
    },
    heading2: {
      run: { bold: true, size: 23, color: COLOUR.accent },
      paragraph: { spacing: { before: 280, after: 160 }, keepNext: true },
    },
    heading3: {
      run: { bold: true, size: 22, color: COLOUR.accent },
      paragraph: { spacing: { before: 200, after: 120 }, keepNext: true },
    },
  },
};

const line = (times: number) => ({ line: Math.round(times * 240), lineRule: LineRuleType.AUTO });

/** The paragraph styles of every document: who edits the copy changes a style once, not each paragraph. */
export const documentStyles: IStylesOptions = {
  ...builtIn,
  paragraphStyles: [
    {
      id: STYLE.body,
      name: 'Cuerpo',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH, spacing: { after: 200, ...line(1.12) } },
    },
    {
      id: STYLE.reference,
      name: 'Referencia',
      paragraph: { alignment: AlignmentType.RIGHT, indent: { left: 2800 }, spacing: { after: 160, ...line(1.05) } },
    },
    {
      id: STYLE.addressee,
      name: 'Destinatario',
      paragraph: { spacing: { before: 240, after: 280, ...line(1.1) }, keepLines: true },
    },
    {
      id: STYLE.cell,
      name: 'Celda',
      run: { size: 20 },
      paragraph: { spacing: { before: 30, after: 30, ...line(1.05) } },
    },
    {
      id: STYLE.cellHeader,
      name: 'Celda de encabezado',
      run: { size: 20, bold: true, color: COLOUR.white },
      paragraph: { spacing: { before: 30, after: 30 }, keepNext: true },
    },
    { id: STYLE.item, name: 'Numerado', paragraph: { spacing: { after: 120, ...line(1.12) } } },
    {
      id: STYLE.signature,
      name: 'Firma',
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, keepLines: true, spacing: { ...line(1.05) } },
    },
    {
      id: STYLE.note,
      name: 'Nota',
      run: { size: 17, color: COLOUR.grey },
      paragraph: { spacing: { before: 200, after: 160, ...line(1.05) }, keepLines: true },
    },
    { id: STYLE.letterhead, name: 'Membrete', run: { color: COLOUR.accent }, paragraph: { spacing: { after: 0 } } },
    { id: STYLE.foot, name: 'Pie', run: { size: 17, color: COLOUR.grey }, paragraph: { spacing: { before: 20 } } },
  ],
};
