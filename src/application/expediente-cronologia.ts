import { concierne } from '../domain/asm-historia.js';
import type { CicloEvent } from '../domain/ciclo-event.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { formatMomento } from '../domain/fecha.js';
import { who } from './chat/asm-historia.js';
import { sentence } from './chat/asm-suceso.js';
import type { Viewer } from './chat/feature.js';
import type { Suceso } from './history.js';

/** An event with the number of its commit. */
export interface Asentado extends Suceso {
  readonly event: CicloEvent;
  readonly asiento: number;
}

/** One row of the chronology, in words. */
export interface Renglon {
  readonly asiento: number;
  readonly cuando: string;
  readonly quien: string;
  readonly que: string;
}

/** What an event says on each ASM that it concerns: those on which it says the same share one sentence. */
const sentencesOf = (
  suceso: Suceso,
  ciclo: CicloAbierto,
  asms: readonly string[],
  viewer: Viewer,
): readonly string[] => {
  if (asms.length === 0) return [sentence(suceso, ciclo, '', viewer)];
  const byText = new Map<string, string[]>();
  for (const asm of asms) {
    const text = sentence(suceso, ciclo, asm, viewer);
    byText.set(text, [...(byText.get(text) ?? []), asm]);
  }
  return [...byText].map(([text, about]) => `${about.join(', ')}: ${text}`);
};

/** Everything that happened in a ciclo, the oldest first, in words. */
export const cronologiaDe = (sucesos: readonly Asentado[], ciclo: CicloAbierto, viewer: Viewer): readonly Renglon[] => {
  const ids = Object.keys(ciclo.asm);
  return sucesos.map((suceso) => {
    const about = ids.filter((id) => concierne(ciclo, suceso.event, id));
    return {
      asiento: suceso.asiento,
      cuando: formatMomento(suceso.at),
      quien: who(suceso.actor, viewer),
      que: sentencesOf(suceso, ciclo, about, viewer).join(' '),
    };
  });
};

/** What happened to one ASM, the oldest first, in words. */
export const cronologiaDeAsm = (
  sucesos: readonly Asentado[],
  ciclo: CicloAbierto,
  asm: string,
  viewer: Viewer,
): readonly Renglon[] =>
  sucesos
    .filter(({ event }) => concierne(ciclo, event, asm))
    .map((suceso) => ({
      asiento: suceso.asiento,
      cuando: formatMomento(suceso.at),
      quien: who(suceso.actor, viewer),
      que: sentence(suceso, ciclo, asm, viewer),
    }));
