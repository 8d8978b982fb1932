import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  formatProblem,
  type InstitutionReading,
  parseInstitution,
  readInstitution,
} from '../../../src/adapters/system/institution-file.js';
import type { Institution } from '../../../src/application/institution.js';

const SAMPLE = join('deploy', 'local', 'institucion.yaml');
const read = (text: string): InstitutionReading => parseInstitution(new TextEncoder().encode(text));

const institution = (text: string): Institution => {
  const reading = read(text);
  if (!reading.ok) assert.fail(reading.problems.map(formatProblem).join('\n'));
  return reading.institution;
};

const problems = (text: string): readonly string[] => {
  const reading = read(text);
  if (reading.ok) assert.fail('no mistake was found');
  return reading.problems.map(formatProblem);
};

/** The sample with pieces replaced; fails when a piece isn't there. */
const sample = async (...changes: readonly (readonly [string, string])[]): Promise<string> => {
  let text = await readFile(SAMPLE, 'utf8');
  for (const [from, to] of changes) {
    assert.ok(text.includes(from), `the sample has no «${from}»`);
    text = text.replace(from, to);
  }
  return text;
};

/** Line of the first occurrence, 1 for the first. */
const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

const assertProblem = (found: readonly string[], expected: string | RegExp): void =>
  assert.ok(
    found.some((problem) => (typeof expected === 'string' ? problem.includes(expected) : expected.test(problem))),
    `${expected} is not in:\n${found.join('\n')}`,
  );

const HECTOR = '00000000-0000-4000-8000-000000000002';
const ANDREA = '00000000-0000-4000-8000-000000000004';

describe('The sample institution file', () => {
  it('is read whole', async () => {
    const { directorio, personas, reglas, calendario, folio } = institution(await sample());
    assert.deepEqual(
      directorio.puestos.map(({ clave, ejecutora }) => `${clave}${ejecutora ? '*' : ''}`),
      ['SE', 'DO*', 'DPC*', 'DA*', 'CG', 'UIPPE', 'ADMIN'],
    );
    assert.equal(personas.length, 6);
    assert.equal(reglas.plazos.postura, 10);
    assert.equal(reglas.recordatorio, 2);
    assert.ok(calendario.inhabiles.has('2026-11-16'));
    assert.equal(folio, '{puesto}/ASM/{numero}/{anio}');
    assert.deepEqual(
      directorio.designaciones
        .filter((held) => held.persona === ANDREA)
        .map(({ puesto, capacity }) => [puesto, capacity]),
      [
        ['DO', 'enlace'],
        ['ADMIN', 'titular'],
      ],
    );
  });

  it('says the same as JSON, tabs and byte-order mark included', async () => {
    const json = `\uFEFF${JSON.stringify(parse(await sample()), undefined, '\t')}`;
    assert.deepEqual(institution(json), institution(await sample()));
  });

  it('may leave the optional sections out', async () => {
    const {
      membrete: _membrete,
      plazos: _plazos,
      calendario: _calendario,
      folios: _folios,
      ...rest
    } = parse(await sample());
    const { membrete, reglas, folio } = institution(JSON.stringify(rest));
    assert.deepEqual(membrete, { encabezado: ['Instituto Electoral del Estado de México'], pie: '' });
    assert.equal(reglas.plazos['acuse-notificacion'], 5);
    assert.equal(folio, '{puesto}/ASM/{numero}/{anio}');
  });

  it('adds the institution’s own days, its electoral processes and its deputies', async () => {
    const text = await sample(
      ['inhabiles: []', 'inhabiles:\n    - { desde: 2026-04-02, hasta: 2026-04-03, motivo: Semana Santa }'],
      ['procesos-electorales: []', 'procesos-electorales:\n    - { desde: 2027-01-04, hasta: 2027-08-31 }'],
      [
        '    enlaces:',
        `    suplencias:\n      - { persona: ${ANDREA}, desde: 2026-07-06, hasta: 2026-07-17, motivo: Vacaciones }\n    enlaces:`,
      ],
    );
    const { calendario, directorio } = institution(text);
    assert.ok(calendario.inhabiles.has('2026-04-02') && calendario.inhabiles.has('2026-04-03'));
    assert.deepEqual(calendario.todosHabiles, [{ desde: '2027-01-04', hasta: '2027-08-31' }]);
    assert.deepEqual(
      directorio.designaciones.filter((held) => held.capacity === 'suplente'),
      [
        {
          persona: ANDREA,
          puesto: 'DO',
          capacity: 'suplente',
          desde: '2026-07-06',
          hasta: '2026-07-17',
          motivo: 'Vacaciones',
        },
      ],
    );
  });
});

describe('A mistake in the institution file', () => {
  it('is named by line and field, all of them at once', async () => {
    const text = await sample(
      ['siglas: IEEM', 'sigla: IEEM'],
      ['nombre: Mtra. Lucía Fernanda Robles Ibarra', 'nombre: 2025'],
      ['clase: unidad', 'clase: unidat'],
      ['desde: 2025-01-01', 'desde: 2025-02-30'],
      ['postura: 10', 'postura: diez'],
    );
    const found = problems(text);
    assert.equal(found.length, 6, found.join('\n'));
    assertProblem(found, /^línea \d+, institucion › siglas: falta este dato/);
    assertProblem(
      found,
      `línea ${lineOf(text, 'sigla:')}, institucion › sigla: campo desconocido. ¿Quiso escribir «siglas»?`,
    );
    assertProblem(
      found,
      `línea ${lineOf(text, 'nombre: 2025')}, personas › 1 › nombre: se esperaba un texto y se encontró «2025».`,
    );
    assertProblem(
      found,
      `línea ${lineOf(text, 'clase: unidat')}, puestos › 2 › clase: «unidat» no es válido; use uno de estos:`,
    );
    assertProblem(
      found,
      `línea ${lineOf(text, '2025-02-30')}, puestos › 1 › titular › desde: «2025-02-30»: la fecha no existe`,
    );
    assertProblem(found, `línea ${lineOf(text, 'postura: diez')}, plazos › postura: se esperaba un número`);
  });

  const cases: readonly (readonly [string, readonly [string, string], string | RegExp])[] = [
    ['a repeated field', ['siglas: IEEM', 'siglas: IEEM\n  siglas: OTRO'], 'siglas: el campo está repetido'],
    [
      'two titulares of a post',
      ['    enlaces:', `    titular: { persona: ${ANDREA}, desde: 2025-01-01 }\n    enlaces:`],
      'titular: el campo está repetido',
    ],
    [
      'a list of titulares',
      ['titular:\n      persona: 00000000-0000-4000-8000-000000000006\n      desde: 2025-01-01', 'titular: []'],
      'puestos › 5 › titular: se esperaba un grupo de campos y se encontró una lista',
    ],
    ['a repeated post', ['clave: DPC', 'clave: DO'], 'puestos › 3 › clave: «DO» está repetido'],
    [
      'two posts of a singular kind',
      ['clase: uippe', 'clase: contraloria'],
      'solo puede haber un puesto de clase «contraloria»',
    ],
    [
      'no post of an obligatory kind',
      ['clase: administrador', 'clase: unidad'],
      'falta un puesto de clase «administrador»',
    ],
    [
      'a post that can’t execute',
      ['clase: uippe', 'clase: uippe\n    ejecutora: true'],
      'un puesto de clase «uippe» no puede recibir ASM',
    ],
    [
      'a person who isn’t listed',
      ['persona: 00000000-0000-4000-8000-000000000005', 'persona: 00000000-0000-4000-8000-000000000055'],
      'no está en la lista de personas',
    ],
    ['a repeated person', ['id: 00000000-0000-4000-8000-000000000003', `id: ${HECTOR}`], `«${HECTOR}» está repetido`],
    [
      'a malformed GUID',
      [`id: ${HECTOR}`, 'id: 0000-2'],
      'personas › 2 › id: «0000-2»: no es un identificador de Microsoft Entra',
    ],
    [
      'an end before the beginning',
      ['desde: 2025-01-01', 'desde: 2025-01-01\n      hasta: 2024-12-31'],
      'hasta: 2024-12-31 es anterior a «desde»',
    ],
    [
      'a deputy without end',
      ['    enlaces:', `    suplencias: [{ persona: ${ANDREA}, desde: 2026-07-06 }]\n    enlaces:`],
      'suplencias › 1 › hasta: falta este dato',
    ],
    [
      'deputies whose dates meet',
      [
        '    enlaces:',
        `    suplencias: [{ persona: ${ANDREA}, desde: 2026-07-06, hasta: 2026-07-17 }, { persona: ${ANDREA}, desde: 2026-07-17, hasta: 2026-07-20 }]\n    enlaces:`,
      ],
      'suplencias › 2 › desde: sus fechas se enciman',
    ],
    [
      'a titular who is own enlace',
      ['      - persona: 00000000-0000-4000-8000-000000000004\n', `      - persona: ${HECTOR}\n`],
      'es la misma persona que el titular',
    ],
    ['a key with lower case', ['clave: CG', 'clave: cg'], 'la clave lleva de 1 a 12 letras mayúsculas'],
    ['an e-mail that is none', [`id: ${HECTOR}`, `id: ${HECTOR}\n    correo: hector`], 'el correo no tiene la forma'],
    ['an invisible character in a name', ['Dra. Patricia', 'Dra.\u200B Patricia'], 'caracteres invisibles'],
    ['an empty name', ['nombre: Contraloría General', 'nombre: "  "'], 'puestos › 5 › nombre: no puede quedar vacío'],
    ['a folio without number', ['{puesto}/ASM/{numero}/{anio}', '{puesto}/{anio}'], 'debe contener {numero} y {anio}'],
    [
      'a folio with an unknown mark',
      ['{puesto}/ASM/{numero}/{anio}', '{area}/{numero}/{anio}'],
      'solo admite {puesto}, {numero}, {anio}',
    ],
    ['a logo outside of the folder', ['  pie:', '  logo: ../logo.png\n  pie:'], 'es la ruta relativa de una imagen'],
    [
      'a plazo not longer than the reminder',
      ['postura: 10', 'postura: 2'],
      'debe ser mayor que el recordatorio (2 días antes)',
    ],
    ['a plazo of half a day', ['postura: 10', 'postura: 0.5'], 'se esperaba un número entero y se encontró «0.5»'],
    ['a plazo of zero', ['postura: 10', 'postura: 0'], 'debe ser 1 o más'],
    [
      'a free period of years',
      ['inhabiles: []', 'inhabiles: [{ desde: 2026-04-02, hasta: 2036-04-03, motivo: x }]'],
      'pasa de 60 días; revise el año',
    ],
    ['a tab', ['\n  lugar:', '\n\tlugar:'], /línea \d+, archivo: hay un tabulador en la sangría/],
    ['an alias', ['siglas: IEEM', 'siglas: &a IEEM\n  lugar: *a'], 'las anclas «&», los alias «*»'],
    ['a tag', ['siglas: IEEM', 'siglas: !!binary SUVFTQ=='], 'las etiquetas «!»'],
    ['an unclosed quote', ['siglas: IEEM', 'siglas: "IEEM'], /^línea \d+, /],
    ['two colons in a line', ['siglas: IEEM', 'siglas: IEEM: Estado'], 'hay dos «:» en la misma línea'],
  ];
  for (const [name, change, expected] of cases) {
    it(`is told: ${name}`, async () => assertProblem(problems(await sample(change)), expected));
  }
});

describe('A file that is not an institution’s', () => {
  const ALIAS_BOMB = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, index) => {
      const former = 'abcdefgh'[index];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${former}`).join(',')}]`;
    }),
  ].join('\n');

  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['empty', '', /archivo está vacío/],
    ['only comments', '# nada\n', /archivo está vacío/],
    ['a list', '- a\n- b\n', /se esperaba un grupo de campos y se encontró una lista/],
    ['a sentence', 'hola', /se esperaba un grupo de campos/],
    ['two documents', 'a: 1\n---\nb: 2\n', /más de un documento/],
    ['with a directive', '%YAML 1.1\n---\na: yes\n', /directivas/],
    ['an alias bomb', ALIAS_BOMB, /alias/],
    ['an expansion into its own prototype', '__proto__:\n  a: 1\n', /campo desconocido/],
    ['a pit of brackets', '['.repeat(100_000), /más de 40 niveles/],
    ['a pit of braces', '{a: '.repeat(50_000), /más de 40 niveles/],
    ['a pit of dashes', `${'- '.repeat(50_000)}x`, /más de 40 niveles/],
    ['a pit of indentation', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /niveles/],
    ['over the size', `# ${'x'.repeat(600_000)}\n`, /pasa de 512 KB/],
  ];
  for (const [name, text, expected] of cases) {
    it(`is refused: ${name}`, () => assert.match(problems(text).join('\n'), expected));
  }

  it('is told by its first hundred mistakes when it has thousands', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `k${index}: 1`).join('\n');
    assert.ok(problems(many).length <= 101);
    const people = Array.from({ length: 1_500 }, (_, index) => `  - id: ${index}`).join('\n');
    const found = problems(`personas:\n${people}`);
    assert.equal(found.length, 101);
    assert.match(found[100] ?? '', /hay \d{4} errores más a partir de aquí/);
  });

  it('is refused: Latin-1 and binary', () => {
    for (const bytes of [Buffer.from('nombre: México', 'latin1'), Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe])]) {
      const reading = parseInstitution(bytes);
      assert.ok(!reading.ok && reading.problems.some((problem) => problem.message.includes('UTF-8')));
    }
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.json()), (text) => {
        assert.equal(read(text).ok, false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Reading the file of a path', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'institucion-'));
  });
  after(() => rm(folder, { recursive: true }));

  const failures = async (path: string): Promise<string> => {
    const reading = await readInstitution(path);
    return reading.ok ? 'read' : reading.problems.map(formatProblem).join('\n');
  };

  it('tells a missing file, a folder and ten megabytes', async () => {
    assert.match(await failures(join(folder, 'no.yaml')), /no existe; revise INSTITUTION_FILE/);
    assert.match(await failures(folder), /es una carpeta/);
    await writeFile(join(folder, 'huge.yaml'), Buffer.alloc(10_000_000, 'x'));
    assert.match(await failures(join(folder, 'huge.yaml')), /pasa de 512 KB/);
  });

  it('wants the logo beside it', async () => {
    const path = join(folder, 'institucion.yaml');
    await writeFile(path, await sample(['  pie:', '  logo: logo.png\n  pie:']));
    assert.match(await failures(path), /no existe la imagen «logo.png»/);
    await writeFile(join(folder, 'logo.png'), '');
    assert.equal(await failures(path), 'read');
  });
});
