import type { Asm, TextoAsm } from './asm.js';
import { findAsm, withAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Context } from './context.js';
import { puestoOf } from './directorio.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type IdentificacionEvent = EventOf<
  'informe-recibido' | 'asm-registrado' | 'conteo-confirmado' | 'causa-raiz-redactada' | 'asm-asignado'
>;
type Decision = readonly CicloEvent[] | Refusal;

/** Most characters of one literal text of an ASM. */
export const MAX_TEXTO_ASM = 20_000;

/** Official reception of the evaluator's report (1.2). Needs the Mechanism approved (1.1). */
export const decideRecibirInforme = (
  ciclo: CicloAbierto,
  command: CommandOf<'recibir-informe'>,
  context: Context,
): Decision => {
  if (ciclo.mecanismo.estado !== 'aprobado')
    return refuse(
      'falta-mecanismo',
      'Antes de recibir el informe debe aprobarse el Mecanismo (1.1).',
      'Pida al titular que lo apruebe; escriba «ruta» para ver el avance.',
    );
  if (Object.keys(ciclo.asm).length > 0)
    return refuse(
      'informe-con-asm',
      'El informe ya tiene ASM registrados y sus datos no cambian.',
      'Si el informe es otro, abra otro ciclo.',
    );
  if (command.fecha > context.today)
    return refuse('fecha-futura', 'La fecha del informe es posterior a hoy.', 'Escriba la fecha en que se recibió.');
  const { type: _type, ...informe } = command;
  return [{ type: 'informe-recibido', ...informe }];
};

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

const textProblem = (texto: TextoAsm): Refusal | undefined => {
  if (isBlank(texto.hallazgo) && isBlank(texto.recomendacion))
    return refuse(
      'asm-sin-texto',
      `El ASM de ${texto.ubicacion} no tiene hallazgo ni recomendación.`,
      'Complételo desde el informe o quítelo de la lista.',
    );
  const longest = Math.max(texto.hallazgo?.length ?? 0, texto.recomendacion?.length ?? 0);
  if (longest > MAX_TEXTO_ASM)
    return refuse(
      'asm-muy-largo',
      `El ASM de ${texto.ubicacion} pasa de ${MAX_TEXTO_ASM} caracteres.`,
      'Divídalo como lo divide el informe.',
    );
  return undefined;
};

/** Registers what was extracted from the report, to the letter, and confirms the count when it is complete (1.2). */
export const decideRegistrarAsm = (ciclo: CicloAbierto, command: CommandOf<'registrar-asm'>): Decision => {
  if (ciclo.informe === undefined)
    return refuse(
      'falta-informe',
      'Antes de registrar los ASM debe recibirse el informe (folio, fecha y archivo).',
      'Escriba «informe».',
    );
  if (command.textos.length === 0)
    return refuse('sin-asm', 'No hay ASM por registrar.', 'Adjunte el informe o escriba «registrar».');
  const problem = command.textos.map(textProblem).find((each) => each !== undefined);
  if (problem !== undefined) return problem;
  const before = Object.keys(ciclo.asm).length;
  const registrados = before + command.textos.length;
  const { asmDeclarados } = ciclo.informe;
  if (registrados > asmDeclarados && isBlank(command.motivo))
    return refuse(
      'conteo-distinto',
      `El informe declara ${asmDeclarados} ASM y quedarían registrados ${registrados}.`,
      'Quite los que sobran, o escriba el motivo de la diferencia y confirme.',
    );
  const events = command.textos.map(
    (texto, index): CicloEvent => ({ type: 'asm-registrado', asm: asmNumber(before + index + 1), texto }),
  );
  return [...events, ...conteoOf(asmDeclarados, registrados, command.motivo)];
};

/** The count is confirmed when it is the report's, or with the reason why it isn't; until then 1.2 is not done. */
const conteoOf = (declarados: number, registrados: number, motivo: string | undefined): readonly CicloEvent[] => {
  if (motivo !== undefined && !isBlank(motivo)) return [{ type: 'conteo-confirmado', declarados, registrados, motivo }];
  return registrados === declarados ? [{ type: 'conteo-confirmado', declarados, registrados }] : [];
};

const asmNumber = (ordinal: number): string => `ASM-${String(ordinal).padStart(2, '0')}`;

/** Root cause in SE's own words: kept apart from the report's texts (1.2). */
export const decideRedactarCausaRaiz = (ciclo: CicloAbierto, command: CommandOf<'redactar-causa-raiz'>): Decision => {
  const asm = findAsm(ciclo, command.asm);
  if (isRefusal(asm)) return asm;
  if (isBlank(command.causaRaiz))
    return refuse('causa-vacia', 'La causa raíz está vacía.', 'Escríbala y guarde de nuevo.');
  return asm.causaRaiz === command.causaRaiz
    ? []
    : [{ type: 'causa-raiz-redactada', asm: command.asm, causaRaiz: command.causaRaiz }];
};

const assignOne = (ciclo: CicloAbierto, id: string, unidades: readonly string[]): CicloEvent | Refusal | undefined => {
  const asm = findAsm(ciclo, id);
  if (isRefusal(asm)) return asm;
  const lost = asm.notificadas.filter((unidad) => !unidades.includes(unidad));
  if (lost.length > 0)
    return refuse(
      'asm-notificado',
      `${id} ya se notificó a ${lost.join(', ')} y no puede retirársele.`,
      'Conserve esa unidad; puede agregar otras.',
    );
  const same = asm.unidades.length === unidades.length && unidades.every((unidad) => asm.unidades.includes(unidad));
  return same ? undefined : { type: 'asm-asignado', asm: id, unidades };
};

/** Assigns each ASM to one or more units (needed by 1.3). Nothing is assigned when one of them can't be. */
export const decideAsignarAsm = (
  ciclo: CicloAbierto,
  command: CommandOf<'asignar-asm'>,
  context: Context,
): Decision => {
  if (command.asm.length === 0 || command.unidades.length === 0)
    return refuse('asignacion-vacia', 'Falta elegir los ASM o las unidades.', 'Marque al menos un ASM y una unidad.');
  const stranger = command.unidades.find((unidad) => puestoOf(context.directorio, unidad)?.ejecutora !== true);
  if (stranger !== undefined)
    return refuse(
      'no-ejecutora',
      `«${stranger}» no es una unidad ejecutora del directorio.`,
      'Elija una unidad de la lista.',
    );
  const results = [...new Set(command.asm)].map((id) => assignOne(ciclo, id, [...new Set(command.unidades)]));
  const refusal = results.find(isRefusal);
  return refusal ?? results.filter((each): each is CicloEvent => each !== undefined && !isRefusal(each));
};

const newAsm = (id: string, texto: TextoAsm): Asm => ({
  id,
  texto,
  unidades: [],
  notificadas: [],
  seleccion: { estado: 'pendiente' },
  concurrencias: {},
  clasificacionesPrevias: [],
});

const conteo = (ciclo: CicloAbierto, event: EventOf<'conteo-confirmado'>): CicloAbierto => {
  if (ciclo.informe === undefined) throw new Error('count of a report that was not received');
  const motivo = event.motivo === undefined ? {} : { motivo: event.motivo };
  return { ...ciclo, informe: { ...ciclo.informe, conteo: { registrados: event.registrados, ...motivo } } };
};

/** Folds the events of 1.2 and the assignment. */
export const evolveIdentificacion = (ciclo: CicloAbierto, event: IdentificacionEvent): CicloAbierto => {
  switch (event.type) {
    case 'informe-recibido': {
      const { type: _type, ...informe } = event;
      return { ...ciclo, informe };
    }
    case 'asm-registrado':
      return { ...ciclo, asm: { ...ciclo.asm, [event.asm]: newAsm(event.asm, event.texto) } };
    case 'conteo-confirmado':
      return conteo(ciclo, event);
    case 'causa-raiz-redactada':
      return withAsm(ciclo, event.asm, (asm) => ({ ...asm, causaRaiz: event.causaRaiz }));
    case 'asm-asignado':
      return withAsm(ciclo, event.asm, (asm) => ({ ...asm, unidades: event.unidades }));
  }
};
