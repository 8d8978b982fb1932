import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bimestreDates, bimestreOf, nextBimestre, ventanaDeSeguimiento } from '../../src/domain/bimestre.js';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloEvent, EventOf } from '../../src/domain/ciclo-event.js';
import { type Ciclo, cicloInexistente } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import { type Directorio, emptyDirectorio } from '../../src/domain/directorio.js';
import { addDays } from '../../src/domain/fecha.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { puesto } from './directorio-given.js';

const directorio: Directorio = {
  ...emptyDirectorio,
  puestos: [puesto('SE', 'secretaria-ejecutiva'), puesto('DO', 'unidad', true), puesto('CG', 'contraloria')],
};
const calendario = { inhabiles: new Set<string>(), todosHabiles: [] };
const plazo = { vence: '2024-01-20', recordar: '2024-01-18' };
const criterio = { cumple: true, razon: 'Sí.' };
const archivo = { sha256: 'a'.repeat(64), nombre: 'a.pdf', tipo: 'application/pdf', bytes: 1 };

/** A ciclo with one accepted position, presented on that day. */
const accepted = (fecha: string): Ciclo => {
  const contenido = { sentido: 'aceptada', justificacion: 'j', propuestas: 'p' } as const;
  const datos = {
    id: 'c',
    pae: 2023,
    ejercicio: 2022,
    programa: 'P',
    evaluacion: 'E',
    marcoLegal: ['A'],
    paaSiguiente: 2024,
  };
  const events: readonly CicloEvent[] = [
    { type: 'ciclo-abierto', datos },
    { type: 'asm-registrado', asm: 'ASM-01', texto: { hallazgo: 'h', clase: 'hallazgo', ubicacion: 'p. 1' } },
    { type: 'asm-asignado', asm: 'ASM-01', unidades: ['DO'] },
    {
      type: 'notificacion-emitida',
      id: 'N-001',
      folio: 'F',
      unidad: 'DO',
      asm: ['ASM-01'],
      oficio: { docx: archivo, pdf: archivo },
      plazo,
    },
    { type: 'notificacion-acusada', id: 'N-001' },
    {
      type: 'asm-valorado',
      asm: 'ASM-01',
      valoracion: { viabilidad: criterio, factibilidad: criterio, impactoEstructural: [] },
    },
    { type: 'concurrencia-solicitada', asm: 'ASM-01', unidad: 'DO', plazo },
    { type: 'concurrencia-expresada', asm: 'ASM-01', unidad: 'DO' },
    { type: 'postura-solicitada', asm: 'ASM-01', unidad: 'DO', plazo },
    { type: 'postura-presentada', asm: 'ASM-01', unidad: 'DO', numero: 1, contenido, archivos: [] },
  ];
  const actor = { kind: 'person', person: 'p', puesto: 'DO', capacity: 'titular' } as const;
  return events.reduce(
    (ciclo, event) => evolveCiclo(ciclo, event, { at: `${fecha}T18:00:00.000Z`, actor }),
    cicloInexistente,
  );
};

/** One tick of the clock: gives what is due and folds what comes of it. */
const tick = (ciclo: Ciclo, today: string): { readonly ciclo: Ciclo; readonly events: readonly CicloEvent[] } => {
  const at = `${today}T18:00:00.000Z`;
  const context: Context = { at, today, actor: { kind: 'system' }, directorio, calendario, reglas: reglasPorOmision };
  const all: CicloEvent[] = [];
  let now = ciclo;
  if (now.estado === 'inexistente') return { ciclo: now, events: all };
  for (const command of dueCommands(now, context)) {
    const decision = decideCiclo(now, command, context);
    if (isRefusal(decision)) assert.fail(`${command.type} refused: ${decision.code}`);
    all.push(...decision);
    now = decision.reduce<Ciclo>((state, event) => evolveCiclo(state, event, { at, actor: { kind: 'system' } }), now);
  }
  return { ciclo: now, events: all };
};

const opened = (events: readonly CicloEvent[]): readonly EventOf<'seguimiento-abierto'>[] =>
  events.filter((event) => event.type === 'seguimiento-abierto');

/** The bimesters whose check-in a clock that never stopped would have opened by that day. */
const expected = (first: string, last: string): readonly string[] => {
  const all: string[] = [];
  if (last < first) return all;
  for (let each = bimestreOf(first); ventanaDeSeguimiento(calendario, each).abre <= last; each = nextBimestre(each))
    all.push(each);
  return all;
};

describe('check-ins over arbitrary downtimes of the clock, 2024 to 2040', () => {
  const start = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2024-01-02', days));
  const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 500 })), {
    minLength: 1,
    maxLength: 25,
  });

  it('open every bimester once and in order, and close each once, never before its cut-off', function () {
    this.timeout(30_000);
    fc.assert(
      fc.property(start, gaps, (first, downtimes) => {
        let ciclo = accepted(first);
        let today = first;
        const events: CicloEvent[] = [];
        for (const gap of downtimes) {
          today = addDays(today, gap);
          if (today > '2040-12-31') break;
          const done = tick(ciclo, today);
          ciclo = done.ciclo;
          events.push(...done.events);
          for (const each of opened(done.events)) {
            assert.ok(bimestreDates(each.bimestre).fin < today);
            assert.ok(each.plazo.vence >= today && each.plazo.recordar <= each.plazo.vence);
          }
          assert.deepEqual(
            opened(events).map((each) => each.bimestre),
            expected(first, today),
          );
          assert.deepEqual(tick(ciclo, today).events, [], 'a second tick of the day finds nothing to do');
        }
        const closed = events.flatMap((event) => (event.type === 'seguimiento-cerrado' ? [event.bimestre] : []));
        assert.equal(new Set(closed).size, closed.length);
      }),
      { numRuns: 40 },
    );
  });

  it('leave out of a bimester what was accepted after its end', () => {
    const { events } = tick(accepted('2026-03-01'), '2026-03-02');
    assert.deepEqual(opened(events), []);
  });

  it('name who missed one before', () => {
    let ciclo = accepted('2026-01-15');
    const closings: CicloEvent[] = [];
    for (const day of ['2026-03-02', '2026-03-10', '2026-05-04', '2026-05-12']) {
      const done = tick(ciclo, day);
      ciclo = done.ciclo;
      closings.push(...done.events.filter((event) => event.type === 'seguimiento-cerrado'));
    }
    assert.deepEqual(
      closings.map((event) => event.type === 'seguimiento-cerrado' && event.reincidentes),
      [[], ['DO']],
    );
  });
});
