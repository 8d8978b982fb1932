import { basename } from 'node:path';
import { z } from 'zod';
import { attachFor } from './attach.js';
import { buttonNamed, filledIn } from './card-press.js';
import { type FileHost, openFileHost } from './file-host.js';
import { type Persona, teamsAddress } from './personas.js';
import { type CardJson, type TeamsMessage, TeamsMessages } from './teams-messages.js';

const CALL_MS = 30_000;

const invokeAnswer = z.union([
  z.object({
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.object({ type: z.literal('AdaptiveCard') }).passthrough(),
  }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.object({
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
]);

/** What came back for a button. `sent` is an `Action.Submit`, which has no answer of its own. */
export type Pressed =
  | { readonly kind: 'card'; readonly card: CardJson }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'sent' };

/** A message with a card. */
export type CardMessage = TeamsMessage & { readonly card: CardJson };

/**
 * One person at their local Teams, without a browser: what the page of the local Teams does, through the same calls.
 * Nothing here sleeps; whoever wants what comes next says so with `messages.waitFor`.
 */
export class LocalTeams {
  #files: FileHost | undefined;

  private constructor(
    readonly persona: Persona,
    readonly messages: TeamsMessages,
  ) {}

  /** Opens a person's local Teams, which must be running. Close it after use. */
  static async open(persona: Persona): Promise<LocalTeams> {
    return new LocalTeams(persona, await TeamsMessages.open(teamsAddress(persona), persona.clave));
  }

  /** Installs the app for this person. Returns the mark before it, for `messages.waitFor`. */
  install(): Promise<number> {
    return this.#send(`/_debug/conversation/${encodeURIComponent(this.persona.conversationId)}/installation`, {});
  }

  /** Types a message. Returns the mark before it. */
  say(text: string): Promise<number> {
    const path = `/_conversation/v1/conversations/${encodeURIComponent(this.persona.conversationId)}/messages`;
    return this.#send(path, { from: { id: this.persona.userId }, text, textFormat: 'plain' });
  }

  /** Types a message and waits for the first one of the bot after it. */
  async ask(text: string): Promise<TeamsMessage> {
    const mark = await this.say(text);
    return this.messages.waitFor(`an answer to «${text}»`, () => true, mark);
  }

  /** Attaches files of the disk, as Teams does. Returns the mark before it, once the bot has fetched them (or 15 s later). */
  async attach(paths: readonly string[], text = ''): Promise<number> {
    const { mark } = this.messages;
    this.#files ??= await openFileHost();
    const files = paths.map((path) => ({ name: basename(path), path, disposable: false }));
    await attachFor(this.persona, files, text, this.#files.offered, this.#files.address);
    return mark;
  }

  /** Messages that show a card now, the most recently changed last. */
  cards(): readonly CardMessage[] {
    return this.messages.all().flatMap((message) => (message.card ? [{ ...message, card: message.card }] : []));
  }

  /** The card that changed last. Throws when there is none. */
  lastCard(): CardMessage {
    const last = this.cards().at(-1);
    if (!last) throw new Error(`no card in the Teams of ${this.persona.clave}`);
    return last;
  }

  /** Presses the button of that title or verb with its inputs filled in; the card's place takes the card answered. */
  async press(
    message: CardMessage,
    titleOrVerb: string,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<Pressed> {
    const button = buttonNamed(message.card, titleOrVerb);
    const data = filledIn(button, inputs);
    return button.type === 'Action.Submit'
      ? this.submit(message.id, data)
      : this.execute(message.id, button.verb, data);
  }

  /** Sends an `Action.Execute` as it is, whatever the card says: what a tampered client could do. */
  async execute(messageId: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<Pressed> {
    const answer = await this.#call('/_conversation/v1/invoke', {
      name: 'adaptiveCard/action',
      ...this.#about(messageId),
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    });
    const { type, value } = invokeAnswer.parse(await answer.json());
    if (type === 'application/vnd.microsoft.activity.message') return { kind: 'text', text: value };
    if (type === 'application/vnd.microsoft.error') return { kind: 'error', ...value };
    this.messages.replaceCard(messageId, value);
    return { kind: 'card', card: value };
  }

  /** Sends an `Action.Submit` as it is. What the bot does about it arrives as messages. */
  async submit(messageId: string, value: Readonly<Record<string, unknown>>): Promise<Pressed> {
    await this.#call('/_conversation/v1/submit', { ...this.#about(messageId), value });
    return { kind: 'sent' };
  }

  async close(): Promise<void> {
    await this.messages.close();
    await this.#files?.close();
  }

  #about(messageId: string): Record<string, unknown> {
    return {
      from: { id: this.persona.userId },
      conversation: { id: this.persona.conversationId },
      replyToId: messageId,
    };
  }

  async #send(path: string, body: unknown): Promise<number> {
    const { mark } = this.messages;
    await this.#call(path, body);
    return mark;
  }

  async #call(path: string, body: unknown): Promise<Response> {
    const answer = await fetch(`${teamsAddress(this.persona)}${path}`, {
      method: 'POST',
      // A kept connection may be closed by the other side just when the next call begins, and a press can't be repeated.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_MS),
    });
    if (answer.ok) return answer;
    throw new Error(
      `the local Teams of ${this.persona.clave} answered ${answer.status} to ${path}: ${await answer.text()}`,
    );
  }
}
