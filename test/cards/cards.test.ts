import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { cardBytes, cardDrawer, MAX_CARD_BYTES } from '../../src/adapters/teams/cards.js';
import { CARDS, samples, templateNames } from './samples.js';

interface ValidationEvent {
  readonly message: string;
}
/** The parts used here; `import 'adaptivecards'` fails in Node, and its typings compile as sources. */
interface Renderer {
  readonly AdaptiveCard: new () => {
    parse(json: unknown, context: unknown): void;
    validateProperties(): { readonly validationEvents: readonly ValidationEvent[] };
    getAllInputs(): readonly { readonly id?: string; readonly label?: string }[];
  };
  readonly SerializationContext: new (
    version: unknown,
  ) => {
    readonly eventCount: number;
    getEventAt(index: number): ValidationEvent;
  };
  readonly Versions: { readonly v1_5: unknown };
}
const { AdaptiveCard, SerializationContext, Versions }: Renderer = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
);

const draw = cardDrawer(CARDS);

type Node = Record<string, unknown>;

const nodes = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  return [Object.fromEntries(Object.entries(value)), ...Object.values(value).flatMap(nodes)];
};

const actionsOf = (content: unknown): readonly Node[] =>
  nodes(content)
    .flatMap((node) => (Array.isArray(node['actions']) ? node['actions'] : []))
    .map((action) => Object.fromEntries(Object.entries(action)));

const HOSTILE = ' **[x](http://evil.example)** ${secreto} <at>Todos</at>';

/** The data with a hostile text at the end of every string that is no web address. */
const hostile = (value: unknown): unknown => {
  if (typeof value === 'string') return URL.canParse(value) ? value : `${value}${HOSTILE}`;
  if (Array.isArray(value)) return value.map(hostile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hostile(item)]));
};

const hostileData = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(data).map(([key, item]) => [key, hostile(item)]));

/** Every text of a card that clients read as Markdown. */
const markdownOf = (content: unknown): readonly string[] =>
  nodes(content).flatMap((node) => {
    if (node['type'] === 'TextBlock') return [String(node['text'])];
    if (node['type'] === 'Input.Toggle') return [String(node['title'])];
    if (node['type'] === 'FactSet') return [JSON.stringify(node['facts'])];
    return typeof node['errorMessage'] === 'string' ? [node['errorMessage']] : [];
  });

/** Characters of a button that fit a card of a phone 390 pixels wide: measured in the local Teams. */
const BUTTON_FITS = 32;

describe('the card templates', () => {
  it('have at least one sample each, and no sample is without template', () => {
    const covered = new Set(samples().map((sample) => sample.template));
    assert.deepEqual([...covered].sort(), [...templateNames()]);
  });

  for (const sample of samples()) {
    describe(`${sample.template} with ${sample.name}`, () => {
      const content: unknown = draw(sample).content;

      it('is valid for Adaptive Cards 1.5', () => {
        const context = new SerializationContext(Versions.v1_5);
        const card = new AdaptiveCard();
        card.parse(content, context);
        const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
        assert.deepEqual(parsing, []);
        assert.deepEqual(
          card.validateProperties().validationEvents.map((event) => event.message),
          [],
        );
      });

      it('labels every input, each under an id of its own', () => {
        const card = new AdaptiveCard();
        card.parse(content, new SerializationContext(Versions.v1_5));
        const inputs = card.getAllInputs();
        for (const input of inputs) assert.ok(input.label, `label of ${input.id}`);
        const ids = nodes(content).flatMap((node) =>
          typeof node['id'] === 'string' && String(node['type']).startsWith('Input.') ? [node['id']] : [],
        );
        assert.equal(new Set(ids).size, ids.length);
      });

      it('has at most six actions, each button with a title', () => {
        const actions = actionsOf(content);
        assert.ok(actions.length <= 6, `${actions.length} actions`);
        for (const action of actions) assert.ok(action['title']);
      });

      it('has no button that a phone would cut off', () => {
        for (const { title } of actionsOf(content)) assert.ok(String(title).length <= BUTTON_FITS, String(title));
      });

      it('takes its colours from Teams, so that it reads in light and dark', () => {
        assert.doesNotMatch(JSON.stringify(content), /"#[0-9a-f]{3,8}"|"backgroundImage"|"backgroundColor"/i);
      });

      it('says language, version and fallback text, and keeps within the size', () => {
        const [card] = nodes(content);
        assert.equal(card?.['lang'], 'es');
        assert.equal(card?.['version'], '1.5');
        assert.ok(card?.['fallbackText']);
        assert.ok(cardBytes(content) <= MAX_CARD_BYTES);
      });

      it('shows no text of its data as Markdown, a link or a mention', () => {
        const { content: drawn }: { content?: unknown } = draw({ ...sample, data: hostileData(sample.data) });
        for (const text of markdownOf(drawn)) assert.doesNotMatch(text, /evil|secreto|<at>/);
      });

      it('carries no marks of the drawer', () => {
        const text = JSON.stringify(content);
        assert.ok(!text.includes('_literal') && !/[\uE000\uE001]/.test(text));
      });
    });
  }
});
