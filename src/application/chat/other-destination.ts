import * as z from 'zod/v4';
import type { Feature, Press } from './feature.js';

const chosenSchema = z.record(z.string(), z.string());

const parsed = (text: string): Readonly<Record<string, string>> => {
  try {
    return chosenSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    // What is chosen comes from the client: anything that is no choice of ours is no choice.
    return {};
  }
};

/** The press for a destination chosen from the list rather than by its own button. */
export const otherDestinationFeature = (features: readonly Feature[]): Feature => {
  const choose: Press = async (turn, typed) => {
    const { verb = '', ...data } = parsed(typed['destino'] ?? '');
    const press =
      verb === 'archivo.destino'
        ? undefined
        : features.map((feature) => feature.presses?.[verb]).find((each) => each !== undefined);
    return press === undefined
      ? { text: 'Elija en la lista a qué asunto corresponde el archivo.' }
      : press(turn, { ...typed, ...data });
  };
  return { presses: { 'archivo.destino': choose } };
};
