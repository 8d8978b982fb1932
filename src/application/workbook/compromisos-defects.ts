import type { ContenidoCompromiso } from '../../domain/compromiso.js';
import { type Campo, type Defecto, defectosDe } from '../../domain/compromiso-contenido.js';
import type { FilaActividad, FilaCompromiso } from './compromisos-rows.js';
import { HOJA_ACTIVIDADES, HOJA_COMPROMISOS } from './compromisos-sheets.js';
import { afterPlace, type Problem } from './problem.js';

/** What is missing may still come: it keeps a commitment from being presented, not from being kept as a draft. */
const MISSING: ReadonlySet<string> = new Set([
  'compromiso-incompleto',
  'fecha-invalida',
  'sin-actividades',
  'sin-producto',
]);

/** The weights of an ASM, as a range where its rows follow each other. */
const weightsAt = (filas: readonly FilaActividad[]): string => {
  const rows = filas.map(({ row }) => row).toSorted((a, b) => a.number - b.number);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return HOJA_ACTIVIDADES.name;
  const together = last.number - first.number === rows.length - 1 && rows.length > 1;
  const from = first.at('ponderacion');
  return together ? `${from}:${last.at('ponderacion').split('!')[1] ?? ''}` : from;
};

const whereOf = (campo: Campo, fila: FilaCompromiso | undefined, filas: readonly FilaActividad[]): string => {
  if (campo.de === 'actividad') return filas[campo.lugar - 1]?.row.at(campo.campo) ?? HOJA_ACTIVIDADES.name;
  if (campo.campo === 'actividades') return weightsAt(filas);
  const key = campo.campo === 'instrumento' ? 'nombreInstrumento' : campo.campo;
  return fila?.row.at(key) ?? HOJA_COMPROMISOS.name;
};

const isMissing = ({ campo, refusal: { code } }: Defecto, { actividades }: ContenidoCompromiso): boolean => {
  if (campo.de === 'actividad' && campo.campo === 'ponderacion') return actividades[campo.lugar - 1]?.ponderacion === 0;
  return MISSING.has(code);
};

/** What does not stand in a commitment that was read, by cell: what contradicts itself, and what is only missing. */
export const defectProblems = (
  contenido: ContenidoCompromiso,
  fila: FilaCompromiso | undefined,
  filas: readonly FilaActividad[],
): { readonly problems: readonly Problem[]; readonly faltan: readonly Problem[] } => {
  const all = defectosDe(contenido).map((defecto) => ({
    missing: isMissing(defecto, contenido),
    problem: { where: whereOf(defecto.campo, fila, filas), text: afterPlace(defecto.refusal.why) },
  }));
  return {
    problems: all.filter(({ missing }) => !missing).map(({ problem }) => problem),
    faltan: all.filter(({ missing }) => missing).map(({ problem }) => problem),
  };
};
