import assert from 'node:assert/strict';
import { CLAUSULAS } from '../../src/application/convenio-clausulas.js';
import type { Institution } from '../../src/application/institution.js';
import { type PlanDirectorio, planDirectorio } from '../../src/application/plan-directorio.js';
import { type Designacion, type Directorio, emptyDirectorio, type Puesto } from '../../src/domain/directorio.js';
import { compareDirectorio } from '../../src/domain/directorio-carga.js';
import { type DirectorioEvent, evolveDirectorio } from '../../src/domain/directorio-event.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';

const LUCIA = '00000000-0000-4000-8000-000000000001';
const HECTOR = '00000000-0000-4000-8000-000000000002';
const STRANGER = '00000000-0000-4000-8000-000000000099';
const TODAY = '2026-06-15';

const post = (clave: string, clase: Puesto['clase'], nombre: string): Puesto => ({
  clave,
  clase,
  nombre,
  cargo: `Titular de ${nombre}`,
  ejecutora: clase === 'unidad',
});

const POSTS = [
  post('SE', 'secretaria-ejecutiva', 'Secretaría Ejecutiva'),
  post('DA', 'direccion-administracion', 'Dirección de Administración'),
  post('DO', 'unidad', 'Dirección de Organización'),
  post('ADMIN', 'administrador', 'Administración del directorio'),
];

const held = (persona: string, puesto: string, capacity: Designacion['capacity'], desde: string, hasta?: string) => ({
  persona,
  puesto,
  capacity,
  desde,
  ...(hasta !== undefined && { hasta }),
});

const file = (designaciones: readonly Designacion[], puestos: readonly Puesto[] = POSTS): Institution => ({
  nombre: 'Instituto',
  siglas: 'I',
  lugar: 'Toluca',
  membrete: { encabezado: ['Instituto'], pie: '' },
  personas: [
    { id: LUCIA, nombre: 'Mtra. Lucía Robles' },
    { id: HECTOR, nombre: 'Lic. Héctor Cárdenas' },
  ],
  directorio: { puestos, designaciones },
  calendario: { inhabiles: new Set(), todosHabiles: [] },
  reglas: reglasPorOmision,
  clausulado: { clausulas: CLAUSULAS, revisadas: false },
});

const STAFF = [
  held(LUCIA, 'SE', 'titular', '2026-01-01'),
  held(HECTOR, 'DO', 'titular', '2026-01-01'),
  held(HECTOR, 'DA', 'titular', '2026-01-01'),
  held(LUCIA, 'ADMIN', 'titular', '2026-01-01'),
];

const plan = (institution: Institution, state: Directorio): PlanDirectorio => {
  const planned = planDirectorio(institution, state, TODAY);
  if (isRefusal(planned)) assert.fail(planned.why);
  return planned;
};

const loaded = (institution: Institution, ...since: readonly DirectorioEvent[]): Directorio => {
  const differences = compareDirectorio(emptyDirectorio, institution.directorio, TODAY);
  if (isRefusal(differences)) assert.fail(differences.why);
  return [...differences.events, ...since].reduce(evolveDirectorio, emptyDirectorio);
};

describe('The plan of an institution file', () => {
  it('says everything the first time, with vacancies', () => {
    const { cambios, avisos } = plan(file(STAFF.slice(0, 1)), emptyDirectorio);
    assert.deepEqual(cambios.slice(-2), [
      'Se registra el puesto Administración del directorio (ADMIN).',
      'Titular de Secretaría Ejecutiva (SE): Mtra. Lucía Robles desde el 1 de enero de 2026.',
    ]);
    assert.equal(cambios.length, 5);
    assert.ok(avisos.includes('El puesto Dirección de Organización (DO) no tiene titular.'));
    assert.equal(avisos.length, 3);
  });

  it('is empty when the record says the same', () => {
    assert.deepEqual(plan(file(STAFF), loaded(file(STAFF))), { cambios: [], avisos: [] });
  });

  it('names who is succeeded, who deputises and what a post is called now', () => {
    const renamed = POSTS.map((one) => (one.clave === 'DO' ? { ...one, nombre: 'Dirección de Vinculación' } : one));
    const changed = file(
      [
        ...STAFF.filter((one) => one.puesto !== 'DO'),
        held(LUCIA, 'DO', 'titular', '2026-07-01'),
        held(HECTOR, 'SE', 'suplente', '2026-07-06', '2026-07-17'),
      ],
      renamed,
    );
    assert.deepEqual(plan(changed, loaded(file(STAFF))), {
      cambios: [
        'Se actualizan los datos del puesto Dirección de Vinculación (DO).',
        'Titular de Dirección de Vinculación (DO): Mtra. Lucía Robles desde el 1 de julio de 2026, en lugar de Lic. Héctor Cárdenas.',
        'Suplencia de Secretaría Ejecutiva (SE): Lic. Héctor Cárdenas del 6 de julio de 2026 al 17 de julio de 2026.',
      ],
      avisos: [
        'Titular de Dirección de Vinculación (DO): Lic. Héctor Cárdenas, desde el 1 de enero de 2026: consta en el registro y no en el archivo. Sigue vigente.',
      ],
    });
  });

  it('ends what the file ends, and tells what it does not bring back or delete', () => {
    const state = loaded(
      file(STAFF),
      { type: 'titular-designado', puesto: 'DO', persona: STRANGER, desde: '2026-06-01', anterior: HECTOR },
      { type: 'puesto-registrado', puesto: post('CG', 'contraloria', 'Contraloría General') },
    );
    const ending = STAFF.map((one) => (one.puesto === 'DA' ? { ...one, hasta: '2026-06-30' } : one));
    assert.deepEqual(plan(file([...ending, held(LUCIA, 'DO', 'titular', '2026-03-01')]), state), {
      cambios: ['Titular de Dirección de Administración (DA): Lic. Héctor Cárdenas: termina el 30 de junio de 2026.'],
      avisos: [
        'Titular de Dirección de Organización (DO): Lic. Héctor Cárdenas, desde el 1 de enero de 2026: consta que terminó o termina antes. No se restablece.',
        'Titular de Dirección de Organización (DO): Mtra. Lucía Robles, desde el 1 de marzo de 2026: no se aplica. El puesto «Dirección de Organización» ya tiene titular a partir del 1 de junio de 2026.',
        'El puesto Contraloría General (CG) consta en el registro y no en el archivo. No se borra.',
        `Titular de Dirección de Organización (DO): persona ${STRANGER}, que no está en el archivo, desde el 1 de junio de 2026: consta en el registro y no en el archivo. Sigue vigente.`,
        'El puesto Contraloría General (CG) no tiene titular.',
      ],
    });
  });

  it('is refused when the posts contradict the record or an obligatory one is missing', () => {
    const other = POSTS.map((one): Puesto => (one.clave === 'DO' ? { ...one, clase: 'uippe', ejecutora: false } : one));
    for (const [puestos, code] of [
      [other, 'clase-fija'],
      [[post('CG2', 'secretaria-ejecutiva', 'Otra')], 'clase-ocupada'],
    ] as const) {
      const planned = planDirectorio(file(STAFF, puestos), loaded(file(STAFF)), TODAY);
      assert.ok(isRefusal(planned) && planned.code === code);
    }
    const missing = planDirectorio(file([], POSTS.slice(0, 2)), emptyDirectorio, TODAY);
    assert.ok(isRefusal(missing) && missing.code === 'directorio-incompleto');
  });
});
