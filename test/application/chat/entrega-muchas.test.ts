import assert from 'node:assert/strict';
import type { Reply } from '../../../src/application/chat.js';
import { textOf } from '../office-harness.js';
import { CICLO } from '../stages.js';
import { conActividades } from './muchas-office.js';

interface Opcion {
  readonly title: string;
  readonly value: string;
}

const dataOf = (reply: Reply): Readonly<Record<string, unknown>> =>
  'card' in reply ? reply.card.data : assert.fail(textOf(reply));

const opciones = (reply: Reply): readonly Opcion[] => {
  const { opciones: found } = dataOf(reply);
  return Array.isArray(found) ? found : assert.fail('nothing to choose from');
};

describe('the evidence of a unit with more products than one list holds', () => {
  it('asks of which ASM it is first, and then of which of its products', async () => {
    const office = await conActividades(20, 2);
    await office.drop('do', 'Circular.pdf');
    const first = await office.press('do', 'Evidencia de otro producto…');
    assert.deepEqual(
      opciones(first).map(({ title }) => title.slice(0, 7)),
      ['ASM-01:', 'ASM-03:', 'ASM-02:'],
    );
    const { archivo } = dataOf(first);
    const choose = (value: string | undefined) =>
      office.execute('do', 'archivo.destino', { ciclo: CICLO, archivo, destino: value });
    const second = await choose(opciones(first)[1]?.value);
    const shown = opciones(second);
    assert.equal(shown.length, 41, 'forty products, and the ASM in general');
    assert.ok(shown.every(({ title }) => title.includes('ASM-03')));
    assert.match(
      textOf(await choose(shown[39]?.value)),
      /archivado como evidencia de .*\(actividad 20 de ASM-03\), versión 1/,
    );
    const { evidencias = [] } = (await office.app.office.ciclo(CICLO)) ?? {};
    assert.deepEqual(
      evidencias.map(({ asm, producto }) => [asm, producto]),
      [['ASM-03', 'A20.P2']],
    );
    assert.deepEqual(office.errors, []);
  });
});
