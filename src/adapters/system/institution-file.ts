import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Institution } from '../../application/institution.js';
import type { Calendario, Periodo } from '../../domain/calendario.js';
import type { Designacion, Puesto } from '../../domain/directorio.js';
import { addDays } from '../../domain/fecha.js';
import type { Fecha } from '../../domain/identity.js';
import { Holidays } from './feriados.js';
import { findingsOf } from './institution-checks.js';
import { fieldName, problemsOf } from './institution-messages.js';
import { type InstitutionFile, institutionSchema, looseSchema } from './institution-schema.js';
import { MAX_BYTES, type Problem, readYaml } from './institution-yaml.js';

/** What came of reading an institution file: the institution, or every mistake in it, by line. */
export type InstitutionReading =
  | { readonly ok: true; readonly institution: Institution }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type FilePuesto = InstitutionFile['puestos'][number];

const puestoFrom = ({ clave, nombre, clase, cargo, ejecutora }: FilePuesto): Puesto => ({
  clave,
  nombre,
  clase,
  cargo,
  ejecutora: ejecutora ?? clase === 'unidad',
});

const designacionesFrom = ({ clave, titular, enlaces, suplencias }: FilePuesto): readonly Designacion[] => [
  ...(titular === undefined ? [] : [{ ...titular, puesto: clave, capacity: 'titular' as const }]),
  ...enlaces.map((enlace) => ({ ...enlace, puesto: clave, capacity: 'enlace' as const })),
  ...suplencias.map((suplencia) => ({ ...suplencia, puesto: clave, capacity: 'suplente' as const })),
];

const datesOf = ({ desde, hasta }: Periodo): readonly Fecha[] => {
  const fechas: Fecha[] = [];
  for (let fecha = desde; fecha <= hasta; fecha = addDays(fecha, 1)) fechas.push(fecha);
  return fechas;
};

const calendarioFrom = ({ calendario }: InstitutionFile): Calendario => ({
  inhabiles: new Holidays(
    calendario.inhabiles.flatMap(({ desde, hasta }) => datesOf({ desde, hasta: hasta ?? desde })),
  ),
  todosHabiles: calendario['procesos-electorales'],
});

const institutionFrom = (file: InstitutionFile): Institution => {
  const { recordatorio, ...plazos } = file.plazos;
  const membrete = file.membrete ?? { encabezado: [file.institucion.nombre] };
  return {
    ...file.institucion,
    membrete: { ...membrete, pie: membrete.pie ?? '' },
    personas: file.personas,
    directorio: { puestos: file.puestos.map(puestoFrom), designaciones: file.puestos.flatMap(designacionesFrom) },
    calendario: calendarioFrom(file),
    reglas: {
      plazos,
      recordatorio,
      folio: file.folios.patron,
      firma: file.convenio.firma,
      avisosCompromiso: file.convenio.avisos,
      lineamientos: file.publicacion.lineamientos,
      evidencias: { tipos: file.evidencias.tipos, maximoMb: file.evidencias['maximo-mb'] },
    },
    clausulado: { clausulas: file.convenio.clausulas, revisadas: file.convenio['clausulas-revisadas'] },
  };
};

/** Most mistakes that are told: past them the file isn't one of ours, or one cause repeats. */
const MAX_PROBLEMS = 100;

const failed = (problems: readonly Problem[]): InstitutionReading => {
  const sorted = problems.toSorted((one, other) => one.line - other.line);
  const told = sorted.slice(0, MAX_PROBLEMS);
  const next = sorted[MAX_PROBLEMS];
  const rest = `hay ${sorted.length - MAX_PROBLEMS} errores más a partir de aquí; corrija antes los anteriores.`;
  return { ok: false, problems: next === undefined ? told : [...told, { ...next, field: 'archivo', message: rest }] };
};

/**
 * Reads an institution file's bytes (YAML or JSON). Gives every mistake at once, each with line, field and what to do;
 * only what keeps the text from being YAML at all is told before the rest.
 */
export const parseInstitution = (bytes: Uint8Array): InstitutionReading => {
  const yaml = readYaml(bytes);
  if (!('value' in yaml)) return failed(yaml);
  const shape = institutionSchema.safeParse(yaml.value, { reportInput: true });
  const loose = looseSchema.safeParse(yaml.value);
  const problems = [
    ...yaml.problems,
    ...problemsOf(yaml, shape.success ? [] : shape.error.issues),
    ...(loose.success ? findingsOf(loose.data) : []).map(({ path, message }) => ({
      line: yaml.lineOf(path),
      field: fieldName(path),
      message,
    })),
  ];
  if (!shape.success || problems.length > 0) return failed(problems);
  return { ok: true, institution: institutionFrom(shape.data) };
};

/** At most one byte more than allowed: a 10 GB file is refused without being read. */
const readBounded = async (path: string): Promise<Uint8Array> => {
  const file = await open(path, 'r');
  try {
    const buffer = new Uint8Array(MAX_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
};

const unreadable = (path: string, error: unknown): InstitutionReading => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why = code === 'ENOENT' ? 'no existe' : code === 'EISDIR' ? 'es una carpeta' : 'no se puede leer';
  return failed([{ line: 1, field: 'archivo', message: `el archivo «${path}» ${why}; revise INSTITUTION_FILE.` }]);
};

const PICTURES: readonly (string | undefined)[] = ['image/png', 'image/jpeg'];

/** What is wrong with the file of a logo, told by its content: its name may say what it is not. */
const logoProblem = async (folder: string, logo: string): Promise<string | undefined> => {
  // Loaded for a logo only: it knows every format there is, and takes a start some twenty milliseconds.
  const { fileTypeFromFile } = await import('file-type');
  try {
    const type = await fileTypeFromFile(join(folder, logo));
    return PICTURES.includes(type?.mime)
      ? undefined
      : `el archivo «${logo}» no es una imagen PNG o JPEG; ábralo y guárdelo como PNG.`;
  } catch {
    return `no existe la imagen «${logo}» junto al archivo, o no se puede leer.`;
  }
};

/** Reads the institution file of a path, its logo's kind included. Never throws for what is in the file. */
export const readInstitution = async (path: string): Promise<InstitutionReading> => {
  let bytes: Uint8Array;
  try {
    bytes = await readBounded(path);
  } catch (error) {
    return unreadable(path, error);
  }
  const reading = parseInstitution(bytes);
  const logo = reading.ok ? reading.institution.membrete.logo : undefined;
  const message = logo === undefined ? undefined : await logoProblem(dirname(path), logo);
  return message === undefined ? reading : failed([{ line: 1, field: 'membrete › logo', message }]);
};

/** A mistake as printed: `línea 12, puestos › 3 › titular › desde: la fecha no existe…`. */
export const formatProblem = ({ line, field, message }: Problem): string => `línea ${line}, ${field}: ${message}`;
