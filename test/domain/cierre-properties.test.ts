import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideCiclo } from '../../src/domain/ciclo.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Ciclo } from '../../src/domain/ciclo-state.js';
import { CRITERIOS_JUZGADOS, type Juicio } from '../../src/domain/cierre.js';
import { cierreDe } from '../../src/domain/cierre-actual.js';
import { actoEn, instrumentoEn, versionesEn } from '../../src/domain/evidencia.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { archivo } from '../application/stages.js';
import { SE } from './ciclo-stages.js';
import { abierto, emitir, entregados, veredictos } from './cierre-stages.js';
import { acto, archivarProducto, instrumento } from './evidencia-exams.js';
import { carriedOut } from './spec.js';

type Order = (ciclo: Ciclo) => CicloCommand;

const asm = 'ASM-01';
/** Mostly yes: four verdicts in favour must come together now and then. */
const answer = fc
  .oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) })
  .map((cumple) => ({ cumple, razon: 'Sí.' }));
/** Of the first product: one of its versions, mostly the newest. */
const evidencia = fc.oneof(
  { weight: 5, arbitrary: fc.constant<(ciclo: Ciclo) => string>((ciclo) => newest(ciclo)) },
  { weight: 1, arbitrary: fc.constantFrom('E-0001', 'E-0002', 'E-0009').map((id) => () => id) },
);
const newest = (ciclo: Ciclo): string =>
  versionesEn(abierto(ciclo), { asm, unidad: 'DO', producto: 'A1.P1' }).at(-1)?.id ?? '';

const juicio: fc.Arbitrary<Order> = fc
  .record({
    criterio: fc.constantFrom(...CRITERIOS_JUZGADOS),
    valor: fc.oneof(
      { weight: 6, arbitrary: fc.constant<Juicio['valor']>('cumple') },
      { weight: 1, arbitrary: fc.constantFrom<Juicio['valor']>('no-cumple', 'falta') },
    ),
    of: evidencia,
    directa: answer,
    univoca: answer,
    vigente: answer,
  })
  .map(({ criterio, of, ...given }) => (ciclo) => ({
    type: 'dictaminar-criterio',
    asm,
    criterio,
    juicio: { razon: 'Se revisó.', evidencia: of(ciclo), ...given },
  }));

const archivar = fc.constantFrom('a', 'b', 'c', 'd').map(
  (letter): Order =>
    () => ({ ...archivarProducto, archivo: archivo(letter, `${letter}.pdf`) }),
);

const onEvidence = evidencia.chain((of) =>
  fc.constantFrom<Order>(
    (ciclo) => ({ type: 'aceptar-evidencia', evidencia: of(ciclo) }),
    (ciclo) => ({ type: 'devolver-evidencia', evidencia: of(ciclo), observaciones: 'Falta la firma.' }),
    (ciclo) => ({ type: 'registrar-acto', unidad: 'DO', evidencia: of(ciclo), acto: { ...acto, numero: '99' } }),
    (ciclo) => ({ type: 'registrar-instrumento', unidad: 'DO', evidencia: of(ciclo), instrumento }),
    (ciclo) => ({
      type: 'registrar-instrumento',
      unidad: 'DO',
      evidencia: of(ciclo),
      instrumento: { ...instrumento, vigente: false },
    }),
  ),
);

const closing = fc.constantFrom<Order>(
  () => ({ type: 'confirmar-trazabilidad', asm, razon: 'Consta todo.' }),
  (ciclo) => emitir(ciclo),
  () => ({ type: 'reabrir-asm', asm, razon: 'Se halló un error.' }),
);

const sinSolventar = fc.constant<Order>(() => ({
  type: 'cerrar-sin-solventar',
  asm,
  razon: 'Cambió la ley.',
  archivo: archivo('8'),
}));

/** What is to be done next, as SE would go about it. */
const useful = fc.constant<Order>((ciclo) => {
  const { dictamen } = cierreDe(abierto(ciclo), asm);
  const verdict = veredictos(asm, newest(ciclo)).find(
    ({ criterio }) => dictamen.veredictos[criterio]?.valor !== 'cumple',
  );
  if (verdict !== undefined) return verdict;
  if (dictamen.trazabilidad === undefined) return { type: 'confirmar-trazabilidad', asm, razon: 'Consta todo.' };
  return emitir(ciclo);
});

const orders = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: juicio },
    { weight: 10, arbitrary: useful },
    { weight: 5, arbitrary: closing },
    { weight: 1, arbitrary: archivar },
    { weight: 2, arbitrary: onEvidence },
    { weight: 1, arbitrary: sinSolventar },
  ),
  { maxLength: 60, size: 'max' },
);

/** What must be so of an ASM that is solventado, at every moment. */
const holds = (state: Ciclo): boolean => {
  const ciclo = abierto(state);
  const { dictamen, situacion } = cierreDe(ciclo, asm);
  if (situacion.estado !== 'solventado') return false;
  for (const criterio of CRITERIOS_JUZGADOS) {
    const veredicto = dictamen.veredictos[criterio] ?? assert.fail(`solventado without ${criterio}`);
    const shown = ciclo.evidencias.find(({ id }) => id === veredicto.evidencia) ?? assert.fail('without document');
    assert.equal(veredicto.valor, 'cumple');
    assert.equal(versionesEn(ciclo, shown).at(-1)?.id, shown.id, 'on a version that was superseded');
    assert.equal(shown.revision?.estado, 'aceptada', 'on evidence that is not accepted');
    if (criterio === 'A') assert.ok(veredicto.directa?.cumple === true && veredicto.univoca?.cumple === true);
    if (criterio === 'B') assert.ok(actoEn(ciclo, shown) !== undefined);
    if (criterio === 'C')
      assert.ok(veredicto.vigente?.cumple === true && instrumentoEn(ciclo, shown)?.vigente === true);
  }
  assert.ok(dictamen.trazabilidad !== undefined, 'solventado without D');
  return true;
};

describe('any sequence of verdicts, evidence, closures and reopenings', () => {
  it('never gives an ASM as solventado without the four verdicts in favour, on the newest accepted evidence', () => {
    const start = entregados();
    let reached = 0;
    fc.assert(
      fc.property(orders, (all) => {
        let now = start;
        let numbers = 0;
        for (const order of all) {
          const command = order(now);
          if (isRefusal(decideCiclo(now, command, SE))) continue;
          now = carriedOut(now, command, SE);
          reached += Number(holds(now));
          const { emitidos, reaperturas } = cierreDe(abierto(now), asm);
          assert.ok(emitidos >= numbers && emitidos <= reaperturas.length + 1, 'a number given twice or lost');
          numbers = emitidos;
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(reached > 20, `only ${reached} times solventado: the orders try too little`);
  });
});
