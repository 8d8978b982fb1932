import assert from 'node:assert/strict';
import { cronologiaDelActa } from '../../src/application/acta-cronologia.js';
import type { Suceso } from '../../src/application/history.js';
import { OfficeHarness } from './office-harness.js';

const opinion = (conforme: boolean, razon: string): Suceso => ({
  at: conforme ? '2027-11-09T16:00:00.000Z' : '2027-11-08T16:00:00.000Z',
  actor: { kind: 'system' },
  event: { type: 'segunda-opinion-dada', asm: 'ASM-01', conforme, razon },
});

describe('The chronology of the Acta', () => {
  it('tells each second opinion with its reason, that which was against before that which was not', async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    const { directorio } = await office.app.office.context({ kind: 'system' });
    const history = (id: string) => office.app.office.history(id);
    const viewer = { person: '', posts: [], directorio, today: '2027-11-09', nameOf: (id: string) => id, history };
    const sucesos = [opinion(false, 'Falta el anexo.'), opinion(true, 'Ya consta.')];
    assert.deepEqual(
      cronologiaDelActa(sucesos, await office.ciclo(), viewer).map(({ accion, hecho }) => [accion, hecho]),
      [
        ['IV', 'ASM-01. Segunda opinión de la Dirección de Administración: no conforme. «Falta el anexo.»'],
        ['IV', 'ASM-01. Segunda opinión de la Dirección de Administración: conforme. «Ya consta.»'],
      ],
    );
  });
});
