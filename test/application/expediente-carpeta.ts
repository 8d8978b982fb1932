import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { MemoryArchive } from '../../src/adapters/memory/memory-archive.js';
import { canonicalJson } from '../../src/application/canonical.js';
import { type CommitBody, GENESIS, sealCommit } from '../../src/application/commit.js';
import type { DocumentRenderer } from '../../src/application/document.js';
import type { Commit } from '../../src/application/event-log.js';
import type { MadeFile } from '../../src/application/file-links.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import { actaSuscrita } from './cierre-orders.js';
import { VERIFICADOR } from './memory-office.js';
import { OfficeHarness } from './office-harness.js';
import { type Nickname, PERSONAS } from './sample-institution.js';
import { STAGES } from './stages.js';

/** What the verifier gives to whoever imports it. */
interface Verificador {
  readonly verify: (
    folder: string,
    heads?: readonly string[],
  ) => { readonly falla?: string; readonly resumen?: string[] };
  readonly canonical: (value: unknown) => string;
  readonly pathOf: (event: { readonly type: string }, nombre: string, taken: Set<string>) => string;
}

/** A manifest, in which a forger may write anything. */
interface Manifest {
  [field: string]: unknown;
  cadenas: [Head, Head];
}

interface Head {
  asientos: number;
  cabeza: string;
}

/** The verifier of the project, in this process. */
export const verificador: Verificador = await import(pathToFileURL(resolve(VERIFICADOR)).href);

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

const STAND_IN = /^(?:([0-9a-f])\1{63}|0{61}[0-9]{3})$/;

/** The orders of the stages name stand-ins: here each is the hash of three real bytes. */
const real = (command: CicloCommand): CicloCommand =>
  JSON.parse(JSON.stringify(command), (_key, value: unknown) =>
    typeof value === 'string' && STAND_IN.test(value) ? sha256(value.slice(-3)) : value,
  );

/** An office that was brought to a signed Convenio, with every file in its archive and one evidence in two versions. */
export const signedOffice = async (): Promise<OfficeHarness> => {
  const archive = new MemoryArchive();
  for (const sign of '0123456789abcdef') await archive.keep(new TextEncoder().encode(sign.repeat(3)));
  const office = await OfficeHarness.open({ archive });
  for (const [who, command] of STAGES.suscrito) await office.order(who, real(command));
  await office.tick();
  for (const content of ['MIR corregida', 'MIR corregida <b>otra vez</b>']) {
    const archivo = {
      sha256: await archive.keep(new TextEncoder().encode(content)),
      nombre: 'CON: «MIR» ../corregida‮fdp.PDF',
      tipo: 'application/pdf',
      bytes: new TextEncoder().encode(content).length,
    };
    await office.order('do', { type: 'archivar-evidencia', unidad: 'DO', asm: 'ASM-01', archivo });
  }
  assert.deepEqual(office.errors, []);
  return office;
};

/** An office whose ciclo ended: the Acta is signed by both. Its documents print the head of the chain, as the real ones do. */
export const endedOffice = async (): Promise<OfficeHarness> => {
  const archive = new MemoryArchive();
  const contents = [...'0123456789abcdef'].map((sign) => sign.repeat(3));
  for (let index = 0; index < 20; index += 1) contents.push(String(index).padStart(3, '0'));
  for (const content of contents) await archive.keep(new TextEncoder().encode(content));
  const print =
    (kind: string): DocumentRenderer['pdf'] =>
    async ({ folio, head }) =>
      new TextEncoder().encode(`${kind} ${folio} Cabeza: ${head}`);
  const office = await OfficeHarness.open({ archive, renderer: { docx: print('docx'), pdf: print('pdf') } });
  const order = office.order.bind(office);
  office.order = (who, command, ciclo) => order(who, real(command), ciclo);
  await actaSuscrita(office);
  assert.deepEqual(office.errors, []);
  return office;
};

/** What is made piece by piece, whole. */
export const bytesOf = async ({ pieces }: MadeFile): Promise<Uint8Array> => {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
};

/** The ZIP of an office's expediente, as its address gives it. */
export const zipOf = async (office: OfficeHarness, who: Nickname = 'se'): Promise<Uint8Array> => {
  await office.say(who, 'expediente');
  const url = String(office.cards(who).at(-1)?.data['url']);
  const opened = await office.app.files.open(url.slice(url.lastIndexOf('/') + 1));
  assert.equal(opened.kind, 'made', `${PERSONAS[who]} has no expediente`);
  return opened.kind === 'made' ? bytesOf(opened.made) : new Uint8Array();
};

/** An extracted expediente in a folder of its own. */
export class Carpeta {
  readonly path = mkdtempSync(join(tmpdir(), 'expediente-'));

  constructor(readonly zip: Uint8Array) {
    for (const [name, bytes] of Object.entries(unzipSync(zip))) this.write(name, bytes);
  }

  read(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }

  write(name: string, bytes: Uint8Array | string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), bytes);
  }

  names(): readonly string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(this.path.length + 1))
      .toSorted();
  }

  /** A commit of the ciclo by its number. */
  commits(): readonly Commit[] {
    return this.read('eventos.jsonl')
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  /** Writes another record of the ciclo as a forger would: chained, sealed, and with a manifest that agrees. */
  forge(bodies: readonly CommitBody[]): void {
    const head = this.#chained('eventos.jsonl', bodies);
    this.remanifest((manifest) => {
      manifest.cadenas[0] = { ...manifest.cadenas[0], ...head };
      manifest['hasta'] = bodies.at(-1)?.at;
    });
  }

  /** Writes another record of the posts, with every text of the one that there is replaced. */
  forgeRoster(text: string, by: string): void {
    const lines = this.read('institucion.jsonl').toString('utf8').replaceAll(text, by).trimEnd().split('\n');
    const head = this.#chained(
      'institucion.jsonl',
      lines.map((line): Commit => JSON.parse(line)),
    );
    this.remanifest((manifest) => {
      manifest.cadenas[1] = { ...manifest.cadenas[1], ...head };
    });
  }

  #chained(name: string, bodies: readonly CommitBody[]): Head {
    let previous = GENESIS;
    const commits = bodies.map((body, index) => {
      const { hash: _, ...rest } = { hash: '', ...body };
      const sealed = sealCommit({ ...rest, version: index + 1, previous });
      previous = sealed.hash;
      return sealed;
    });
    this.write(name, commits.map((commit) => `${canonicalJson(commit)}\n`).join(''));
    return { asientos: commits.length, cabeza: previous };
  }

  /** Writes the manifest again over what is in the folder, with changes, sealed. */
  remanifest(change: (manifest: Manifest) => void = () => undefined): void {
    const { sello: _, ...manifest }: Manifest & { sello?: string } = JSON.parse(
      this.read('manifiesto.json').toString('utf8'),
    );
    manifest.archivos = this.names()
      .filter((name) => name !== 'manifiesto.json')
      .map((ruta) => ({ ruta, sha256: sha256(this.read(ruta)), bytes: this.read(ruta).length }));
    change(manifest);
    this.write('manifiesto.json', `${canonicalJson({ ...manifest, sello: sha256(canonicalJson(manifest)) })}\n`);
  }

  verify(...heads: readonly string[]): string {
    const { falla, resumen } = verificador.verify(this.path, heads);
    return falla ?? (resumen?.[0]?.startsWith('El expediente se sostiene') ? 'ok' : 'no answer');
  }

  drop(): void {
    rmSync(this.path, { recursive: true });
  }
}
