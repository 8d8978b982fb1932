import * as z from 'zod/v4';
import type { Feature, Press } from './feature.js';
import type { Inbox } from './inbox.js';

const chosenSchema = z.record(z.string(), z.string());

const parsed = (text: string): Readonly<Record<string, string>> => {
  try {
    return chosenSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    // What is chosen comes from the client: anything that is no choice of ours is no choice.
    return {};
  }
};

const CHOOSE = 'Elija en la lista a qué asunto corresponde el archivo.';

/** The press for a destination chosen from the list rather than by its own button. */
export const otherDestinationFeature = (features: readonly Feature[], inbox: Pick<Inbox, 'find' | 'ask'>): Feature => {
  /** Asked again on the card: a client may not show a text alone. */
  const again: Press = async (turn, typed) => {
    const file = await inbox.find(turn.viewer.person, typed['archivo'] ?? '');
    return file === undefined ? { text: CHOOSE } : inbox.ask(turn, file, { tone: 'warning', text: CHOOSE });
  };
  const choose: Press = async (turn, typed) => {
    const { verb = '', ...data } = parsed(typed['destino'] ?? '');
    const press =
      verb === 'archivo.destino'
        ? undefined
        : features.map((feature) => feature.presses?.[verb]).find((each) => each !== undefined);
    return press === undefined ? again(turn, typed) : press(turn, { ...typed, ...data });
  };
  return { presses: { 'archivo.destino': choose } };
};
