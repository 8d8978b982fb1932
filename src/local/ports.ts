import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { LocalStartError } from './local-start-error.js';

/** A port that the local start needs, and for what (es-MX). */
export interface NeededPort {
  readonly port: number;
  readonly use: string;
}

/** Throws `LocalStartError` naming every port that something else already has. */
export async function requireFreePorts(needed: readonly NeededPort[]): Promise<void> {
  const checked = await Promise.all(needed.map(async (each) => ({ ...each, free: await isFree(each.port) })));
  const busy = checked.filter((each) => !each.free);
  if (busy.length === 0) return;
  const list = busy.map(({ port, use }) => (busy.length > 2 ? port : `${port} (${use})`)).join(', ');
  const subject = busy.length === 1 ? `El puerto ${list} está ocupado.` : `Estos puertos están ocupados: ${list}.`;
  throw new LocalStartError(
    `${subject} Si hay otro «npm start» abierto, ciérrelo con Ctrl+C; si es otro programa, ciérrelo, e inténtelo de nuevo.`,
  );
}

/** The playground would take a random port in place of a busy one, so both loopback families are tried beforehand. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1')) && (await canListen(port, undefined));
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Those of `ports` that answer at an address other than loopback, that is, to other machines. */
export async function portsBeyondThisMachine(
  ports: readonly number[],
  addresses: readonly string[] = outsideAddresses(),
): Promise<readonly number[]> {
  const open = await Promise.all(
    ports.map(async (port) => (await Promise.all(addresses.map((address) => answers(port, address)))).includes(true)),
  );
  return ports.filter((_, index) => open[index]);
}

/** This machine's own addresses on its networks. */
function outsideAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .map(({ address }) => address);
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const end = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
