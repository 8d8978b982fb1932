import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { escribeArchivos } from './ejemplo-archivos.js';
import { carpetaDe } from './ejemplo-carpeta.js';
import type { Descarga } from './ejemplo-descarga.js';
import { EjemploError } from './ejemplo-error.js';
import { abreEscena, type Escena } from './ejemplo-escena.js';
import { dejaEn, descargaExpediente } from './ejemplo-expediente.js';
import { FASE_1 } from './ejemplo-fase1.js';
import { FASE_2 } from './ejemplo-fase2.js';
import { FASES_3_Y_4 } from './ejemplo-fase3.js';
import { FASE_5 } from './ejemplo-fase5.js';
import type { Paso } from './ejemplo-pasos.js';
import { entrega, leeRegistro, type Registro } from './ejemplo-salida.js';
import { freePorts } from './free-ports.js';
import type { LocalSetting } from './local-setting.js';
import { type LocalStart, startLocal } from './local-start.js';
import { LocalStartError } from './local-start-error.js';
import { personasFrom } from './personas.js';
import type { Tell } from './supervisor.js';

/** What the terminal gives to the sample. */
export interface EjemploSetting {
  /** Folder of the project. */
  readonly root: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const PASOS: readonly Paso[] = [...FASE_1, ...FASE_2, ...FASES_3_Y_4, ...FASE_5];
const PORTS = 8;

/** Settings of a real installation, which a sample must never reach. */
const REAL = /^(COSMOS_|MicrosoftApp|FILE_HOSTS$|INSTITUTION_FILE$|DATA_DIR$|PUBLIC_URL$)/;

/** `npm run ejemplo -- DIR`: plays the sample and ends the process; exit code 0 only when every step went well. */
export async function playFromTerminal({ root, args, env }: EjemploSetting): Promise<void> {
  const tell: Tell = (sentence) => console.log(sentence);
  const started = performance.now();
  try {
    // npm changes to the project's folder; a relative DIR means the one where the command was typed.
    const carpeta = await carpetaDe(args, env.INIT_CWD ?? process.cwd());
    const { names, registro } = await play(root, env, carpeta, tell);
    tell(`\nListo en ${Math.round((performance.now() - started) / 1000)} segundos. ${resumen(registro)}`);
    tell(`En ${carpeta} quedaron ${names.length} archivos:`);
    for (const name of names) tell(`  ${name}`);
  } catch (error) {
    console.error(error instanceof EjemploError || error instanceof LocalStartError ? error.message : error);
    process.exit(1);
  }
  process.exit(0);
}

interface Played {
  readonly names: readonly string[];
  readonly registro: Registro;
}

async function play(root: string, env: NodeJS.ProcessEnv, carpeta: string, tell: Tell): Promise<Played> {
  const work = await mkdtemp(join(tmpdir(), 'ejemplo-asm-'));
  let running: LocalStart | undefined;
  const end = async (): Promise<void> => {
    await running?.stop();
    await rm(work, { recursive: true, force: true });
  };
  const interrupt = (): void => void end().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt);
  try {
    const setting = await settingOf(root, env, join(work, 'datos'));
    running = await startLocal(setting, tell);
    const llevadas = await playSteps(setting, running.address, work, tell);
    await running.stop();
    const registro = leeRegistro(setting.dataDir);
    const names = await entrega(setting.dataDir, registro.archivos, carpeta);
    const taken = await Promise.all(llevadas.map((each) => dejaEn(carpeta, each)));
    return { names: [...names, ...taken], registro };
  } finally {
    await end();
  }
}

async function settingOf(root: string, env: NodeJS.ProcessEnv, dataDir: string): Promise<LocalSetting> {
  const first = await freePorts(PORTS);
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !REAL.test(name)));
  return {
    root,
    dataDir,
    env: { ...kept, START_PAGE_PORT: String(first + 1) },
    botScript: join(root, 'dist', 'src', 'main.js'),
    botPort: first,
    pagePort: first + 1,
    everyone: personasFrom(first + 2),
  };
}

/** Plays every step; returns what people took with them beside the record: the workbooks that they filled in and the expediente. */
async function playSteps(
  { everyone }: LocalSetting,
  page: string,
  work: string,
  tell: Tell,
): Promise<readonly Descarga[]> {
  const corregidos = join(work, 'corregidos');
  const desk = join(work, 'libros');
  await Promise.all([mkdir(corregidos), mkdir(desk)]);
  const libros: Descarga[] = [];
  const guarda = async (libro: Descarga): Promise<string> => {
    libros.push(libro);
    return join(desk, await dejaEn(desk, libro));
  };
  const escena = await abreEscena(everyone, page, await escribeArchivos(work, corregidos), guarda, tell);
  try {
    for (const paso of PASOS) await playStep(paso, escena, tell);
    tell('IV   La Secretaría Ejecutiva descarga el expediente.');
    return [...libros, await descargaExpediente(escena)];
  } finally {
    await escena.cierra();
  }
}

async function playStep({ accion, que, hace }: Paso, escena: Escena, tell: Tell): Promise<void> {
  try {
    tell(`${accion}  ${que}.`);
    await hace(escena);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EjemploError(`El ejemplo se detuvo en ${accion}, «${que}»: ${why}`, { cause: error });
  }
}

/** The ciclo in one sentence, as the record has it. */
const resumen = ({ cuantos }: Registro): string =>
  `El registro tiene ${cuantos('asm-registrado')} ASM, ${cuantos('notificacion-emitida')} oficios con su acuse, ` +
  `${cuantos('postura-presentada')} versiones de posturas, ${cuantos('evidencia-archivada')} evidencias y ` +
  `${cuantos('avance-reportado')} reportes de avance.`;
