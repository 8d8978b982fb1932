import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as z from 'zod/v4';
import { conjuntosDelConvenio } from '../../src/application/paquete-convenio-datos.js';
import { csvDe } from '../../src/application/paquete-csv.js';
import { huellaDeHechos } from '../../src/application/paquete-hechos.js';
import { avisoDePersonales } from '../../src/application/paquete-personales.js';
import { readCsv } from './csv.js';
import { archivosDeMuestra, CABEZA, hechosDeMuestra, PDF, textoDe } from './paquete-sample.js';

const NAMES = [
  'index.html',
  'convenio-pae-2025-electoral-v2.pdf',
  'asm.csv',
  'compromisos.csv',
  'actividades.csv',
  'productos.csv',
  'firmantes.csv',
  'cambios.csv',
  'excluidos.csv',
  'datos.json',
  'diccionario.csv',
  'LEEME.txt',
  'SHA256SUMS',
];
const TABLES = ['asm', 'compromisos', 'actividades', 'productos', 'firmantes', 'cambios', 'excluidos'];

const tables = z.record(z.string(), z.unknown());
const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** Every text and number in a value. */
const leaves = (value: unknown): readonly (string | number)[] => {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
};

/** Facts that the package says in other words: codes of catalogues, ids that become part of a key, and what the PDF alone shows. */
const IN_OTHER_WORDS = new Set([
  'modificado',
  'debilidad',
  'diseno',
  'corto-plazo',
  'aceptada-con-precisiones',
  'manual-procedimientos',
  'DO',
  'DPC',
  'A1',
  'A3',
  'A1.P1',
  'A1.P2',
  'A3.P1',
  'Capítulo de planeación',
]);

const FORMULAS = [
  '=1+1',
  '+52 722 000',
  '-1',
  '@SUMA(A1)',
  "'=1",
  "'",
  ' =2',
  '\t=3',
  '\r=4',
  '\n=5',
  '＝6',
  '"=7"',
  'a,"b"\r\nc',
  '',
];

describe('the public package (4.2)', () => {
  const files = archivosDeMuestra(hechosDeMuestra());
  const table = (name: string): readonly (readonly string[])[] => readCsv(textoDe(files, `${name}.csv`).slice(1));
  const data = tables.parse(JSON.parse(textoDe(files, 'datos.json')));

  it('holds the page, the signed PDF to the byte, the open data, its dictionary, and a word on how to use it', () => {
    assert.deepEqual([...files.keys()], NAMES);
    assert.deepEqual(files.get('convenio-pae-2025-electoral-v2.pdf'), PDF);
    const readme = textoDe(files, 'LEEME.txt');
    for (const name of NAMES.filter((each) => each !== 'LEEME.txt')) assert.ok(readme.includes(`- ${name}: `), name);
  });

  it('gives the hash of each of its files, as sha256sum reads them', () => {
    const sums = textoDe(files, 'SHA256SUMS').trimEnd().split('\n');
    const made = NAMES.slice(0, -1).map(
      (name) =>
        `${createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex')}  ${name}`,
    );
    assert.deepEqual(sums, made);
  });

  it('says every fact of the record in its JSON', () => {
    const said = new Set(leaves(data));
    const facts = leaves(hechosDeMuestra()).filter((fact) => !IN_OTHER_WORDS.has(String(fact)));
    assert.ok(facts.length > 100);
    assert.deepEqual(
      facts.filter((fact) => !said.has(fact)),
      [],
    );
    for (const words of ['Debilidad', 'Diseño', 'Corto plazo', 'Aceptada con precisiones', 'ASM-03.DPC.A3.P1', CABEZA])
      assert.ok(said.has(words), words);
    assert.ok(said.has('Manual de procedimientos: Capítulo de planeación'));
  });

  it('says the same in its CSV, which read back to the letter', () => {
    for (const name of TABLES) {
      const [header = [], ...rows] = table(name);
      const objects = rowsSchema.parse(data[name]);
      const asText = objects.map((each) => header.map((field) => String(each[field] ?? '')));
      assert.deepEqual(rows, asText, name);
      assert.deepEqual(Object.keys(objects[0] ?? {}), header);
    }
    assert.equal(table('productos').length, 1 + 3 * 2 * 3);
    assert.equal(textoDe(files, 'asm.csv').charCodeAt(0), 0xfeff);
  });

  it('joins its tables by keys that exist and are given once', () => {
    const column = (name: string, field: string): readonly string[] => {
      const [header = [], ...rows] = table(name);
      return rows.map((row) => row[header.indexOf(field)] ?? assert.fail(`${name} has no ${field}`));
    };
    const parents = [
      ['asm', 'compromisos'],
      ['compromiso', 'actividades'],
      ['actividad', 'productos'],
    ] as const;
    for (const [key, child] of parents) {
      const own = column(key === 'asm' ? 'asm' : key === 'compromiso' ? 'compromisos' : 'actividades', key);
      assert.equal(new Set(own).size, own.length, key);
      assert.deepEqual(
        column(child, key).filter((each) => !own.includes(each)),
        [],
      );
    }
  });

  it('explains every field of every file, with its type and its unit', () => {
    const [, ...entries] = table('diccionario');
    const named = entries.map(([file, field]) => `${file} ${field}`);
    const once = Object.keys(data).filter((field) => !TABLES.includes(field));
    const all = [
      ...once.map((field) => `datos.json ${field}`),
      ...TABLES.flatMap((name) => (table(name)[0] ?? []).map((field) => `${name}.csv ${field}`)),
    ];
    assert.deepEqual(named, all);
    for (const [file, field, meaning, type] of entries) assert.ok(meaning !== '' && type !== '', `${file} ${field}`);
    assert.deepEqual(entries.find(([, field]) => field === 'ponderacion')?.[4], 'porcentaje');
  });

  it('names no person by an id or an address of electronic mail', () => {
    for (const [name, bytes] of files) {
      const text = new TextDecoder().decode(bytes);
      assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i, name);
      assert.doesNotMatch(text, /[\w.]+@[\w.]+/, name);
    }
  });

  it('prints on its page what is needed to check it', () => {
    const page = textoDe(files, 'index.html');
    assert.ok(page.includes(CABEZA));
    assert.ok(page.includes('cd'.repeat(32)));
    for (const name of NAMES.filter((each) => each !== 'index.html' && each !== 'LEEME.txt'))
      assert.ok(page.includes(`href="${name}"`), name);
  });

  it('is the same to the byte for the same facts, and has another mark for others', () => {
    assert.deepEqual(archivosDeMuestra(hechosDeMuestra()), files);
    assert.equal(huellaDeHechos(hechosDeMuestra()), huellaDeHechos(structuredClone(hechosDeMuestra())));
    assert.notEqual(huellaDeHechos(hechosDeMuestra()), huellaDeHechos({ ...hechosDeMuestra(), paa: {} }));
  });

  it('is made for 300 ASM with two commitments each', () => {
    const many = archivosDeMuestra(hechosDeMuestra(300));
    assert.equal(readCsv(textoDe(many, 'compromisos.csv').slice(1)).length, 601);
    const page = textoDe(many, 'index.html');
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes('ASM-300-DPC'));
  });
});

describe('what may be personal data in a public package', () => {
  const aviso = (text: string): string =>
    avisoDePersonales(
      conjuntosDelConvenio(hechosDeMuestra(1, (said) => (said === 'Lic. Héctor Manuel Cárdenas Solís' ? text : said))),
    );

  it('is pointed at by its form, and where it is', () => {
    for (const [text, what] of [
      ['Héctor, hector.cardenas@example.org', 'un correo electrónico'],
      ['CASH800101HMCRLC09', 'una CURP'],
      ['CASH800101AB1', 'un RFC'],
      ['Tel. 722 275 7300', 'un teléfono'],
      ['7222757300', 'un teléfono'],
    ] as const)
      assert.match(aviso(text), new RegExp(`ASM-01\\.DO\\.A1: ${what}; `), text);
  });

  it('is not seen in dates, keys, laws and figures', () => {
    for (const text of ['Lic. Héctor Cárdenas', '2026-11-20', 'IEEM/CG/123/2026', 'artículo 327-A', '12,345,678.90'])
      assert.equal(aviso(text), '', text);
  });
});

describe('what people wrote, in the public package', () => {
  const HOSTILE = `</style></td><script>alert(1)</script><img src=x onerror=alert(2)> "'&amp; javascript:alert(3)`;

  it('is never markup, in the page or in an address', () => {
    const page = textoDe(archivosDeMuestra(hechosDeMuestra(2, (text) => `${HOSTILE}${text}`)), 'index.html');
    assert.doesNotMatch(page, /<script|<img|onerror=alert\(2\)>/i);
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    assert.ok(page.includes('&amp;amp;'));
    assert.equal(page.split('</style>').length, 2);
    for (const [, address] of page.matchAll(/(?:href|src)="([^"]*)"/g))
      assert.match(address ?? '', /^(#[\w-]+|[\w.-]+)$/);
  });

  it('hides nothing: what would reorder a line or not be seen is left out of page and CSV, and stays in the JSON', () => {
    const files = archivosDeMuestra(hechosDeMuestra(1, (text) => `\u202Eacta\u0000 ${text}`));
    for (const name of ['index.html', 'asm.csv', 'LEEME.txt'])
      assert.doesNotMatch(textoDe(files, name), /[\u202E\u0000]/, name);
    assert.match(textoDe(files, 'datos.json'), /\u202Eacta\\u0000 /);
  });

  it('is never a formula of a spreadsheet, and comes back to the letter without its apostrophe', () => {
    const text = csvDe({ campos: [{ nombre: 'texto' }], filas: FORMULAS.map((each) => [each]) });
    const [, ...rows] = readCsv(text.slice(1));
    const cells = rows.map(([cell = '']) => cell);
    for (const cell of cells) assert.doesNotMatch(cell, /^\s*[=+\-@＝]/u);
    const back = cells.map((cell) => cell.replace(/^'/, ''));
    const shown = FORMULAS.map((each) => each.replaceAll('\t', ' ').replaceAll(/\r\n?/g, '\n'));
    assert.deepEqual(back, shown);
  });

  it('says negative numbers as numbers', () => {
    assert.match(csvDe({ campos: [{ nombre: 'valor' }], filas: [[-1.5], [undefined]] }), /\r\n-1\.5\r\n\r\n$/);
  });
});
