import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { TeamsSettings } from '../../../../src/adapters/teams/settings.js';
import { APP, TENANT } from './activities.js';
import { type HttpStub, startStub } from './http-stub.js';

export const SERVICE = 'https://smba.trafficmanager.net/amer/';
const ISSUER = 'https://api.botframework.com';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The channel's key service and its tokens. */
export class StubIssuer {
  private readonly key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly forger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private stub: HttpStub | undefined;

  async start(): Promise<this> {
    this.stub = await startStub((req, res) => {
      res.setHeader('content-type', 'application/json');
      const jwk = { ...this.key.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
      res.end(
        JSON.stringify(req.url === '/keys' ? { keys: [jwk] } : { issuer: ISSUER, jwks_uri: `${this.origin}/keys` }),
      );
    });
    return this;
  }

  get origin(): string {
    return this.stub?.origin ?? '';
  }

  async close(): Promise<void> {
    await this.stub?.close();
  }

  /** Production settings whose every cloud address is this stub. */
  settings(): TeamsSettings {
    return {
      localStart: false,
      appId: APP,
      tenantId: TENANT,
      credentials: { kind: 'secret', password: 'not-a-real-secret' },
      cloud: {
        ToChannelFromBotLoginUrl: `${this.origin}/login`,
        ToChannelFromBotOAuthScope: ISSUER,
        ToBotFromChannelTokenIssuer: ISSUER,
        OAuthUrl: `${this.origin}/oauth`,
        ToBotFromChannelOpenIdMetadataUrl: `${this.origin}/channel`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${this.origin}/emulator`,
        ValidateAuthority: 'false',
        CallerId: 'test',
      },
    };
  }

  /** An Authorization header. `over` replaces claims; `forged` signs with a key of somebody else's under the same id. */
  bearer(over: Readonly<Record<string, unknown>> = {}, forged = false): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: ISSUER, aud: APP, iat: now, nbf: now - 10, exp: now + 600, serviceurl: SERVICE, ...over };
    return `Bearer ${this.signed({ alg: 'RS256', kid: 'k1', typ: 'JWT' }, claims, (forged ? this.forger : this.key).privateKey)}`;
  }

  private signed(header: unknown, claims: unknown, key: KeyObject): string {
    const content = `${base64(header)}.${base64(claims)}`;
    return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
  }
}
