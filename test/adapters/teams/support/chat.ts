import type { Chat, IncomingAction, IncomingMessage, Reply } from '../../../../src/application/chat.js';
import type { OfferAnswer, OfferFollowUp } from '../../../../src/application/file-offers.js';

/** A chat that records what reaches it and answers what the test says. */
export class RecordingChat implements Chat {
  readonly messages: IncomingMessage[] = [];
  readonly actions: IncomingAction[] = [];
  readonly installations: string[] = [];
  readonly answers: OfferAnswer[] = [];
  onOfferAnsweredDo: (answer: OfferAnswer) => Promise<OfferFollowUp> = async () => ({ kind: 'nothing' });
  onMessageDo: (message: IncomingMessage) => Promise<readonly Reply[]> = async () => [];
  onActionDo: (action: IncomingAction) => Promise<Reply> = async () => ({ nothing: true });

  takesFilesOf: (person: string) => boolean = () => true;

  async takesFiles(person: string): Promise<boolean> {
    return this.takesFilesOf(person);
  }

  async onMessage(message: IncomingMessage): Promise<readonly Reply[]> {
    this.messages.push(message);
    return this.onMessageDo(message);
  }

  async onAction(action: IncomingAction): Promise<Reply> {
    this.actions.push(action);
    return this.onActionDo(action);
  }

  async onOfferAnswered(answer: OfferAnswer): Promise<OfferFollowUp> {
    this.answers.push(answer);
    return this.onOfferAnsweredDo(answer);
  }

  async onInstalled(person: string): Promise<readonly Reply[]> {
    this.installations.push(person);
    return [{ text: 'Bienvenida' }];
  }

  /** How many things reached the application. */
  get count(): number {
    return this.messages.length + this.actions.length + this.installations.length;
  }
}

/** A promise that the test settles. */
export interface Later<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
}

export const later = <T>(): Later<T> => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve: (value) => resolve(value) };
};
