import { distance } from 'fastest-levenshtein';
import type * as z from 'zod/v4';
import { shortened } from '../../application/shortened.js';
import type { Path, Problem, YamlFile } from './institution-yaml.js';

const TIPOS: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  int: 'un número entero',
  boolean: 'true o false',
  array: 'una lista (cada renglón con «- »)',
  object: 'un grupo de campos',
};

/** Names of fields that people write, to guess at a misspelt one. */
const CAMPOS = [
  ...['institucion', 'membrete', 'folios', 'personas', 'puestos', 'calendario', 'plazos', 'nombre', 'siglas', 'lugar'],
  ...['encabezado', 'pie', 'logo', 'patron', 'id', 'correo', 'clave', 'cargo', 'clase', 'ejecutora', 'titular'],
  ...['enlaces', 'suplencias', 'persona', 'desde', 'hasta', 'motivo', 'inhabiles', 'procesos-electorales'],
  ...['aprobacion', 'acuse-mecanismo', 'acuse-notificacion', 'concurrencia', 'postura', 'consulta', 'recordatorio'],
  ...['convenio', 'firma', 'avisos', 'clausulas', 'clausulas-revisadas', 'titulo', 'texto'],
  ...['publicacion', 'lineamientos', 'obligatorio', 'evidencias', 'tipos', 'maximo-mb'],
];

const MAX_SLIPS = 3;

const suggestionFor = (key: string): string => {
  const near = CAMPOS.map((campo) => ({ campo, slips: distance(key.toLowerCase(), campo) }))
    .filter(({ campo, slips }) => slips <= Math.min(MAX_SLIPS, campo.length / 2))
    .toSorted((one, other) => one.slips - other.slips)[0];
  return near === undefined ? ' Quítelo o revise su nombre.' : ` ¿Quiso escribir «${near.campo}»?`;
};

const MAX_SHOWN = 40;

/** A value as quoted in a message: short, on one line. */
const shown = (value: unknown): string => {
  if (value === null) return 'nada';
  if (Array.isArray(value)) return 'una lista';
  if (typeof value === 'object') return 'un grupo de campos';
  const text = String(value).replace(/[\p{Cc}\p{Cf}]/gu, '·');
  return `«${shortened(text, MAX_SHOWN)}»`;
};

/** What a parsed path is called in a message: `puestos › 3 › titular › desde`, items counted from 1. */
export const fieldName = (path: Path): string =>
  path.length === 0 ? 'archivo' : path.map((key) => (typeof key === 'number' ? key + 1 : String(key))).join(' › ');

/** What people trip over most: quotes where they don't belong, or none where they do. */
const quoteAdvice = ({ expected, input }: z.core.$ZodIssueInvalidType): string => {
  if (expected === 'string') return input !== null && typeof input !== 'object' ? ' Escríbalo entre comillas.' : '';
  return typeof input === 'string' && (expected === 'number' || expected === 'boolean')
    ? ' Escríbalo sin comillas.'
    : '';
};

const wrongType = (issue: z.core.$ZodIssueInvalidType): string => {
  if (issue.input === undefined) return 'falta este dato, que es obligatorio.';
  const expected = TIPOS[issue.expected] ?? issue.expected;
  return `se esperaba ${expected} y se encontró ${shown(issue.input)}.${quoteAdvice(issue)}`;
};

const tooSmall = ({ origin, minimum }: z.core.$ZodIssueTooSmall): string => {
  if (origin === 'string') return 'no puede quedar vacío.';
  return origin === 'array' ? 'hace falta al menos uno.' : `debe ser ${minimum} o más.`;
};

const tooBig = ({ origin, maximum }: z.core.$ZodIssueTooBig): string => {
  if (origin === 'string') return `no puede pasar de ${maximum} caracteres.`;
  return origin === 'array' ? `no puede tener más de ${maximum}.` : `debe ser ${maximum} o menos.`;
};

const messageOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      if (issue.input === undefined) return 'falta este dato, que es obligatorio.';
      return `${shown(issue.input)} no es válido; use uno de estos: ${issue.values.map(String).join(', ')}.`;
    default:
      return `${shown(issue.input)}: ${issue.message}`;
  }
};

/** Most unknown fields of one group that are told: finding the line of each costs time. */
const MAX_KEYS = 50;

/** The mistakes of form, each with its line, in es-MX. */
export const problemsOf = (file: YamlFile, issues: readonly z.core.$ZodIssue[]): readonly Problem[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ line: file.lineOf(issue.path), field: fieldName(issue.path), message: messageOf(issue) }];
    }
    return issue.keys.slice(0, MAX_KEYS).map((key) => {
      const path = [...issue.path, key];
      return { line: file.lineOf(path), field: fieldName(path), message: `campo desconocido.${suggestionFor(key)}` };
    });
  });
