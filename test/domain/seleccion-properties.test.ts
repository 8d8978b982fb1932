import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDescartado, isSelected } from '../../src/domain/asm.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../src/domain/ciclo-state.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { decide, fold, inviable, notificar, notified, viable, when } from './seleccion-given.js';

const asm = fc.constantFrom('ASM-01', 'ASM-02', 'ASM-03', 'ASM-99');
const unidad = fc.constantFrom('DO', 'DPC');
const razon = fc.constantFrom('Procede.', 'Otra razón.', '');
const some = fc.array(asm, { maxLength: 3 });

const command: fc.Arbitrary<CicloCommand> = fc.oneof(
  fc.tuple(some, fc.boolean(), fc.boolean(), razon).map(
    ([ids, ok, structural, text]): CicloCommand => ({
      type: 'valorar-asm',
      valoraciones: ids.map((id) => ({
        asm: id,
        valoracion: {
          ...(ok ? viable : inviable),
          relevancia: { cumple: ok, razon: text },
          impactoEstructural: structural ? ['diseno'] : [],
        },
      })),
    }),
  ),
  fc.tuple(unidad, some, fc.option(razon, { nil: undefined })).map(
    ([own, ids, observaciones]): CicloCommand => ({
      type: 'concurrir',
      unidad: own,
      respuestas: ids.map((id) => ({ asm: id, ...(observaciones === undefined ? {} : { observaciones }) })),
    }),
  ),
  fc
    .tuple(asm, unidad, razon)
    .map(([id, own, atencion]): CicloCommand => ({ type: 'atender-observaciones', asm: id, unidad: own, atencion })),
  fc.tuple(some, fc.constantFrom('diseno', 'gestion'), razon).map(
    ([ids, tipo, text]): CicloCommand => ({
      type: 'clasificar-asm',
      clasificaciones: ids.map((id) => ({
        asm: id,
        clasificacion: { tipo, razonTipo: text, prioridad: 'inmediata', razonPrioridad: 'Urge.' },
      })),
    }),
  ),
  fc.tuple(asm, razon).map(([id, text]): CicloCommand => ({ type: 'deseleccionar-asm', asm: id, razon: text })),
  fc
    .tuple(asm, fc.constantFrom(['DO'], ['DO', 'DPC']))
    .map(([id, unidades]): CicloCommand => ({ type: 'asignar-asm', modo: 'sustituir', asm: [id], unidades })),
  unidad.map((own): CicloCommand => ({ type: 'registrar-sin-respuesta', asunto: `concurrencia.${own}`, puesto: own })),
  fc.tuple(asm, unidad, fc.constantFrom('aceptada', 'rechazada')).map(
    ([id, own, sentido]): CicloCommand => ({
      type: 'presentar-postura',
      asm: id,
      unidad: own,
      contenido: { sentido, justificacion: 'Así es.', propuestas: 'Rediseñar.' },
    }),
  ),
);

/** A command on a day; or the notice to a unit of what it was assigned by then. */
const step = fc.tuple(fc.oneof({ weight: 6, arbitrary: command }, { weight: 1, arbitrary: unidad }), fc.boolean());
const LATE = '2026-07-15';

const orderOf = (ciclo: CicloAbierto, what: CicloCommand | string): CicloCommand =>
  typeof what === 'string' ? notificar(ciclo, what) : what;

const holds = (ciclo: CicloAbierto): void => {
  for (const each of Object.values(ciclo.asm)) {
    const { seleccion, clasificacion, concurrencias, notificadas } = each;
    const selected = seleccion.estado === 'seleccionado';
    if (seleccion.estado !== 'pendiente')
      assert.equal(
        isSelected(seleccion.valoracion),
        selected || isDescartado(each),
        'selected if and only if both yes',
      );
    if (clasificacion !== undefined) assert.ok(selected, 'classified without selection');
    if (seleccion.estado === 'pendiente') assert.deepEqual(concurrencias, {}, 'concurrence before the assessment');
    else if (!isDescartado(each))
      assert.deepEqual(Object.keys(concurrencias).sort(), [...notificadas].sort(), 'a notified unit was not asked');
    if (clasificacion !== undefined)
      for (const own of notificadas)
        assert.ok(ciclo.posturas[`${each.id}.${own}`], 'a unit’s position was not asked for');
  }
};

/** The ciclo after a step, with its invariants checked; the same when it was refused. */
const play = (ciclo: CicloAbierto, [what, late]: readonly [CicloCommand | string, boolean]): CicloAbierto => {
  const today = late ? LATE : undefined;
  const order = orderOf(ciclo, what);
  const decision = decide(ciclo, order, today);
  if (isRefusal(decision)) return ciclo;
  const next = fold(ciclo, decision, today);
  holds(next);
  if (order.type !== 'notificar' && order.type !== 'presentar-postura')
    assert.deepEqual(when(next, order, today), [], `${order.type} repeated`);
  return next;
};

describe('any sequence of orders of 2.1 and 2.2', () => {
  it('keeps the invariants and repeats without effect', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        steps.reduce(play, notified(3));
      }),
      { numRuns: 300 },
    );
  });

  it('is all or nothing: a bulk order makes what its parts would, or is refused', () => {
    const ids = fc.uniqueArray(asm, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(ids, fc.array(command, { maxLength: 8 }), (chosen, before) => {
        const ciclo = before.reduce((state, each) => {
          const decision = decide(state, each);
          return isRefusal(decision) ? state : fold(state, decision);
        }, notified(3));
        const valoraciones = chosen.map((id) => ({ asm: id, valoracion: viable }));
        const parts = valoraciones.map((one) => decide(ciclo, { type: 'valorar-asm', valoraciones: [one] }));
        const whole = decide(ciclo, { type: 'valorar-asm', valoraciones });
        const refused = parts.find(isRefusal);
        assert.deepEqual(whole, refused ?? parts.flat());
      }),
    );
  });
});
