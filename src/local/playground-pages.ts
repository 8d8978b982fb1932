/**
 * What the page of a local Teams can't bear is kept from it. It starts empty and forgets when it is closed; told of a change
 * in a message that it doesn't have, or of any message before it knows its conversation, it breaks: it opens its stream of
 * messages anew, and what the bot sends meanwhile is never shown.
 */
import { type IncomingMessage, ServerResponse } from 'node:http';

const STREAM = '/_ws_conversation/v1/conversations/stream';
const INSTALLATION = /^\/_debug\/conversation\/[^/]+\/installation/;
/** The ids of messages are the milliseconds at which they were sent. */
const MESSAGE = /^\/_connector\/v3\/conversations\/[^/]+\/activities\/(\d+)/;
const GONE = JSON.stringify({
  error: { code: 'ActivityNotFoundInConversation', message: 'The page was closed since that message.' },
});

/** Streams that are open. The local Teams keeps for the next one what is sent while there is none. */
let streams = 0;
let lastClosed = 0;
/** A page was asked for and hasn't installed the app yet, the first thing that it does once it knows its conversation. */
let loading = false;
const waiting: (() => void)[] = [];

/** Opens a stream, that of a page once it can show messages. Other upgrades are let through. */
export function opensStream({ url, socket, headers }: IncomingMessage, open: () => void): void {
  const opened = (): void => {
    if (socket.destroyed) return;
    streams += 1;
    socket.once('close', () => {
      streams -= 1;
      if (streams === 0) lastClosed = Date.now();
    });
    open();
  };
  if (url !== STREAM) open();
  else if (loading && headers.origin !== undefined) waiting.push(opened);
  else opened();
}

/** Answers a change of a message that went to closed pages, as Teams does for one that is gone; false for all else. */
export function answersAsGone(request: IncomingMessage, response: unknown): boolean {
  follow(request);
  const [, sent] = MESSAGE.exec(request.url ?? '') ?? [];
  if (request.method !== 'PUT' || sent === undefined || Number(sent) >= lastClosed) return false;
  if (!(response instanceof ServerResponse)) return false;
  request.resume();
  response.writeHead(404, { 'content-type': 'application/json' }).end(GONE);
  return true;
}

function follow({ method, url, headers }: IncomingMessage): void {
  if (method === 'GET' && url === '/' && headers['sec-fetch-dest'] === 'document') loading = true;
  if (method !== 'POST' || headers.origin === undefined || !INSTALLATION.test(url ?? '')) return;
  loading = false;
  for (const opened of waiting.splice(0)) opened();
}
