import { isObject, LITERAL } from './card-template.js';
import { isPlain, type Json, type JsonObject, literalBlocks, literalFact, softened } from './card-text.js';

const text = (node: Json | undefined): string =>
  typeof node === 'string' ? node : node === undefined ? '' : String(node);

const without = (node: JsonObject, key: string): JsonObject => {
  const { [key]: _left, ...rest } = node;
  return rest;
};

/** In the two columns of a FactSet a phone leaves so little to the values that words break; one line each reads everywhere. */
const drawFacts = (factSet: JsonObject): JsonObject => {
  const facts = (Array.isArray(factSet['facts']) ? factSet['facts'] : []).filter(isObject);
  const items = facts.flatMap((fact) => literalFact(text(fact['title']), text(fact['value'])));
  return { ...without(factSet, 'facts'), type: 'Container', items };
};

const drawTextBlock = (block: JsonObject): readonly JsonObject[] => {
  if (block[LITERAL] !== true) return [block];
  return isPlain(text(block['text'])) ? [without(block, LITERAL)] : literalBlocks(block, text(block['text']));
};

const drawChoices = (set: JsonObject): JsonObject => {
  const rendersMarkdown = set['style'] === 'expanded' || set['isMultiSelect'] === true;
  if (!rendersMarkdown || !Array.isArray(set['choices'])) return set;
  const choices = set['choices'].map((choice) =>
    isObject(choice) ? { ...choice, title: softened(text(choice['title'])) } : choice,
  );
  return { ...set, choices };
};

/** Clients without Action.Execute get the same action as a submit; the edge treats both alike. */
const drawExecute = (action: JsonObject): JsonObject => {
  if (action['fallback'] !== undefined) return action;
  const data = isObject(action['data']) ? action['data'] : {};
  const submit = { ...without(action, 'verb'), type: 'Action.Submit', data: { ...data, verb: action['verb'] ?? '' } };
  return { ...action, fallback: without(submit, 'id') };
};

const drawElement = (node: JsonObject): readonly JsonObject[] => {
  switch (node['type']) {
    case 'TextBlock':
      return drawTextBlock(node);
    case 'FactSet':
      return [drawFacts(node)];
    case 'Input.ChoiceSet':
      return [drawChoices(node)];
    case 'Input.Toggle':
      return [node[LITERAL] === true ? { ...without(node, LITERAL), title: softened(text(node['title'])) } : node];
    case 'Action.Execute':
      return [drawExecute(node)];
    default:
      return [node];
  }
};

/** What an action carries to the bot and back: never looked into. */
const OPAQUE = new Set(['data', 'facts', 'inlines', 'choices']);

/** Fields that are no element are by far the most, and are not looked into: lists of cards are drawn on every turn. */
const drawFields = (element: JsonObject): JsonObject => {
  const drawn: Record<string, Json> = {};
  for (const [key, value] of Object.entries(element))
    drawn[key] = typeof value !== 'object' || OPAQUE.has(key) ? value : drawValue(value);
  return drawn;
};

const drawItem = (item: Json): readonly Json[] =>
  isObject(item) ? drawElement(item).map(drawFields) : [drawValue(item)];

const drawValue = (value: Json): Json => {
  if (Array.isArray(value)) return value.flatMap(drawItem);
  return isObject(value) ? (drawItem(value)[0] ?? null) : value;
};

/** The expanded card with every text of the data literal. */
export const drawLiterals = (card: Json): Json => drawValue(card);

const collectAddresses = (node: Json, found: string[]): void => {
  if (typeof node !== 'object' || node === null) return;
  if (isObject(node) && node['type'] === 'Action.OpenUrl') found.push(text(node['url']));
  for (const [key, value] of Object.entries(node)) if (key !== 'data') collectAddresses(value, found);
};

/** Every address that a button opens, wherever it is. */
export const openedAddresses = (card: Json): readonly string[] => {
  const found: string[] = [];
  collectAddresses(card, found);
  return found;
};
