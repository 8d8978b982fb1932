const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const isConnectorHost = (host: string): boolean =>
  host === 'smba.trafficmanager.net' || host.endsWith('.botframework.com');

const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/**
 * Whether the bot may answer at this service address: its token goes there. Microsoft's connector over https; in the local
 * start any http address on loopback, and nothing else.
 */
export const isAllowedService = (serviceUrl: string, localStart: boolean): boolean => {
  const url = parse(serviceUrl);
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  if (localStart) return url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  return url.protocol === 'https:' && url.port === '' && isConnectorHost(url.hostname);
};
