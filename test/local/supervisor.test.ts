import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { Child } from '../../src/local/child.js';
import { Keeper } from '../../src/local/supervisor.js';

describe('a kept program', () => {
  const told = new EventEmitter();
  const tell = (sentence: string): void => void told.emit('told', sentence);
  let ends: ((how: string) => void)[];
  let stopped: number;

  beforeEach(() => {
    ends = [];
    stopped = 0;
  });

  const start = async (): Promise<Child> => {
    let end: (how: string) => void = () => undefined;
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    ends.push(end);
    const stop = async (): Promise<void> => {
      stopped += 1;
      end('señal SIGTERM');
    };
    return { pid: ends.length, ended, tail: () => '', stop };
  };
  const keep = (restarted = async (): Promise<void> => tell('de vuelta')): Promise<Keeper> =>
    Keeper.start({ name: 'el bot', start, restarted }, tell);

  it('is started again when it ends by itself, and says so', async () => {
    const keeper = await keep();
    const sentences: string[] = [];
    const back = new Promise<void>((resolve) => {
      told.on('told', (sentence) => {
        sentences.push(sentence);
        if (sentence === 'de vuelta') resolve();
      });
    });
    ends[0]?.('código 1');
    await back;
    told.removeAllListeners();
    assert.deepEqual(sentences, ['Se cerró el bot (código 1); se inicia de nuevo.', 'de vuelta']);
    assert.equal(keeper.pid, 2);
    await keeper.stop();
  });

  it('is not started again once it was stopped', async () => {
    const keeper = await keep();
    await keeper.stop();
    assert.deepEqual([stopped, ends.length], [1, 1]);
  });

  it('is given up after three restarts within a minute', async () => {
    const keeper = await keep();
    for (const index of [0, 1, 2]) {
      const back = new Promise<void>((resolve) => {
        told.on('told', (sentence) => sentence === 'de vuelta' && resolve());
      });
      ends[index]?.('código 1');
      await back;
      told.removeAllListeners();
    }
    const last = once(told, 'told');
    ends[3]?.('código 1');
    assert.match(String(await last), /una y otra vez \(código 1\); ya no se reinicia/);
    assert.equal(ends.length, 4);
    await keeper.stop();
  });
});
