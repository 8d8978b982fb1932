import { createHash } from 'node:crypto';
import type { Reply } from '../../application/chat.js';
import { SEEN } from '../../application/side-record-durability.js';
import type { SideRecords } from '../../application/side-records.js';
import type { InboundActivity } from './activity.js';

const DAY_MS = 86_400_000;
/** After this long without a sign of life, whoever took the activity is thought dead. A living one renews it well before. */
const ABANDONED_MS = 10_000;

interface SeenActivity {
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly done: boolean;
  readonly reply?: Reply;
}

/**
 * Whether an activity is to be worked on; `ended` may bring the reply that it had. `elsewhere` is for now: it ends there, or it
 * is to be had once its holder is thought dead.
 */
export type Claim =
  | { readonly kind: 'first' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'ended'; readonly reply?: Reply };

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * Key of an activity: its day and a hash of conversation and id. The day is the activity's own when believable, so that
 * what is sent again after midnight still finds its record.
 */
export const keyOf = (activity: InboundActivity, now: number): string | undefined => {
  if (!activity.id) return undefined;
  const stamp = Date.parse(activity.timestamp ?? '');
  const day = dayOf(Math.abs(stamp - now) < DAY_MS ? stamp : now);
  const hash = createHash('sha256')
    .update(JSON.stringify([activity.conversation.id, activity.id]))
    .digest('hex');
  return `${day}-${hash}`;
};

/** Which activities were already taken, kept for two days and shared by all replicas. */
export class SeenActivities {
  private purgedDay = '';

  constructor(
    private readonly side: SideRecords,
    /** Name of this process, never the same twice. */
    private readonly owner: string,
    private readonly now: () => number,
  ) {}

  /** Takes the activity, unless it was taken before by somebody who finished it or may still be at it. */
  async claim(key: string): Promise<Claim> {
    const mine: SeenActivity = { owner: this.owner, at: this.now(), done: false };
    if (await this.side.create(SEEN, key, mine)) return { kind: 'first' };
    const before = await this.side.get<SeenActivity>(SEEN, key);
    if (before?.value.done)
      return { kind: 'ended', ...(before.value.reply === undefined ? {} : { reply: before.value.reply }) };
    const abandoned = before !== undefined && mine.at - before.value.at > ABANDONED_MS;
    return abandoned && (await this.side.replace(SEEN, key, mine, before.mark))
      ? { kind: 'first' }
      : { kind: 'elsewhere' };
  }

  /** Shows the others that this process is still at it. */
  async renew(key: string): Promise<void> {
    const held = await this.side.get<SeenActivity>(SEEN, key);
    if (held === undefined || held.value.done || held.value.owner !== this.owner) return;
    await this.side.replace(SEEN, key, { ...held.value, at: this.now() }, held.mark);
  }

  /** Records the end, with the reply that an invoke sent again has to get. */
  async finish(key: string, reply?: Reply): Promise<void> {
    const done: SeenActivity = {
      owner: this.owner,
      at: this.now(),
      done: true,
      ...(reply === undefined ? {} : { reply }),
    };
    await this.side.put(SEEN, key, done);
  }

  /** Removes what is older than two days; does something at most once a day. */
  async purge(): Promise<void> {
    const today = dayOf(this.now());
    if (this.purgedDay === today) return;
    this.purgedDay = today;
    const to = dayOf(this.now() - 2 * DAY_MS);
    for (;;) {
      const old = await this.side.list<SeenActivity>(SEEN, { to, limit: 500 });
      for (const record of old) await this.side.remove(SEEN, record.id);
      if (old.length < 500) return;
    }
  }
}
