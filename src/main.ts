import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { type Logger, pino } from 'pino';
import { createSourceReader } from './adapters/documents/read-source.js';
import { RenderingThread } from './adapters/documents/rendering-thread.js';
import { keywordsOf } from './adapters/documents/workbook-mark.js';
import { FileArchive } from './adapters/files/file-archive.js';
import { mountFiles } from './adapters/http/files.js';
import { type LocalControl, mountLocalControl } from './adapters/http/local-control.js';
import { createServer, listen, mountMessages, mountReadiness, stopListening } from './adapters/http/server.js';
import { UnusableStore } from './adapters/sqlite/sqlite-schema.js';
import { openSqliteStore, type SqliteStore } from './adapters/sqlite/sqlite-store.js';
import { type MovableClock, openMovableClock, systemClock } from './adapters/system/clock.js';
import { formatProblem, readInstitution } from './adapters/system/institution-file.js';
import { cardDrawer, loadEngine } from './adapters/teams/cards.js';
import { createChannel } from './adapters/teams/channel.js';
import { DEFAULT_FILE_RULES, type FileRules } from './adapters/teams/fetch-file.js';
import type { TeamsSettings } from './adapters/teams/settings.js';
import { type Application, createApplication } from './application/application.js';
import type { Archive } from './application/archive.js';
import type { Letterhead } from './application/document.js';
import type { Institution } from './application/institution.js';
import { localPackage, localState } from './application/local-state.js';
import { planDirectorio } from './application/plan-directorio.js';
import type { SideRecords } from './application/side-records.js';
import type { ZipWriter } from './application/zip.js';
import { type Config, configOfProcess } from './config.js';
import { isRefusal } from './domain/refusal.js';

const ROOT = resolve(import.meta.dirname, '..', '..');
const TICK_MS = 30_000;
const CHECK_ACCOUNT =
  'Revise COSMOS_ENDPOINT, COSMOS_KEY y que la cuenta acepte conexiones de este servidor. Después inicie de nuevo.';

/** A large package is loaded at its first use: with it, a restart would keep people waiting longer. */
const writeZip: ZipWriter = async function* (entries, fecha) {
  yield* (await import('./adapters/documents/zip-stream.js')).writeZip(entries, fecha);
};

const mediaTypeOf = async (bytes: Uint8Array): Promise<string> =>
  (await import('./adapters/documents/media-type.js')).mediaTypeOf(bytes);

const WHY_CLOSED = {
  foreign: 'es de otro programa.\nNo lo borre: indique otra carpeta en DATA_DIR e inicie de nuevo.',
  newer: 'lo escribió una versión más nueva de este programa.\nNo se cambió nada: inicie con la versión más nueva.',
  empty:
    'está vacío, y un registro nunca lo está.\n' +
    'Si aquí ya había un registro, restaure su último respaldo. Si la instalación es nueva, borre ese archivo. Después inicie de nuevo.',
  damaged: 'está dañado.\nNo lo borre: restaure su último respaldo e inicie de nuevo.',
  other:
    'está dañado o no se puede escribir ahí.\n' +
    'Revise que la carpeta exista, los permisos y el espacio en disco. Si está dañado, no lo borre: restaure su último respaldo. Después inicie de nuevo.',
} as const;

/** Opens the embedded store, or ends the start with what whoever starts it can do. */
const openEmbedded = (path: string): SqliteStore => {
  try {
    return openSqliteStore(path);
  } catch (error) {
    const reason = error instanceof UnusableStore ? error.reason : 'other';
    const detail = `Detalle: ${error instanceof Error ? error.message : inspect(error)}`;
    throw new StartRefused([`No se puede abrir el registro (${path}): ${WHY_CLOSED[reason]}`, detail], {
      cause: error,
    });
  }
};

/** The store that the configuration names, and how to close it. */
const openStore = async ({ cosmos, dataDir }: Config): Promise<Pick<SqliteStore, 'log' | 'side' | 'close'>> => {
  if (cosmos === undefined) return openEmbedded(join(dataDir, 'registro.db'));
  const { openCosmosStore } = await import('./adapters/cosmos/cosmos-store.js');
  const store = openCosmosStore(cosmos);
  await store.createMissing().catch((cause: unknown) => {
    const detail = `Detalle: ${cause instanceof Error ? cause.message.slice(0, 300) : inspect(cause)}`;
    throw new StartRefused([`No se puede usar el registro en Cosmos DB (${cosmos.endpoint}).`, CHECK_ACCOUNT, detail]);
  });
  return store;
};

/** Reads the institution file, or ends the start with every mistake named. */
const institutionFrom = async (path: string): Promise<Institution> => {
  const reading = await readInstitution(path);
  if (reading.ok) return reading.institution;
  throw new StartRefused([
    `El archivo de la institución (${path}) tiene errores:`,
    ...reading.problems.map(formatProblem),
  ]);
};

/** The program can't start as it is set up. The lines are es-MX, for whoever starts it. */
class StartRefused extends Error {
  constructor(lines: readonly string[], options?: ErrorOptions) {
    super(lines.join('\n'), options);
    this.name = 'StartRefused';
  }
}

const letterheadOf = async ({ membrete, nombre }: Institution, file: string): Promise<Letterhead> => {
  const logo = membrete.logo === undefined ? {} : { logo: await readFile(join(dirname(file), membrete.logo)) };
  return { institution: nombre, heading: membrete.encabezado, footer: membrete.pie, ...logo };
};

/** What the institution takes as evidence may be larger than what is received otherwise. */
const fileRules = ({ fileHosts, local }: Config, { reglas }: Institution): FileRules => ({
  ...DEFAULT_FILE_RULES,
  maxBytes: Math.max(DEFAULT_FILE_RULES.maxBytes, reglas.evidencias.maximoMb * 1024 * 1024),
  hosts: fileHosts,
  localStart: local !== undefined,
});

const teamsSettings = ({ teams, messagesPerSecond }: Config): TeamsSettings => {
  const rate = messagesPerSecond === undefined ? {} : { messagesPerSecond };
  if (teams === undefined) return { localStart: true, appId: '', tenantId: '', credentials: { kind: 'none' }, ...rate };
  const secret =
    teams.appPassword === undefined
      ? ({ kind: 'managed-identity' } as const)
      : ({ kind: 'secret', password: teams.appPassword } as const);
  return { localStart: false, appId: teams.appId, tenantId: teams.tenantId, credentials: secret, ...rate };
};

/** Logs what the institution file and the record don't agree on, and the posts that nobody holds. */
const logVacancies = async ({ office }: Application, institution: Institution, log: Logger): Promise<void> => {
  const { directorio, today } = await office.context({ kind: 'system' });
  const plan = planDirectorio(institution, directorio, today);
  if (!isRefusal(plan)) for (const aviso of plan.avisos) log.warn({ aviso }, 'roster');
};

/** Does the work after so many milliseconds, unless the process ends first; answers how to call it off. */
const later = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timer);
};

/** Does the clock's work now and again and again; answers how to call it off. */
const keepTicking = ({ tick }: Application, failed: (error: unknown) => void): (() => void) => {
  const work = () => void tick().catch(failed);
  const timer = setInterval(work, TICK_MS);
  work();
  return () => clearInterval(timer);
};

/** Resolves when the process is told to end. */
const toldToEnd = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });

/** The server, which tells how it and its store are. */
const serverOver = (side: SideRecords, { local }: Config, log: Logger): ReturnType<typeof createServer> => {
  const server = createServer({ log, localStart: local !== undefined });
  mountReadiness(server, () => side.get('salud', 'registro'));
  return server;
};

/** Runs the application until the process is told to end. */
const run = async (config: Config, log: Logger): Promise<void> => {
  const institution = await institutionFrom(config.institutionFile);
  const store = await openStore(config);
  const movable = config.local === undefined ? undefined : await openMovableClock(store.side, institution.calendario);
  const failed = (error: unknown): void => log.error({ err: error }, 'unexpected failure');
  const channel = createChannel({
    settings: teamsSettings(config),
    side: store.side,
    draw: cardDrawer(join(ROOT, 'cards')),
    files: fileRules(config, institution),
    log,
  });
  const reader = createSourceReader(failed);
  const renderer = new RenderingThread(join(ROOT, 'deploy', 'plantillas'), failed);
  const archive = new FileArchive(join(config.dataDir, 'archivo'));
  const application = await createApplication({
    log: store.log,
    records: store.side,
    archive,
    clock: movable ?? systemClock,
    machineNow: Date.now,
    later,
    institution,
    letterhead: await letterheadOf(institution, config.institutionFile),
    renderer,
    messenger: channel.messenger,
    ...(config.local === undefined && { offers: channel.offers }),
    sniff: mediaTypeOf,
    writeZip,
    verificador: await readFile(join(ROOT, 'deploy', 'verificar', 'verificar.mjs')),
    reader,
    workbooks: { write: (model) => renderer.xlsx(model), read: reader.readSource, markOf: keywordsOf },
    publicUrl: config.publicUrl,
    failed,
  });
  await logVacancies(application, institution, log);
  const server = serverOver(store.side, config, log);
  const receiver = channel.open(application.chat);
  mountMessages(server, (request) => receiver.receive(request));
  mountFiles(server, (token) => application.files.open(token), log);
  if (config.local?.token !== undefined && movable !== undefined)
    mountLocalControl(server, localControl(movable, application, archive), config.local.token);
  const port = await listen(server, config.host, config.port, config.local !== undefined);
  log.info({ port }, 'listening');
  const stopTicking = keepTicking(application, failed);
  setImmediate(loadEngine);
  await toldToEnd();
  stopTicking();
  // Whoever ends the process waits ten seconds, or thirty: nothing leaves by itself while people get their last answers.
  await Promise.all([application.outbox.stop(), stopListening(server).then(() => channel.drained())]);
  await renderer.stop();
  store.close();
};

const dayMs = 86_400_000;

/** The instant that a move of the start page means, or undefined when it means none. */
const targetOf = (change: unknown, now: string): string | undefined => {
  if (typeof change !== 'object' || change === null) return undefined;
  if ('a' in change && typeof change.a === 'string') return change.a;
  if ('dias' in change && typeof change.dias === 'number')
    return new Date(Date.parse(now) + change.dias * dayMs).toISOString();
  return 'horas' in change && typeof change.horas === 'number'
    ? new Date(Date.parse(now) + change.horas * 3_600_000).toISOString()
    : undefined;
};

const localControl = (clock: MovableClock, application: Application, archive: Archive): LocalControl => ({
  now: () => clock.now(),
  move: async (change) => {
    const moved = await clock.advanceTo(targetOf(change, clock.now()) ?? '');
    if (typeof moved !== 'string') return moved;
    await application.tick();
    return moved;
  },
  state: () => localState(application.office),
  package: (ciclo) => localPackage(application.office, archive, ciclo),
});

/** Starts the bot, or says on the standard error why it can't. */
const main = async (): Promise<void> => {
  const reading = configOfProcess();
  if (!reading.ok) throw new StartRefused(reading.problems);
  await run(reading.config, pino({ level: reading.config.logLevel }));
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof StartRefused ? error.message : inspect(error)}\n`);
    process.exit(1);
  },
);
