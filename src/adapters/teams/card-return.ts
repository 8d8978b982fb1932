import type { Card } from '../../application/messenger.js';
import { drawLiterals } from './card-drawing.js';
import { isObject } from './card-template.js';
import type { Json, JsonObject } from './card-text.js';

type Volver = NonNullable<Card['volver']>;

const acts = (node: JsonObject): boolean => node['type'] === 'Action.Execute' || node['type'] === 'Action.Submit';

/** Every button of the card, its fallback included, with `desde` in its data: the card that it leads to goes back there too. */
const remembering = (node: Json, desde: string): Json => {
  if (Array.isArray(node)) return node.map((item) => remembering(item, desde));
  if (!isObject(node)) return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'data' ? value : remembering(value, desde)]),
  );
  const data = node['data'];
  return acts(node) && (data === undefined || isObject(data)) ? { ...inner, data: { desde, ...data } } : inner;
};

const button = ({ title, desde, data }: Volver): Json => ({
  type: 'ActionSet',
  separator: true,
  spacing: 'Medium',
  actions: [
    {
      type: 'Action.Execute',
      title: `‹ ${title}`,
      verb: 'volver',
      data: { ...data, desde },
      associatedInputs: 'none',
    },
  ],
});

/** The card with a button that goes back to the list from which it was opened. */
export const withReturn = (card: Json, volver: Volver): Json => {
  const remembered = remembering(card, volver.desde);
  if (!isObject(remembered)) return remembered;
  const body = Array.isArray(remembered['body']) ? remembered['body'] : [];
  return { ...remembered, body: [...body, drawLiterals(button(volver))] };
};
