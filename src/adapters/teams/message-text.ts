import { z } from 'zod';
import type { InboundActivity } from './activity.js';

const Mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/** The text of a message without the mentions of the bot, with plain spaces, trimmed. */
export const plainText = (activity: InboundActivity): string => {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mention = Mention.safeParse(entity);
    if (!mention.success || mention.data.mentioned.id !== activity.recipient.id) continue;
    text = text.split(mention.data.text).join(' ');
  }
  return text.replace(/\u00a0|&nbsp;/g, ' ').trim();
};
