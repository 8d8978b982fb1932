import type { PersonId } from '../../domain/identity.js';
import { InboundActivity } from './activity.js';
import { isAllowedService } from './service-address.js';
import type { TeamsSettings } from './settings.js';

/** What the gate decided about an activity. `reason` is for the log only. */
export type Verdict =
  | { readonly kind: 'personal'; readonly activity: InboundActivity; readonly person?: PersonId }
  /** A group chat or a team of our tenant: one polite answer, and no data. */
  | { readonly kind: 'elsewhere'; readonly activity: InboundActivity }
  | { readonly kind: 'refused'; readonly status: 400 | 403; readonly reason: string };

const refused = (status: 400 | 403, reason: string): Verdict => ({ kind: 'refused', status, reason });

/** Activities that a person makes: without knowing who, nothing of them is looked at. */
const NEEDS_PERSON = new Set(['message', 'invoke']);

const tenantOf = (activity: InboundActivity): string | undefined =>
  activity.conversation.tenantId ?? activity.channelData?.tenant?.id;

const reasonAgainst = (activity: InboundActivity, settings: TeamsSettings): string | undefined => {
  if (activity.channelId !== 'msteams') return 'channel';
  if (settings.tenantId !== '' && tenantOf(activity) !== settings.tenantId) return 'tenant';
  if (!isAllowedService(activity.serviceUrl, settings.localStart)) return 'service address';
  if (!activity.conversation.conversationType) return 'conversation type';
  return undefined;
};

/**
 * Checks shape, channel, tenant, service address, kind of conversation and person of a decoded body. The SDK checks the token
 * and none of these.
 */
export const inspect = (body: unknown, settings: TeamsSettings): Verdict => {
  const parsed = InboundActivity.safeParse(body);
  if (!parsed.success) return refused(400, `shape: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  const activity = parsed.data;
  const reason = reasonAgainst(activity, settings);
  if (reason !== undefined) return refused(403, reason);
  const person = activity.from.aadObjectId ?? undefined;
  if (person === undefined && NEEDS_PERSON.has(activity.type)) return refused(403, 'no person');
  if (activity.conversation.conversationType !== 'personal') return { kind: 'elsewhere', activity };
  return { kind: 'personal', activity, ...(person === undefined ? {} : { person }) };
};
