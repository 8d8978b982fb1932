import assert from 'node:assert/strict';
import { asunto } from '../../src/domain/asunto.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { ClaseObligacion } from '../../src/domain/clase-obligacion.js';
import { obligacionesDe } from '../../src/domain/obligaciones.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { archivo } from '../application/stages.js';
import { at, DO } from './ciclo-stages.js';
import { acto, archivarProducto, entregado, instrumento } from './evidencia-exams.js';
import { carriedOut, on } from './spec.js';

const opened = (state: Ciclo): CicloAbierto => (state.estado === 'abierto' ? state : assert.fail('not open'));
const aceptar = (evidencia: string) => ({ type: 'aceptar-evidencia', evidencia }) as const;
const devolver = { type: 'devolver-evidencia', evidencia: 'E-0001', observaciones: 'Falta la firma.' } as const;
const owed = (state: Ciclo, clase: ClaseObligacion): readonly string[] =>
  obligacionesDe(opened(state), 'SE')
    .filter((each) => each.clase === clase)
    .map(({ puesto, asunto: key, asm, plazo }) => `${puesto} ${key} ${asm.join()} ${plazo?.vence ?? '-'}`);
const clock = (fecha: string) => on(fecha, { actor: { kind: 'system' } });

describe('What is owed while the commitments are carried out (5.1)', () => {
  it('is one thing per unit and date, and not before the Convenio is signed by all', () => {
    assert.deepEqual(owed(at('en-firma'), 'entregar-productos'), []);
    assert.deepEqual(owed(at('suscrito'), 'entregar-productos'), [
      'DO entregas.DO ASM-01,ASM-03 2026-06-30',
      'DPC entregas.DPC ASM-03 2026-06-30',
      'DO entregas.DO ASM-01,ASM-03 2026-09-30',
      'DPC entregas.DPC ASM-03 2026-09-30',
    ]);
  });

  it('is reminded of 15 natural days before, once, and its expiry is told', () => {
    const due = (fecha: string, state = at('suscrito')) =>
      dueCommands(opened(state), clock(fecha)).flatMap((each) =>
        'asunto' in each && each.asunto === asunto.entregas('DO') ? [each.type] : [],
      );
    assert.deepEqual(due('2026-06-14'), []);
    assert.deepEqual(due('2026-06-15'), ['recordar-plazo']);
    assert.deepEqual(due('2026-06-30'), ['recordar-plazo']);
    assert.deepEqual(due('2026-07-01'), ['vencer-plazo']);
    const order = { type: 'recordar-plazo', asunto: asunto.entregas('DO'), puesto: 'DO' } as const;
    const reminded = carriedOut(at('suscrito'), order, clock('2026-06-15'));
    assert.deepEqual(due('2026-06-16', reminded), []);
  });

  it('waits for SE once it is delivered, comes back when it is returned, and ends when it is accepted', () => {
    assert.deepEqual(owed(entregado(), 'revisar-evidencias'), ['SE entregas.DO ASM-01 -']);
    assert.equal(owed(entregado(), 'entregar-productos')[0], 'DO entregas.DO ASM-03 2026-06-30');
    const returned = carriedOut(entregado(), devolver);
    assert.deepEqual(owed(returned, 'corregir-evidencia'), ['DO correcciones.DO ASM-01 2026-03-16']);
    assert.deepEqual(owed(returned, 'revisar-evidencias'), []);
    const corrected = carriedOut(returned, { ...archivarProducto, archivo: archivo('d') }, DO);
    assert.deepEqual(owed(corrected, 'corregir-evidencia'), []);
    assert.deepEqual(owed(corrected, 'revisar-evidencias'), ['SE entregas.DO ASM-01 -']);
    const accepted = carriedOut(corrected, aceptar('E-0002'));
    for (const clase of ['revisar-evidencias', 'corregir-evidencia'] as const)
      assert.deepEqual(owed(accepted, clase), []);
  });

  it('is the approving act of what was accepted, and once all is accepted, the instrument', () => {
    assert.deepEqual(owed(entregado(), 'completar-evidencia'), []);
    const accepted = carriedOut(entregado(), aceptar('E-0001'));
    assert.deepEqual(owed(accepted, 'completar-evidencia'), ['DO entregas.DO ASM-01 -']);
    const act = (evidencia: string) => ({ type: 'registrar-acto', unidad: 'DO', evidencia, acto }) as const;
    const approved = carriedOut(accepted, act('E-0001'), DO);
    assert.deepEqual(owed(approved, 'completar-evidencia'), []);
    const all = ['A2.P1', 'A2.P2'].reduce((state, producto, index) => {
      const filed = carriedOut(state, { ...archivarProducto, producto }, DO);
      const id = `E-000${index + 2}`;
      return carriedOut(carriedOut(filed, aceptar(id)), act(id), DO);
    }, approved);
    assert.deepEqual(owed(all, 'completar-evidencia'), ['DO entregas.DO ASM-01 -']);
    const order = { type: 'registrar-instrumento', unidad: 'DO', evidencia: 'E-0003', instrumento } as const;
    assert.deepEqual(owed(carriedOut(all, order, DO), 'completar-evidencia'), []);
  });
});
