import assert from 'node:assert/strict';
import { ANDREA, assertProblem, HECTOR, lineOf, problems, sample } from './institution-sample.js';

const withClauses = (...clauses: readonly string[]): readonly [string, string] => [
  '  clausulas-revisadas: false',
  ['  clausulas:', ...clauses.map((each) => `    - ${each}`)].join('\n'),
];

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
    [
      'a kind of file that there is none of',
      ['tipos: [pdf, word,', 'tipos: [pdf, docx,'],
      /^línea \d+, evidencias › tipos › 2: «docx» no es válido; use uno de estos: pdf, word, excel/,
    ],
    [
      'files larger than can be received',
      ['maximo-mb: 50', 'maximo-mb: 500'],
      /^línea \d+, evidencias › maximo-mb: debe ser 100 o menos/,
    ],
    [
      'no kind of file at all',
      ['tipos: [pdf, word, excel, presentacion, libreoffice, office-antiguo, imagen, texto, comprimido]', 'tipos: []'],
      'evidencias › tipos: hace falta al menos uno',
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
    ['a folio without number', ['{puesto}/{ciclo}/{numero}', '{puesto}/{ciclo}'], 'debe contener {numero} y {ciclo}'],
    [
      'a folio with an unknown mark',
      ['{puesto}/{ciclo}/{numero}', '{area}/{ciclo}/{numero}'],
      'solo admite {puesto}, {numero}, {anio}',
    ],
    ['a logo in SVG', ['  pie:', '  logo: logo.svg\n  pie:'], 'si la suya es de otro tipo (SVG), guárdela como PNG'],
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
    ['a clause without text', withClauses('{ titulo: Objeto }'), 'convenio › clausulas › 1 › texto: falta este dato'],
    [
      'an empty list of clauses',
      ['  clausulas-revisadas: false', '  clausulas: []'],
      'clausulas: hace falta al menos uno',
    ],
    [
      'a clause as a sentence',
      withClauses('Objeto'),
      'clausulas › 1: se esperaba un grupo de campos y se encontró «Objeto»',
    ],
    [
      'a field of a clause that does not exist',
      withClauses('{ titulo: Objeto, testo: Uno }'),
      'convenio › clausulas › 1 › testo: campo desconocido. ¿Quiso escribir «texto»?',
    ],
    [
      'a repeated clause',
      withClauses('{ titulo: Objeto, texto: Uno }', '{ titulo: Objeto, texto: Dos }'),
      'convenio › clausulas › 2 › titulo: «Objeto» está repetido; cada cláusula va una sola vez',
    ],
    [
      'an invisible character in a clause',
      withClauses('{ titulo: Objeto, texto: "Uno\u200B" }'),
      'caracteres invisibles',
    ],
    [
      'a clause of a whole book',
      withClauses(`{ titulo: Objeto, texto: ${'x'.repeat(3001)} }`),
      'no puede pasar de 3000',
    ],
    [
      'a review of the clauses that is no yes or no',
      ['clausulas-revisadas: false', 'clausulas-revisadas: julio'],
      'convenio › clausulas-revisadas: se esperaba true o false',
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
