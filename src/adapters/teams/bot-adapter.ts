import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult, ServiceClientCredentialsFactory } from 'botframework-connector';
import { AuthenticationError, CloudAdapter, ConfigurationBotFrameworkAuthentication } from './sdk.js';
import { assertSafe, sdkOptions, type TeamsSettings } from './settings.js';

/** Issuer of the tokens that the Teams channel sends (public cloud). */
const CHANNEL_ISSUER = 'https://api.botframework.com';

/** The caller did not prove to be the Teams channel. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** The signing keys could not be fetched, so nobody can tell whether the caller is the channel. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

const isKeyServiceFailure = (error: unknown): boolean =>
  (error instanceof AuthenticationError && error.statusCode >= 500) ||
  (error instanceof Error && error.name === 'FetchError');

/**
 * CloudAdapter with authentication and processing apart, since its own `process` echoes error texts to the caller,
 * answers 500 to a forged signature, and takes tokens that anybody holding the bot's secret can make.
 */
export class BotAdapter extends CloudAdapter {
  private readonly issuer: string | undefined;

  /** Throws `UnsafeSettings`. `credentials` replaces what the settings say: for other clouds and tests. */
  constructor(settings: TeamsSettings, credentials?: ServiceClientCredentialsFactory) {
    assertSafe(settings);
    super(new ConfigurationBotFrameworkAuthentication(sdkOptions(settings), credentials));
    this.issuer = settings.localStart ? undefined : (settings.cloud?.ToBotFromChannelTokenIssuer ?? CHANNEL_ISSUER);
  }

  /** Throws `Unauthenticated` or `KeysUnavailable`. `header` is the whole Authorization header. */
  async authenticate(header: string, activity: Activity): Promise<AuthenticateRequestResult> {
    const result = await this.botFrameworkAuthentication
      .authenticateRequest(activity, header)
      .catch((error: unknown) => {
        if (isKeyServiceFailure(error)) throw new KeysUnavailable('signing keys unavailable', { cause: error });
        throw new Unauthenticated('token refused', { cause: error });
      });
    // A token of the bot's own application (the emulator's kind) would let a leaked secret speak as any person.
    if (this.issuer !== undefined && result.claimsIdentity.getClaimValue('iss') !== this.issuer) {
      throw new Unauthenticated('token of another issuer');
    }
    return result;
  }

  /** Runs one turn. Errors of `logic` come through. */
  async runTurn(
    caller: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic);
  }
}
