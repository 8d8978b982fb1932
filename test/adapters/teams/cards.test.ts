import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isPlain } from '../../../src/adapters/teams/card-text.js';
import { cardBytes, cardDrawer } from '../../../src/adapters/teams/cards.js';
import { TEMPLATES } from './support/bot.js';
import { field } from './support/json.js';

interface Element {
  readonly type?: string;
  readonly text?: string;
  readonly items?: readonly Element[];
  readonly facts?: readonly { readonly title: string; readonly value: string }[];
  readonly inlines?: readonly { readonly type: string; readonly text: string }[];
}

const bodyOf = (content: unknown): readonly Element[] => {
  const body = field(content, 'body');
  return Array.isArray(body) ? body : [];
};

const flat = (elements: readonly Element[]): readonly Element[] =>
  elements.flatMap((one) => [one, ...flat(one.items ?? [])]);

/** What a person reads, line by line. */
const shown = (elements: readonly Element[]): string =>
  flat(elements)
    .flatMap((one) =>
      one.text === undefined
        ? one.inlines === undefined
          ? []
          : [one.inlines.map((run) => run.text).join('')]
        : [one.text],
    )
    .join('\n');

const drawAviso = (titulo: string, texto: string): readonly Element[] =>
  bodyOf(cardDrawer(TEMPLATES)({ template: 'aviso', data: { titulo, texto } }).content);

describe('drawing a card', () => {
  let directory: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'cards-'));
  });

  after(() => rmSync(directory, { recursive: true }));

  const drawing = (
    body: unknown,
    data: Readonly<Record<string, unknown>>,
    frame: Readonly<Record<string, unknown>> = {},
  ): unknown => {
    const card = { type: 'AdaptiveCard', version: '1.5', lang: 'es', fallbackText: 'x', body, ...frame };
    writeFileSync(join(directory, 'prueba.json'), JSON.stringify(card));
    return cardDrawer(directory)({ template: 'prueba', data }).content;
  };

  const literal = [
    '**negritas** y _cursivas_',
    '[clic](http://evil.example)',
    '<at>Todos</at>',
    '1. uno',
    '- uno',
    '# título',
    '`código`',
    'https://evil.example',
    'evil.example',
    '${titulo}',
    '&lt;b&gt; &amp;',
    '\\*no\\*',
    '| a | b |',
    '![x](http://evil.example/x.png)',
    '    sangría',
    'correo@evil.example',
    '~~tachado~~',
  ];
  for (const text of literal) {
    it(`shows ${text} to the letter, as rich text`, () => {
      const [, block] = drawAviso('Título', text);
      assert.equal(block?.type, 'RichTextBlock');
      assert.deepEqual(
        block.inlines?.map((run) => run.text),
        [text],
      );
    });
  }

  it('keeps a harmless text as a TextBlock, with its heading', () => {
    const [title, text] = drawAviso(
      'Notificación de los ASM (2025)',
      'La unidad tiene hasta el 14 de noviembre; son 10 días: ¿de acuerdo?',
    );
    assert.deepEqual([title?.type, text?.type], ['TextBlock', 'TextBlock']);
    assert.equal(field(title, 'style'), 'heading');
  });

  it('gives every line a block of its own', () => {
    const blocks = drawAviso('Título', 'uno\r\n\r\ndos').slice(1);
    assert.deepEqual(
      blocks.map((block) => block.inlines?.[0]?.text),
      ['uno', ' ', 'dos'],
    );
  });

  it('computes no date macro of the data', () => {
    const [, block] = drawAviso('Título', '{{DATE(2017-02-14T06:08:39Z, SHORT)}}');
    assert.equal(block?.inlines?.[0]?.text.includes('{{'), false);
  });

  it('shows any text: no TextBlock has a special sign, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom(...literal)), (typed) => {
        const elements = drawAviso('T', `a${typed}`).slice(1);
        for (const one of flat(elements)) assert.ok(one.type !== 'TextBlock' || isPlain(one.text ?? ''));
        const expected = `a${typed}`
          .replace(/[\uE000\uE001]/g, '')
          .split(/\r\n|[\n\r\u2028\u2029]/)
          .map((line) => line || ' ');
        assert.equal(shown(elements).replaceAll('\u2060', ''), expected.join('\n').replaceAll('\u2060', ''));
      }),
    );
  });

  it('shows facts as rich text, one under the other', () => {
    const draw = (valor: string) =>
      drawing([{ type: 'FactSet', facts: [{ title: 'Folio', value: '${valor}' }] }], { valor });
    assert.equal(field(draw('N-1'), 'body', '0', 'items', '0', 'inlines', '1', 'text'), 'N-1');
    const hostile = draw('[x](http://evil.example)');
    assert.equal(field(hostile, 'body', '0', 'type'), 'Container');
    assert.equal(field(hostile, 'body', '0', 'items', '0', 'inlines', '1', 'text'), '[x](http://evil.example)');
  });

  it('leaves values and action data as they are', () => {
    const raw = '**x** ${y} [a](b)';
    const body = [
      { type: 'Input.Text', id: 'a', label: 'A', value: '${raw}' },
      {
        type: 'Input.ChoiceSet',
        id: 'b',
        label: 'B',
        choices: [{ $data: '${list}', title: '${$data}', value: '${$data}' }],
      },
      { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Ir', verb: 'ir', data: { texto: '${raw}' } }] },
    ];
    const card = drawing(body, { raw, list: [raw] });
    assert.equal(field(card, 'body', '0', 'value'), raw);
    assert.deepEqual(field(card, 'body', '1', 'choices'), [{ title: raw, value: raw }]);
    assert.deepEqual(field(card, 'body', '2', 'actions', '0', 'data'), { texto: raw });
  });

  it('gives every Action.Execute the same action as a submit for old clients', () => {
    const card = drawing(
      [
        {
          type: 'ActionSet',
          actions: [
            { type: 'Action.Execute', id: 'i', title: 'Ir', verb: 'ir', data: { n: 1 }, associatedInputs: 'none' },
          ],
        },
      ],
      {},
    );
    assert.deepEqual(field(card, 'body', '0', 'actions', '0', 'fallback'), {
      type: 'Action.Submit',
      title: 'Ir',
      data: { n: 1, verb: 'ir' },
      associatedInputs: 'none',
    });
  });

  it('softens the labels that clients read as Markdown', () => {
    const choices = [{ title: '${t}', value: '${t}' }];
    const body = [
      { type: 'Input.ChoiceSet', id: 'a', label: 'A', style: 'expanded', choices },
      { type: 'Input.Toggle', id: 'b', label: 'B', title: '${t}' },
    ];
    const card = drawing(body, { t: '[x](http://evil.example)' });
    assert.ok(isPlain(String(field(card, 'body', '1', 'title')).replace(/[［］]|:\/\/|evil\.example/g, '')));
    assert.doesNotMatch(String(field(card, 'body', '0', 'choices', '0', 'title')), /[[\]]/);
    assert.equal(field(card, 'body', '0', 'choices', '0', 'value'), '[x](http://evil.example)');
  });

  const text = (content: string) => [{ type: 'TextBlock', text: content, wrap: true }];
  const defects: readonly (readonly [string, () => unknown])[] = [
    ['an unknown template', () => cardDrawer(directory)({ template: 'nada', data: {} })],
    ['a path for a name', () => cardDrawer(directory)({ template: '../package', data: {} })],
    ['missing data', () => drawing(text('${falta}'), {})],
    [
      'missing data in a list',
      () => drawing([{ type: 'Container', $data: '${lista}', items: text('${nombre}') }], { lista: [{}] }),
    ],
    ['null data', () => drawing(text('${nada}'), { nada: null })],
    ['an unknown function', () => drawing(text('${inventada(1)}'), {})],
    ['Markdown beside data', () => drawing(text('**Folio:** ${folio}'), { folio: 'N-1' })],
    [
      'data in an error message',
      () => drawing([{ type: 'Input.Text', id: 'a', label: 'A', errorMessage: '${e}' }], { e: 'x' }),
    ],
    [
      'a button that runs a script',
      () =>
        drawing([{ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'x', url: '${u}' }] }], {
          u: 'javascript:alert(1)',
        }),
    ],
    ['another version', () => drawing([], {}, { version: '1.6' })],
    ['no language', () => drawing([], {}, { lang: 'en' })],
    ['no fallback text', () => drawing([], {}, { fallbackText: ' ' })],
  ];
  for (const [name, attempt] of defects) {
    it(`throws for ${name}`, () => {
      assert.throws(attempt, { name: 'TemplateDefect' });
    });
  }

  it('takes a condition on missing data for false', () => {
    const body = [
      ...text("${if(urgente, 'Urgente', 'Ordinario')}"),
      { type: 'TextBlock', $when: '${urgente}', text: 'Urgente' },
    ];
    const card = drawing(body, {});
    assert.equal(field(card, 'body', '0', 'text'), 'Ordinario');
    assert.equal(field(card, 'body', '1'), undefined);
  });

  it('throws for a card over 80 KB of UTF-16', () => {
    assert.throws(() => drawing(text('${t}'), { t: 'a'.repeat(41_000) }), { name: 'CardTooLarge' });
    assert.equal(cardBytes({ a: 'ñ' }), 18);
  });

  it('folds the lines of a text when they alone are too much for a card', () => {
    const lines = Array.from({ length: 700 }, (_, index) => `*${index}*`);
    const card = drawing([...text('${t}'), ...text('${u}')], { t: lines.join('\n'), u: `\u0001${lines.join('\n\n')}` });
    const blocks = bodyOf(card);
    assert.deepEqual(
      blocks.map((block) => block.inlines?.[0]?.text.split(/[ ⏎]+/)),
      [lines, lines],
    );
  });
});

describe('drawing the same card again', () => {
  it('gives what was drawn, and draws anew whatever differs', () => {
    const draw = cardDrawer(TEMPLATES);
    const card = (titulo: string) => ({ template: 'aviso', data: { titulo, texto: 'b' } });
    const first = draw(card('a'));
    assert.equal(draw(card('a')), first);
    assert.equal(shown(bodyOf(draw(card('c')).content)).includes('c'), true);
    for (let index = 0; index < 100; index += 1) draw(card(`otro ${index}`));
    assert.notEqual(draw(card('a')), first, 'kept for ever');
    assert.deepEqual(draw(card('a')), first);
  });
});
