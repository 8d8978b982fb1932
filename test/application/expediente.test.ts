import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson } from '../../src/application/canonical.js';
import type { Commit } from '../../src/application/event-log.js';
import { Carpeta, endedOffice, sha256, signedOffice, zipOf } from './expediente-carpeta.js';
import { PERSONAS } from './sample-institution.js';

let zip: Uint8Array;
let carpeta: Carpeta;
/** The record as it was made. */
let record: readonly Commit[];

const hashOf = (version: number): string => carpeta.commits()[version - 1]?.hash ?? assert.fail(`no ${version}`);
const versionOf = (type: string): number =>
  carpeta.commits().find(({ events }) => events.some((event) => event.type === type))?.version ?? assert.fail(type);

/** The record with another event in the place of each of a type. */
const changed = (type: string, change: (event: object) => object): readonly Commit[] =>
  record.map((commit) => ({
    ...commit,
    events: commit.events.map((event) => (event.type === type ? { ...event, ...change(event) } : event)),
  }));

describe('An expediente', () => {
  before(async () => {
    zip = await zipOf(await signedOffice());
  });
  beforeEach(() => {
    carpeta = new Carpeta(zip);
    record = carpeta.commits();
  });
  afterEach(() => carpeta.drop());

  it('holds record, documents, evidence, manifest, index and verifier, and verifies', () => {
    const names = carpeta.names();
    for (const name of ['eventos.jsonl', 'institucion.jsonl', 'indice.html', 'manifiesto.json', 'verificar.mjs'])
      assert.ok(names.includes(name), name);
    assert.deepEqual(
      names.filter((name) => name.startsWith('evidencias/')),
      ['evidencias/ASM-01 DO v1 CON MIR corregida fdp.pdf', 'evidencias/ASM-01 DO v2 CON MIR corregida fdp.pdf'],
    );
    assert.ok(names.includes('documentos/convenio-integrado v1 convenio.pdf'), names.join('\n'));
    assert.equal(carpeta.verify(), 'ok');
    for (const { hash } of carpeta.commits()) assert.equal(carpeta.verify(hash), 'ok');
    assert.equal(
      carpeta.verify(
        hashOf(3)
          .toUpperCase()
          .replaceAll(/(.{8})/g, '$1 '),
      ),
      'ok',
    );
  });

  it('comes out byte by byte the same from the same record', async () => {
    const office = await signedOffice();
    assert.deepEqual(Buffer.from(await zipOf(office)), Buffer.from(await zipOf(office, 'contraloria')));
  });

  it('shows a file that is missing, added, swapped, or a link in its place', () => {
    const [one = '', other = ''] = carpeta
      .names()
      .filter((name) => name.startsWith('documentos/') && name.endsWith('.pdf'));
    const [a, b] = [carpeta.read(one), carpeta.read(other)];
    carpeta.write(one, b);
    carpeta.write(other, a);
    assert.match(carpeta.verify(), /no tiene la huella|bytes y manifiesto/);
    carpeta.write(one, a);
    rmSync(join(carpeta.path, other));
    assert.match(carpeta.verify(), /^Falta el archivo «documentos\//);
    symlinkSync(join(carpeta.path, one), join(carpeta.path, other));
    assert.match(carpeta.verify(), /no es un archivo, sino un enlace/);
    rmSync(join(carpeta.path, other));
    carpeta.write(other, b);
    for (const added of ['documentos/nota.txt', 'evidencias/.DS_Store', 'otra/nota.txt', 'leeme.txt']) {
      carpeta.write(added, 'x');
      assert.match(carpeta.verify(), /^Sobra «/, added);
      rmSync(join(carpeta.path, added));
      rmSync(join(carpeta.path, 'otra'), { recursive: true, force: true });
    }
    assert.equal(carpeta.verify(), 'ok');
  });

  it('shows files that were taken out, put in or swapped with a manifest that agrees', () => {
    const evidence = carpeta.names().find((name) => name.startsWith('evidencias/')) ?? '';
    const bytes = carpeta.read(evidence);
    rmSync(join(carpeta.path, evidence));
    carpeta.remanifest();
    assert.match(carpeta.verify(), /eventos\.jsonl, asiento \d+: falta en el expediente el archivo/);
    carpeta.write(evidence, 'otra cosa');
    carpeta.remanifest();
    assert.match(carpeta.verify(), /falta en el expediente/);
    carpeta.write(evidence, bytes);
    carpeta.write('documentos/plantado.pdf', 'plantado');
    carpeta.remanifest();
    assert.match(carpeta.verify(), /Sobra «documentos\/plantado\.pdf»: ningún asiento lo menciona/);
  });

  it('shows what was put in, doubled, renamed or swapped among files that the record does name, with a manifest that agrees', () => {
    const [one = '', other = ''] = carpeta.names().filter((name) => name.startsWith('documentos/'));
    const [a, b] = [carpeta.read(one), carpeta.read(other)];
    for (const added of ['Acta firmada.pdf', 'Eventos.jsonl', 'index.html']) {
      carpeta.write(added, 'x');
      carpeta.remanifest();
      assert.equal(carpeta.verify(), `Sobra «${added}»: no es de los archivos de un expediente.`);
      rmSync(join(carpeta.path, added));
    }
    carpeta.write('documentos/otro nombre.pdf', a);
    carpeta.remanifest();
    assert.match(carpeta.verify(), /«documentos\/otro nombre\.pdf» no lleva su nombre: por .* es «documentos\//);
    rmSync(join(carpeta.path, 'documentos/otro nombre.pdf'));
    carpeta.write(one, b);
    carpeta.write(other, a);
    carpeta.remanifest();
    assert.match(carpeta.verify(), /no lleva su nombre/);
    carpeta.write(one, a);
    carpeta.write(other, b);
    carpeta.remanifest();
    assert.equal(carpeta.verify(), 'ok');
  });

  it('takes no manifest that says more than a manifest says', () => {
    carpeta.remanifest((manifest) => Object.assign(manifest, { nota: 'x' }));
    assert.match(carpeta.verify(), /^manifiesto\.json: le falta o le sobra un dato/);
    carpeta.remanifest((manifest) => {
      Reflect.deleteProperty(manifest, 'nota');
      Object.assign(manifest.cadenas[0], { nota: 'x' });
    });
    assert.match(carpeta.verify(), /^manifiesto\.json: no menciona las dos cadenas/);
  });

  it('shows a record that was rewritten or cut off, by the head that was printed', () => {
    const printed = hashOf(record.length - 1);
    const early = hashOf(2);
    const lines = record.map((commit) => `${canonicalJson(commit)}\n`);
    carpeta.write('eventos.jsonl', lines.slice(0, -2).join(''));
    assert.match(carpeta.verify(), /«eventos\.jsonl» tiene \d+ bytes y manifiesto\.json dice/);
    carpeta.forge(changed('informe-recibido', () => ({ folio: 'OTRO-1' })));
    assert.equal(carpeta.verify(), 'ok', 'a chain alone can not show that it was made anew');
    assert.match(carpeta.verify(printed), /no está en el registro: se rehízo o se recortó/);
    assert.equal(carpeta.verify(early), 'ok', 'what was before the change stands');
    for (const name of carpeta.names().filter((each) => each.startsWith('evidencias/')))
      rmSync(join(carpeta.path, name));
    carpeta.forge(record.slice(0, -2));
    assert.equal(carpeta.verify(), 'ok');
    assert.match(carpeta.verify(printed), /no está en el registro: se rehízo o se recortó/);
  });

  it('names the commit that does not follow the one before it', () => {
    const commits = carpeta.commits();
    const lines = commits.map((commit) => canonicalJson(commit));
    const written = (changedLines: readonly string[]): string => {
      carpeta.write('eventos.jsonl', changedLines.map((line) => `${line}\n`).join(''));
      carpeta.remanifest();
      return carpeta.verify();
    };
    assert.match(written(lines.toSpliced(4, 1)), /^eventos\.jsonl, asiento 5: lleva el número «6»/);
    assert.match(written(lines.toSpliced(4, 0, lines[3] ?? '')), /asiento 5: lleva el número «4»/);
    assert.match(written(lines.with(4, '')), /asiento 5: no es JSON legible/);
    assert.match(written(lines.with(4, ` ${lines[4]}`)), /asiento 5: no está en su forma canónica/);
    assert.match(written(lines.with(4, '['.repeat(900_000))), /asiento 5: no es JSON legible/);
    assert.match(
      written(lines.with(4, `${'['.repeat(5_000)}${']'.repeat(5_000)}`)),
      /asiento 5: tiene demasiados niveles/,
    );
    assert.match(written(lines.with(4, 'x'.repeat(3_000_000))), /línea demasiado larga/);
    assert.match(written(lines.with(4, '"\\ud800"')), /asiento 5: tiene medio carácter/);
    assert.match(written(lines.with(4, '1e999')), /asiento 5: tiene un número fuera de rango/);
    assert.match(written(lines.with(4, '{"__proto__":1}')), /asiento 5: no es un asiento/);
    const altered = { ...commits[4], at: '2020-01-01T00:00:00.000Z' };
    assert.match(written(lines.with(4, canonicalJson(altered))), /asiento 5: su huella no corresponde/);
  });

  it('binds each signature and approval to the bytes that were there', () => {
    const other = sha256('otro');
    const firma = versionOf('convenio-firmado');
    carpeta.forge(changed('convenio-firmado', () => ({ sha256: other })));
    assert.match(carpeta.verify(), new RegExp(`asiento ${firma}: la firma, «convenio-firmado», no corresponde al PDF`));
    carpeta.forge(changed('convenio-firmado', () => ({ numero: 2 })));
    assert.match(carpeta.verify(), /la firma/);
    carpeta.forge(changed('convenio-firmado', () => ({ puesto: 'DA' })));
    assert.match(carpeta.verify(), /no firmó quien podía por «DA»/);
    carpeta.forge(changed('mecanismo-aprobado', () => ({ sha256: other })));
    assert.match(carpeta.verify(), /se aprobó un documento que no es el adjuntado/);
    carpeta.forge(changed('constancia-expedida', () => ({ numero: 9 })));
    assert.match(carpeta.verify(), /«constancia-de-convenio-expedida» no corresponde/);
    carpeta.forge(changed('convenio-firmado', () => ({ type: 'acta-firmada' })));
    assert.match(carpeta.verify(), /«acta-firmada», no corresponde/);
  });

  it('shows a record of posts that was rewritten so that whoever acted was not on that post, or not yet', () => {
    carpeta.forgeRoster('sin-cambio', 'sin-cambio');
    assert.equal(carpeta.verify(), 'ok');
    carpeta.forgeRoster(PERSONAS.do, PERSONAS.stranger);
    assert.match(
      carpeta.verify(),
      new RegExp(`asiento \\d+: institucion\\.jsonl no dice que «${PERSONAS.do}» estuviera en «DO» como «titular»`),
    );
    carpeta.forgeRoster(PERSONAS.stranger, PERSONAS.do);
    assert.equal(carpeta.verify(), 'ok');
    carpeta.forgeRoster('"desde":"2026-01-01"', '"desde":"2026-03-03"');
    assert.match(carpeta.verify(), /asiento 1: institucion\.jsonl no dice que/);
  });

  it('answers any manifest and any commit with a sentence, never with a crash', () => {
    const hostile = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>({ toString: 1 }, { length: 9 }, '../../etc/passwd', 'C:\\x', '\u202e', 'a\nb', -1, [[]]),
    );
    const keys = ['formato', 'ciclo', 'hasta', 'cadenas', 'archivos'] as const;
    const whole = carpeta.read('manifiesto.json');
    fc.assert(
      fc.property(fc.constantFrom(...keys), hostile, (key, value) => {
        carpeta.write('manifiesto.json', whole);
        carpeta.remanifest((manifest) => {
          Object.assign(manifest, { [key]: value });
        });
        assert.match(carpeta.verify(), /^(?!No se pudo leer).+\.$/s);
      }),
      { numRuns: 150, examples: [['archivos', [{ ruta: '../fuera', sha256: sha256(''), bytes: 0 }]]] },
    );
    carpeta.write('manifiesto.json', whole);
    const fields = ['stream', 'version', 'at', 'actor', 'events', 'previous'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...fields), hostile, (field, value) => {
        const { hash: _, ...body } = { ...carpeta.commits()[0], [field]: value };
        const line = canonicalJson({ ...body, hash: sha256(canonicalJson(body)) });
        const local = new Carpeta(zip);
        local.write('eventos.jsonl', `${line}\n`);
        local.remanifest();
        const answer = local.verify();
        local.drop();
        assert.match(answer, /^(?!No se pudo leer).+\.$/s);
      }),
      { numRuns: 100 },
    );
  });
});

describe('An expediente of a ciclo that ended', () => {
  /** The head that a document prints, as who holds it on paper reads it. */
  const printedOn = (name: RegExp): string => {
    const path = carpeta.names().find((each) => name.test(each)) ?? assert.fail(String(name));
    return /Cabeza: ([0-9a-f]{64})/.exec(carpeta.read(path).toString('utf8'))?.[1] ?? assert.fail(`no head on ${path}`);
  };

  before(async () => {
    zip = await zipOf(await endedOffice());
  });
  beforeEach(() => {
    carpeta = new Carpeta(zip);
    record = carpeta.commits();
  });
  afterEach(() => carpeta.drop());

  it('verifies with the heads that its Acta and its constancias print', () => {
    const heads = [printedOn(/acta-integrada v1 .*\.pdf$/), printedOn(/constancia-de-acta-expedida v1 .*\.pdf$/)];
    assert.equal(new Set(heads).size, 2);
    assert.equal(carpeta.verify(...heads), 'ok');
    assert.equal(heads[0], record[versionOf('acta-integrada') - 2]?.hash, 'the Acta prints what it was made from');
  });

  it('shows every one of a thousand changes of a single byte, at both ends of each file and anywhere in it', function () {
    this.timeout(240_000);
    const names = carpeta.names();
    const ends = names.flatMap((name) => [0, carpeta.read(name).length - 1].map((at) => [name, at, 1] as const));
    const changes = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.noBias(fc.nat()),
        fc.noBias(fc.integer({ min: 1, max: 255 })),
        (name, place, flip) => {
          const bytes = carpeta.read(name);
          const at = place % bytes.length;
          carpeta.write(name, Buffer.from(bytes).fill((bytes[at] ?? 0) ^ flip, at, at + 1));
          const answer = carpeta.verify();
          carpeta.write(name, bytes);
          assert.notEqual(answer, 'ok', `${name} at ${at}`);
          assert.doesNotMatch(answer, /No se pudo leer/);
          changes.set(name, (changes.get(name) ?? 0) + 1);
        },
      ),
      { numRuns: 1_000 + ends.length, examples: ends.map((each) => [...each]) },
    );
    assert.equal(carpeta.verify(), 'ok');
    for (const name of names) assert.ok((changes.get(name) ?? 0) > 2, `${name} was changed at its ends only`);
    for (const kind of [/convenio-integrado.*pdf$/, /acta-integrada.*docx$/, /constancia-de-acta/, /^evidencias/])
      assert.ok(
        names.some((name) => kind.test(name)),
        String(kind),
      );
  });

  it('shows by them a record that was rewritten before the Acta, or cut off after it', () => {
    const [acta, constancia] = [printedOn(/acta-integrada.*pdf$/), printedOn(/constancia-de-acta.*pdf$/)];
    carpeta.forge(changed('criterio-dictaminado', () => ({ asm: 'ASM-02' })));
    assert.equal(carpeta.verify(), 'ok');
    assert.match(carpeta.verify(acta), /no está en el registro: se rehízo o se recortó/);
    carpeta.forge(changed('acta-firmada', (event) => ('puesto' in event ? { nota: 'x' } : {})));
    assert.equal(carpeta.verify(acta), 'ok');
    assert.match(carpeta.verify(constancia), /no está en el registro: se rehízo o se recortó/);
  });

  it('binds each signature of the Acta to its bytes and its post, and to a version that had effect', () => {
    carpeta.forge(changed('acta-firmada', () => ({ sha256: sha256('otro') })));
    assert.match(carpeta.verify(), /la firma, «acta-firmada», no corresponde al PDF que se integró/);
    carpeta.forge(changed('acta-firmada', () => ({ puesto: 'DO' })));
    assert.match(carpeta.verify(), /no firmó quien podía por «DO»/);
    carpeta.forge(changed('constancia-de-acta-expedida', () => ({ numero: 2 })));
    assert.match(carpeta.verify(), /«constancia-de-acta-expedida» no corresponde a ningún documento/);
    const voided = { type: 'acta-sin-efecto', numero: 1, causa: 'firmante-cambio', firmaron: [] };
    const at = versionOf('acta-firmada') - 1;
    carpeta.forge(record.map((each, index) => (index === at ? { ...each, events: [voided, ...each.events] } : each)));
    assert.match(carpeta.verify(), /la firma, «acta-firmada», es de una versión que quedó sin efecto/);
  });
});
