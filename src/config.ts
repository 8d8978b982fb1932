import { isIP } from 'node:net';
import { join } from 'node:path';
import { configSchema, type Values } from './config-schema.js';

/** The local start: no authentication, one machine, a start page and a clock that moves. */
export interface LocalConfig {
  /** What the start page and the bot show each other. Absent: the bot's local endpoints take nothing. */
  readonly token?: string;
  readonly startPagePort: number;
}

/** The bot's registration in Microsoft Entra. */
export interface TeamsConfig {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  /** Absent with a managed identity. */
  readonly appPassword?: string;
  readonly tenantId: string;
}

/** Where the record lives when it isn't the embedded store. */
export interface CosmosConfig {
  readonly endpoint: string;
  readonly key: string;
  readonly database: string;
}

/** Everything that the environment decides. Built once, at start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly institutionFile: string;
  /** Hosts that files may be fetched from: exact names, or `*.domain` for any name below. Lower case. */
  readonly fileHosts: readonly string[];
  /** Where people's browsers reach this server, without a final slash: the addresses of files begin with it. */
  readonly publicUrl: string;
  /** Most messages that leave by themselves in a second. Absent: what Teams takes, and in the local start as many as can. */
  readonly messagesPerSecond?: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly local?: LocalConfig;
  readonly teams?: TeamsConfig;
  readonly cosmos?: CosmosConfig;
}

/** The configuration, or every problem with the environment as es-MX sentences that name the variable. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The environment, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK_V4 = /^127\./;

/** Whether a host to listen on is reachable from this machine only. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && LOOPBACK_V4.test(host));

const hostOf = ({ HOST, LOCAL_START }: Values): string => HOST ?? (LOCAL_START ? '127.0.0.1' : '0.0.0.0');

/** Without authentication anybody who reaches the port is anybody they like. */
const localProblems = (values: Values): readonly string[] => [
  ...(isLoopback(hostOf(values))
    ? []
    : ['HOST: con LOCAL_START solo se admite esta máquina (127.0.0.1, ::1 o localhost), pues no hay autenticación.']),
  ...(values.MicrosoftAppId === undefined && values.MicrosoftAppPassword === undefined
    ? []
    : ['LOCAL_START: no se combina con MicrosoftAppId ni MicrosoftAppPassword; quite uno u otros.']),
  ...(values.PORT === values.START_PAGE_PORT ? ['START_PAGE_PORT: debe ser distinto de PORT.'] : []),
];

const missing = (name: string): string => `${name}: falta; es obligatorio fuera del arranque local (LOCAL_START=1).`;

const REQUIRED = ['MicrosoftAppId', 'MicrosoftAppTenantId', 'INSTITUTION_FILE', 'PUBLIC_URL'] as const;

const productionProblems = (values: Values): readonly string[] => {
  const managed = values.MicrosoftAppType === 'UserAssignedMSI';
  return [
    ...REQUIRED.filter((name) => values[name] === undefined).map(missing),
    ...(!managed && values.MicrosoftAppPassword === undefined ? [missing('MicrosoftAppPassword')] : []),
    ...(managed && values.MicrosoftAppPassword !== undefined
      ? ['MicrosoftAppPassword: debe quedar vacío con una identidad administrada (UserAssignedMSI).']
      : []),
    ...(values.PUBLIC_URL?.startsWith('http:') === true
      ? ['PUBLIC_URL: fuera del arranque local debe ser https://, pues con ella se abren los archivos.']
      : []),
  ];
};

const cosmosProblems = ({ COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE }: Values): readonly string[] => {
  if (COSMOS_ENDPOINT !== undefined)
    return COSMOS_KEY === undefined ? ['COSMOS_KEY: falta, pues hay COSMOS_ENDPOINT.'] : [];
  return COSMOS_KEY === undefined && COSMOS_DATABASE === undefined
    ? []
    : ['COSMOS_ENDPOINT: falta, pues hay COSMOS_KEY o COSMOS_DATABASE.'];
};

const localFrom = ({ LOCAL_START, LOCAL_TOKEN, START_PAGE_PORT }: Values): LocalConfig | undefined =>
  LOCAL_START
    ? { startPagePort: START_PAGE_PORT, ...(LOCAL_TOKEN !== undefined && { token: LOCAL_TOKEN }) }
    : undefined;

const teamsFrom = (values: Values): TeamsConfig | undefined => {
  const { MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppType, MicrosoftAppPassword } = values;
  if (values.LOCAL_START || MicrosoftAppId === undefined || MicrosoftAppTenantId === undefined) return undefined;
  return {
    appId: MicrosoftAppId.toLowerCase(),
    appType: MicrosoftAppType,
    tenantId: MicrosoftAppTenantId.toLowerCase(),
    ...(MicrosoftAppPassword !== undefined && { appPassword: MicrosoftAppPassword }),
  };
};

const cosmosFrom = ({ COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE }: Values): CosmosConfig | undefined =>
  COSMOS_ENDPOINT === undefined || COSMOS_KEY === undefined
    ? undefined
    : { endpoint: COSMOS_ENDPOINT, key: COSMOS_KEY, database: COSMOS_DATABASE ?? 'seguimiento-asm' };

const LOCAL_INSTITUTION = join('deploy', 'local', 'institucion.yaml');

const configFrom = (values: Values): Config => {
  const local = localFrom(values);
  const teams = teamsFrom(values);
  const cosmos = cosmosFrom(values);
  return {
    port: values.PORT,
    host: hostOf(values),
    dataDir: values.DATA_DIR,
    institutionFile: values.INSTITUTION_FILE ?? LOCAL_INSTITUTION,
    fileHosts: Object.freeze(values.FILE_HOSTS),
    publicUrl: values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`,
    logLevel: values.LOG_LEVEL,
    ...(values.MESSAGES_PER_SECOND !== undefined && { messagesPerSecond: values.MESSAGES_PER_SECOND }),
    ...(local && { local: Object.freeze(local) }),
    ...(teams && { teams: Object.freeze(teams) }),
    ...(cosmos && { cosmos: Object.freeze(cosmos) }),
  };
};

/** Blank is absent: container templates set empty variables. */
const present = (env: Environment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((name) => {
      const value = env[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );

const specificProblems = (values: Values): readonly string[] => [
  ...(values.LOCAL_START ? localProblems(values) : productionProblems(values)),
  ...cosmosProblems(values),
];

/** What is wrong besides the variables of `bad`, which are told already. */
const otherProblems = (given: Readonly<Record<string, string>>, bad: ReadonlySet<string>): readonly string[] => {
  const rest = configSchema.safeParse(Object.fromEntries(Object.entries(given).filter(([name]) => !bad.has(name))));
  if (!rest.success) return [];
  return specificProblems(rest.data).filter((problem) => !bad.has(problem.slice(0, problem.indexOf(':'))));
};

/**
 * Reads the environment, whole: every problem at once, none of them quoting a value, since some are secrets. The
 * result is frozen. Without LOCAL_START, authentication is obligatory: a blank app id would switch it off.
 */
export const readConfig = (env: Environment): ConfigReading => {
  const given = present(env);
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const own = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`);
    const bad = new Set(parsed.error.issues.map(({ path }) => path.join('.')));
    return { ok: false, problems: [...own, ...otherProblems(given, bad)] };
  }
  const problems = specificProblems(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: Object.freeze(configFrom(parsed.data)) };
};

/** The configuration of this process: the one place that reads its environment. */
export const configOfProcess = (): ConfigReading => readConfig(process.env);
