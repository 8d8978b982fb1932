import { type Asm, asmIdOf, type TextoAsm } from './asm.js';
import { findAsm, withAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { withEntry } from './folding.js';
import { acuseOf, type Provenance } from './provenance.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type IdentificacionEvent = EventOf<
  | 'informe-recibido'
  | 'asm-registrado'
  | 'importacion-registrada'
  | 'conteo-confirmado'
  | 'causa-raiz-redactada'
  | 'asm-asignado'
>;
/** Most characters of one literal text of an ASM. */
export const MAX_TEXTO_ASM = 20_000;

/** Most characters of the reason for a count that is not the report's: every card of the report shows it. */
export const MAX_MOTIVO = 1000;

const motivoProblem = (motivo: string | undefined): Refusal | undefined =>
  motivo === undefined || motivo.length <= MAX_MOTIVO
    ? undefined
    : refuse('motivo-largo', `El motivo pasa de ${MAX_MOTIVO} caracteres.`, 'Resúmalo y confirme de nuevo.');

const isBlank = (text: string | undefined): boolean => text === undefined || enBlanco(text);

/** Why a text can't be an ASM's: it says nothing, or too much for one; undefined when it can. */
export const textProblem = (texto: TextoAsm): Refusal | undefined => {
  if (isBlank(texto.hallazgo) && isBlank(texto.recomendacion))
    return refuse(
      'asm-sin-texto',
      `El ASM (${texto.ubicacion}) no tiene hallazgo ni recomendación.`,
      'Escriba el hallazgo, la recomendación o ambos, o quítelo de la lista.',
    );
  const longest = Math.max(texto.hallazgo?.length ?? 0, texto.recomendacion?.length ?? 0);
  if (longest > MAX_TEXTO_ASM)
    return refuse(
      'asm-muy-largo',
      `Un texto del ASM (${texto.ubicacion}) pasa de ${MAX_TEXTO_ASM} caracteres.`,
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
  if (command.importacion !== undefined && ciclo.importaciones[command.importacion.archivo.sha256] !== undefined)
    return [];
  if (command.textos.length === 0)
    return refuse('sin-asm', 'No hay ASM por registrar.', 'Adjunte el informe o escriba «registrar».');
  const problem = command.textos.map(textProblem).find((each) => each !== undefined) ?? motivoProblem(command.motivo);
  if (problem !== undefined) return problem;
  const before = Object.keys(ciclo.asm).length;
  const registrados = before + command.textos.length;
  const { asmDeclarados } = ciclo.informe;
  if (registrados > asmDeclarados && isBlank(command.motivo))
    return refuse(
      'conteo-distinto',
      `El informe declara ${asmDeclarados} ASM y ${registrados === 1 ? 'quedaría registrado 1' : `quedarían registrados ${registrados}`}.`,
      'Quite los que sobran, o escriba el motivo de la diferencia y confirme.',
    );
  const asm = command.textos.map((_texto, index) => asmIdOf(before + index + 1));
  const events = command.textos.map(
    (texto, index): CicloEvent => ({ type: 'asm-registrado', asm: asmIdOf(before + index + 1), texto }),
  );
  const { importacion } = command;
  const source: readonly CicloEvent[] =
    importacion === undefined ? [] : [{ type: 'importacion-registrada', importacion, asm }];
  return [...events, ...source, ...conteoOf(asmDeclarados, registrados, command.motivo)];
};

/** The count is confirmed when it is the report's, or with the reason why it isn't; until then 1.2 is not done. */
const conteoOf = (declarados: number, registrados: number, motivo: string | undefined): readonly CicloEvent[] => {
  if (motivo !== undefined && !isBlank(motivo)) return [{ type: 'conteo-confirmado', declarados, registrados, motivo }];
  return registrados === declarados ? [{ type: 'conteo-confirmado', declarados, registrados }] : [];
};

/** SE closes the identification with another count than the report's, and says why (1.2). */
export const decideConfirmarConteo = (ciclo: CicloAbierto, { motivo }: CommandOf<'confirmar-conteo'>): Decision => {
  const registrados = Object.keys(ciclo.asm).length;
  if (ciclo.informe === undefined || registrados === 0)
    return refuse('sin-asm', 'Aún no hay ASM registrados.', 'Adjunte el informe o escriba «registrar».');
  if (ciclo.informe.conteo !== undefined) return [];
  if (isBlank(motivo))
    return refuse(
      'falta-motivo',
      `El informe declara ${ciclo.informe.asmDeclarados} ASM y hay ${registrados} ${registrados === 1 ? 'registrado' : 'registrados'}.`,
      'Escriba el motivo de la diferencia, o registre los que faltan.',
    );
  return motivoProblem(motivo) ?? conteoOf(ciclo.informe.asmDeclarados, registrados, motivo);
};

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

const newAsm = (id: string, texto: TextoAsm): Asm => ({
  id,
  texto,
  textosPrevios: [],
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

const withImportacion = (
  ciclo: CicloAbierto,
  { importacion, asm }: EventOf<'importacion-registrada'>,
  provenance: Provenance,
): CicloAbierto => {
  const { persona, at } = acuseOf(provenance);
  const registrada = { ...importacion, asm, persona, at };
  return { ...ciclo, importaciones: { ...ciclo.importaciones, [importacion.archivo.sha256]: registrada } };
};

/** Folds the events of 1.2 and the assignment. */
export const evolveIdentificacion = (
  ciclo: CicloAbierto,
  event: IdentificacionEvent,
  provenance: Provenance,
): CicloAbierto => {
  switch (event.type) {
    case 'informe-recibido': {
      const { type: _type, ...informe } = event;
      return { ...ciclo, informe: { ...ciclo.informe, ...informe } };
    }
    case 'asm-registrado':
      return { ...ciclo, asm: withEntry(ciclo.asm, event.asm, newAsm(event.asm, event.texto)) };
    case 'importacion-registrada':
      return withImportacion(ciclo, event, provenance);
    case 'conteo-confirmado':
      return conteo(ciclo, event);
    case 'causa-raiz-redactada':
      return withAsm(ciclo, event.asm, (asm) => ({ ...asm, causaRaiz: event.causaRaiz }));
    case 'asm-asignado':
      return withAsm(ciclo, event.asm, (asm) => ({ ...asm, unidades: event.unidades }));
  }
};
