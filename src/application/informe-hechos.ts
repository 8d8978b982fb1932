import { bimestreDates, nombreBimestre } from '../domain/bimestre.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { estadoCierre } from '../domain/cierre-actual.js';
import { nombreDePuesto } from '../domain/directorio.js';
import type { Evidencia } from '../domain/evidencia-state.js';
import type { ClavePuesto, Fecha, Instante } from '../domain/identity.js';
import { actividadConvenida, fechasDe } from '../domain/prorroga.js';
import { type ActividadEnLugar, actividadDe } from '../domain/seguimiento-nombre.js';
import {
  type AvanceAsm,
  avanceAnterior,
  type EstadoAvance,
  type Materia,
  materiaKey,
  materiasDe,
  type Seguimiento,
  sinAvance,
  ultimoAvance,
} from '../domain/seguimiento-state.js';
import type { Naming } from './constancia-documento.js';
import { type HechosComunes, hechosComunes } from './hechos-comunes.js';

/** A file that a report points to, as it was filed. */
export interface EvidenciaInformada {
  readonly clave: string;
  readonly nombre: string;
  readonly version: number;
  readonly sha256: string;
  readonly archivada: Instante;
}

/** What a unit answered on one activity (or ASM), and what it had answered in the bimester before. */
export interface AvanceInformado {
  readonly porcentaje: number;
  readonly anterior?: number;
  readonly estado: EstadoAvance;
  readonly motivo: string;
  readonly comentarios: string;
  readonly conEvidencia: boolean;
  readonly evidencias: readonly EvidenciaInformada[];
  readonly quien: string;
  readonly cuando: Instante;
}

/** An activity of the Convenio or, before it, an ASM as a whole. */
export interface MateriaInformada {
  /** Place of the activity in its commitment; absent for an ASM. */
  readonly lugar?: number;
  readonly descripcion: string;
  readonly inicio?: Fecha;
  readonly fin?: Fecha;
  /** The end that holds by a prórroga, beside the agreed one. */
  readonly prorrogada?: Fecha;
  readonly ponderacion?: number;
  /** It was reported and then the Convenio left it out. */
  readonly retirada: boolean;
  /** It was reported and then its ASM was closed: it counts as reported. */
  readonly cerrada?: true;
  /** Absent when the unit did not report it. */
  readonly avance?: AvanceInformado;
}

/** What a unit was asked on one ASM. */
export interface AsmInformado {
  readonly asm: string;
  readonly materias: readonly MateriaInformada[];
  /** Progress of the commitment by the weights of its activities; absent when one was not reported, and before a Convenio. */
  readonly ponderado?: number;
}

/** What one unit reported in the bimester. */
export interface UnidadInformada {
  readonly clave: ClavePuesto;
  readonly unidad: string;
  readonly asm: readonly AsmInformado[];
  readonly pedidas: number;
  readonly reportadas: number;
  readonly reincidente: boolean;
}

/** Everything that the report of a bimester says (5.2). Plain data: it travels as JSON inside the PDF. */
export interface HechosDelInforme extends HechosComunes {
  readonly bimestre: string;
  readonly nombre: string;
  readonly inicio: Fecha;
  readonly fin: Fecha;
  /** Cut-off of the check-in. */
  readonly cierre: Fecha;
  /** Number of the Convenio whose activities were followed; absent before any. */
  readonly convenio?: number;
  readonly unidades: readonly UnidadInformada[];
}

interface De {
  readonly ciclo: CicloAbierto;
  readonly at: Seguimiento;
  readonly unidad: ClavePuesto;
  readonly viewer: Naming;
}

const filed = (each: Evidencia): EvidenciaInformada => ({
  clave: each.id,
  nombre: each.archivo.nombre,
  version: each.version,
  sha256: each.archivo.sha256,
  archivada: each.at,
});

const evidenceOf = ({ ciclo }: De, { evidencias = [] }: AvanceAsm): readonly EvidenciaInformada[] =>
  evidencias.flatMap((id) => ciclo.evidencias.filter((each) => each.id === id).map(filed));

const answered = (de: De, materia: Materia): AvanceInformado | undefined => {
  const { ciclo, at, unidad, viewer } = de;
  const said = ultimoAvance(at, unidad, materia);
  if (said === undefined) return undefined;
  const { porcentaje, estado, motivo = '', comentarios = '', conEvidencia } = said.avance;
  const anterior = avanceAnterior(ciclo.seguimientos, at.bimestre, unidad, materia)?.avance.porcentaje;
  return {
    porcentaje,
    ...(anterior !== undefined && { anterior }),
    estado,
    motivo,
    comentarios,
    conEvidencia,
    evidencias: evidenceOf(de, said.avance),
    quien: viewer.nameOf(said.persona),
    cuando: said.at,
  };
};

const descripcionDe = ({ ciclo }: De, { asm, actividad }: Materia): string => {
  const texto = ciclo.asm[asm]?.texto;
  return actividad === undefined
    ? (texto?.recomendacion ?? texto?.hallazgo ?? '')
    : 'Actividad que ya no forma parte de lo que se sigue.';
};

const extended = (
  { ciclo, unidad }: De,
  { asm, actividad = '' }: Materia,
  fin: Fecha,
): { readonly prorrogada?: Fecha } => {
  const convenida = actividadConvenida(ciclo, asm, unidad, actividad);
  const vigente = convenida === undefined ? fin : fechasDe(ciclo, convenida).vigente;
  return vigente === fin ? {} : { prorrogada: vigente };
};

/** An activity that was reported before its ASM was closed, as the Convenio in force has it. */
const cerradaDe = ({ ciclo, unidad }: De, { asm, actividad = '' }: Materia): ActividadEnLugar | undefined =>
  estadoCierre(ciclo, asm) === 'abierto' ? undefined : actividadConvenida(ciclo, asm, unidad, actividad);

const materiaOf = (de: De, materia: Materia, asked: boolean): MateriaInformada => {
  const closed = asked ? undefined : cerradaDe(de, materia);
  const found = closed ?? actividadDe(de.ciclo, de.at, de.unidad, materia);
  const avance = answered(de, materia);
  return {
    ...(found === undefined
      ? { descripcion: descripcionDe(de, materia) }
      : {
          lugar: found.lugar,
          descripcion: found.actividad.descripcion,
          inicio: found.actividad.inicio,
          fin: found.actividad.fin,
          ...extended(de, materia, found.actividad.fin),
          ponderacion: found.actividad.ponderacion,
        }),
    retirada: !asked && closed === undefined,
    ...(closed !== undefined && { cerrada: true }),
    ...(avance !== undefined && { avance }),
  };
};

/** Progress by weight, with one decimal; the weights of a commitment add up to 100. */
const weighted = (materias: readonly MateriaInformada[]): number | undefined => {
  const live = materias.filter(({ retirada }) => !retirada);
  if (live.length === 0 || live.some(({ ponderacion, avance }) => ponderacion === undefined || avance === undefined))
    return undefined;
  const sum = live.reduce((total, { ponderacion = 0, avance }) => total + ponderacion * (avance?.porcentaje ?? 0), 0);
  return Math.round(sum / 10) / 10;
};

const asmOf = (de: De, asm: string, asked: readonly Materia[], dropped: readonly Materia[]): AsmInformado => {
  const own = (all: readonly Materia[]) => all.filter((each) => each.asm === asm);
  const materias = [
    ...own(asked).map((each) => materiaOf(de, each, true)),
    ...own(dropped).map((each) => materiaOf(de, each, false)),
  ];
  const ponderado = weighted(materias);
  return { asm, materias, ...(ponderado !== undefined && { ponderado }) };
};

/** What was reported and is not asked about any more. */
const droppedOf = ({ at, unidad }: De, asked: readonly Materia[]): readonly Materia[] => {
  const keys = new Set(asked.map(materiaKey));
  const reported = (at.reportes[unidad] ?? []).flatMap(({ avances }) => avances);
  const byKey = new Map(reported.map((each) => [materiaKey(each), each] as const));
  return [...byKey].filter(([key]) => !keys.has(key)).map(([, each]) => each);
};

const unidadOf = (de: De): UnidadInformada => {
  const { at, unidad, viewer } = de;
  const asked = materiasDe(at, unidad);
  const dropped = droppedOf(de, asked);
  const asm = [...new Set([...asked, ...dropped].map((each) => each.asm))].sort();
  const closed = dropped.filter((each) => cerradaDe(de, each) !== undefined).length;
  return {
    clave: unidad,
    unidad: nombreDePuesto(viewer.directorio, unidad),
    asm: asm.map((each) => asmOf(de, each, asked, dropped)),
    pedidas: asked.length + closed,
    reportadas: asked.length + closed - sinAvance(at, unidad).length,
    reincidente: at.reincidentes.includes(unidad),
  };
};

/** Gathers from the record what the report of a closed bimester says. */
export const hechosDelInforme = (
  ciclo: CicloAbierto,
  at: Seguimiento,
  viewer: Naming,
  institution: { readonly nombre: string; readonly lugar: string },
  cabeza: string,
): HechosDelInforme => ({
  bimestre: at.bimestre,
  nombre: nombreBimestre(at.bimestre),
  ...bimestreDates(at.bimestre),
  cierre: at.plazo.vence,
  ...hechosComunes(ciclo, viewer, institution, cabeza),
  ...(at.convenio !== undefined && { convenio: at.convenio }),
  unidades: [...new Set([...Object.keys(at.unidades), ...Object.keys(at.reportes)])].map((unidad) =>
    unidadOf({ ciclo, at, unidad, viewer }),
  ),
});
