import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Directorio, emptyDirectorio, holdersOf, titularOf } from '../../src/domain/directorio.js';
import { compareDirectorio } from '../../src/domain/directorio-carga.js';
import type { DirectorioCommand, DirectorioDeseado } from '../../src/domain/directorio-command.js';
import { decideDirectorio } from '../../src/domain/directorio-decide.js';
import { evolveDirectorio } from '../../src/domain/directorio-event.js';
import { addDays } from '../../src/domain/fecha.js';
import type { Moment } from '../../src/domain/moment.js';
import { isRefusal } from '../../src/domain/refusal.js';

const CLAVES = ['SE', 'DA', 'DO', 'ADMIN'];
const CLASES = ['secretaria-ejecutiva', 'direccion-administracion', 'unidad', 'administrador'] as const;
const START = '2026-01-01';
const DAYS = 40;

const puestos = CLASES.map((clase, index) => ({
  clave: CLAVES[index] ?? 'X',
  clase,
  ejecutora: false,
  nombre: clase,
  cargo: clase,
}));
const withPosts: Directorio = { ...emptyDirectorio, puestos };
const system: Moment = { at: '2026-01-15T16:00:00.000Z', today: '2026-01-15', actor: { kind: 'system' } };

const persona = fc.integer({ min: 1, max: 4 }).map((number) => `00000000-0000-4000-8000-00000000000${number}`);
const puesto = fc.constantFrom(...CLAVES);
const fecha = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(START, days));
const length = fc.integer({ min: 0, max: 10 });
const designar = fc.record({ puesto, persona, desde: fecha });
const retirar = fc.record({ puesto, persona, hasta: fecha });

const command: fc.Arbitrary<DirectorioCommand> = fc.oneof(
  designar.map((fields) => ({ type: 'designar-titular', ...fields }) as const),
  retirar.map((fields) => ({ type: 'retirar-titular', ...fields }) as const),
  designar.map((fields) => ({ type: 'designar-enlace', ...fields }) as const),
  retirar.map((fields) => ({ type: 'retirar-enlace', ...fields }) as const),
  fc
    .tuple(designar, length)
    .map(([fields, days]) => ({ type: 'designar-suplente', ...fields, hasta: addDays(fields.desde, days) }) as const),
  retirar.map((fields) => ({ type: 'terminar-suplencia', ...fields }) as const),
  fc.record({ persona, hasta: fecha }).map((fields) => ({ type: 'dar-de-baja', ...fields }) as const),
);

const held = fc.oneof(
  fc.record({ puesto, persona, desde: fecha, capacity: fc.constantFrom('titular' as const, 'enlace' as const) }),
  fc
    .tuple(designar, length)
    .map(([fields, days]) => ({ ...fields, capacity: 'suplente' as const, hasta: addDays(fields.desde, days) })),
);
const file: fc.Arbitrary<DirectorioDeseado> = fc
  .array(held, { maxLength: 8 })
  .map((designaciones) => ({ puestos, designaciones }));

const obey = (state: Directorio, asked: DirectorioCommand): Directorio => {
  const decision = decideDirectorio(state, asked, system);
  return isRefusal(decision) ? state : decision.reduce(evolveDirectorio, state);
};

const load = (state: Directorio, wish: DirectorioDeseado): Directorio =>
  obey(state, { type: 'cargar-directorio', ...wish });

const assertSound = (state: Directorio): void => {
  for (const clave of CLAVES) {
    for (let day = START; day <= addDays(START, DAYS + 11); day = addDays(day, 1)) {
      const holders = holdersOf(state, clave, day);
      const count = (capacity: string): number => holders.filter((one) => one.capacity === capacity).length;
      assert.ok(count('titular') <= 1, `two titulares of ${clave} on ${day}`);
      assert.ok(count('suplente') <= 1, `two deputies of ${clave} on ${day}`);
      const head = titularOf(state, clave, day);
      const own = holders.filter((one) => one.persona === head?.persona);
      assert.ok(own.length <= 1, `the titular of ${clave} is something else too on ${day}`);
      const enlaces = holders.filter((one) => one.capacity === 'enlace').map((one) => one.persona);
      assert.equal(new Set(enlaces).size, enlaces.length, `an enlace twice of ${clave} on ${day}`);
    }
  }
};

describe('Any sequence of roster commands', () => {
  it('keeps one titular and one deputy a post on any date', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        assertSound(commands.reduce(obey, withPosts));
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing when its last command comes again', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 15 }), (commands) => {
        const state = commands.reduce(obey, withPosts);
        const last = commands.at(-1);
        assert.deepEqual(last && obey(state, last), state);
      }),
    );
  });
});

describe('Loading any institution file after any sequence', () => {
  it('keeps the roster sound, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 10 }), file, (commands, wish) => {
        const once = load(commands.reduce(obey, withPosts), wish);
        assertSound(once);
        assert.deepEqual(load(once, wish), once);
      }),
      { numRuns: 150 },
    );
  });

  it('never swaps the titular at a second loading of a file that names two from one day', () => {
    const post = { puesto: 'ADMIN', capacity: 'titular' } as const;
    const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const designaciones = [
      { ...post, persona: other, desde: START },
      { ...post, persona: other, desde: '2026-01-30' },
      { ...post, persona: one, desde: '2026-01-30' },
    ];
    const once = load(withPosts, { puestos, designaciones });
    assert.equal(titularOf(once, 'ADMIN', '2026-01-30')?.persona, other);
    assert.deepEqual(load(once, { puestos, designaciones }), once);
    const told = compareDirectorio(withPosts, { puestos, designaciones }, system.today);
    const refusals = isRefusal(told)
      ? []
      : told.avisos.flatMap((aviso) => (aviso.kind === 'no-aplicada' ? aviso.refusal.code : []));
    assert.deepEqual(refusals, ['ya-es-titular', 'titular-repetido']);
  });

  it('never undoes what was done since: the same file again brings nobody back', () => {
    fc.assert(
      fc.property(file, fc.array(command, { maxLength: 10 }), (wish, commands) => {
        const later = commands.reduce(obey, load(withPosts, wish));
        const refused = compareDirectorio(withPosts, wish, system.today);
        const notApplied = isRefusal(refused) ? [] : refused.avisos.filter((one) => one.kind === 'no-aplicada');
        fc.pre(notApplied.length === 0);
        assert.deepEqual(load(later, wish), later);
      }),
    );
  });
});
