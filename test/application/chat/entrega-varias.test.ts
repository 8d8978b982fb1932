import assert from 'node:assert/strict';
import { OfficeHarness, textOf } from '../office-harness.js';

const PRODUCTO = 'producto.ASM-01.DO.A1.P1';

/** Drops a file and files it on that product. */
const deliver = async (office: OfficeHarness, name: string): Promise<void> => {
  const [asked] = await office.drop('do', name, name);
  const archivo = asked !== undefined && 'card' in asked ? asked.card.data['archivo'] : assert.fail(textOf(asked));
  const { id: ciclo } = (await office.ciclo()).datos;
  const place = { ciclo, asm: 'ASM-01', unidad: 'DO', producto: 'A1.P1' };
  assert.match(textOf(await office.execute('do', 'evidencia.archivar', { ...place, archivo })), /quedó archivado/);
};

describe('several files for one product (5.1)', () => {
  let office: OfficeHarness;
  beforeEach(async () => {
    office = await (await OfficeHarness.open()).reach('suscrito');
    for (const part of ['Parte 1.pdf', 'Parte 2.pdf', 'Parte 3.pdf']) await deliver(office, part);
  });
  afterEach(() => assert.deepEqual(office.errors, []));

  const told = () => office.toasts('se').filter((toast) => /entregó evidencia de «Diagnóstico»/.test(toast)).length;
  const card = () => office.cardsOf('se', PRODUCTO).at(-1)?.data;

  it('are one notice to SE, and its card lists them and ticks them all', () => {
    assert.deepEqual([told(), office.sends('se', PRODUCTO)], [1, 1]);
    assert.equal(card()?.['estado'], 'Versiones 1, 2 y 3 en revisión de la Secretaría Ejecutiva.');
    assert.match(
      String(card()?.['porRevisar']),
      /^Por revisar: versiones 1, 2 y 3\. Se aceptan las que marque; las demás quedan en el registro, sin aceptar\./,
    );
    assert.equal(card()?.['elegidas'], 'E-0001,E-0002,E-0003');
  });

  it('are not accepted while none is ticked', async () => {
    assert.match(textOf(await office.press('se', 'Aceptar', { elegidas: '' }, PRODUCTO)), /^No marcó ninguna versión/);
    assert.ok((await office.ciclo()).evidencias.every(({ revision }) => revision === undefined));
  });

  it('are another notice when one comes later, which does not tick what it replaces', async () => {
    office.clock.to('2026-03-02', 12);
    await deliver(office, 'Diagnóstico corregido.pdf');
    assert.equal(told(), 2);
    assert.equal(card()?.['elegidas'], 'E-0004');
    assert.match(String(card()?.['porRevisar']), /versiones 1, 2, 3 y 4\. .* Si devuelve, es la versión 4/);
    assert.match(JSON.stringify(card()?.['filas']), /Versión 3[^}]*Sin revisar; hay una versión posterior/);
  });
});
