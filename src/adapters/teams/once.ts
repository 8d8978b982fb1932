import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Reply } from '../../application/chat.js';
import { InTurn } from '../../application/in-turn.js';
import type { PersonId } from '../../domain/identity.js';
import type { Pause } from './pace.js';
import { Recent } from './recent.js';
import type { SeenActivities } from './seen.js';
import type { Works } from './works.js';

/**
 * What became of an activity: `here` when this process worked on it; `reply` is missing when another one did and its reply is
 * not known.
 */
export interface Attended {
  readonly reply?: Reply;
  readonly here: boolean;
}

/** Does some work every so many milliseconds, and answers how to end that. */
export type Every = (ms: number, work: () => void) => () => void;

/** What attending stands on. */
export interface OnceParts {
  readonly seen: SeenActivities;
  readonly works: Works;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: Pause;
  readonly every: Every;
}

/** The work on one activity. `mine` is false for a repetition, which only looks on. */
export interface Attention {
  readonly work: Promise<Attended>;
  readonly mine: boolean;
}

const SHARED_MS = 120_000;
const MOST_SHARED = 10_000;
/** How often a process shows that it is still at an activity, and how often another one looks whether it is. */
const RENEW_MS = 3000;
const LOOK_AGAIN_MS = 500;

/** Attends each activity once, and the activities of one person in their order. */
export class Once {
  private readonly people = new InTurn();
  private readonly shared: Recent<Promise<Attended>>;

  constructor(private readonly parts: OnceParts) {
    this.shared = new Recent(SHARED_MS, MOST_SHARED, parts.now);
  }

  /**
   * Runs the job when its turn comes, unless the activity was taken before. One that another process has is looked on until it
   * ends there, or taken over when that process died over it: the order that it gave, if it gave one, is found again by its id.
   * An activity without key (no id) can't be told from another and always runs. The work rejects only when it could not be
   * found out whether the activity is new.
   */
  attend(key: string | undefined, person: PersonId, job: () => Promise<Reply>): Attention {
    const running = key === undefined ? undefined : this.shared.get(key);
    if (running !== undefined) return { work: running, mine: false };
    const work = this.attended(key, person, job);
    const { works, log } = this.parts;
    works.track(work, (error) => {
      log.error({ err: error }, 'activity could not be claimed');
      if (key !== undefined) this.shared.delete(key);
    });
    if (key !== undefined) this.shared.set(key, work);
    return { work, mine: true };
  }

  /** Nobody's other activities wait meanwhile: who looks on leaves the person's queue. */
  private async attended(key: string | undefined, person: PersonId, job: () => Promise<Reply>): Promise<Attended> {
    for (;;) {
      const attended = await this.people.run(person, () => this.first(key, job));
      if (attended !== 'elsewhere') return attended;
      await this.parts.pause(LOOK_AGAIN_MS);
    }
  }

  private async first(key: string | undefined, job: () => Promise<Reply>): Promise<Attended | 'elsewhere'> {
    if (key === undefined) return { reply: await job(), here: true };
    const { seen, works, log } = this.parts;
    const claim = await seen.claim(key);
    if (claim.kind === 'elsewhere') return 'elsewhere';
    if (claim.kind === 'ended') return { here: false, ...(claim.reply === undefined ? {} : { reply: claim.reply }) };
    const reply = await this.heldFor(key, job);
    works.track(this.recordEnd(key, reply), (error) => log.error({ err: error }, 'end not recorded'));
    return { reply, here: true };
  }

  private async heldFor(key: string, job: () => Promise<Reply>): Promise<Reply> {
    const { seen, works, log, every } = this.parts;
    const end = every(RENEW_MS, () =>
      works.track(seen.renew(key), (error) => log.error({ err: error }, 'activity not renewed')),
    );
    try {
      return await job();
    } finally {
      end();
    }
  }

  /** The person's answer goes first: an embedded store does its writes at once, while everybody waits. */
  private async recordEnd(key: string, reply: Reply): Promise<void> {
    await setImmediate();
    await this.parts.seen.finish(key, reply);
    await this.parts.seen.purge();
  }
}
