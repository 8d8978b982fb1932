import type { CardJson } from './teams-messages.js';

/** A button of a card with the inputs that are sent with it. */
export interface Button {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly inputs: readonly CardInput[];
}

/** An input of a card. */
export interface CardInput {
  readonly id: string;
  readonly value: string | undefined;
  readonly required: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** All buttons of a card in reading order, those of `Action.ShowCard` included, each with its own and its parents' inputs. */
export function buttonsOf(card: CardJson): readonly Button[] {
  return buttonsIn(card, []);
}

function buttonsIn(card: Json, outer: readonly CardInput[]): readonly Button[] {
  const parts = partsOf(card);
  const inputs = [...outer, ...parts.filter(isInput).map(inputOf)];
  return parts.flatMap((part) => {
    if (part.type === 'Action.ShowCard' && isJson(part.card)) return buttonsIn(part.card, inputs);
    if (part.type !== 'Action.Execute' && part.type !== 'Action.Submit') return [];
    return [buttonOf(part, part.type, part.associatedInputs === 'none' ? [] : inputs)];
  });
}

/** The objects within a card, depth first, without entering the data of an action or a card of its own. */
function partsOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (key === 'data' || key === 'fallback' || key === 'card' || key === 'refresh') return [];
    return [...(Array.isArray(child) ? child : [child])].flatMap((each) =>
      isJson(each) ? [each, ...partsOf(each)] : [],
    );
  });
}

function buttonOf(part: Json, type: Button['type'], inputs: readonly CardInput[]): Button {
  const data = isJson(part.data) ? part.data : {};
  return { type, title: textOf(part.title), verb: textOf(part.verb ?? data.verb), data, inputs };
}

const inputOf = (part: Json): CardInput => ({
  id: textOf(part.id),
  value: part.value === undefined ? toggledOff(part) : String(part.value),
  required: part.isRequired === true,
});

/** A toggle sends its "off" value when nobody touched it. */
const toggledOff = (part: Json): string | undefined =>
  part.type === 'Input.Toggle' ? String(part.valueOff ?? 'false') : undefined;

const isInput = (part: Json): boolean => textOf(part.type).startsWith('Input.');

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The button of that title or verb. Throws naming the buttons that there are. */
export function buttonNamed(card: CardJson, titleOrVerb: string): Button {
  const buttons = buttonsOf(card);
  const found = buttons.find(({ title, verb }) => title === titleOrVerb || verb === titleOrVerb);
  if (found) return found;
  throw new Error(
    `no button «${titleOrVerb}» in the card; there are: ${buttons.map(({ title, verb }) => `${title} (${verb})`).join(', ')}`,
  );
}

/** The data that Teams sends for a button with its inputs filled in. Throws where Teams would not send. */
export function filledIn(button: Button, given: Readonly<Record<string, string>>): Json {
  const unknown = Object.keys(given).filter((id) => !button.inputs.some((input) => input.id === id));
  if (unknown.length > 0) {
    throw new Error(
      `no input ${unknown.join(', ')} for «${button.title}»; there are: ${button.inputs.map(({ id }) => id).join(', ')}`,
    );
  }
  const values = button.inputs.map((input) => ({ ...input, value: given[input.id] ?? input.value }));
  const missing = values.filter(({ required, value }) => required && !value);
  if (missing.length > 0) throw new Error(`«${button.title}» needs ${missing.map(({ id }) => id).join(', ')}`);
  return {
    ...button.data,
    ...Object.fromEntries(values.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]]))),
  };
}
