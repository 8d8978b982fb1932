import { CLASES_EJECUTORAS, CLASES_OBLIGATORIAS, CLASES_UNICAS } from '../../domain/directorio-puestos.js';
import { addDays, esFecha } from '../../domain/fecha.js';
import type { LooseInstitution } from './institution-schema.js';
import type { Path } from './institution-yaml.js';

/** A mistake between fields: where, and the es-MX sentence. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
}

type Puesto = LooseInstitution['puestos'][number];
type Held = Puesto['enlaces'][number];
interface Period {
  readonly desde: string;
  readonly hasta: string;
}

/** Most natural days of one entry of the institution's own days: more is a slip in the year. */
const MAX_INHABILES = 60;
/** Most natural days of an electoral process. */
const MAX_PROCESO = 730;

/** Later entries that repeat an earlier one's key. */
const repeated = (keys: readonly string[], path: (index: number) => Path, what: string): readonly Finding[] =>
  keys.flatMap((key, index) =>
    key !== '' && keys.indexOf(key) < index ? [{ path: path(index), message: `«${key}» está repetido; ${what}.` }] : [],
  );

const existing = ({ desde, hasta }: Period): boolean => esFecha(desde) && esFecha(hasta);

/** Last day of a period: open ones never end. */
const lastDay = (period: Period): string => (esFecha(period.hasta) ? period.hasta : '9999-12-31');

const overlap = (one: Period, other: Period): boolean =>
  esFecha(one.desde) && esFecha(other.desde) && one.desde <= lastDay(other) && other.desde <= lastDay(one);

const inverted = (period: Period, path: Path): readonly Finding[] =>
  existing(period) && period.hasta < period.desde
    ? [{ path: [...path, 'hasta'], message: `${period.hasta} es anterior a «desde» (${period.desde}).` }]
    : [];

const tooLong = (period: Period, path: Path, days: number): readonly Finding[] =>
  existing(period) && addDays(period.desde, days) <= period.hasta
    ? [{ path: [...path, 'hasta'], message: `el periodo pasa de ${days} días; revise el año.` }]
    : [];

/** Every designation of a post, with where it is. */
const heldIn = (puesto: Puesto): readonly { readonly held: Held; readonly path: Path }[] => [
  ...(puesto.titular === undefined ? [] : [{ held: puesto.titular, path: ['titular'] }]),
  ...puesto.enlaces.map((held, index) => ({ held, path: ['enlaces', index] })),
  ...puesto.suplencias.map((held, index) => ({ held, path: ['suplencias', index] })),
];

const personasOf = (puesto: Puesto, known: ReadonlySet<string>): readonly Finding[] =>
  heldIn(puesto).flatMap(({ held, path }) => [
    ...inverted(held, path),
    ...(held.persona !== '' && !known.has(held.persona)
      ? [{ path: [...path, 'persona'], message: `${held.persona} no está en la lista de personas.` }]
      : []),
  ]);

/** Nobody is titular and enlace, or titular and own deputy, of a post at once. */
const doubled = (puesto: Puesto): readonly Finding[] => {
  const { titular } = puesto;
  if (titular === undefined || titular.persona === '') return [];
  return heldIn(puesto).flatMap(({ held, path }) =>
    held !== titular && held.persona === titular.persona && overlap(held, titular)
      ? [{ path: [...path, 'persona'], message: 'es la misma persona que el titular en esas fechas.' }]
      : [],
  );
};

/** The entries that share a day with one before them. */
const colliding = (list: readonly Held[], name: string, same: (one: Held, other: Held) => boolean): Finding[] =>
  list.flatMap((held, index) =>
    list.slice(0, index).some((earlier) => overlap(earlier, held) && same(earlier, held))
      ? [{ path: [name, index, 'desde'], message: 'sus fechas se enciman con las de otra de la lista.' }]
      : [],
  );

const ofPuesto = (puesto: Puesto, known: ReadonlySet<string>): readonly Finding[] => {
  const executes = puesto.ejecutora && puesto.clase !== '' && !CLASES_EJECUTORAS.some((one) => one === puesto.clase);
  return [
    ...personasOf(puesto, known),
    ...doubled(puesto),
    ...colliding(puesto.enlaces, 'enlaces', (one, other) => one.persona === other.persona),
    ...colliding(puesto.suplencias, 'suplencias', () => true),
    ...(executes
      ? [{ path: ['ejecutora'], message: `un puesto de clase «${puesto.clase}» no puede recibir ASM.` }]
      : []),
  ];
};

const clases = (puestos: readonly Puesto[]): readonly Finding[] => {
  const repeats = puestos.flatMap(({ clase }, index) =>
    CLASES_UNICAS.some((one) => one === clase) && puestos.findIndex((other) => other.clase === clase) < index
      ? [{ path: ['puestos', index, 'clase'], message: `solo puede haber un puesto de clase «${clase}».` }]
      : [],
  );
  const missing = CLASES_OBLIGATORIAS.filter(
    (clase) => puestos.length > 0 && !puestos.some((puesto) => puesto.clase === clase),
  );
  return [
    ...repeats,
    ...missing.map((clase) => ({ path: ['puestos'], message: `falta un puesto de clase «${clase}».` })),
  ];
};

const calendario = ({ calendario: dates }: LooseInstitution): readonly Finding[] =>
  (['inhabiles', 'procesos-electorales'] as const).flatMap((list) =>
    dates[list].flatMap((period, index) => {
      const path = ['calendario', list, index];
      return [...inverted(period, path), ...tooLong(period, path, list === 'inhabiles' ? MAX_INHABILES : MAX_PROCESO)];
    }),
  );

const recordatorio = ({ plazos }: LooseInstitution): readonly Finding[] => {
  const { recordatorio: before, ...due } = plazos;
  return Object.entries(due).flatMap(([key, days]) =>
    before !== undefined && days !== undefined && days <= before
      ? [{ path: ['plazos', key], message: `debe ser mayor que el recordatorio (${before} días antes).` }]
      : [],
  );
};

/** The rules of the institution file that span several fields. */
export const findingsOf = (file: LooseInstitution): readonly Finding[] => {
  const ids = file.personas.map((persona) => persona.id);
  const claves = file.puestos.map((puesto) => puesto.clave);
  const known = new Set(ids);
  return [
    ...repeated(ids, (index) => ['personas', index, 'id'], 'cada persona va una sola vez'),
    ...repeated(claves, (index) => ['puestos', index, 'clave'], 'cada puesto va una sola vez, con un solo titular'),
    ...clases(file.puestos),
    ...file.puestos.flatMap((puesto, index) =>
      ofPuesto(puesto, known).map(({ path, message }) => ({ path: ['puestos', index, ...path], message })),
    ),
    ...repeated(
      file.convenio.clausulas.map(({ titulo }) => titulo.trim()),
      (index) => ['convenio', 'clausulas', index, 'titulo'],
      'cada cláusula va una sola vez',
    ),
    ...calendario(file),
    ...recordatorio(file),
  ];
};
