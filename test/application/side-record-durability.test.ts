import assert from 'node:assert/strict';
import { DELIVERY } from '../../src/application/delivery.js';
import { isLosable, SEEN } from '../../src/application/side-record-durability.js';

describe('what a power cut may take of the side records', () => {
  it('is what the record gives again, or what nobody misses', () => {
    for (const kind of [
      SEEN,
      DELIVERY.queue,
      DELIVERY.mark,
      DELIVERY.outcome,
      DELIVERY.dispatched,
      'agenda',
      'tarjeta',
    ])
      assert.equal(isLosable(kind), true, kind);
  });

  it('is never the intent to send, nor anything else', () => {
    for (const kind of [DELIVERY.intent, 'conversacion', 'bienvenida', 'adjunto', 'preferencia', 'reloj', ''])
      assert.equal(isLosable(kind), false, kind);
  });
});
