/** The few facts of mammoth's document tree that are read here. mammoth publishes no types for it. */
export interface DocxNode {
  readonly type: string;
  readonly children: readonly DocxNode[];
  readonly value: string;
  readonly style: string;
  readonly bold: boolean;
  /** It has automatic numbering or a bullet. */
  readonly listed: boolean;
  /** How deep its list is inside of others, from 0. */
  readonly level: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

const EMPTY: DocxNode = {
  type: '',
  children: [],
  value: '',
  style: '',
  bold: false,
  listed: false,
  level: 0,
  colSpan: 1,
  rowSpan: 1,
};

const field = (node: object, name: string): unknown => Object.entries(node).find(([key]) => key === name)?.[1];

const textField = (node: object, name: string): string => {
  const value = field(node, name);
  return typeof value === 'string' ? value : '';
};

const spanField = (node: object, name: string): number => {
  const value = field(node, name);
  return typeof value === 'number' && value >= 1 && value <= 10_000 ? value : 1;
};

const levelOf = (numbering: unknown): number =>
  typeof numbering === 'object' && numbering !== null ? Number(field(numbering, 'level')) || 0 : 0;

/** Takes what is needed of mammoth's tree. Nodes that it doesn't know are empty, never an error. */
export const parseNode = (node: unknown): DocxNode => {
  if (typeof node !== 'object' || node === null) return EMPTY;
  const children = field(node, 'children');
  const numbering = field(node, 'numbering');
  return {
    type: textField(node, 'type'),
    children: Array.isArray(children) ? children.map(parseNode) : [],
    value: textField(node, 'value'),
    style: textField(node, 'styleName') || textField(node, 'styleId'),
    bold: field(node, 'isBold') === true,
    listed: typeof numbering === 'object' && numbering !== null,
    level: levelOf(numbering),
    colSpan: spanField(node, 'colSpan'),
    rowSpan: spanField(node, 'rowSpan'),
  };
};
