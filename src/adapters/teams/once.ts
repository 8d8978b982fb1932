import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Reply } from '../../application/chat.js';
import type { PersonId } from '../../domain/identity.js';
import { KeyedQueue } from './keyed-queue.js';
import { Recent } from './recent.js';
import type { SeenActivities } from './seen.js';
import type { Works } from './works.js';

/** What became of an activity: `reply` is missing when another process took it and its reply is not known. */
export interface Attended {
  readonly reply?: Reply;
}

/** The work on one activity. `mine` is false for a repetition, which only looks on. */
export interface Attention {
  readonly work: Promise<Attended>;
  readonly mine: boolean;
}

const SHARED_MS = 120_000;
const MOST_SHARED = 10_000;

/** Attends each activity once, and the activities of one person in their order. */
export class Once {
  private readonly people = new KeyedQueue();
  private readonly shared: Recent<Promise<Attended>>;

  constructor(
    private readonly seen: SeenActivities,
    private readonly works: Works,
    private readonly log: Logger,
    now: () => number,
  ) {
    this.shared = new Recent(SHARED_MS, MOST_SHARED, now);
  }

  /**
   * Runs the job when its turn comes, unless the activity was taken before. An activity without key (no id) can't be told from
   * another and always runs. The work rejects only when it could not be found out whether the activity is new.
   */
  attend(key: string | undefined, person: PersonId, job: () => Promise<Reply>): Attention {
    const running = key === undefined ? undefined : this.shared.get(key);
    if (running !== undefined) return { work: running, mine: false };
    const work = this.people.run(person, () => this.first(key, job));
    this.works.track(work, (error) => {
      this.log.error({ err: error }, 'activity could not be claimed');
      if (key !== undefined) this.shared.delete(key);
    });
    if (key !== undefined) this.shared.set(key, work);
    return { work, mine: true };
  }

  private async first(key: string | undefined, job: () => Promise<Reply>): Promise<Attended> {
    if (key === undefined) return { reply: await job() };
    const claim = await this.seen.claim(key);
    if (claim.kind === 'again') return claim.reply === undefined ? {} : { reply: claim.reply };
    const reply = await job();
    this.works.track(this.recordEnd(key, reply), (error) => this.log.error({ err: error }, 'end not recorded'));
    return { reply };
  }

  /** The person's answer goes first: an embedded store does its writes at once, while everybody waits. */
  private async recordEnd(key: string, reply: Reply): Promise<void> {
    await setImmediate();
    await this.seen.finish(key, reply);
    await this.seen.purge();
  }
}
