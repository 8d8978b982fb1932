import type { AsmId } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { CRITERIOS_JUZGADOS, type CriterioJuzgado } from '../../domain/cierre.js';
import { cierreDe } from '../../domain/cierre-actual.js';
import { secretariaOf } from '../../domain/directorio.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { CRITERIOS } from '../criterios.js';
import { cierreVisible } from './cierre-card.js';
import { entregableRows, evidenciaChoice } from './cierre-entregables.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, signs } from './matter.js';

const CAUSA = 1_200;

/** Whether the viewer judges this ASM now: SE's titular, or who stands in, while it is open. */
const judges = (ciclo: CicloAbierto, id: AsmId, viewer: Viewer): boolean =>
  signs(viewer, secretariaOf(viewer.directorio)) &&
  cierreVisible(ciclo, id, viewer) !== undefined &&
  cierreDe(ciclo, id).situacion.estado === 'abierto';

const written = (typed: Typed, key: string): string => (typed[key] ?? '').slice(0, MAX_RAZON);

/** What the forms of the criteria share: the root cause beside the deliverables, and the choice of evidence. */
const contextData = (ciclo: CicloAbierto, id: AsmId, criterio: CriterioJuzgado | 'todos', viewer: Viewer) => {
  const entregables = entregableRows(ciclo, id, criterio, viewer);
  return {
    ...buttonData(ciclo, asunto.cierre(id)),
    asm: id,
    etiqueta: `Sección IV · PAE ${ciclo.datos.pae} · ${id}`,
    causa:
      criterio === 'todos' || criterio === 'A' ? beginning(ciclo.asm[id]?.causaRaiz ?? 'Falta redactarla.', CAUSA) : '',
    entregables,
    sinEntregables: entregables.length === 0,
    asuntoEvidencias: asunto.evidencias(id),
    ...evidenciaChoice(ciclo, id, criterio, viewer),
  };
};

const answers = (typed: Typed, ...keys: readonly string[]) =>
  Object.fromEntries(
    keys.flatMap((key) => [
      [key, typed[key] ?? ''],
      [`${key}Razon`, written(typed, `${key}Razon`)],
    ]),
  );

const isCriterio = (text: string): text is CriterioJuzgado => CRITERIOS_JUZGADOS.some((each) => each === text);

const siNoOf = (cumple: boolean | undefined): string => (cumple === undefined ? '' : cumple ? 'si' : 'no');

/** What was said before of a criterion, as its form is filled with it. */
const before = (ciclo: CicloAbierto, id: AsmId, criterio: CriterioJuzgado): Typed => {
  const said = cierreDe(ciclo, id).dictamen.veredictos[criterio];
  if (said === undefined) return {};
  const { valor, razon, evidencia = '', directa, univoca, vigente } = said;
  return {
    valor,
    razon,
    evidencia,
    directa: siNoOf(directa?.cumple),
    directaRazon: directa?.razon ?? '',
    univoca: siNoOf(univoca?.cumple),
    univocaRazon: univoca?.razon ?? '',
    vigente: siNoOf(vigente?.cumple),
    vigenteRazon: vigente?.razon ?? '',
  };
};

/** The form of one criterion: the verdict with its reason and its document, and the questions that it asks. */
export const criterioView: View = (ciclo, [id = '', letter = ''], viewer, typed = {}) => {
  if (!isCriterio(letter) || !judges(ciclo, id, viewer)) return undefined;
  const filled = 'valor' in typed ? typed : before(ciclo, id, letter);
  const context = contextData(ciclo, id, letter, viewer);
  return {
    template: 'cierre-criterio',
    data: {
      ...context,
      ...answers(filled, 'directa', 'univoca', 'vigente'),
      criterio: letter,
      titulo: CRITERIOS[letter].nombre,
      verifica: CRITERIOS[letter].verifica,
      deA: letter === 'A',
      deC: letter === 'C',
      valor: filled['valor'] ?? '',
      razon: written(filled, 'razon'),
      evidencia: typed['evidencia'] ?? context.evidencia,
    },
  };
};

/** The form that judges A, B and C with one piece of evidence. */
export const juntosView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  if (!judges(ciclo, id, viewer)) return undefined;
  const context = contextData(ciclo, id, 'todos', viewer);
  return {
    template: 'cierre-juntos',
    data: {
      ...context,
      ...answers(typed, 'directa', 'univoca', 'formal', 'vigente'),
      criterioA: CRITERIOS.A.nombre,
      criterioB: CRITERIOS.B.nombre,
      criterioC: CRITERIOS.C.nombre,
      evidencia: typed['evidencia'] ?? context.evidencia,
    },
  };
};

/** The form with the reason for which an ASM is opened again. */
export const reabrirView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const closed = cierreDe(ciclo, id).situacion.estado !== 'abierto';
  if (!closed || !signs(viewer, secretariaOf(viewer.directorio)) || cierreVisible(ciclo, id, viewer) === undefined)
    return undefined;
  return {
    template: 'cierre-reabrir',
    data: {
      ...buttonData(ciclo, asunto.cierre(id)),
      asm: id,
      etiqueta: `Sección IV · PAE ${ciclo.datos.pae}`,
      titulo: `Reabrir ${id}`,
      razon: written(typed, 'razon'),
    },
  };
};
