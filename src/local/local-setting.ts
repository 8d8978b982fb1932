import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Persona } from './personas.js';
import type { NeededPort } from './ports.js';

const SAMPLE = 'hallazgos-pae2018-extracto.xlsx';

/** What the local start needs; the tests give their own bot and ports. */
export interface LocalSetting {
  /** Folder of the project. */
  readonly root: string;
  /** Folder of everything that is kept between starts. */
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly botScript: string;
  readonly botPort: number;
  readonly pagePort: number;
  readonly everyone: readonly Persona[];
}

/** Every port of the local start, with its use in es-MX. */
export const neededPorts = ({ botPort, pagePort, everyone }: LocalSetting): readonly NeededPort[] => [
  { port: botPort, use: 'el bot' },
  { port: pagePort, use: 'la página de inicio' },
  ...everyone.map(({ port, nombre }) => ({ port, use: `el Teams local de ${nombre}` })),
];

/** Folder of what the local Teams, the start page and the logs leave. */
export const localFolder = ({ dataDir }: LocalSetting): string => join(dataDir, 'local');

/** The ready sample to attach, if this clone has it. */
export function sampleIn({ root }: LocalSetting): { readonly name: string; readonly path: string } | undefined {
  const path = join(root, 'test', 'data', SAMPLE);
  return existsSync(path) ? { name: SAMPLE, path } : undefined;
}
