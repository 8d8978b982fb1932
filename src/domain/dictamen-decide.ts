import type { AsmId, Criterio } from './asm.js';
import { findAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { CriterioJuzgado, Juicio, Trazabilidad } from './cierre.js';
import { cierreDe, pideSegundaOpinion } from './cierre-actual.js';
import { cerradoProblem } from './cierre-guarda.js';
import { type Context, plazoFor } from './context.js';
import { contiene } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import type { Decision } from './decision.js';
import { puestosOfClase, secretariaOf } from './directorio.js';
import { actoEn, instrumentoEn, versionesEn } from './evidencia.js';
import { sigueConvenido } from './evidencia-producto.js';
import type { Evidencia } from './evidencia-state.js';
import { razonProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';
import { eslabonesFaltantes } from './trazabilidad.js';

/** Why an ASM can't be judged or closed now; undefined when it can. */
export const abiertoProblem = (ciclo: CicloAbierto, id: AsmId): Refusal | undefined => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  const vigente = convenioVigente(ciclo);
  if (vigente === undefined || !contiene(vigente, id))
    return refuse(
      'asm-fuera-de-convenio',
      `${id} no está en un Convenio suscrito.`,
      'Los criterios de solventación se valoran sobre lo convenido; escriba «ruta».',
    );
  return cerradoProblem(ciclo, id);
};

const answered = (criterio: Criterio | undefined, what: string): Refusal | undefined =>
  criterio === undefined
    ? refuse('pregunta-sin-respuesta', `Falta responder ${what}.`, 'Responda sí o no, con su razón, y guarde de nuevo.')
    : razonProblem(criterio.razon, `la razón de ${what}`);

const contradicts = (juicio: Juicio, holds: boolean): Refusal | undefined =>
  (juicio.valor === 'cumple') === holds
    ? undefined
    : refuse(
        'veredicto-contradictorio',
        holds
          ? 'Las respuestas son favorables y el veredicto dice «no cumple».'
          : 'Una respuesta es negativa y el veredicto dice «cumple».',
        'Corrija el veredicto o las respuestas y guarde de nuevo.',
      );

const questionsProblem = (
  ciclo: CicloAbierto,
  asm: AsmId,
  criterio: CriterioJuzgado,
  juicio: Juicio,
): Refusal | undefined => {
  if (juicio.valor === 'falta') return undefined;
  if (criterio === 'A')
    return (
      (ciclo.asm[asm]?.causaRaiz === undefined
        ? refuse(
            'sin-causa-raiz',
            `Falta la causa raíz de ${asm}, con la que se compara el entregable.`,
            'Escriba «asm» con su número, redáctela y valore de nuevo.',
          )
        : undefined) ??
      answered(juicio.directa, 'si el entregable resuelve la causa raíz de manera directa') ??
      answered(juicio.univoca, 'si el entregable la resuelve de manera unívoca') ??
      contradicts(juicio, juicio.directa?.cumple === true && juicio.univoca?.cumple === true)
    );
  if (criterio === 'B') return undefined;
  return (
    answered(juicio.vigente, 'si el instrumento rector está vigente') ??
    (juicio.valor === 'cumple' && juicio.vigente?.cumple !== true ? contradicts(juicio, false) : undefined)
  );
};

/** What the evidence of a criterion must bring: the approving act for B, the instrument for C. */
const supportProblem = (ciclo: CicloAbierto, criterio: CriterioJuzgado, evidencia: Evidencia): Refusal | undefined => {
  if (criterio === 'B' && actoEn(ciclo, evidencia) === undefined)
    return refuse(
      'sin-acto',
      'Esa evidencia no tiene registrado el acto que la aprueba (acuerdo, oficio).',
      'Pida a la unidad que lo registre, o valore el criterio como «falta».',
    );
  if (criterio === 'C' && instrumentoEn(ciclo, evidencia) === undefined)
    return refuse(
      'sin-instrumento',
      'Esa evidencia no tiene registrado el instrumento rector en que se integró la mejora.',
      'Pida a la unidad que lo registre, o valore el criterio como «falta».',
    );
  return undefined;
};

const evidenceProblem = (
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
  return supportProblem(ciclo, criterio, evidencia);
};

const same = (a: Juicio | undefined, b: Juicio): boolean =>
  a !== undefined &&
  (['valor', 'razon', 'evidencia'] as const).every((key) => a[key] === b[key]) &&
  (['directa', 'univoca', 'vigente'] as const).every(
    (key) => a[key]?.cumple === b[key]?.cumple && a[key]?.razon === b[key]?.razon,
  );

/** SE gives its verdict on criterion A, B or C, with its reason and the document that shows it (section IV). */
export const decideDictaminarCriterio = (ciclo: CicloAbierto, command: CommandOf<'dictaminar-criterio'>): Decision => {
  const { asm, criterio, juicio } = command;
  const problem =
    abiertoProblem(ciclo, asm) ??
    razonProblem(juicio.razon, `la razón del criterio ${criterio}`) ??
    questionsProblem(ciclo, asm, criterio, juicio) ??
    evidenceProblem(ciclo, asm, criterio, juicio);
  if (problem !== undefined) return problem;
  return same(cierreDe(ciclo, asm).dictamen.veredictos[criterio], juicio)
    ? []
    : [{ type: 'criterio-dictaminado', asm, criterio, juicio }];
};

/** The refusal that names the first missing link of an ASM; undefined when none blocks. */
export const trazabilidadProblem = (ciclo: CicloAbierto, asm: AsmId, { directorio }: Context): Refusal | undefined => {
  const blocking = eslabonesFaltantes(ciclo, asm, directorio).filter(({ bloquea }) => bloquea);
  const [first] = blocking;
  if (first === undefined) return undefined;
  const more = blocking.length === 1 ? '' : ` Y ${blocking.length - 1} más.`;
  return refuse('trazabilidad-incompleta', `${first.texto}${more}`, 'Complete lo que falta y confirme de nuevo.');
};

/** Whom SE's confirmation asks for a second verdict: whoever executes an ASM does not judge it alone. */
const secondVerdict = (
  ciclo: CicloAbierto,
  asm: AsmId,
  context: Context,
): { readonly opina?: Trazabilidad['opina'] } => {
  const { directorio } = context;
  const [da] = puestosOfClase(directorio, 'direccion-administracion');
  return da === undefined || !pideSegundaOpinion(ciclo, asm, secretariaOf(directorio))
    ? {}
    : { opina: { puesto: da.clave, plazo: plazoFor(context, 'segunda-opinion') } };
};

/** SE confirms the computed traceability; never over a missing link (criterion D, section IV). */
export const decideConfirmarTrazabilidad = (
  ciclo: CicloAbierto,
  { asm, razon }: CommandOf<'confirmar-trazabilidad'>,
  context: Context,
): Decision => {
  const problem =
    abiertoProblem(ciclo, asm) ??
    razonProblem(razon, 'la razón del criterio D') ??
    trazabilidadProblem(ciclo, asm, context);
  if (problem !== undefined) return problem;
  return cierreDe(ciclo, asm).dictamen.trazabilidad?.razon === razon
    ? []
    : [{ type: 'trazabilidad-confirmada', asm, razon, ...secondVerdict(ciclo, asm, context) }];
};

/** The Dirección de Administración gives the second verdict on an ASM that SE itself executes (decision 0015). */
export const decideSegundaOpinion = (
  ciclo: CicloAbierto,
  { asm, conforme, razon }: CommandOf<'dar-segunda-opinion'>,
  { directorio }: Context,
): Decision => {
  const problem = abiertoProblem(ciclo, asm) ?? razonProblem(razon, 'la razón de su opinión');
  if (problem !== undefined) return problem;
  const { dictamen } = cierreDe(ciclo, asm);
  if (!pideSegundaOpinion(ciclo, asm, secretariaOf(directorio)))
    return refuse(
      'sin-conflicto',
      `${asm} no lo ejecuta la Secretaría Ejecutiva.`,
      'No se requiere una segunda opinión; no tiene que hacer nada.',
    );
  if (dictamen.trazabilidad === undefined)
    return refuse(
      'dictamen-incompleto',
      `La Secretaría Ejecutiva aún no termina de valorar ${asm}.`,
      'Se le avisará cuando deba opinar.',
    );
  return dictamen.segunda?.conforme === conforme && dictamen.segunda.razon === razon
    ? []
    : [{ type: 'segunda-opinion-dada', asm, conforme, razon }];
};
