import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

/** How the bot proves who it is to the connector. */
export type TeamsCredentials =
  | { readonly kind: 'secret'; readonly password: string }
  | { readonly kind: 'managed-identity' }
  /** No authentication at all: only for the local start, which listens on loopback. */
  | { readonly kind: 'none' };

/** Everything that the chat edge has to know about its surroundings. Nothing here is read from the environment. */
export interface TeamsSettings {
  /** True only for the local start: no authentication, loopback service addresses only. */
  readonly localStart: boolean;
  /** Most messages that leave by themselves in a second. Absent: what Teams takes, and in the local start as many as can. */
  readonly messagesPerSecond?: number;
  /** Client id of the bot's Entra application or managed identity; empty in the local start. */
  readonly appId: string;
  /** The one Entra tenant that is served. Empty is allowed in the local start only, and then no tenant is checked. */
  readonly tenantId: string;
  readonly credentials: TeamsCredentials;
  /** Addresses of another cloud, or of a stub in tests, under the SDK's own option names. */
  readonly cloud?: ConfigurationBotFrameworkAuthenticationOptions;
}

/** The settings don't allow a safe start. The message names every missing or contradictory one. */
export class UnsafeSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`unsafe Teams settings: ${problems.join('; ')}`);
    this.name = 'UnsafeSettings';
  }
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const problemsInProduction = (settings: TeamsSettings): readonly string[] => {
  const problems: string[] = [];
  if (!GUID.test(settings.appId)) problems.push('appId is missing or not a GUID');
  if (!GUID.test(settings.tenantId)) problems.push('tenantId is missing or not a GUID');
  if (settings.credentials.kind === 'none') problems.push('credentials are missing');
  if (settings.credentials.kind === 'secret' && settings.credentials.password.trim() === '') {
    problems.push('the secret is empty');
  }
  return problems;
};

/**
 * Refuses settings with which anybody could speak to the bot: the SDK takes an empty app id as "no authentication"
 * and checks no tenant. Throws `UnsafeSettings`.
 */
export const assertSafe = (settings: TeamsSettings): void => {
  const problems = settings.localStart
    ? settings.credentials.kind === 'none'
      ? []
      : ['the local start takes no credentials']
    : problemsInProduction(settings);
  if (problems.length > 0) throw new UnsafeSettings(problems);
};

/** The same settings under the names of `ConfigurationBotFrameworkAuthentication`. */
export const sdkOptions = (settings: TeamsSettings): ConfigurationBotFrameworkAuthenticationOptions => {
  const { credentials } = settings;
  if (credentials.kind === 'none') return { ...settings.cloud };
  return {
    MicrosoftAppId: settings.appId,
    MicrosoftAppTenantId: settings.tenantId,
    MicrosoftAppType: credentials.kind === 'secret' ? 'SingleTenant' : 'UserAssignedMsi',
    ...(credentials.kind === 'secret' ? { MicrosoftAppPassword: credentials.password } : {}),
    ...settings.cloud,
  };
};
