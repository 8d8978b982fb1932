import { z } from 'zod';
import type { ArchivosDelGuion } from './ejemplo-archivos.js';
import type { Descarga } from './ejemplo-descarga.js';
import { EjemploError } from './ejemplo-error.js';
import { Escritorio } from './ejemplo-escritorio.js';
import type { Persona } from './personas.js';
import { LocalTeams } from './playground.js';
import type { Tell } from './supervisor.js';

const CALL_MS = 60_000;
const hora = z.object({ hora: z.string() });

/** What the steps of the sample act on. */
export interface Escena {
  readonly archivos: ArchivosDelGuion;
  /** A person by their local key (`se`, `do`…). */
  readonly de: (clave: string) => Escritorio;
  /** Moves the bot's clock to the opening of the next check-in, as the start page does; returns the date, es-MX. */
  readonly siguienteBimestre: () => Promise<string>;
  /** Keeps a workbook that somebody filled in, as they would on their desk; returns its path. */
  readonly guarda: (libro: Descarga) => Promise<string>;
  /** Says something of a step that only playing it shows. */
  readonly cuenta: Tell;
  readonly cierra: () => Promise<void>;
}

/** Opens everyone's Teams. `page` is the address of the start page. */
export async function abreEscena(
  everyone: readonly Persona[],
  page: string,
  archivos: ArchivosDelGuion,
  guarda: Escena['guarda'],
  tell: Tell,
): Promise<Escena> {
  const opened = await Promise.all(
    everyone.map(async (persona) => [persona.clave, new Escritorio(await LocalTeams.open(persona))] as const),
  );
  const desks = new Map(opened);
  return {
    archivos,
    guarda,
    de: (clave) => {
      const desk = desks.get(clave);
      if (!desk) throw new Error(`nobody of the sample is called ${clave}`);
      return desk;
    },
    siguienteBimestre: () => siguienteBimestre(page),
    cuenta: (sentence) => tell(`     ${sentence}`),
    cierra: async () => {
      await Promise.all([...desks.values()].map((desk) => desk.cierra()));
    },
  };
}

async function siguienteBimestre(page: string): Promise<string> {
  const answer = await fetch(`${page}/reloj`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ bimestre: true }),
    signal: AbortSignal.timeout(CALL_MS),
  });
  if (!answer.ok) throw new EjemploError(`El reloj no avanzó: ${await answer.text()}`);
  return hora.parse(await answer.json()).hora;
}
