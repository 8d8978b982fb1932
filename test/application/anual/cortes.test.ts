import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CICLO } from '../stages.js';
import { PRIMERO } from './anio.js';
import { correoDe } from './correo-anual.js';
import { HASTA_PUBLICAR } from './guion-anual.js';
import { OficinaAnual } from './oficina-anual.js';
import { el } from './personas-anuales.js';
import { Random } from './random.js';
import { type Azar, CALMA, sorteoRudo, vive } from './vida.js';

const PASOS = [...HASTA_PUBLICAR, ...PRIMERO, el('2026-05-11'), el('2026-05-12')];

/** Lives the cycle until the first bimester is captured; what the record and the chats then have. */
const lived = async (azar: () => Azar) => {
  const oficina = await OficinaAnual.open();
  try {
    for (const paso of PASOS) await vive(oficina, paso, azar());
    const told = await oficina.office.app.office.history(CICLO);
    const events = told.map(({ event }) => event.type).filter((type) => type !== 'persona-no-alcanzada');
    return { events: events.toSorted(), cuts: oficina.restarts.cut, correo: await correoDe(oficina) };
  } finally {
    oficina.close();
    assert.deepEqual(oficina.errors, []);
  }
};

describe('a cycle whose program is cut off at whatever it was doing', function () {
  this.timeout(120_000);

  it('leaves the same record as one that never was, loses no message and doubles none', async () => {
    const calm = await lived(() => CALMA);
    assert.deepEqual(Object.keys(calm.correo.porEstado), ['enviado']);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
        const random = new Random(seed);
        const { events, cuts, correo } = await lived(() => sorteoRudo(random));
        assert.ok(cuts > 0);
        assert.deepEqual(events, calm.events);
        assert.deepEqual(correo.pendientes, []);
        const { enviado = 0, incierto = 0 } = correo.porEstado;
        assert.equal(correo.enviados, enviado, 'one card for each delivery');
        assert.ok(correo.recibidos <= enviado + incierto, 'what was sent and not recorded is told as uncertain');
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
