#!/usr/bin/env node
// biome-ignore-all lint/style/noExcessiveLinesPerFile: one file, which a third party carries anywhere and can read whole.
/**
 * Verifica un expediente de seguimiento de ASM ya extraído de su ZIP, con Node 18 o posterior y sin instalar nada:
 *
 *   node verificar.mjs CARPETA [--cabeza SHA256]
 *
 * Termina con 0 solo si todo se sostiene; si no, con 1, y dice qué es lo primero que no se sostiene y dónde. `--cabeza` es la
 * huella impresa en el Convenio, el Acta o la página pública: debe ser la de un asiento; sin ella no puede saberse si el registro
 * se rehízo o se recortó. Úselo desde una copia obtenida por separado: quien altera un expediente puede alterar el que va dentro.
 */
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const FORMAT = 'expediente-asm/1';
const MANIFEST = 'manifiesto.json';
const CHAINS = ['eventos.jsonl', 'institucion.jsonl'];
const VERIFIER = 'verificar.mjs';
const OWN = [...CHAINS, 'indice.html', VERIFIER];
const FOLDERS = ['documentos', 'evidencias'];
const PATH = /^(?:(?:documentos|evidencias)\/)?[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,118}[A-Za-z0-9])?$/;
const SHA256 = /^[0-9a-f]{64}$/;
const GENESIS = '0'.repeat(64);
const MAX_MANIFEST = 64_000_000;
const MAX_LINE = 2_000_000;
const MAX_DEPTH = 200;
const LONGEST = 120;
const LONGEST_ENDING = 12;

/** What does not hold, as a sentence in Spanish. */
class Fault extends Error {}

const need = (condition, sentence) => {
  if (!condition) throw new Fault(sentence);
};

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isHash = (value) => typeof value === 'string' && SHA256.test(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
/** Whether a record has those fields and no other. */
const hasOnly = (value, ...fields) => isRecord(value) && Object.keys(value).sort().join() === fields.join();
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** A name of unknown origin, fit for a terminal. */
const shown = (name) => {
  const text = typeof name === 'string' ? name : String(JSON.stringify(name));
  return `«${text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?').slice(0, 160)}»`;
};

const LOCAL = new Intl.DateTimeFormat('es-MX', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'America/Mexico_City',
});

const DATE = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'America/Mexico_City',
});

/** Whether that is an instant as the record writes them: UTC, to the millisecond. */
const isInstant = (at) =>
  typeof at === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at));

/** The date of an instant in Mexico City, as AAAA-MM-DD. */
const dateOf = (at) => {
  const parts = new Map(DATE.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
};

/** An instant as people read it in Mexico City. */
const momentOf = (at) => LOCAL.format(new Date(at));

/** Canonical JSON (RFC 8785) of what JSON.parse gave. Throws `Fault`. */
export function canonical(value, depth = 0) {
  need(depth <= MAX_DEPTH, 'tiene demasiados niveles');
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.keys(value).sort();
    return `{${fields.map((key) => `${canonical(key)}:${canonical(value[key], depth + 1)}`).join(',')}}`;
  }
  need(typeof value !== 'number' || Number.isFinite(value), 'tiene un número fuera de rango');
  need(typeof value !== 'string' || !/[\ud800-\udfff]/u.test(value), 'tiene medio carácter');
  return JSON.stringify(value);
}

/** What a canonical JSON text says. Any other way of writing the same is a change. */
function parsed(bytes, where) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text);
    need(canonical(value) === text, 'no está en su forma canónica: se cambió');
    return value;
  } catch (error) {
    const why = error instanceof Fault ? error.message : 'no es JSON legible';
    throw new Fault(`${where}: ${why}.`, { cause: error });
  }
}

function* chunksOf(path) {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const buffer = Buffer.alloc(65_536);
      const size = readSync(file, buffer, 0, buffer.length, null);
      if (size === 0) return;
      yield buffer.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

function digestOf(path) {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** The lines of a file, each ended by a line feed, none of them longer than any commit. */
function* linesOf(path, name) {
  let rest = Buffer.alloc(0);
  for (const chunk of chunksOf(path)) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield rest.subarray(0, end);
      rest = rest.subarray(end + 1);
    }
    need(rest.length <= MAX_LINE, `${name}: tiene una línea demasiado larga para ser un asiento.`);
  }
  need(rest.length === 0, `${name}: la última línea está incompleta.`);
}

function readManifest(folder) {
  const path = join(folder, MANIFEST);
  need(statSync(folder, { throwIfNoEntry: false })?.isDirectory(), `${shown(folder)} no es una carpeta.`);
  const found = lstatSync(path, { throwIfNoEntry: false });
  need(found !== undefined, `Falta ${MANIFEST} en la carpeta: no es un expediente, o está incompleto.`);
  need(found.isFile() && found.size <= MAX_MANIFEST, `${MANIFEST} no es un archivo que pueda leerse.`);
  const bytes = readFileSync(path);
  need(bytes.at(-1) === 10, `${MANIFEST}: no termina como debe: se cambió.`);
  const manifest = parsed(bytes.subarray(0, -1), MANIFEST);
  need(isRecord(manifest) && manifest.formato === FORMAT, `${MANIFEST}: no tiene el formato ${FORMAT}.`);
  const { sello, ...body } = manifest;
  need(sello === sha256(canonical(body)), `${MANIFEST}: su sello no corresponde a su contenido: se cambió.`);
  need(
    hasOnly(manifest, 'archivos', 'cadenas', 'ciclo', 'formato', 'hasta', 'sello'),
    `${MANIFEST}: le falta o le sobra un dato.`,
  );
  need(Array.isArray(manifest.archivos), `${MANIFEST}: falta la lista de archivos.`);
  manifest.archivos.forEach(checkEntry);
  const paths = manifest.archivos.map(({ ruta }) => ruta);
  for (const own of OWN) need(paths.includes(own), `${MANIFEST}: no menciona ${own}.`);
  const other = paths.find((ruta) => !ruta.includes('/') && !OWN.includes(ruta));
  need(other === undefined, `Sobra ${shown(other)}: no es de los archivos de un expediente.`);
  const chains = Array.isArray(manifest.cadenas) ? manifest.cadenas : [];
  need(
    chains.length === CHAINS.length &&
      chains.every(
        (chain, index) => hasOnly(chain, 'archivo', 'asientos', 'cabeza', 'serie') && chain.archivo === CHAINS[index],
      ),
    `${MANIFEST}: no menciona las dos cadenas de asientos.`,
  );
  return manifest;
}

function checkEntry(entry, index, all) {
  const ok =
    hasOnly(entry, 'bytes', 'ruta', 'sha256') &&
    typeof entry.ruta === 'string' &&
    isHash(entry.sha256) &&
    isCount(entry.bytes);
  need(
    ok && PATH.test(entry.ruta) && entry.ruta !== MANIFEST,
    `${MANIFEST}: el archivo ${index + 1} no está bien descrito.`,
  );
  need(
    index === 0 || all[index - 1].ruta < entry.ruta,
    `${MANIFEST}: ${shown(entry.ruta)} se repite o está fuera de orden.`,
  );
}

/** Everything in the folder: the path of each thing, and whether it is a plain file. */
const listed = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || !FOLDERS.includes(entry.name)) return [{ ruta: entry.name, plain: entry.isFile() }];
    const inside = readdirSync(join(folder, entry.name), { withFileTypes: true });
    return inside.map((each) => ({ ruta: `${entry.name}/${each.name}`, plain: each.isFile() }));
  });

function checkListing(folder, { archivos }) {
  const found = new Map(listed(folder).map(({ ruta, plain }) => [ruta, plain]));
  for (const { ruta, bytes } of archivos) {
    need(found.has(ruta), `Falta el archivo ${shown(ruta)}, que menciona ${MANIFEST}.`);
    need(found.get(ruta), `${shown(ruta)} no es un archivo, sino un enlace o una carpeta.`);
    const { size } = lstatSync(join(folder, ruta));
    need(size === bytes, `${shown(ruta)} tiene ${size} bytes y ${MANIFEST} dice ${bytes}: se cambió.`);
  }
  const named = new Set([MANIFEST, ...archivos.map(({ ruta }) => ruta)]);
  const added = [...found.keys()].filter((ruta) => !named.has(ruta)).sort();
  need(
    added.length === 0,
    `Sobra ${shown(added[0])}: no lo menciona ${MANIFEST}. Si lo creó su equipo, retírelo y repita.`,
  );
}

function checkHashes(folder, { archivos }) {
  for (const { ruta, sha256: expected } of archivos)
    need(
      digestOf(join(folder, ruta)) === expected,
      `${shown(ruta)} no tiene la huella que dice ${MANIFEST}: se cambió.`,
    );
}

/** Walks a chain. `known` gathers the hash of each commit with where it is; `each` looks into its events. */
function checkChain(folder, { archivo, serie, asientos, cabeza }, known, each) {
  let previous = GENESIS;
  let version = 0;
  for (const line of linesOf(join(folder, archivo), archivo)) {
    version += 1;
    const where = `${archivo}, asiento ${version}`;
    const commit = parsed(line, where);
    const holds = (condition, why) => need(condition, `${where}: ${why}.`);
    holds(isRecord(commit) && Array.isArray(commit.events), 'no es un asiento');
    holds(commit.stream === serie, `no es de la serie ${shown(serie)}`);
    holds(commit.version === version, `lleva el número ${shown(commit.version)}: falta o sobra un asiento`);
    holds(commit.previous === previous, 'no sigue al asiento anterior: la cadena está rota');
    const { hash, ...body } = commit;
    holds(hash === sha256(canonical(body)), 'su huella no corresponde a su contenido: se cambió');
    holds(isInstant(commit.at), `su fecha, ${shown(commit.at)}, no es una fecha`);
    known.set(hash, { where, at: commit.at });
    for (const event of commit.events) {
      holds(isRecord(event) && typeof event.type === 'string', 'tiene un hecho sin tipo');
      each(event, holds, where, { at: commit.at, actor: isRecord(commit.actor) ? commit.actor : {} });
    }
    previous = hash;
  }
  need(version > 0 && version === asientos, `${archivo} tiene ${version} asientos; no los que dice ${MANIFEST}.`);
  need(previous === cabeza, `${archivo}: su último asiento no es la cabeza que dice ${MANIFEST}.`);
}

/** Events of the roster that give somebody a post, with the capacity in which they hold it. */
const DESIGNATIONS = new Map([
  ['titular-designado', 'titular'],
  ['enlace-designado', 'enlace'],
  ['suplencia-designada', 'suplente'],
]);
const heldKey = (person, puesto, capacity) => JSON.stringify([person, puesto, capacity]);

/** Gathers since when each person was on each post, the earliest date of all. */
function noteDesignation({ type, persona, puesto, desde }, held) {
  const capacity = DESIGNATIONS.get(type);
  if (capacity === undefined || typeof desde !== 'string') return;
  const key = heldKey(persona, puesto, capacity);
  if (!held.has(key) || desde < held.get(key)) held.set(key, desde);
}

/** Whoever gave an order was given that post by the roster, on that date at the latest: one record can't be rewritten alone. */
function checkActor({ at, actor }, holds, held) {
  if (actor.kind !== 'person') return;
  const since = held.get(heldKey(actor.person, actor.puesto, actor.capacity));
  holds(
    since !== undefined && since <= dateOf(at),
    `institucion.jsonl no dice que ${shown(actor.person)} estuviera en ${shown(actor.puesto)} como ${shown(actor.capacity)}`,
  );
}

/** The files that a value names anywhere: what has a hash, a name, a type and a size. */
function filesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  const { sha256: hash, nombre, tipo, bytes } = value;
  const texts = [hash, nombre, tipo].every((each) => typeof each === 'string');
  return texts && typeof bytes === 'number' ? [value] : Object.values(value).flatMap(filesIn);
}

/** Letters, digits, dots, hyphens and single blanks, as the expediente names files. */
const plainText = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, ' ')
    .replace(/ [. _-]+ |\.{2,}/g, ' ');
const trimmed = (text) => text.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');

/** What names a file apart from its own name: what it is, whose, and which version. */
function labelOf(event) {
  const text = (key) => (typeof event[key] === 'string' ? event[key] : '');
  const version = event.version ?? event.numero;
  return [
    event.type.startsWith('evidencia-') ? '' : event.type,
    text('asm'),
    text('unidad') || text('puesto'),
    text('producto'),
    typeof version === 'number' ? `v${version}` : '',
  ].join(' ');
}

/** A file name from what a file is and what its sender called it. */
function nameOf(event, nombre) {
  const [, stem = nombre, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,11})?$/su.exec(nombre) ?? [];
  const label = labelOf(event);
  const base = trimmed(plainText(`${label.trim() === '' ? 'archivo' : label} ${stem}`));
  return `${trimmed(base.slice(0, LONGEST - LONGEST_ENDING))}${ending.toLowerCase()}`;
}

/** The path that the record gives to a file which an event names; `taken` holds those given before. */
export function pathOf(event, nombre, taken) {
  const folder = event.type.startsWith('evidencia-') ? 'evidencias' : 'documentos';
  const name = nameOf(event, nombre);
  const [, stem = name, ending = ''] = /^(.*?)(\.[a-z0-9]+)?$/su.exec(name) ?? [];
  for (let count = 1; ; count += 1) {
    const mark = count === 1 ? '' : `-${count}`;
    const ruta = `${folder}/${trimmed(stem.slice(0, LONGEST - LONGEST_ENDING - mark.length))}${mark}${ending}`;
    if (taken.has(ruta.toLowerCase())) continue;
    taken.add(ruta.toLowerCase());
    return ruta;
  }
}

/** The document that an event is about, by what its type says; undefined when its type is none of these. */
const kindOf = (type, ...patterns) =>
  patterns.map((pattern) => pattern.exec(type)?.[1]).find((kind) => kind !== undefined);

const SIGNED = [/^(.+)-firmad[oa]$/, /^firma-de-(.+)-negada$/];
const ISSUED = [/^constancia-de-(.+)-expedida$/, /^(.+)-suscrit[oa]$/];
/** What stands for the bytes of a version that lost its effect: nothing is bound to it any more. */
const VOID = 'sin-efecto';
/** Types that don't name their document: they are the Convenio's. */
const CONVENIO = new Map([
  ['firma-negada', 'firma-de-convenio-negada'],
  ['constancia-expedida', 'constancia-de-convenio-expedida'],
]);

/** What each signature and approval was bound to: such an event may only follow the document that it names. */
function checkBinding(event, holds, actor, documents) {
  const { numero = event.version, puesto } = event;
  const type = CONVENIO.get(event.type) ?? event.type;
  const keyOf = (kind) => JSON.stringify([kind, numero]);
  const integrated = kindOf(type, /^(.+)-integrad[oa]$/);
  if (integrated !== undefined && isHash(event.documento?.pdf?.sha256)) {
    holds(!documents.has(keyOf(integrated)), `integra otra vez el mismo documento, con ${shown(type)}`);
    documents.set(keyOf(integrated), event.documento.pdf.sha256);
  }
  const attached = kindOf(type, /^(.+)-adjuntad[oa]$/);
  if (attached !== undefined && isRecord(event.archivo)) documents.set(attached, event.archivo.sha256);
  const approved = kindOf(type, /^(.+)-aprobad[oa]$/);
  if (approved !== undefined && event.sha256 !== undefined)
    holds(documents.get(approved) === event.sha256, 'se aprobó un documento que no es el adjuntado');
  const voided = kindOf(type, /^(.+)-sin-efecto$/);
  if (voided !== undefined && documents.has(keyOf(voided))) documents.set(keyOf(voided), VOID);
  const signed = kindOf(type, ...SIGNED);
  if (signed !== undefined) {
    const effective = documents.get(keyOf(signed)) !== VOID;
    holds(effective, `la firma, ${shown(type)}, es de una versión que quedó sin efecto`);
    const bound = isHash(event.sha256) && documents.get(keyOf(signed)) === event.sha256;
    holds(bound, `la firma, ${shown(type)}, no corresponde al PDF que se integró con ese número`);
    holds(actor.puesto === puesto && actor.capacity !== 'enlace', `no firmó quien podía por ${shown(puesto)}`);
  }
  const issued = kindOf(type, ...ISSUED);
  if (issued !== undefined) {
    const found = documents.get(keyOf(issued));
    holds(isHash(found), `${shown(type)} no corresponde a ningún documento integrado que tenga efecto`);
  }
}

/** Every file that the events name is there, and nothing else is. */
function checkFiles({ archivos }, named) {
  const kept = new Map(archivos.filter(({ ruta }) => ruta.includes('/')).map((each) => [each.sha256, each]));
  for (const { sha256: hash, nombre, bytes, where } of named.values()) {
    const file = kept.get(hash);
    need(
      file !== undefined,
      `${where}: falta en el expediente el archivo ${shown(nombre)} que menciona (${shown(hash)}).`,
    );
    need(file.bytes === bytes, `${where}: el archivo ${shown(nombre)} no tiene el tamaño que consta.`);
  }
  for (const { ruta, sha256: hash } of archivos.filter((each) => each.ruta.includes('/'))) {
    need(named.has(hash), `Sobra ${shown(ruta)}: ningún asiento lo menciona.`);
    const { where, ruta: expected } = named.get(hash);
    need(ruta === expected, `${shown(ruta)} no lleva su nombre: por ${where}, ese archivo es ${shown(expected)}.`);
  }
}

function checkAll(folder, heads) {
  const manifest = readManifest(folder);
  checkListing(folder, manifest);
  const [ciclo, institucion] = manifest.cadenas;
  const series = [`ciclo-${shown(manifest.ciclo).slice(1, -1)}`, 'institucion'];
  need(
    ciclo.serie === series[0] && institucion.serie === series[1],
    `${MANIFEST}: las cadenas no son las de su ciclo.`,
  );
  const known = new Map();
  const named = new Map();
  const documents = new Map();
  const taken = new Set();
  const held = new Map();
  checkChain(folder, institucion, known, (event) => noteDesignation(event, held));
  checkChain(folder, ciclo, known, (event, holds, where, by) => {
    checkActor(by, holds, held);
    for (const file of filesIn(event)) {
      const first = named.get(file.sha256) ?? { ...file, where, ruta: pathOf(event, file.nombre, taken) };
      holds(first.bytes === file.bytes, `el archivo ${shown(file.nombre)} no tiene el tamaño con que consta antes`);
      named.set(file.sha256, first);
    }
    checkBinding(event, holds, by.actor, documents);
  });
  need(manifest.hasta === known.get(ciclo.cabeza).at, `${MANIFEST}: su fecha no es la del último asiento: se cambió.`);
  checkFiles(manifest, named);
  checkHashes(folder, manifest);
  const found = heads.map((head) => {
    need(known.has(head), `La cabeza ${head} no está en el registro: se rehízo o se recortó.`);
    const { where, at } = known.get(head);
    return `La cabeza indicada está en ${where}, del ${momentOf(at)} (hora del centro de México).`;
  });
  return [
    `El expediente se sostiene: ${ciclo.asientos} asientos y ${manifest.archivos.length} archivos del ciclo ${shown(manifest.ciclo)}.`,
    `Cabeza del registro: ${ciclo.cabeza}`,
    `Cabeza del registro de puestos, que la del ciclo no cubre: ${institucion.cabeza}`,
    'Lo que prueba es eventos.jsonl, con sus archivos; indice.html solo es una forma de leerlo.',
    ...(digestOf(join(folder, VERIFIER)) === digestOf(fileURLToPath(import.meta.url))
      ? []
      : [`El ${VERIFIER} de la carpeta no es este, sino otra versión o uno alterado: no use aquel.`]),
    ...(found.length > 0
      ? found
      : ['Sin --cabeza no puede saberse si el registro se rehízo o se recortó desde el principio.']),
  ];
}

/** Verifies an extracted expediente. Never throws: `falla` is the first thing that does not hold. */
export function verify(folder, heads = []) {
  try {
    const wanted = heads.map((head) => String(head).replace(/\s/g, '').toLowerCase());
    for (const head of wanted)
      need(isHash(head), `--cabeza debe ser una huella SHA-256 de 64 dígitos, no ${shown(head)}.`);
    return { resumen: checkAll(folder, wanted) };
  } catch (error) {
    if (error instanceof Fault) return { falla: error.message };
    return { falla: `No se pudo leer ${shown(error?.path ?? folder)} (${error?.code ?? error?.name ?? 'error'}).` };
  }
}

function main(given) {
  const args = given.flatMap((arg) => (arg.startsWith('--cabeza=') ? ['--cabeza', arg.slice(9)] : [arg]));
  const heads = args.flatMap((arg, index) => (args[index - 1] === '--cabeza' ? [arg] : []));
  const folders = args.filter((arg, index) => arg !== '--cabeza' && args[index - 1] !== '--cabeza');
  const asked =
    folders.length === 1 &&
    !folders[0].startsWith('-') &&
    heads.length === args.filter((arg) => arg === '--cabeza').length;
  const { resumen, falla } = asked
    ? verify(folders[0], heads)
    : { falla: 'Uso: node verificar.mjs CARPETA [--cabeza SHA256]' };
  if (falla === undefined) console.log(resumen.join('\n'));
  else console.error(asked ? `NO SE SOSTIENE. ${falla}` : falla);
  process.exitCode = falla === undefined ? 0 : 1;
}

/** Whether it was started as a program, also through a link that Node was told not to follow: silence would pass for a yes. */
const isStarted = (path) => [path, realpathSync(path)].includes(fileURLToPath(import.meta.url));

if (process.argv[1] !== undefined && isStarted(process.argv[1])) main(process.argv.slice(2));
