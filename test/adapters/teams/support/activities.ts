/** Ids of an invented person, tenant and bot. */
export const PERSON = '11111111-1111-4111-8111-111111111111';
export const TENANT = '22222222-2222-4222-8222-222222222222';
export const APP = '33333333-3333-4333-8333-333333333333';
export const CONVERSATION = 'a:personal-1';

let made = 0;

/** Fields that every activity of Teams has. Each call has an id of its own. */
export const activity = (serviceUrl: string, over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
  made += 1;
  return {
    id: `f:${made}`,
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: '29:uno', name: 'Persona Uno', aadObjectId: PERSON },
    recipient: { id: `28:${APP}`, name: 'Seguimiento ASM' },
    conversation: { id: CONVERSATION, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...over,
  };
};

export const message = (serviceUrl: string, text: string, over: Readonly<Record<string, unknown>> = {}) =>
  activity(serviceUrl, { type: 'message', text, textFormat: 'plain', ...over });

export const press = (
  serviceUrl: string,
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
  over: Readonly<Record<string, unknown>> = {},
) =>
  activity(serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'card-1',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    ...over,
  });
