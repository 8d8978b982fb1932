import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../src/application/canonical.js';
import type { Commit } from '../../src/application/event-log.js';
import { Carpeta, sha256, signedOffice, zipOf } from './expediente-carpeta.js';
import { PERSONAS } from './sample-institution.js';

const MANIFEST = 'manifiesto.json';
const LOG = 'eventos.jsonl';
const HASH = 'a'.repeat(64);

let zip: Uint8Array;
let carpeta: Carpeta;
let record: readonly Commit[];

const entryOf = (changes: object) => ({ ruta: 'aaa.txt', sha256: HASH, bytes: 1, ...changes });

/** What the verifier says of a manifest whose list begins with that, or has other data, sealed. */
const listed = (first: unknown): string => {
  carpeta.remanifest((manifest) => {
    manifest['archivos'] = [first, ...(Array.isArray(manifest['archivos']) ? manifest['archivos'] : [])];
  });
  return carpeta.verify();
};
const stating = (changes: object): string => {
  carpeta.remanifest((manifest) => {
    Object.assign(manifest, changes);
  });
  return carpeta.verify();
};
const chained = (index: 0 | 1, changes: object): string => {
  carpeta.remanifest((manifest) => {
    Object.assign(manifest.cadenas[index], changes);
  });
  return carpeta.verify();
};

/** What it says of the record with one commit changed and everything after it chained again. */
const forged = (type: string, change: (commit: Commit) => object): string => {
  carpeta.forge(
    record.map((commit) =>
      commit.events.some((event) => event.type === type) ? { ...commit, ...change(commit) } : commit,
    ),
  );
  return carpeta.verify();
};

describe('An expediente that was made to deceive', () => {
  before(async () => {
    zip = await zipOf(await signedOffice());
  });
  const anew = (): void => {
    carpeta = new Carpeta(zip);
    record = carpeta.commits();
  };
  beforeEach(anew);
  afterEach(() => carpeta.drop());

  it('is told from one whose manifest describes each file as it must', () => {
    const wrong: readonly unknown[] = [
      null,
      'aaa.txt',
      [],
      entryOf({ nota: 'x' }),
      { ruta: 'aaa.txt', sha256: HASH },
      ...[
        null,
        1,
        '',
        ['aaa.txt'],
        '../aaa',
        'documentos/../aaa',
        '/aaa',
        'a/b',
        'documentos/',
        '.aaa',
        'aaa ',
        'á',
      ].map((ruta) => entryOf({ ruta })),
      entryOf({ ruta: `a${'b'.repeat(120)}` }),
      entryOf({ ruta: MANIFEST }),
      ...[null, 1, [HASH], HASH.toUpperCase(), HASH.slice(1), `${HASH}a`].map((each) => entryOf({ sha256: each })),
      ...[null, '1', -1, 1.5, 2 ** 53, [1]].map((bytes) => entryOf({ bytes })),
    ];
    for (const entry of wrong)
      assert.equal(listed(entry), `${MANIFEST}: el archivo 1 no está bien descrito.`, JSON.stringify(entry));
    assert.match(listed(entryOf({ bytes: 0 })), /^Sobra «aaa\.txt»: no es de los archivos/);
    assert.match(listed(entryOf({ ruta: `documentos/a${'b'.repeat(119)}` })), /^Falta el archivo «documentos\/ab+»/);
  });

  it('is told when files are listed twice, out of order, or not at all', () => {
    const whole = () => JSON.parse(carpeta.read(MANIFEST).toString('utf8')).archivos;
    const [first, ...others] = whole();
    assert.match(stating({ archivos: [first, first, ...others] }), /se repite o está fuera de orden/);
    assert.match(stating({ archivos: [...others, first] }), /se repite o está fuera de orden/);
    for (const archivos of [null, {}, 'x']) assert.match(stating({ archivos }), /falta la lista de archivos/);
    for (const own of [LOG, 'indice.html', 'institucion.jsonl', 'verificar.mjs']) {
      const bytes = carpeta.read(own);
      rmSync(join(carpeta.path, own));
      carpeta.remanifest();
      assert.equal(carpeta.verify(), `${MANIFEST}: no menciona ${own}.`);
      carpeta.write(own, bytes);
    }
    carpeta.remanifest();
    assert.equal(carpeta.verify(), 'ok');
  });

  it('is told when a folder was added, though there be nothing in it', () => {
    for (const added of ['otra', 'documentos/otra']) {
      mkdirSync(join(carpeta.path, added));
      assert.equal(
        carpeta.verify(),
        `Sobra «${added}»: no lo menciona ${MANIFEST}. Si lo creó su equipo, retírelo y repita.`,
      );
      rmSync(join(carpeta.path, added), { recursive: true });
    }
    assert.equal(carpeta.verify(), 'ok');
  });

  it('is told when its manifest says another ciclo, chain, head, length, date or format', () => {
    const { cadenas } = JSON.parse(carpeta.read(MANIFEST).toString('utf8'));
    const cases: readonly (readonly [() => string, RegExp])[] = [
      [() => stating({ formato: 'expediente-asm/2' }), /no tiene el formato expediente-asm\/1/],
      ...['otro', null, 7].map((ciclo) => [() => stating({ ciclo }), /las cadenas no son las de su ciclo/] as const),
      [() => stating({ hasta: '2026-03-02T16:00:00.001Z' }), /su fecha no es la del último asiento/],
      ...[null, [], [cadenas[0]], [cadenas[1], cadenas[0]], [...cadenas, cadenas[1]], ['x', 'y']].map(
        (wrong) => [() => stating({ cadenas: wrong }), /no menciona las dos cadenas/] as const,
      ),
      ...([0, 1] as const).flatMap((index) => [
        [() => chained(index, { serie: 'otra' }), /las cadenas no son las de su ciclo/] as const,
        [() => chained(index, { cabeza: HASH }), /su último asiento no es la cabeza/] as const,
        [() => chained(index, { asientos: 999 }), /tiene \d+ asientos; no los que dice/] as const,
        [() => chained(index, { archivo: 'otra.jsonl' }), /no menciona las dos cadenas/] as const,
      ]),
    ];
    for (const [answer, sentence] of cases) {
      assert.match(answer(), sentence);
      carpeta.drop();
      anew();
    }
  });

  it('is told when its manifest is not written as it was, or is no file', () => {
    const text = carpeta.read(MANIFEST).toString('utf8');
    for (const [written, sentence] of [
      [text.trimEnd(), /no termina como debe/],
      [text.replace('\n', '\r\n'), /no está en su forma canónica|no es JSON/],
      [`\ufeff${text}`, /no es JSON legible/],
      [` ${text}`, /no está en su forma canónica/],
      [text.replace(/"sello":"[0-9a-f]{4}/, '"sello":"0000'), /su sello no corresponde/],
      ['[]\n', /no tiene el formato/],
      ['null\n', /no tiene el formato/],
      ['', /no termina como debe/],
    ] as const) {
      carpeta.write(MANIFEST, written);
      assert.match(carpeta.verify(), sentence, written.slice(0, 20));
    }
    rmSync(join(carpeta.path, MANIFEST));
    symlinkSync(join(carpeta.path, 'indice.html'), join(carpeta.path, MANIFEST));
    assert.match(carpeta.verify(), /no es un archivo que pueda leerse/);
    rmSync(join(carpeta.path, MANIFEST));
    mkdirSync(join(carpeta.path, MANIFEST));
    assert.match(carpeta.verify(), /no es un archivo que pueda leerse/);
  });

  it('is told when a chain does not begin, go on or end as one, with a manifest that agrees', () => {
    for (const chain of [LOG, 'institucion.jsonl']) {
      const text = carpeta.read(chain).toString('utf8');
      const [first = ''] = text.split('\n');
      for (const [written, sentence] of [
        [text.trimEnd(), /la última línea está incompleta/],
        [`${text}{`, /la última línea está incompleta/],
        ['', /tiene 0 asientos/],
        [`${first}\n${text}`, /asiento 2: lleva el número «1»/],
        ...(chain === LOG ? [[text.slice(first.length + 1), /asiento 1: lleva el número «2»/] as const] : []),
      ] as const) {
        carpeta.write(chain, written);
        carpeta.remanifest();
        assert.match(carpeta.verify(), sentence, `${chain}: ${written.slice(0, 10)}`);
      }
      carpeta.write(chain, text);
    }
    const link = (changes: object): string => {
      const { hash: _, ...body } = { ...record[0], ...changes };
      carpeta.write(LOG, `${canonicalJson({ ...body, hash: sha256(canonicalJson(body)) })}\n`);
      carpeta.remanifest();
      return carpeta.verify();
    };
    assert.match(link({ stream: 'ciclo-otro' }), /asiento 1: no es de la serie/);
    assert.match(link({ previous: HASH }), /asiento 1: no sigue al asiento anterior/);
    for (const events of [null, {}, 'x']) assert.match(link({ events }), /asiento 1: no es un asiento/);
    for (const event of [null, 'x', [], {}, { type: 1 }])
      assert.match(link({ events: [event] }), /asiento 1: tiene un hecho sin tipo/);
  });

  it('is told when the date of a commit is none', () => {
    for (const at of ['ayer', null, 7, '', '7', '2026-03-02', '2026-13-02T16:00:00.000Z'])
      assert.match(
        forged('informe-recibido', () => ({ at })),
        /asiento \d+: su fecha, .*, no es una fecha\./,
        JSON.stringify(at),
      );
  });

  it('is told when a file is stated with two sizes, or with another than it has', () => {
    const size = (bytes: number) => (commit: Commit) =>
      JSON.parse(JSON.stringify({ events: commit.events }), (key, value) => (key === 'bytes' ? bytes : value));
    assert.match(forged('informe-recibido', size(4)), /el archivo «b\.pdf» no tiene el tamaño que consta/);
    const [evidence] = record.filter(({ events }) => events.some(({ type }) => type === 'evidencia-archivada'));
    assert(evidence);
    const twice = size(99)(evidence);
    assert.match(
      forged('evidencia-archivada', ({ events }) => ({ events: [...events, ...twice.events] })),
      /no tiene el tamaño con que consta antes/,
    );
  });

  it('is told when a signature names neither a document nor its bytes', () => {
    const unbound = ({ events }: Commit) => ({
      events: events.map(({ type, ...event }) => ({ type, puesto: Reflect.get(event, 'puesto'), numero: 9 })),
    });
    assert.match(forged('convenio-firmado', unbound), /la firma, «convenio-firmado», no corresponde al PDF/);
  });

  it('is told when a document is integrated twice under one number, or signed by who prepares and does not sign', () => {
    assert.match(
      forged('convenio-integrado', ({ events }) => ({ events: [...events, ...events] })),
      /integra otra vez el mismo documento, con «convenio-integrado»/,
    );
    for (const actor of [
      { person: PERSONAS.doEnlace, puesto: 'DO', capacity: 'enlace' },
      { person: PERSONAS.contraloria, puesto: 'CG' },
    ])
      assert.match(
        forged('convenio-firmado', (commit) => ({ actor: { ...commit.actor, ...actor } })),
        /no firmó quien podía por «/,
      );
    assert.match(
      forged('convenio-firmado', () => ({ actor: null })),
      /no firmó quien podía por «/,
    );
  });
});
