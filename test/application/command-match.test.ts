import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CommandName } from '../../src/application/command.js';
import { type CommandMatch, matchCommand } from '../../src/application/command-match.js';
import { COMMANDS } from '../../src/application/commands.js';

/** What was understood, in short: the command and its rest, the commands that are offered, or nothing. */
const understood = (text: string): string => shorten(matchCommand(text));

const shorten = (match: CommandMatch): string => {
  switch (match.kind) {
    case 'command':
      return `${match.command.name} ${match.rest}`.trimEnd();
    case 'suggestions':
      return `¿${match.suggestions.map(({ name }) => name).join(', ')}?`;
    case 'none':
      return '';
  }
};

const runs = (name: CommandName, texts: readonly string[]): void => {
  for (const text of texts) assert.equal(understood(text), name, JSON.stringify(text));
};

describe('understanding a command', () => {
  it('forgives case, accents, blanks and punctuation', () => {
    runs('pendientes', [
      'PENDIENTES',
      '¿Pendientes?',
      '  pendientes  !!',
      'pen dientes',
      '¡Péndientes…',
      '«pendientes»',
    ]);
    runs('seleccion', ['Selección', 'SELECCIÓN', 'seleccion', 'Seleccio\u0301n']);
    runs('ciclo', ['Abrir ciclo', 'abrir   ciclo', 'abrirciclo', 'abrir\nciclo']);
  });

  it('forgives singular and plural', () => {
    runs('pendientes', ['pendiente', 'tareas']);
    runs('posturas', ['postura', 'posturas']);
    runs('mecanismo', ['mecanismos']);
  });

  it('forgives small slips, two only in long words', () => {
    runs('pendientes', ['pedientes', 'pnedientes', 'pendientess', 'pendinetes', 'pendietnse']);
    runs('ayuda', ['ayda', 'ayuad', 'ayudaa']);
    assert.equal(understood('ayd'), '¿ayuda?');
  });

  it('takes no other word for a slip', () => {
    for (const text of ['fruta', 'deseleccionar', 'designar', 'reasignar', 'pinturas', 'desclasificar']) {
      assert.notEqual(matchCommand(text).kind, 'command', text);
    }
  });

  it('takes a leading slash or mention', () => {
    runs('pendientes', [
      '/pendientes',
      '<at>Seguimiento ASM</at> pendientes',
      '@Seguimiento ASM pendientes',
      '@bot pendientes',
    ]);
  });

  it('takes courtesy and what people put around a command', () => {
    runs('pendientes', [
      'hola, pendientes',
      'ver mis pendientes, por favor',
      '¿Qué pendientes tengo hoy?',
      'Buenos días. Mis pendientes',
    ]);
    runs('ruta', ['Muéstreme la ruta', '¿En qué vamos?']);
  });

  it('takes characters that are not seen', () => {
    runs('pendientes', [
      '\u202ependientes\u202c',
      'pen\u200bdientes',
      '\u200fpendientes',
      '📋 pendientes',
      'pendientes\u0000\u0007',
      'ｐｅｎｄｉｅｎｔｅｓ',
    ]);
  });

  it('hands on what follows the command', () => {
    assert.equal(understood('asm 3'), 'asm 3');
    assert.equal(understood('ASM-03'), 'asm 03');
    assert.equal(understood('asm03'), 'asm 03');
    assert.equal(understood('ver el asm #3'), 'asm 3');
    assert.equal(understood('SE-ASM-001-2025'), 'asm SE-ASM-001-2025');
    assert.equal(understood('postura del ASM 3'), 'posturas del ASM 3');
    assert.equal(understood('asignar 1, 2 y 5'), 'asignar 1, 2 y 5');
    assert.equal(understood('Consulta: ¿cuándo vence el ASM 3?'), 'consulta ¿cuándo vence el ASM 3?');
    assert.equal(understood('ayuda con la postura'), 'ayuda con la postura');
  });

  it('keeps the longer of two commands that begin alike', () => {
    assert.equal(understood('registrar informe'), 'informe');
    assert.equal(understood('registrar ASM'), 'registrar');
    assert.equal(understood('registrar acuse'), 'acuses');
    assert.equal(understood('informe bimestral'), 'seguimiento');
  });
});

describe('a message that is no command', () => {
  it('gets the commands that it names, and none is run', () => {
    assert.equal(understood('No tengo pendientes, ayuda'), '¿pendientes, ayuda?');
    assert.equal(understood('Rechazo la postura del asm 3'), '¿posturas, asm?');
    assert.equal(understood('La consulta popular fue ayer'), '¿consulta?');
    assert.equal(understood('pendientes no, gracias'), '¿pendientes?');
    assert.equal(understood('asm fortalecer la lógica causal'), '¿asm?');
    assert.equal(understood('La ruta crítica quedó lista'), '¿ruta?');
    assert.equal(understood('consluta algo'), '¿consulta?');
  });

  it('gets what comes close when it is a word or two', () => {
    assert.equal(understood('ams'), '¿asm?');
    assert.equal(understood('evdncas'), '¿evidencias?');
  });

  it('gets both commands when it is as near to one as to the other', () => {
    assert.equal(understood('asiegar ASM'), '¿registrar, asignar?');
  });

  it('gets nothing when nothing is near', () => {
    for (const text of [
      '',
      '   ',
      'hola',
      'Buenas tardes',
      'gracias',
      'ok',
      '3',
      '🎉🎉',
      '¿?',
      'no',
      '\u202e\u0000',
      'xyzzy',
    ]) {
      assert.equal(understood(text), '', JSON.stringify(text));
    }
  });

  it('gets nothing when it is a long text that names commands by chance', () => {
    const pasted = 'El informe señala que las evidencias del seguimiento no permiten valorar el avance. '.repeat(5);
    assert.equal(understood(pasted), '');
  });
});

describe('any message', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );

  it('is understood somehow, and whatever follows a command was in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const match = matchCommand(text);
        if (match.kind === 'command') assert.ok(text.includes(match.rest));
        if (match.kind === 'suggestions') assert.ok(match.suggestions.length > 0 && match.suggestions.length <= 4);
      }),
    );
  });

  it('of 20,000 characters is read without wandering through all of them', () => {
    const units = ['a', 'pendientes ', '@', ' ', '<at>', '\u0301', 'ﷺ', '-', 'A-', '\u202e', '😀', '1', 'a1', '\u0000'];
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(20_000 / unit.length));
      assert.notEqual(matchCommand(text).kind, 'command', unit);
    }
  });

  it('that says “consulta” keeps its 20,000 characters of text', () => {
    const text = 'ñ😀'.repeat(6_000);
    assert.equal(understood(`consulta ${text}`), `consulta ${text}`);
  });

  it('with one slip in a command of six letters or more never runs another command', () => {
    const said = COMMANDS.flatMap(({ name, title }) => [name, title.toLowerCase()]).filter((text) => text.length >= 6);
    const slip = fc.tuple(
      fc.constantFrom(...said),
      fc.nat(),
      fc.constantFrom('out', 'twice', 'swap', 'other'),
      fc.constantFrom(...'abcdeilmnorstu'),
    );
    fc.assert(
      fc.property(slip, ([text, place, kind, letter]) => {
        const match = matchCommand(slipped(text, place % (text.length - 1), kind, letter));
        const right = matchCommand(text);
        assert.ok(right.kind === 'command');
        if (match.kind === 'command') assert.equal(match.command.name, right.command.name);
      }),
      { numRuns: 2_000 },
    );
  });

  it('in which something else stands before or behind a command runs nothing', () => {
    const stranger = fc.constantFrom('nunca', 'no', 'sin', 'tampoco', 'rechazo', 'cancele', 'ni');
    const said = COMMANDS.flatMap(({ name, title, aliases, takes }) =>
      takes === 'text' ? [] : [name, title, ...aliases],
    );
    fc.assert(
      fc.property(stranger, fc.constantFrom(...said), fc.boolean(), (word, phrase, first) => {
        const text = first ? `${word} ${phrase}` : `${phrase} ${word}`;
        assert.notEqual(matchCommand(text).kind, 'command', text);
      }),
      { numRuns: 1_000 },
    );
  });
});

const slipped = (text: string, at: number, kind: string, letter: string): string => {
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  if (kind === 'out') return before + after;
  if (kind === 'twice') return before + here + here + after;
  if (kind === 'swap') return before + after.slice(0, 1) + here + after.slice(1);
  return before + letter + after;
};
