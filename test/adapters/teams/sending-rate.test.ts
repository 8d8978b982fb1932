import assert from 'node:assert/strict';
import { SendingRate } from '../../../src/adapters/teams/sending-rate.js';

/** Time that goes on only when somebody waits for it. Sends are made one after the other, and noted. */
class Sender {
  now = 0;
  readonly sent: number[] = [];
  #persons = 0;
  readonly rate = new SendingRate(
    () => this.now,
    async (ms) => {
      this.now += ms;
    },
  );

  /** Each to a person of its own, unless one is named. */
  async send(many: number, person?: string): Promise<void> {
    for (let count = 0; count < many; count += 1) {
      this.#persons += 1;
      await this.rate.turn(person ?? `person ${this.#persons}`);
      this.sent.push(this.now);
    }
  }

  /** Most that left within any such time. */
  most(withinMs: number): number {
    return Math.max(...this.sent.map((from) => this.sent.filter((at) => at >= from && at < from + withinMs).length));
  }
}

describe('the rate of what leaves by itself', () => {
  it('uses what Teams takes in a tenant, 50 in a second, and stays under it', async () => {
    const sender = new Sender();
    await sender.send(1000);
    assert.ok(sender.most(1000) <= 50, `${sender.most(1000)} in a second`);
    assert.ok(1000 / (sender.now / 1000) >= 47.5, `${1000 / (sender.now / 1000)} a second`);
  });

  it('gives one conversation no more than Teams takes in one', async () => {
    const sender = new Sender();
    await sender.send(200, 'one person');
    assert.ok(sender.most(1000) <= 7);
    assert.ok(sender.most(2000) <= 8);
    assert.ok(sender.most(30_000) <= 60);
    assert.ok(sender.now <= 120_000, `${sender.now} ms`);
  });

  it('lets one person’s conversation hold up nobody else', async () => {
    const sender = new Sender();
    const flood = sender.send(60, 'one person');
    await sender.rate.turn('another');
    assert.ok(sender.now < 200, `${sender.now} ms`);
    await flood;
  });

  it('goes slower while much is refused, and comes back', async () => {
    const sender = new Sender();
    await sender.send(100);
    for (let turn = 0; turn < 300; turn += 1) {
      await sender.send(1);
      if (turn % 4 === 0) sender.rate.refused();
    }
    const slow = sender.now;
    await sender.send(20);
    assert.ok(sender.now - slow > 600, `20 in ${sender.now - slow} ms`);
    await sender.send(400);
    const back = sender.now;
    await sender.send(98);
    assert.ok(sender.now - back < 2100, `98 in ${sender.now - back} ms`);
  });

  it('keeps its pace while few are refused', async () => {
    const sender = new Sender();
    for (let turn = 0; turn < 1000; turn += 1) {
      await sender.send(1);
      if (turn % 21 === 0) sender.rate.refused();
    }
    assert.ok(1000 / (sender.now / 1000) >= 47.5, `${1000 / (sender.now / 1000)} a second`);
  });

  it('leaves no faster when all of it is refused', async () => {
    const sender = new Sender();
    for (let turn = 0; turn < 300; turn += 1) {
      await sender.send(1);
      sender.rate.refused();
    }
    assert.ok(sender.most(1000) <= 50, `${sender.most(1000)} in a second`);
    assert.ok(sender.now >= 6000, `300 in ${sender.now} ms`);
  });

  it('makes up for what held it up, and stays under the limit', async () => {
    const sender = new Sender();
    for (let hold = 0; hold < 20; hold += 1) {
      await sender.send(35);
      sender.now += 300;
    }
    assert.ok(sender.most(1000) <= 50, `${sender.most(1000)} in a second`);
    assert.ok(700 / (sender.now / 1000) >= 42, `${700 / (sender.now / 1000)} a second`);
  });

  it('leaves evenly, not in bursts', async () => {
    const sender = new Sender();
    await sender.send(100);
    sender.sent.length = 0;
    await sender.send(100);
    assert.ok(sender.most(100) <= 7, `${sender.most(100)} in a tenth of a second`);
  });

  it('leaves room for a reply, which waits for nobody', async () => {
    const sender = new Sender();
    await sender.send(10);
    const before = sender.now;
    for (let replies = 0; replies < 49; replies += 1) sender.rate.spent();
    await sender.send(1);
    assert.ok(sender.now - before >= 1000, `${sender.now - before} ms`);
  });
});
