import assert from 'node:assert/strict';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { type Ciclo, cicloInexistente } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import type { Designacion, Directorio } from '../../src/domain/directorio.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { dueCommands } from '../../src/domain/vencimiento.js';

const PDF = { sha256: 'a'.repeat(64), nombre: 'Mecanismo.pdf', tipo: 'application/pdf', bytes: 10 };
const AT = '2026-11-23T16:00:00.000Z';
const actor = { kind: 'person', person: 'p1', puesto: 'SE', capacity: 'titular' } as const;

const titular = (puesto: string): Designacion => ({
  persona: `p-${puesto}`,
  puesto,
  capacity: 'titular',
  desde: '2025-01-01',
});

const directorio = (...held: readonly string[]): Directorio => ({
  puestos: [
    { clave: 'SE', nombre: 'Secretaría Ejecutiva', clase: 'secretaria-ejecutiva', ejecutora: false, cargo: 'Titular' },
    { clave: 'UIPPE', nombre: 'UIPPE', clase: 'uippe', ejecutora: false, cargo: 'Titular' },
  ],
  designaciones: held.map(titular),
});

const context = (posts: Directorio): Context => ({
  at: AT,
  today: '2026-11-23',
  actor,
  directorio: posts,
  calendario: { inhabiles: new Set(), todosHabiles: [] },
  reglas: reglasPorOmision,
});

const given = (...events: readonly CicloEvent[]): Ciclo =>
  events.reduce<Ciclo>((ciclo, event) => evolveCiclo(ciclo, event, { at: AT, actor }), cicloInexistente);

const plazo = { vence: '2026-11-30', recordar: '2026-11-26' };
const datos = {
  id: 'c',
  pae: 2025,
  ejercicio: 2024,
  programa: 'Electoral',
  evaluacion: 'Externa',
  marcoLegal: ['134'],
  paaSiguiente: 2026,
};
const attached: readonly CicloEvent[] = [
  { type: 'ciclo-abierto', datos },
  { type: 'mecanismo-adjuntado', archivo: PDF, plazo },
];
const published: readonly CicloEvent[] = [
  ...attached,
  { type: 'mecanismo-aprobado', sha256: PDF.sha256, puestos: ['SE'], vacantes: ['UIPPE'], plazo },
];

const order = { type: 'publicar-mecanismo', puesto: 'UIPPE' } as const;

describe('a post that was vacant when the Mechanism was published', () => {
  it('is left out of the approval', () => {
    const events = decideCiclo(
      given(...attached),
      { type: 'aprobar-mecanismo', sha256: PDF.sha256 },
      context(directorio('SE')),
    );
    assert.ok(!('refused' in events));
    assert.deepEqual(
      events.map((event) => event.type === 'mecanismo-aprobado' && [event.puestos, event.vacantes]),
      [[['SE'], ['UIPPE']]],
    );
  });

  it('is asked by the clock once it has somebody who can sign, and once only', () => {
    const ciclo = given(...published);
    assert.ok(ciclo.estado === 'abierto');
    assert.deepEqual(dueCommands(ciclo, context(directorio('SE'))), []);
    assert.deepEqual(dueCommands(ciclo, context(directorio('SE', 'UIPPE'))), [order]);
    const after = given(...published, { type: 'mecanismo-publicado', puesto: 'UIPPE', plazo });
    assert.ok(after.estado === 'abierto' && after.mecanismo.estado === 'aprobado');
    assert.equal(after.mecanismo.acuses['UIPPE']?.estado, 'pendiente');
    assert.deepEqual(decideCiclo(after, order, context(directorio('SE', 'UIPPE'))), []);
  });

  it('is not asked while it is vacant', () => {
    assert.deepEqual(decideCiclo(given(...published), order, context(directorio('SE'))), []);
  });
});
