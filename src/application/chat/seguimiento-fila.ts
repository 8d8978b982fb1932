import { bimestreDates } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Fecha } from '../../domain/identity.js';
import { actividadConvenida, fechasDe } from '../../domain/prorroga.js';
import { evidenciasDelBimestre } from '../../domain/seguimiento-evidencia.js';
import { actividadDe } from '../../domain/seguimiento-nombre.js';
import {
  type AvanceAsm,
  avanceAnterior,
  type EstadoAvance,
  limitesDe,
  type Materia,
  materiaKey,
  type Seguimiento,
  type UltimoAvance,
  ultimoAvance,
} from '../../domain/seguimiento-state.js';
import { counted } from '../counted.js';
import { ESTADOS_DE_AVANCE } from '../document-names.js';
import { fechasLine } from '../fechas-actividad.js';
import { shortened } from '../shortened.js';
import { shortText } from './asignacion.js';
import type { Typed, Viewer } from './feature.js';

/** The check-in of one unit, which a card shows. */
export interface Consultado {
  readonly ciclo: CicloAbierto;
  readonly at: Seguimiento;
  readonly unidad: string;
}

/** Files that one row offers; what is beyond is found under «evidencias». */
const FILES = 6;

/** Ids of the evidence that the unit already pointed to in an earlier bimester. */
const usedBefore = ({ ciclo, at, unidad }: Consultado, materia: Materia): ReadonlySet<string> =>
  new Set(
    Object.values(ciclo.seguimientos)
      .filter(({ bimestre }) => bimestre < at.bimestre)
      .flatMap((each) => ultimoAvance(each, unidad, materia)?.avance.evidencias ?? []),
  );

/**
 * What was filed in the bimester on the very products of an activity and not yet reported in another. What was filed on
 * the ASM as a whole is offered, and chosen by the unit: which activity it shows, nobody else knows.
 */
const newEvidence = (of: Consultado, materia: Materia): readonly Evidencia[] => {
  const used = usedBefore(of, materia);
  return evidenciasDelBimestre(of.ciclo, of.at.bimestre, of.unidad, materia).filter(
    ({ id, producto }) => !used.has(id) && (materia.actividad === undefined || producto !== undefined),
  );
};

const motivoDeInicio = (inicio: Fecha): string => `Conforme al Convenio, inicia el ${formatFecha(inicio)}.`;

const inicioDe = ({ ciclo, at, unidad }: Consultado, materia: Materia): Fecha | undefined =>
  actividadDe(ciclo, at, unidad, materia)?.actividad.inicio;

const notYetDue = (of: Consultado, materia: Materia): AvanceAsm | undefined => {
  const inicio = inicioDe(of, materia);
  return inicio === undefined || inicio <= bimestreDates(of.at.bimestre).fin
    ? undefined
    : {
        ...plain(materia),
        porcentaje: 0,
        estado: 'no-iniciado',
        motivo: motivoDeInicio(inicio),
        conEvidencia: false,
      };
};

/** Whether an answer only said that the activity was not to begin yet, and by now it was. */
const yaInicia = (of: Consultado, materia: Materia, { estado, motivo }: AvanceAsm): boolean => {
  const inicio = inicioDe(of, materia);
  return (
    estado === 'no-iniciado' &&
    inicio !== undefined &&
    motivo === motivoDeInicio(inicio) &&
    inicio <= bimestreDates(of.at.bimestre).fin
  );
};

const plain = ({ asm, actividad }: Materia): Materia => ({ asm, ...(actividad !== undefined && { actividad }) });

/** Whether a state asks for its reason whatever the percentage: the reason of a fall is of its bimester only. */
const pideMotivo = ({ estado }: AvanceAsm): boolean => estado === 'no-iniciado' || estado === 'otro';

/**
 * What the program proposes to answer: what was said in the bimester before, with this bimester's evidence, or that an
 * activity has not started because the Convenio starts it later. Undefined when nothing is known, and when only that was known
 * and the activity was to begin meanwhile.
 */
export const propuesta = (of: Consultado, materia: Materia): AvanceAsm | undefined => {
  const before = avanceAnterior(of.ciclo.seguimientos, of.at.bimestre, of.unidad, materia)?.avance;
  const known = before ?? notYetDue(of, materia);
  if (known === undefined || yaInicia(of, materia, known)) return undefined;
  const { evidencias: _former, motivo, ...said } = known;
  const evidencias = newEvidence(of, materia).map(({ id }) => id);
  return {
    ...said,
    ...(motivo !== undefined && pideMotivo(known) && { motivo }),
    conEvidencia: evidencias.length > 0,
    ...(evidencias.length > 0 && { evidencias }),
  };
};

/** What the form of a matter comes filled with: what was said in this bimester or else what is proposed. */
const conocida = (of: Consultado, materia: Materia): AvanceAsm | undefined =>
  ultimoAvance(of.at, of.unidad, materia)?.avance ?? propuesta(of, materia);

/** An answer without the reason that its form came filled with, where the new state asks for none: it was given for another state. */
export const sinMotivoDeAntes = (of: Consultado, avance: AvanceAsm): AvanceAsm => {
  const { motivo, ...rest } = avance;
  const known = conocida(of, avance);
  const forAnother = known?.motivo !== undefined && known.motivo === motivo && known.estado !== avance.estado;
  return forAnother && !pideMotivo(avance) && avance.porcentaje >= known.porcentaje ? rest : avance;
};

/** How many files of the bimester these matters have: what a card that shows them offers to choose. */
export const archivosVistos = ({ ciclo, at, unidad }: Consultado, materias: readonly Materia[]): string =>
  String(materias.reduce((sum, each) => sum + evidenciasDelBimestre(ciclo, at.bimestre, unidad, each).length, 0));

const saidLine = (said: UltimoAvance | undefined, { cerrado }: Seguimiento, viewer: Viewer): string =>
  said === undefined
    ? `Sin reporte${cerrado ? '' : ' todavía'}.`
    : `Reportado: ${said.avance.porcentaje} %, ${ESTADOS_DE_AVANCE[said.avance.estado].toLowerCase()}. ${viewer.nameOf(said.persona)}, ${formatInstante(said.at)}.`;

const fileName = ({ archivo, version }: Evidencia): string => `${shortened(archivo.nombre, 60)} (versión ${version})`;

const heading = (
  of: Consultado,
  materia: Materia,
): { readonly nombre: string; readonly texto: string; readonly fechas: string } => {
  const found = actividadDe(of.ciclo, of.at, of.unidad, materia);
  const asm = of.ciclo.asm[materia.asm];
  if (found === undefined) return { nombre: materia.asm, texto: asm === undefined ? '' : shortText(asm), fechas: '' };
  const { actividad, lugar } = found;
  const convenida = actividadConvenida(of.ciclo, materia.asm, of.unidad, actividad.id);
  const fin = convenida === undefined ? formatFecha(actividad.fin) : fechasLine(fechasDe(of.ciclo, convenida));
  return {
    nombre: `${materia.asm} · Actividad ${lugar}`,
    texto: shortened(actividad.descripcion, 180),
    fechas: `Del ${formatFecha(actividad.inicio)} al ${fin}.`,
  };
};

/** What a reader is told besides: the unit reads its own in the form. */
const readLine = ({ ciclo }: Consultado, said: UltimoAvance | undefined): string => {
  if (said === undefined) return '';
  const { motivo, comentarios, evidencias = [], conEvidencia } = said.avance;
  const files = evidencias.flatMap((id) => ciclo.evidencias.filter((each) => each.id === id).map(fileName));
  return [
    ...(motivo === undefined ? [] : [`Motivo: ${shortened(motivo, 400)}`]),
    ...(comentarios === undefined ? [] : [`Comentarios: ${shortened(comentarios, 600)}`]),
    files.length > 0
      ? `Evidencia: ${shortened(files.join('; '), 400)}`
      : conEvidencia
        ? 'Con evidencia.'
        : 'Sin evidencia.',
  ].join('\n');
};

const filesLine = (filed: readonly Evidencia[], porActividad: boolean): string => {
  if (filed.length === 0) return 'Sin archivos de evidencia en el bimestre.';
  if (!porActividad) return `Archivos de evidencia en el bimestre: ${filed.length}.`;
  return filed.length > FILES ? `Y ${counted(filed.length - FILES, 'archivo', 'archivos')} más, en «evidencias».` : '';
};

/** One matter of the card: what is asked, what was said, and the form filled with what was typed, said or is proposed. */
export const filaDe = (of: Consultado, materia: Materia, viewer: Viewer, typed: Typed) => {
  const key = materiaKey(materia);
  const said = ultimoAvance(of.at, of.unidad, materia);
  const known = conocida(of, materia);
  const filed = evidenciasDelBimestre(of.ciclo, of.at.bimestre, of.unidad, materia);
  const limits = limitesDe(materia);
  const text = (field: string, otherwise: string, most = 40): string =>
    (typed[`${field}-${key}`] ?? otherwise).slice(0, most);
  const chosen = said?.avance.evidencias ?? newEvidence(of, materia).map(({ id }) => id);
  const porActividad = materia.actividad !== undefined;
  const motivo = text('motivo', known?.motivo ?? '', limits.motivo);
  const estado = text('estado', known?.estado ?? '');
  return {
    clave: key,
    ...heading(of, materia),
    dicho: saidLine(said, of.at, viewer),
    leido: readLine(of, said),
    porcentaje: text('porcentaje', known === undefined ? '' : String(known.porcentaje)),
    estado,
    motivo,
    comentarios: text('comentarios', known?.comentarios ?? '', limits.comentarios),
    maxMotivo: limits.motivo,
    maxComentarios: limits.comentarios,
    /** The reason is hidden only where nothing asks for it. */
    abierto:
      !porActividad || motivo !== '' || estado === 'no-iniciado' || estado === 'otro' || `porcentaje-${key}` in typed,
    conEvidencia: text('conEvidencia', String(said?.avance.conEvidencia ?? filed.length > 0)),
    porAsm: !porActividad,
    eligeArchivos: porActividad && filed.length > 0,
    archivosDelBimestre: filed.slice(0, FILES).map((each) => ({ title: fileName(each), value: each.id })),
    evidencias: text('evidencias', chosen.join(','), 2_000),
    archivos: filesLine(filed, porActividad),
  };
};

/** Whether a text is one of the states. */
export const estadoDe = (text: string): EstadoAvance | undefined =>
  (['atendido', 'en-proceso', 'no-iniciado', 'otro'] as const).find((each) => each === text);
