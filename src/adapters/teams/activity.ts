import { z } from 'zod';

const Identifier = z.string().min(1).max(1000);
/** Entra object id; also a key in the side records, so nothing but letters, digits and hyphens. */
const ObjectId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/)
  .transform((id) => id.toLowerCase());
const Account = z.object({ id: Identifier, aadObjectId: ObjectId.nullish() });

const Attachment = z.object({
  contentType: z.string().max(500),
  contentUrl: z.string().max(10_000).nullish(),
  name: z.string().max(1000).nullish(),
  content: z.unknown(),
});

const Entity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  mentioned: z.object({ id: z.string() }).partial().nullish(),
});

/** What the edge reads of an activity, whatever else Teams puts beside it. Wrong types are refused, unknown fields are not. */
export const InboundActivity = z.object({
  type: z.string().min(1).max(100),
  id: Identifier.nullish(),
  channelId: z.string().max(100),
  serviceUrl: z.string().max(1000),
  timestamp: z.string().max(100).nullish(),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: Identifier,
    tenantId: z.string().max(100).nullish(),
    conversationType: z.string().max(100).nullish(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string().max(100) }).nullish() }).nullish(),
  text: z.string().max(100_000).nullish(),
  attachments: z.array(Attachment).max(100).nullish(),
  entities: z.array(Entity.or(z.unknown())).max(100).nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  replyToId: Identifier.nullish(),
  membersAdded: z.array(Account).max(1000).nullish(),
  value: z.unknown(),
});
export type InboundActivity = z.infer<typeof InboundActivity>;
export type InboundAttachment = z.infer<typeof Attachment>;

/** The `value` of an `adaptiveCard/action` invoke (Universal Actions). A string in `data` carries no inputs. */
export const CardAction = z.object({
  trigger: z.enum(['manual']).nullish(),
  action: z.object({
    verb: z.string().min(1).max(200),
    data: z.record(z.unknown()).nullish().catch(undefined),
  }),
});

/** The `value` of a message that an Action.Submit makes: the fallback of clients without Action.Execute. */
export const SubmittedData = z.object({ verb: z.string().min(1).max(200) }).passthrough();

const MAX_DEPTH = 30;

/** JSON nested deeper than any real activity. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep';
}

/**
 * The same JSON without `__proto__` keys, which would change prototypes when somebody copies the object.
 * Throws `TooDeep` past 30 levels, before anything recursive meets it.
 */
export const plainJson = (value: unknown, depth = 0): unknown => {
  if (depth > MAX_DEPTH) throw new TooDeep(`over ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item) => plainJson(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, item]) => [key, plainJson(item, depth + 1)]));
};
