import assert from 'node:assert/strict';
import type { AsmId, Valoracion } from '../../src/domain/asm.js';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { type Ciclo, type CicloAbierto, cicloInexistente } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { Fecha } from '../../src/domain/identity.js';
import { folioFor, porNotificar } from '../../src/domain/notificacion.js';
import { isRefusal, type Refusal } from '../../src/domain/refusal.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { datosCiclo } from '../application/stages.js';
import { ANA, given as directorioGiven, puesto } from './directorio-given.js';

const actor = { kind: 'person', person: ANA, puesto: 'SE', capacity: 'titular' } as const;

/** A working Monday, or the day that is asked for. */
const contextOn = (today: Fecha = '2026-06-15'): Context => ({
  at: `${today}T16:00:00.000Z`,
  today,
  actor,
  directorio: directorioGiven({ type: 'puesto-registrado', puesto: puesto('DPC', 'unidad', true) }),
  calendario: { inhabiles: new Set(), todosHabiles: [] },
  reglas: reglasPorOmision,
});

export const fold = (ciclo: Ciclo, events: readonly CicloEvent[], today?: Fecha): CicloAbierto => {
  const { at } = contextOn(today);
  const folded = events.reduce((state, event) => evolveCiclo(state, event, { at, actor }), ciclo);
  if (folded.estado !== 'abierto') assert.fail('the ciclo is not open');
  return folded;
};

export const decide = (ciclo: CicloAbierto, command: CicloCommand, today?: Fecha): readonly CicloEvent[] | Refusal =>
  decideCiclo(ciclo, command, contextOn(today));

/** The events of an order that must not be refused. */
export const when = (ciclo: CicloAbierto, command: CicloCommand, today?: Fecha): readonly CicloEvent[] => {
  const decision = decide(ciclo, command, today);
  if (isRefusal(decision)) assert.fail(`refused: ${decision.code}`);
  return decision;
};

/** The code of an order that must be refused, with both its sentences. */
export const refusal = (ciclo: CicloAbierto, command: CicloCommand, today?: Fecha): string => {
  const decision = decide(ciclo, command, today);
  if (!isRefusal(decision)) assert.fail(`not refused: ${JSON.stringify(decision)}`);
  assert.match(decision.why, /\.$/);
  assert.match(decision.next, /\.$/);
  return decision.code;
};

/** The ciclo after orders that must not be refused. */
export const played = (ciclo: CicloAbierto, ...commands: readonly CicloCommand[]): CicloAbierto =>
  commands.reduce((state, command) => fold(state, when(state, command)), ciclo);

const archivo = { sha256: 'a'.repeat(64), nombre: 'oficio', tipo: 'application/pdf', bytes: 1 };

/** The order that notifies a unit of what it was assigned. */
export const notificar = (ciclo: CicloAbierto, unidad: string): CicloCommand => ({
  type: 'notificar',
  avisos: [
    {
      unidad,
      folio: folioFor(ciclo, reglasPorOmision.folio, 'SE', Object.keys(ciclo.notificaciones).length + 1),
      asm: porNotificar(ciclo, unidad),
      oficio: { docx: archivo, pdf: archivo },
    },
  ],
});

/** Assigns ASM to units and notifies the last of them. */
export const joined = (ciclo: CicloAbierto, asm: AsmId, ...unidades: readonly string[]): CicloAbierto => {
  const assigned = played(ciclo, { type: 'asignar-asm', modo: 'sustituir', asm: [asm], unidades });
  return played(assigned, notificar(assigned, unidades.at(-1) ?? ''));
};

const registered = (count: number): CicloAbierto =>
  fold(cicloInexistente, [
    {
      type: 'ciclo-abierto',
      datos: { ...datosCiclo, id: 'pae-2025' },
    },
    ...Array.from(
      { length: count },
      (_, index): CicloEvent => ({
        type: 'asm-registrado',
        asm: `ASM-0${index + 1}`,
        texto: { recomendacion: `Mejorar ${index + 1}`, clase: 'hallazgo', ubicacion: `página ${index + 1}` },
      }),
    ),
  ]);

/** A ciclo with so many ASM, all of them notified to DO. */
export const notified = (count = 2): CicloAbierto => {
  const ciclo = registered(count);
  const assigned = played(ciclo, {
    type: 'asignar-asm',
    modo: 'sustituir',
    asm: Object.keys(ciclo.asm),
    unidades: ['DO'],
  });
  return played(assigned, notificar(assigned, 'DO'));
};

export const viable: Valoracion = {
  viabilidad: { cumple: true, razon: 'Hay personal.' },
  factibilidad: { cumple: true, razon: 'Cabe en el ejercicio.' },
  impactoEstructural: [],
};

export const inviable: Valoracion = { ...viable, viabilidad: { cumple: false, razon: 'Depende de otra institución.' } };

export const valorar = (asm: AsmId, valoracion: Valoracion = viable): CicloCommand => ({
  type: 'valorar-asm',
  valoraciones: [{ asm, valoracion }],
});

export const clasificar = (asm: AsmId, tipo: 'diseno' | 'gestion' = 'diseno'): CicloCommand => ({
  type: 'clasificar-asm',
  clasificaciones: [
    { asm, clasificacion: { tipo, razonTipo: 'Cambia la MIR.', prioridad: 'inmediata', razonPrioridad: 'Urge.' } },
  ],
});

export const concurrir = (asm: AsmId, unidad = 'DO', observaciones?: string): CicloCommand => ({
  type: 'concurrir',
  unidad,
  respuestas: [{ asm, ...(observaciones === undefined ? {} : { observaciones }) }],
});

/** The types of events, for tests that ask which happened. */
export const types = (events: readonly CicloEvent[]): readonly string[] => events.map((event) => event.type);
