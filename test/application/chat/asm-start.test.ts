import assert from 'node:assert/strict';
import { asmStart } from '../../../src/application/chat/asm-start.js';
import type { Asm, TextoAsm } from '../../../src/domain/asm.js';

const asm = (texto: Partial<TextoAsm>): Asm => ({
  id: 'ASM-01',
  texto: { clase: 'hallazgo', ubicacion: 'p. 1', ...texto },
  textosPrevios: [],
  unidades: [],
  notificadas: [],
  seleccion: { estado: 'pendiente' },
  concurrencias: {},
  clasificacionesPrevias: [],
});

const SAME = 'Elaboración de un diagnóstico de la situación que viven los pequeños productores del campo';

describe('how an ASM begins in a list', () => {
  it('tells apart those of two programmes that are advised the same', () => {
    const texts = { recomendacion: SAME, hallazgo: 'El programa no tiene identificado el problema central' };
    const [one, other] = ['3.- Concurrencia con Municipios', '4.- Apoyo a la mujer rural'].map((programa) =>
      asmStart(asm({ ...texts, programa }), 150),
    );
    assert.match(one ?? '', /^3\.- Concurrencia con Municipios · Elaboración/);
    assert.notEqual(one, other);
  });

  it('tells apart two findings of one programme that are advised the same', () => {
    const lines = ['No hay padrón de beneficiarios', 'No hay reglas de operación'].map((hallazgo) =>
      asmStart(asm({ recomendacion: SAME, hallazgo, programa: 'FASP' }), 150),
    );
    assert.match(lines[0] ?? '', /· Hallazgo: No hay padrón de beneficiarios$/);
    assert.notEqual(lines[0], lines[1]);
  });

  it('keeps to its length whatever the texts, and says what there is', () => {
    const long = 'palabra '.repeat(2_500);
    for (const most of [60, 90, 150, 220])
      assert.ok(asmStart(asm({ recomendacion: long, hallazgo: long, programa: long }), most).length <= most);
    assert.equal(asmStart(asm({ hallazgo: 'Solo hallazgo' }), 90), 'Solo hallazgo');
    assert.equal(asmStart(asm({ recomendacion: 'Solo recomendación' }), 90), 'Solo recomendación');
  });
});
