import type { AsmId } from '../../domain/asm.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { CRITERIOS_JUZGADOS, type CriterioJuzgado } from '../../domain/cierre.js';
import { cierreDe } from '../../domain/cierre-actual.js';
import { entregablesDe, sustentoProblem } from '../../domain/dictamen-sustento.js';
import { actoEn, instrumentoEn } from '../../domain/evidencia.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import { lugarName } from './evidencia-lugares.js';
import { actoLine, instrumentoVigenteLine } from './evidencia-textos.js';
import type { Viewer } from './feature.js';
import { beginning, fitting } from './long-text.js';
import { postName } from './matter.js';

/** A verdict without document: possible when it is not in favour. */
export const SIN_DOCUMENTO = 'ninguna';

const choiceOf = (ciclo: CicloAbierto, each: Evidencia, viewer: Viewer) => ({
  title: `${beginning(each.archivo.nombre, 80, 1)}, versión ${each.version}: ${lugarName(ciclo, each)}, ${postName(viewer, each.unidad)}`,
  value: each.id,
});

const shows = (criterio: CriterioJuzgado | 'todos', one: CriterioJuzgado): boolean =>
  criterio === 'todos' || criterio === one;

const supports = (ciclo: CicloAbierto, criterio: CriterioJuzgado | 'todos', each: Evidencia): boolean =>
  CRITERIOS_JUZGADOS.every((one) => !shows(criterio, one) || sustentoProblem(ciclo, one, each) === undefined);

/** The evidence to propose: the one judged before, or the only one that can show the criterion. */
const proposed = (ciclo: CicloAbierto, asm: AsmId, criterio: CriterioJuzgado | 'todos'): string => {
  const all = entregablesDe(ciclo, asm);
  const before = criterio === 'todos' ? undefined : cierreDe(ciclo, asm).dictamen.veredictos[criterio]?.evidencia;
  if (before !== undefined && all.some(({ id }) => id === before)) return before;
  const able = all.length === 1 ? all : all.filter((each) => supports(ciclo, criterio, each));
  const [only] = able;
  return able.length === 1 && only !== undefined ? only.id : '';
};

/** The deliverables, those that can show the criterion first. */
const ableFirst = (ciclo: CicloAbierto, asm: AsmId, criterio: CriterioJuzgado | 'todos'): readonly Evidencia[] =>
  entregablesDe(ciclo, asm).toSorted(
    (a, b) => Number(supports(ciclo, criterio, b)) - Number(supports(ciclo, criterio, a)),
  );

/** Characters of the choices, and of the rows, that a card holds beside the longest reasons; those that can show the criterion come first. */
const CHOICES = 8_000;
const ROWS = 6_000;

/** The choice of the evidence in the form of a criterion, or of the three together. */
export const evidenciaChoice = (
  ciclo: CicloAbierto,
  asm: AsmId,
  criterio: CriterioJuzgado | 'todos',
  viewer: Viewer,
) => ({
  opciones: [
    ...fitting(
      ableFirst(ciclo, asm, criterio).map((each) => choiceOf(ciclo, each, viewer)),
      CHOICES,
    ),
    { title: 'Ninguno (si no cumple o falta)', value: SIN_DOCUMENTO },
  ],
  evidencia: proposed(ciclo, asm, criterio),
});

const MOST = 6;

/** The deliverables as a form shows them: product and file, and the act or the instrument when the criterion asks for it. */
export const entregableRows = (ciclo: CicloAbierto, asm: AsmId, criterio: CriterioJuzgado | 'todos', viewer: Viewer) =>
  fitting(
    ableFirst(ciclo, asm, criterio)
      .slice(0, MOST)
      .map((each) => ({
        titulo: `${lugarName(ciclo, each)}, ${postName(viewer, each.unidad)}`,
        archivo: `${beginning(each.archivo.nombre, 120, 1)}, versión ${each.version}`,
        acto: shows(criterio, 'B') ? `Acto que lo aprobó: ${actoLine(actoEn(ciclo, each))}` : '',
        instrumento: shows(criterio, 'C') ? `Instrumento: ${instrumentoVigenteLine(instrumentoEn(ciclo, each))}` : '',
      })),
    ROWS,
  );
