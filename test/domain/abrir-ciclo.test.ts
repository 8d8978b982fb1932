import assert from 'node:assert/strict';
import { decideAbrirCiclo } from '../../src/domain/abrir-ciclo.js';
import { evolveCiclo } from '../../src/domain/ciclo.js';
import type { DatosCiclo } from '../../src/domain/ciclo-event.js';
import { cicloInexistente } from '../../src/domain/ciclo-state.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { rutaDe } from '../../src/domain/ruta.js';

const datos: DatosCiclo = {
  id: 'pae-2025-electoral',
  pae: 2025,
  ejercicio: 2024,
  programa: 'Electoral',
  evaluacion: 'Evaluación externa',
  marcoLegal: ['Artículo 134'],
  paaSiguiente: 2026,
};

const open = evolveCiclo(
  cicloInexistente,
  { type: 'ciclo-abierto', datos },
  { at: '2026-11-23T16:00:00.000Z', actor: { kind: 'system' } },
);
const decide = (change: Partial<DatosCiclo>, ciclo = cicloInexistente) =>
  decideAbrirCiclo(ciclo, { type: 'abrir-ciclo', datos: { ...datos, ...change } });
const codeOf = (decision: ReturnType<typeof decide>): string | undefined =>
  isRefusal(decision) ? decision.code : undefined;

describe('Opening a ciclo', () => {
  it('leaves its data in the record', () => {
    assert.deepEqual(decide({}), [{ type: 'ciclo-abierto', datos }]);
  });
  it('changes nothing with the same data again, and is refused with others', () => {
    assert.deepEqual(decide({}, open), []);
    assert.equal(codeOf(decide({ evaluacion: 'Otra' }, open)), 'ciclo-existe');
  });
  it('refuses years that contradict each other and texts that are missing or endless', () => {
    assert.equal(codeOf(decide({ ejercicio: 2026 })), 'anios-invalidos');
    assert.equal(codeOf(decide({ paaSiguiente: 2024 })), 'anios-invalidos');
    assert.equal(codeOf(decide({ pae: Number.NaN })), 'anios-invalidos');
    assert.equal(codeOf(decide({ programa: ' ' })), 'datos-incompletos');
    assert.equal(codeOf(decide({ marcoLegal: [] })), 'datos-incompletos');
    assert.equal(codeOf(decide({ programa: 'x'.repeat(201) })), 'datos-largos');
    assert.equal(codeOf(decide({ marcoLegal: Array.from({ length: 40 }, () => 'x'.repeat(101)) })), 'datos-largos');
    assert.equal(codeOf(decide({ marcoLegal: Array.from({ length: 40 }, () => 'x'.repeat(99)) })), undefined);
  });
  it('refuses line breaks and invisible characters, which would break the oficios', () => {
    for (const text of ['Electoral\n2', 'Electoral\u2028', 'Electoral\u0007'])
      for (const change of [{ programa: text }, { evaluacion: text }, { marcoLegal: ['Uno', text] }])
        assert.equal(codeOf(decide(change)), 'datos-con-saltos');
  });
});

describe('The route of a ciclo just opened', () => {
  it('has one current action, and what follows stopped by what comes before', () => {
    if (open.estado !== 'abierto') assert.fail('not open');
    const states = new Map(rutaDe(open, 'SE').map((paso) => [paso.accion.key, paso]));
    assert.equal(states.size, 16);
    assert.equal(states.get('1.1')?.estado, 'en-curso');
    assert.deepEqual(states.get('1.2')?.porque, ['1.1']);
    assert.deepEqual(states.get('3.2')?.porque, ['3.1']);
    assert.deepEqual(states.get('5.3')?.porque, ['5.1', '5.2']);
  });
});
