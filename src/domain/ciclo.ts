import { decideAbrirCiclo } from './abrir-ciclo.js';
import type { Asunto } from './asunto.js';
import { touched } from './asunto-touched.js';
import type { CicloCommand } from './ciclo-command.js';
import { decideOpen } from './ciclo-deciders.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import { evolveOpen } from './ciclo-evolvers.js';
import type { Ciclo, CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { entryOf } from './entry.js';
import { folding, withEntry } from './folding.js';
import type { Provenance } from './provenance.js';
import { refuse } from './refusal.js';

/** What a card showed when its button was pressed: the matter and its version. */
export interface Seen {
  readonly asunto: Asunto;
  readonly version: number;
}

/** Version of a matter now; 0 before anything touched it. */
export const versionOf = (ciclo: CicloAbierto, key: Asunto): number => entryOf(ciclo.versiones, key) ?? 0;

/**
 * Decides an order: the events it makes (none when it changes nothing) or a refusal. Pure; authority was checked before.
 * With `seen`, an order given on a card that no longer shows the present is refused as `tarjeta-obsoleta`.
 */
export const decideCiclo = (ciclo: Ciclo, command: CicloCommand, context: Context, seen?: Seen): Decision => {
  if (command.type === 'abrir-ciclo') return decideAbrirCiclo(ciclo, command);
  if (ciclo.estado === 'inexistente')
    return refuse('sin-ciclo', 'Ese ciclo no existe.', 'Escriba «ciclo» para abrir uno.');
  const decision = decideOpen(ciclo, command, context);
  const changes = 'refused' in decision || decision.length > 0;
  if (changes && seen !== undefined && versionOf(ciclo, seen.asunto) !== seen.version)
    return refuse(
      'tarjeta-obsoleta',
      'El asunto cambió después de que se le mostró esta tarjeta.',
      'Revise el estado actual y responda de nuevo.',
    );
  return decision;
};

const opened = (event: EventOf<'ciclo-abierto'>, at: string): CicloAbierto => ({
  estado: 'abierto',
  datos: event.datos,
  abiertoEl: at,
  mecanismo: { estado: 'sin-documento' },
  asm: {},
  importaciones: {},
  notificaciones: {},
  posturas: {},
  compromisos: {},
  convenios: [],
  paa: {},
  evidencias: [],
  prorrogas: {},
  cierres: {},
  actas: [],
  consultas: {},
  relevos: {},
  seguimientos: {},
  recordados: new Set(),
  vencidos: new Set(),
  noAlcanzados: [],
  versiones: {},
});

const grow = (ciclo: CicloAbierto, event: CicloEvent): CicloAbierto => {
  let versiones = ciclo.versiones;
  for (const key of new Set(touched(event, ciclo))) versiones = withEntry(versiones, key, versionOf(ciclo, key) + 1);
  return versiones === ciclo.versiones ? ciclo : { ...ciclo, versiones };
};

const evolve = (ciclo: Ciclo, event: CicloEvent, provenance: Provenance): Ciclo => {
  if (event.type === 'ciclo-abierto') return grow(opened(event, provenance.at), event);
  if (ciclo.estado === 'inexistente') throw new Error(`event ${event.type} before the ciclo was opened`);
  return grow(evolveOpen(ciclo, event, provenance), event);
};

/** An event with when and by whom it came to be. */
export interface CicloFact {
  readonly event: CicloEvent;
  readonly provenance: Provenance;
}

/**
 * Folds events, one after the other. Pure: the ciclo that it is given stays as it was. Throws on an event that this
 * program doesn't know, or that its state can't have: the record is broken or newer.
 */
export const foldCiclo = (ciclo: Ciclo, facts: Iterable<CicloFact>): Ciclo =>
  folding(() => {
    let now = ciclo;
    for (const { event, provenance } of facts) now = evolve(now, event, provenance);
    return now;
  });

/** Folds one event, as `foldCiclo` does. */
export const evolveCiclo = (ciclo: Ciclo, event: CicloEvent, provenance: Provenance): Ciclo =>
  foldCiclo(ciclo, [{ event, provenance }]);
