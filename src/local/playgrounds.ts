import { install } from './installation.js';
import type { Persona } from './personas.js';
import { type PlaygroundSetting, startPlayground } from './playground-process.js';
import { Keeper, type Tell } from './supervisor.js';

/** The running local Teams of all personas. */
export interface Playgrounds {
  /** Process id of each persona's local Teams, by `clave`; undefined while it is down. */
  pids(): ReadonlyMap<string, number | undefined>;
  /** Installs the app for everyone, which tells the bot where each person is. */
  installAll(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one local Teams for each persona and keeps them running. Stops all of them when one doesn't start. */
export async function startPlaygrounds(setting: PlaygroundSetting, tell: Tell): Promise<Playgrounds> {
  const starts = await Promise.allSettled(setting.everyone.map((persona) => keep(persona, setting, tell)));
  const keepers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(keepers.map((keeper) => keeper.stop()));
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    pids: () => new Map(setting.everyone.map(({ clave }, index) => [clave, keepers[index]?.pid])),
    installAll: async () => {
      await Promise.all(setting.everyone.map(install));
    },
    stop,
  };
}

const keep = (persona: Persona, setting: PlaygroundSetting, tell: Tell): Promise<Keeper> =>
  Keeper.start(
    {
      name: `el Teams local de ${persona.nombre}`,
      start: () => startPlayground(persona, setting),
      restarted: async () => {
        await install(persona);
        tell(`Ya está de vuelta el Teams local de ${persona.nombre}: recargue su pestaña.`);
      },
    },
    tell,
  );
