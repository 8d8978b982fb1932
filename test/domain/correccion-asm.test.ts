import assert from 'node:assert/strict';
import { versionOf } from '../../src/domain/ciclo.js';
import type { CommandOf } from '../../src/domain/ciclo-command.js';
import { authorise } from '../../src/domain/permiso.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { PERSONAS } from '../application/sample-institution.js';
import { at, SE } from './ciclo-stages.js';
import { carriedOut, directorio, given } from './spec.js';

const correction = (changes: Partial<CommandOf<'corregir-asm'>> = {}): CommandOf<'corregir-asm'> => ({
  type: 'corregir-asm',
  asm: 'ASM-01',
  textos: { hallazgo: 'Uno, completo.' },
  motivo: 'Se cortó al copiarlo.',
  ...changes,
});

describe('The correction of a registered text (1.2)', () => {
  it('replaces the text and leaves the rest as it is', () =>
    given(at('identificado'))
      .when(correction())
      .thenEvents({
        type: 'asm-corregido',
        asm: 'ASM-01',
        texto: { hallazgo: 'Uno, completo.', clase: 'hallazgo', ubicacion: 'página 1' },
        motivo: 'Se cortó al copiarlo.',
      }));

  it('takes a blank text as one that the report does not have', () =>
    given(at('identificado'))
      .when(correction({ textos: { hallazgo: ' ', recomendacion: 'Hacerlo.' } }))
      .thenEvents({
        type: 'asm-corregido',
        asm: 'ASM-01',
        texto: { recomendacion: 'Hacerlo.', clase: 'hallazgo', ubicacion: 'página 1' },
        motivo: 'Se cortó al copiarlo.',
      }));

  it('keeps every text that was replaced, with its reason and who replaced it, the oldest first', () => {
    const once = carriedOut(at('identificado'), correction());
    const twice = carriedOut(once, correction({ textos: { hallazgo: 'Uno.' }, motivo: 'Era como estaba.' }));
    if (twice.estado !== 'abierto') assert.fail('no ciclo');
    const asm = twice.asm['ASM-01'];
    assert.deepEqual(
      asm?.textosPrevios.map(({ texto, motivo, acuse }) => [texto.hallazgo, motivo, acuse.persona]),
      [
        ['Uno.', 'Se cortó al copiarlo.', PERSONAS.se],
        ['Uno, completo.', 'Era como estaba.', PERSONAS.se],
      ],
    );
    assert.equal(asm?.texto.hallazgo, 'Uno.');
  });

  it('is still allowed once the ASM is assigned, until its first notice', () => {
    const assigned = carriedOut(at('identificado'), {
      type: 'asignar-asm',
      asm: ['ASM-01'],
      unidades: ['DO'],
      modo: 'agregar',
    });
    given(assigned).when(correction()).thenTypes('asm-corregido');
    given(at('notificado')).when(correction()).refused('asm-ya-notificado');
  });

  it('changes nothing when the text says that already, also after its notice', () => {
    given(at('identificado'))
      .when(correction({ textos: { hallazgo: 'Uno.' }, motivo: '' }))
      .quiet();
    given(at('notificado'))
      .when(correction({ textos: { hallazgo: 'Uno.' } }))
      .quiet();
  });

  it('says no without reason, without any text, with too long a one, and to an ASM that is not there', () => {
    const identified = given(at('identificado'));
    identified.when(correction({ motivo: ' ' })).refused('sin-razon');
    identified.when(correction({ textos: { hallazgo: '' } })).refused('asm-sin-texto');
    identified.when(correction({ textos: { hallazgo: 'x'.repeat(20_001) } })).refused('asm-muy-largo');
    identified.when(correction({ asm: 'ASM-99' })).refused('asm-desconocido');
  });

  it('outdates the cards that showed the text, and the oficios that were being made of it', () => {
    const before = at('identificado');
    if (before.estado !== 'abierto') assert.fail('no ciclo');
    const corrected = carriedOut(before, correction());
    for (const asunto of ['asignacion', 'notificar', 'informe', 'asm.ASM-01']) {
      const seen = { asunto, version: versionOf(before, asunto) };
      given(corrected)
        .when(correction({ textos: { hallazgo: 'Otro.' } }), SE, seen)
        .refused('tarjeta-obsoleta');
    }
  });

  it('is for the Secretaría Ejecutiva alone', () => {
    const may = (nickname: keyof typeof PERSONAS): boolean =>
      !isRefusal(authorise(directorio, PERSONAS[nickname], 'corregir-asm', undefined, '2026-03-02'));
    assert.deepEqual([may('se'), may('do'), may('contraloria')], [true, false, false]);
  });
});
