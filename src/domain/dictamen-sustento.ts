import type { AsmId } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { CriterioJuzgado, Juicio } from './cierre.js';
import { actoEn, instrumentoEn, versionesEn } from './evidencia.js';
import { sigueConvenido } from './evidencia-producto.js';
import type { Evidencia } from './evidencia-state.js';
import { type Refusal, refuse } from './refusal.js';

const instrumentProblem = (ciclo: CicloAbierto, evidencia: Evidencia): Refusal | undefined => {
  const instrumento = instrumentoEn(ciclo, evidencia);
  if (instrumento === undefined)
    return refuse(
      'sin-instrumento',
      'Esa evidencia no tiene registrado el instrumento rector en que se integró la mejora.',
      'Pida a la unidad que lo registre, o valore el criterio como «falta».',
    );
  return instrumento.vigente
    ? undefined
    : refuse(
        'instrumento-no-vigente',
        `Consta que «${instrumento.nombre}» no está vigente.`,
        'Si ya lo está, pida a la unidad que lo registre de nuevo; si no, valore el criterio como «no cumple».',
      );
};

/** Why the evidence of a product can't show a criterion; undefined when it can: B needs the approving act, C an instrument in force. */
export const sustentoProblem = (
  ciclo: CicloAbierto,
  criterio: CriterioJuzgado,
  evidencia: Evidencia,
): Refusal | undefined => {
  if (criterio === 'B' && actoEn(ciclo, evidencia) === undefined)
    return refuse(
      'sin-acto',
      'Esa evidencia no tiene registrado el acto que la aprueba (acuerdo, oficio).',
      'Pida a la unidad que lo registre, o valore el criterio como «falta».',
    );
  return criterio === 'C' ? instrumentProblem(ciclo, evidencia) : undefined;
};

/** Why the document of a verdict can't stand for it; undefined when it can: in favour there must be one, of that ASM, accepted and the last version. */
export const documentoProblem = (
  ciclo: CicloAbierto,
  asm: AsmId,
  criterio: CriterioJuzgado,
  juicio: Juicio,
): Refusal | undefined => {
  const { evidencia: id, valor } = juicio;
  if (id === undefined)
    return valor === 'cumple'
      ? refuse(
          'sin-documento',
          `Falta el documento con el que cumple el criterio ${criterio}.`,
          'Elija la evidencia y guarde de nuevo.',
        )
      : undefined;
  const evidencia = ciclo.evidencias.find((each) => each.id === id && each.asm === asm);
  if (evidencia === undefined)
    return refuse('evidencia-desconocida', `No hay esa evidencia de ${asm}.`, 'Elija una de la lista.');
  if (valor !== 'cumple') return undefined;
  if (!sigueConvenido(ciclo, evidencia))
    return refuse(
      'producto-fuera-de-convenio',
      'Esa evidencia es de un producto que ya no está en el Convenio vigente.',
      'Elija la de un producto convenido.',
    );
  if (versionesEn(ciclo, evidencia).at(-1)?.id !== id)
    return refuse('evidencia-superada', 'Hay una versión posterior de esa evidencia.', 'Valore la última versión.');
  if (evidencia.revision?.estado !== 'aceptada')
    return refuse(
      'evidencia-sin-aceptar',
      'Esa evidencia no está aceptada.',
      'Acéptela primero, o devuélvala con observaciones.',
    );
  return sustentoProblem(ciclo, criterio, evidencia);
};

/** The accepted last versions filed on an ASM: what a verdict in favour may rest on. */
export const entregablesDe = (ciclo: CicloAbierto, asm: AsmId): readonly Evidencia[] =>
  ciclo.evidencias.filter(
    (each) =>
      each.asm === asm &&
      each.revision?.estado === 'aceptada' &&
      versionesEn(ciclo, each).at(-1)?.id === each.id &&
      sigueConvenido(ciclo, each),
  );
