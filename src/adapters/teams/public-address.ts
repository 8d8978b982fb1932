import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIPv6 } from 'node:net';

/** Special-purpose ranges (IANA registries of RFC 6890): nothing there is a file of a person. */
const BLOCKED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const BLOCKED_V6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const blocked = new BlockList();
for (const [network, bits] of BLOCKED_V4) blocked.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of BLOCKED_V6) blocked.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is out in the public Internet; IPv4 in IPv6 is judged as the IPv4 that it is. */
export const isPublicAddress = (address: string): boolean => !blocked.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** A name that resolves to an inner address: someone tries to reach what only this machine can. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

type Found = (error: Error | null, addresses: readonly LookupAddress[]) => void;
/** Resolves a name to all its addresses, as `dns.lookup` with `all`. */
export type Resolve = (name: string, options: LookupOptions & { all: true }, found: Found) => void;

type LookupDone = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A `lookup` for a socket that lets it connect to public addresses only. The address that is checked is the one that is
 * connected to, so a name that changes between check and use gains nothing.
 */
export const publicLookup =
  (resolve: Resolve = dnsLookup) =>
  (name: string, options: LookupOptions, done: LookupDone): void => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) done(error, '');
      else if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        done(new PrivateAddress('the name leads to an inner address'), '');
      } else if (options.all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
