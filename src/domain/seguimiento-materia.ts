import type { AsmId } from './asm.js';
import { type Bimestre, bimestreDates, bimestreOf, nextBimestre } from './bimestre.js';
import type { CicloAbierto } from './ciclo-state.js';
import { cierreDe, estadoCierre } from './cierre-actual.js';
import { compromisoKey } from './compromiso.js';
import type { Convenio } from './convenio.js';
import { fechaOf } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { actividadesConvenidas } from './paa.js';
import { type Postura, ultimaVersion } from './postura.js';
import type { ActividadSeguida, Seguido } from './seguimiento-state.js';

/** Something that a unit is asked about from the bimester of that date on. */
interface Desde<T> {
  readonly unidad: ClavePuesto;
  readonly desde: Fecha;
  readonly materia: T;
}

/** The day on which a unit first accepted an ASM that is still followed; undefined when there is nothing to follow. */
const acceptedSince = (ciclo: CicloAbierto, postura: Postura): Fecha | undefined => {
  const last = ultimaVersion(postura);
  if (last === undefined || last.contenido.sentido === 'rechazada') return undefined;
  if (ciclo.asm[postura.asm]?.seleccion.estado !== 'seleccionado') return undefined;
  const first = postura.versiones.find((version) => version.contenido.sentido !== 'rechazada') ?? last;
  return fechaOf(first.at);
};

const aceptados = (ciclo: CicloAbierto): readonly Desde<AsmId>[] =>
  Object.values(ciclo.posturas).flatMap((postura) => {
    const desde = acceptedSince(ciclo, postura);
    return desde === undefined ? [] : [{ unidad: postura.unidad, materia: postura.asm, desde }];
  });

interface Suscrito {
  readonly convenio: Convenio;
  readonly fecha: Fecha;
}

/** The versions that all signed, the oldest first. */
const suscritos = ({ convenios }: CicloAbierto): readonly Suscrito[] =>
  convenios.flatMap((convenio) =>
    convenio.situacion.estado === 'suscrito' ? [{ convenio, fecha: convenio.situacion.fecha }] : [],
  );

const convenes = (
  ciclo: CicloAbierto,
  { partes }: Convenio,
  { asm, actividad }: ActividadSeguida,
  unidad: ClavePuesto,
): boolean =>
  partes
    .filter((parte) => parte.asm === asm && parte.unidad === unidad)
    .some(({ version }) =>
      ciclo.compromisos[compromisoKey(asm, unidad)]?.versiones
        .find(({ numero }) => numero === version)
        ?.contenido.actividades.some(({ id }) => id === actividad),
    );

/** Since when an activity of the version in force has been convened without a break. */
const convenedSince = (
  ciclo: CicloAbierto,
  signed: readonly Suscrito[],
  actividad: ActividadSeguida,
  unidad: ClavePuesto,
): Fecha => {
  const broken = signed.findLastIndex(({ convenio }) => !convenes(ciclo, convenio, actividad, unidad));
  return signed[broken + 1]?.fecha ?? '';
};

/** The day on which an ASM was last opened again, or the first day of all: bimesters in which it was closed asked nothing. */
const reopenedOn = (ciclo: CicloAbierto, asm: AsmId): Fecha => {
  const last = cierreDe(ciclo, asm).reaperturas.at(-1);
  return last === undefined ? '' : fechaOf(last.acuse.at);
};

const later = (a: Fecha, b: Fecha): Fecha => (a > b ? a : b);

const convenidas = (ciclo: CicloAbierto): readonly Desde<ActividadSeguida>[] => {
  const signed = suscritos(ciclo);
  return actividadesConvenidas(ciclo)
    .filter(({ asm }) => estadoCierre(ciclo, asm) === 'abierto')
    .map(({ asm, unidad, version, actividad: { id } }) => {
      const materia = { asm, actividad: id, version };
      const desde = later(convenedSince(ciclo, signed, materia, unidad), reopenedOn(ciclo, asm));
      return { unidad, materia, desde };
    });
};

const byUnit = <T>(due: readonly Desde<T>[]): Readonly<Record<ClavePuesto, readonly T[]>> => {
  const unidades = [...new Set(due.map(({ unidad }) => unidad))];
  return Object.fromEntries(
    unidades.map((unidad) => [unidad, due.filter((each) => each.unidad === unidad).map(({ materia }) => materia)]),
  );
};

const asmOf = (
  actividades: Readonly<Record<ClavePuesto, readonly ActividadSeguida[]>>,
): Readonly<Record<ClavePuesto, readonly AsmId[]>> =>
  Object.fromEntries(
    Object.entries(actividades).map(([unidad, own]) => [unidad, [...new Set(own.map(({ asm }) => asm))]]),
  );

/** Answers what each bimester of a ciclo asks about, as things stand now. */
interface Plan {
  /** Undefined when there is nothing to follow. */
  readonly de: (bimestre: Bimestre) => Seguido | undefined;
  /** Every date from which something is followed. */
  readonly fechas: readonly Fecha[];
}

/**
 * With a Convenio signed on or before the bimester's end, each activity of the version in force; before any, each accepted
 * ASM (decision 0012: the first one by activities is that in which the Convenio was signed).
 */
const planOf = (ciclo: CicloAbierto): Plan => {
  const [first] = suscritos(ciclo);
  const [asm, actividades] = [aceptados(ciclo), convenidas(ciclo)];
  const convenio = suscritos(ciclo).at(-1)?.convenio.numero;
  return {
    fechas: [...asm, ...actividades].map(({ desde }) => desde),
    de: (bimestre) => {
      const { fin } = bimestreDates(bimestre);
      if (first === undefined || first.fecha > fin) {
        const due = asm.filter(({ desde }) => desde <= fin);
        return due.length === 0 ? undefined : { unidades: byUnit(due) };
      }
      const due = byUnit(actividades.filter(({ desde }) => desde <= fin));
      return Object.keys(due).length === 0
        ? undefined
        : { unidades: asmOf(due), actividades: due, ...(convenio !== undefined && { convenio }) };
    },
  };
};

/** What a bimester asks about as things stand now; undefined when there is nothing to follow in it. */
export const seguidoEn = (ciclo: CicloAbierto, bimestre: Bimestre): Seguido | undefined => planOf(ciclo).de(bimestre);

/** The bimester from which on some may still be opened: the one after the last that was. None is opened out of order. */
const firstToOpen = (ciclo: CicloAbierto, { fechas }: Plan): Bimestre | undefined => {
  const last = Object.keys(ciclo.seguimientos).sort().at(-1);
  if (last !== undefined) return nextBimestre(last);
  const [first] = [...fechas].sort();
  return first && bimestreOf(first);
};

/** Every bimester that asks about something, was never opened and ends before a date, in order. */
export const bimestresSinAbrir = (ciclo: CicloAbierto, before: Fecha): readonly Bimestre[] => {
  const plan = planOf(ciclo);
  const found: Bimestre[] = [];
  const first = firstToOpen(ciclo, plan);
  if (first === undefined) return found;
  for (let bimestre = first; bimestreDates(bimestre).fin < before; bimestre = nextBimestre(bimestre))
    if (plan.de(bimestre) !== undefined) found.push(bimestre);
  return found;
};

/** The next bimester whose check-in will open; undefined when there is nothing to follow. */
export const bimestrePorAbrir = (ciclo: CicloAbierto): Bimestre | undefined => {
  const plan = planOf(ciclo);
  const first = firstToOpen(ciclo, plan);
  if (first === undefined) return undefined;
  const latest = [...plan.fechas].sort().at(-1);
  const last = latest === undefined ? first : bimestreOf(latest);
  for (let bimestre = first; bimestre === first || bimestre <= last; bimestre = nextBimestre(bimestre))
    if (plan.de(bimestre) !== undefined) return bimestre;
  return undefined;
};
