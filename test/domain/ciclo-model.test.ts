import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextDue } from '../../src/domain/agenda.js';
import { decideCiclo, evolveCiclo, foldCiclo } from '../../src/domain/ciclo.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { type Ciclo, type CicloAbierto, cicloInexistente } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import { addDays } from '../../src/domain/fecha.js';
import { authorise, PERMISOS } from '../../src/domain/permiso.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { PERSONAS } from '../application/sample-institution.js';
import { STAGES, type Stage } from '../application/stages.js';
import { anyCommand, usefulCommand } from './ciclo-commands.js';
import { directorio, on, person } from './spec.js';

/** One step: days that pass, and an order of somebody, useful or absurd. */
interface Step {
  readonly days: number;
  readonly command: CicloCommand | ((ciclo: Ciclo, by: Context) => CicloCommand);
  readonly actor: Context['actor'];
}

const actors = fc.constantFrom<Context['actor']>(
  person(PERSONAS.se, 'SE'),
  person(PERSONAS.do, 'DO'),
  person(PERSONAS.doEnlace, 'DO', 'enlace'),
  person(PERSONAS.dpc, 'DPC'),
);

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }) }),
  command: fc.oneof({ weight: 4, arbitrary: usefulCommand }, { weight: 1, arbitrary: anyCommand }),
  actor: actors,
});

/** Orders of anybody from some stage on: from nothing alone, random orders would hardly ever reach a postura. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom<readonly Stage[]>(
      [],
      ['publicado'],
      ['identificado'],
      ['notificado'],
      ['seleccionado'],
      ['atendido'],
      ['propuesto'],
      ['acordado'],
      ['en-firma'],
      ['suscrito'],
    ),
    fc.array(step, { maxLength: 60, size: 'max' }),
  )
  .map(([stages, random]) => [
    ...stages.flatMap((stage) =>
      STAGES[stage].map(([, command]) => ({ days: 0, command, actor: person(PERSONAS.se, 'SE') })),
    ),
    ...random,
  ]);

interface Told {
  readonly event: CicloEvent;
  readonly by: Context;
}

const uniqueFolios = ({ notificaciones }: CicloAbierto): void => {
  const folios = Object.values(notificaciones).map((each) => each.folio);
  assert.equal(new Set(folios).size, folios.length, 'two notices under one folio');
};

const noticesOfTheirUnits = ({ asm, notificaciones }: CicloAbierto): void => {
  for (const { unidad, asm: named } of Object.values(notificaciones)) {
    assert.notEqual(named.length, 0, 'a notice of nothing');
    for (const id of named) assert.ok(asm[id]?.unidades.includes(unidad), `${id} was notified to a stranger`);
  }
};

const versionsInOrder = ({ posturas }: CicloAbierto): void => {
  for (const { versiones } of Object.values(posturas))
    assert.deepEqual(
      versiones.map((version) => version.numero),
      versiones.map((_, index) => index + 1),
    );
};

const evidenceInOrder = ({ evidencias }: CicloAbierto): void => {
  for (const { asm, unidad, producto } of evidencias) {
    const own = evidencias.filter((each) => each.asm === asm && each.unidad === unidad && each.producto === producto);
    assert.deepEqual(
      own.map((each) => each.version),
      own.map((_, index) => index + 1),
    );
  }
};

const textsKept = ({ asm }: CicloAbierto): void => {
  for (const { texto } of Object.values(asm))
    assert.notEqual(`${texto.hallazgo ?? ''}${texto.recomendacion ?? ''}`.trim(), '', 'an ASM without its text');
};

const conveniosInOrder = ({ convenios }: CicloAbierto): void => {
  assert.deepEqual(
    convenios.map(({ numero }) => numero),
    convenios.map((_, index) => index + 1),
  );
  for (const { situacion } of convenios.slice(0, -1))
    assert.notEqual(situacion.estado, 'en-firma', 'a former version still waits for signatures');
};

const nothingOnPartOfTheSignatures = ({ convenios }: CicloAbierto): void => {
  for (const { situacion, firmantes, firmas, escaneos, copias, publicacion, constancia } of convenios) {
    const spread = Object.keys(copias).length > 0 || publicacion !== undefined || constancia !== undefined;
    assert.equal(spread && situacion.estado !== 'suscrito', false, 'something went on before the signatures');
    if (situacion.estado !== 'suscrito') continue;
    for (const { puesto } of firmantes) assert.ok(Object.hasOwn(firmas, puesto), `${puesto} did not sign`);
    assert.notEqual(escaneos.length, 0, 'signed by all without the scan that the rule asks for');
  }
};

const conveniosHoldWhatWasProposed = ({ convenios, compromisos }: CicloAbierto): void => {
  for (const { asm, unidad, version } of convenios.flatMap(({ partes }) => partes)) {
    const found = compromisos[`${asm}.${unidad}`]?.versiones[version - 1];
    assert.equal(found?.de, 'unidad', `${asm} of ${unidad} holds a version that its unit never proposed`);
  }
};

const numbersOnce = ({ compromisos }: CicloAbierto): void => {
  for (const { contenido } of Object.values(compromisos).flatMap(({ versiones }) => versiones)) {
    const ids = contenido.actividades.flatMap(({ id, productos }) => [id, ...productos.map((each) => each.id)]);
    assert.equal(new Set(ids).size, ids.length, 'a number given twice');
  }
};

const INVARIANTS = [
  uniqueFolios,
  noticesOfTheirUnits,
  versionsInOrder,
  evidenceInOrder,
  textsKept,
  conveniosInOrder,
  nothingOnPartOfTheSignatures,
  conveniosHoldWhatWasProposed,
  numbersOnce,
];

const versionsOnlyGrow = (before: Ciclo, after: Ciclo): void => {
  if (before.estado !== 'abierto' || after.estado !== 'abierto') return;
  for (const [key, version] of Object.entries(before.versiones))
    assert.ok((after.versiones[key] ?? 0) >= version, `the version of ${key} went back`);
};

const fold = (told: readonly Told[]): Ciclo =>
  told.reduce<Ciclo>((state, { event, by }) => evolveCiclo(state, event, by), cicloInexistente);

/** Plays the steps, checking after each one; answers what happened. */
const play = (taken: readonly Step[]): { readonly state: Ciclo; readonly told: readonly Told[] } => {
  let state: Ciclo = cicloInexistente;
  let today = '2026-03-02';
  const told: Told[] = [];
  for (const { days, command: given, actor } of taken) {
    today = addDays(today, days);
    const by = on(today, { actor });
    const command = typeof given === 'function' ? given(state, by) : given;
    const decision = decideCiclo(state, command, by);
    if (isRefusal(decision)) continue;
    const before = state;
    state = decision.reduce((now, event) => evolveCiclo(now, event, by), state);
    told.push(...decision.map((event) => ({ event, by })));
    versionsOnlyGrow(before, state);
    if (state.estado === 'abierto') for (const holds of INVARIANTS) holds(state);
  }
  return { state, told };
};

/** The ciclo after everything that is due was ordered, and what came due by that. */
const clockWorkDone = (ciclo: Ciclo, by: Context): Ciclo => {
  let now = ciclo;
  for (let rounds = 0; rounds < 40 && now.estado === 'abierto'; rounds += 1)
    for (const command of dueCommands(now, by)) {
      const decision = decideCiclo(now, command, by);
      if (isRefusal(decision)) assert.fail(`the clock was refused ${command.type}: ${decision.code}`);
      now = decision.reduce((each: Ciclo, event) => evolveCiclo(each, event, by), now);
    }
  return now;
};

describe('a ciclo under any sequence of orders', function () {
  // Hundreds of whole ciclos: on a busy machine they take longer than what guards against a hang.
  this.timeout(60_000);

  it('keeps its invariants, and is exactly what its events make of it', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { state, told } = play(taken);
        assert.deepEqual(fold(told), state);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same however its events are divided, and folding on leaves what was known as it was', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }), (taken, cuts) => {
        const { state, told } = play(taken);
        const facts = told.map(({ event, by }) => ({ event, provenance: by }));
        const marks = [...cuts.map((cut) => Math.floor((cut * facts.length) / 101)), facts.length].sort(
          (a, b) => a - b,
        );
        const known: (readonly [Ciclo, Ciclo])[] = [];
        let now: Ciclo = cicloInexistente;
        for (const [index, mark] of marks.entries()) {
          now = foldCiclo(now, facts.slice(marks[index - 1] ?? 0, mark));
          known.push([now, structuredClone(now)]);
        }
        assert.deepEqual(now, state);
        for (const [each, before] of known) assert.deepEqual(each, before);
      }),
      { numRuns: 150 },
    );
  });

  it('reads the same from the stored text of its events', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { state, told } = play(taken);
        const stored = told.map(({ event, by }) => ({ event: JSON.parse(JSON.stringify(event)) as CicloEvent, by }));
        assert.deepEqual(fold(stored), state);
      }),
      { numRuns: 100 },
    );
  });

  it('has what the clock orders done once: nothing is due again on the same day', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 120 }), (taken, days) => {
        const { state, told } = play(taken);
        const last = told.at(-1)?.by.today ?? '2026-03-02';
        const by = on(addDays(last, days), { actor: { kind: 'system' } });
        if (state.estado !== 'abierto') return;
        const done = clockWorkDone(state, by);
        if (done.estado === 'abierto') assert.deepEqual(dueCommands(done, by), []);
      }),
      { numRuns: 100 },
    );
  });

  it('is never due before the date that the agenda gives', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { state, told } = play(taken);
        if (state.estado !== 'abierto') return;
        const by = told.at(-1)?.by ?? on('2026-03-02');
        const next = nextDue(state, by) ?? addDays(by.today, 200);
        for (let day = by.today; day < next; day = addDays(day, 1))
          assert.deepEqual(dueCommands(state, on(day)), [], `due on ${day}, before ${next}`);
      }),
      { numRuns: 150 },
    );
  });
});

describe('authority', () => {
  const types = Object.keys(PERMISOS) as CicloCommand['type'][];

  it('lets nobody do anything without a post', () => {
    for (const type of types)
      for (const puesto of [undefined, 'SE', 'DO', 'constructor'])
        assert.ok(isRefusal(authorise(directorio, PERSONAS.stranger, type, puesto, '2026-03-02')));
  });

  it('gives nobody what the clock alone does', () => {
    const clocks = types.filter((type) => PERMISOS[type].who === 'sistema');
    assert.notEqual(clocks.length, 0);
    for (const type of clocks)
      for (const id of Object.values(PERSONAS))
        assert.ok(isRefusal(authorise(directorio, id, type, 'SE', '2026-03-02')), `${type} by a person`);
  });

  it('lets no enlace sign, and no Contraloría or administrator decide', () => {
    for (const type of types.filter((each) => PERMISOS[each].signs)) {
      assert.ok(isRefusal(authorise(directorio, PERSONAS.doEnlace, type, 'DO', '2026-03-02')), `${type} by an enlace`);
      assert.ok(isRefusal(authorise(directorio, PERSONAS.seEnlace, type, 'SE', '2026-03-02')), `${type} by an enlace`);
    }
    for (const type of types.filter((each) => Array.isArray(PERMISOS[each].who)))
      for (const id of [PERSONAS.contraloria, PERSONAS.admin])
        assert.ok(isRefusal(authorise(directorio, id, type, 'SE', '2026-03-02')), `${type} by a reader`);
  });

  it('lets a unit act for itself only', () => {
    for (const type of types.filter((each) => PERMISOS[each].who === 'propio')) {
      assert.ok(!isRefusal(authorise(directorio, PERSONAS.do, type, 'DO', '2026-03-02')), `${type} by its own`);
      assert.ok(isRefusal(authorise(directorio, PERSONAS.do, type, 'DPC', '2026-03-02')), `${type} by another`);
      assert.ok(isRefusal(authorise(directorio, PERSONAS.do, type, undefined, '2026-03-02')), `${type} for nobody`);
    }
  });

  it('ends with the designation', () => {
    const gone = {
      ...directorio,
      designaciones: directorio.designaciones.map((each) => ({ ...each, hasta: '2026-03-01' })),
    };
    for (const type of types)
      assert.ok(isRefusal(authorise(gone, PERSONAS.se, type, 'SE', '2026-03-02')), `${type} after leaving`);
  });
});
