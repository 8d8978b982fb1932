import type { Pause } from './pace.js';
import { Recent } from './recent.js';

/**
 * What Teams takes: 50 requests a second for an app in a tenant, and in one conversation 7 in a second, 8 in two and 60 in
 * thirty (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). A little less is used of each, since what
 * leaves evenly does not arrive evenly.
 */
const PER_SECOND = 49;
const IN_CONVERSATION = [
  { most: 7, withinMs: 1_200 },
  { most: 8, withinMs: 2_200 },
  { most: 60, withinMs: 30_200 },
] as const;
const LONGEST_MS = 30_200;
const CONVERSATIONS = 20_000;

/** They leave evenly, so that nothing else waits for a burst of them. What was held up for less than this is made up for. */
const CATCH_UP_MS = 1_000;

/**
 * Others send under the same limit, and the service may be short of room: a second in which it refused more than a few takes a
 * share away, and every other second gives some back.
 */
const SECOND_MS = 1_000;
const FEW_REFUSED = 0.1;
const SHARE_KEPT = 0.9;
const GIVEN_BACK = 5;
const LEAST_PER_SECOND = 5;

/** When the next one may leave, if so many may within that time. */
const afterLast = (taken: readonly number[], most: number, withinMs: number): number =>
  (taken.at(-most) ?? Number.NEGATIVE_INFINITY) + withinMs;

/** Spreads what leaves by itself (not the replies, which somebody waits for) over time, so that little of it is refused. */
export class SendingRate {
  #perSecond: number;
  #second = { since: Number.NEGATIVE_INFINITY, asked: 0, refused: 0 };
  #even = Number.NEGATIVE_INFINITY;
  #sent: readonly number[] = [];
  readonly #lately: Recent<readonly number[]>;

  /** `now` is in milliseconds, as `Date.now`; `most` is how many may leave in a second. */
  constructor(
    private readonly now: () => number,
    private readonly pause: Pause,
    private readonly most = PER_SECOND,
  ) {
    this.#perSecond = most;
    this.#lately = new Recent(LONGEST_MS, CONVERSATIONS, now);
  }

  /** Resolves when one more may leave to that person, who has one conversation; in the order of asking. */
  async turn(person: string): Promise<void> {
    await this.#wait(this.#inConversation(person));
    await this.#wait(this.#inTenant());
  }

  /** One left that did not ask, as a reply does: the others leave that much later. */
  spent(): void {
    this.#inTenant();
  }

  /** The service refused one for being too many. */
  refused(): void {
    this.#second.refused += 1;
  }

  /** When the next one may leave, which is taken with it. */
  #inTenant(): number {
    const now = this.now();
    if (now - this.#second.since >= SECOND_MS) this.#judge(now);
    this.#second.asked += 1;
    const even = now - this.#even > CATCH_UP_MS ? now : this.#even;
    this.#even = even + SECOND_MS / this.#perSecond;
    const at = Math.max(now, even, afterLast(this.#sent, Math.floor(this.#perSecond), SECOND_MS));
    this.#sent = [...this.#sent, at].slice(-this.most);
    return at;
  }

  /** Ends a second, and sets the pace of the next one. */
  #judge(now: number): void {
    const { asked, refused } = this.#second;
    this.#perSecond =
      refused > asked * FEW_REFUSED
        ? Math.max(Math.min(LEAST_PER_SECOND, this.most), this.#perSecond * SHARE_KEPT)
        : Math.min(this.most, this.#perSecond + GIVEN_BACK);
    this.#second = { since: now, asked: 0, refused: 0 };
  }

  #inConversation(person: string): number {
    const now = this.now();
    const taken = (this.#lately.get(person) ?? []).filter((each) => each > now - LONGEST_MS);
    const at = Math.max(now, ...IN_CONVERSATION.map(({ most, withinMs }) => afterLast(taken, most, withinMs)));
    this.#lately.set(person, [...taken, at]);
    return at;
  }

  async #wait(until: number): Promise<void> {
    const ms = until - this.now();
    if (ms > 0) await this.pause(ms);
  }
}
