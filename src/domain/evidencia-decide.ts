import { findAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { INSTRUMENTOS } from './compromiso.js';
import type { Context } from './context.js';
import type { Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { versionesEn } from './evidencia.js';
import { evidenciaProblem } from './evidencia-archivo.js';
import type { LugarEvidencia } from './evidencia-event.js';
import { productoEn } from './evidencia-producto.js';
import { ACTOS, type ActoAprobacion, type Evidencia, type InstrumentoVigente, MAX_DATO } from './evidencia-state.js';
import { esFecha } from './fecha.js';
import type { ClavePuesto, Fecha } from './identity.js';
import { razonProblem } from './razon.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** The place of a piece of evidence, without what it does not name. */
export const lugarDe = ({ asm, unidad, producto }: LugarEvidencia): LugarEvidencia =>
  producto === undefined ? { asm, unidad } : { asm, unidad, producto };

const placeProblem = (ciclo: CicloAbierto, lugar: LugarEvidencia): Refusal | undefined => {
  const asm = findAsm(ciclo, lugar.asm);
  if (isRefusal(asm)) return asm;
  if (!asm.notificadas.includes(lugar.unidad))
    return refuse(
      'asm-ajeno',
      `${lugar.asm} no está notificado a su unidad.`,
      'Elija un ASM de la lista que se le muestra.',
    );
  return lugar.producto === undefined || productoEn(ciclo, lugar) !== undefined
    ? undefined
    : refuse(
        'producto-desconocido',
        `Ese producto no está entre los de ${lugar.asm} en el Convenio vigente.`,
        'Adjunte el archivo de nuevo y elija el producto de la lista que se le muestra.',
      );
};

/** Files a piece of evidence as a new version (5.1). The same bytes twice in one place are recognised. */
export const decideArchivarEvidencia = (
  ciclo: CicloAbierto,
  command: CommandOf<'archivar-evidencia'>,
  { reglas }: Context,
): Decision => {
  const { archivo } = command;
  const lugar = lugarDe(command);
  const problem = placeProblem(ciclo, lugar);
  if (problem !== undefined) return problem;
  const filed = versionesEn(ciclo, lugar);
  if (filed.some((each) => each.archivo.sha256 === archivo.sha256)) return [];
  const id = `E-${String(ciclo.evidencias.length + 1).padStart(4, '0')}`;
  return (
    evidenciaProblem(archivo, reglas.evidencias) ?? [
      { type: 'evidencia-archivada', id, ...lugar, archivo, version: filed.length + 1 },
    ]
  );
};

/** The evidence of that id, or the refusal that a person understands. */
export const findEvidencia = (ciclo: CicloAbierto, id: string): Evidencia | Refusal =>
  ciclo.evidencias.find((each) => each.id === id) ??
  refuse(
    'evidencia-desconocida',
    'Esa evidencia no existe en este ciclo.',
    'Escriba «evidencias» para ver las que hay.',
  );

const own = (ciclo: CicloAbierto, id: string, unidad: ClavePuesto): Evidencia | Refusal => {
  const found = findEvidencia(ciclo, id);
  return isRefusal(found) || found.unidad === unidad
    ? found
    : refuse('evidencia-ajena', 'Esa evidencia es de otra unidad.', 'Escriba «evidencias» para ver las de la suya.');
};

const AGAIN = 'Corríjalo y guarde de nuevo; lo escrito se conserva.';

const dataProblem = (texto: string, what: string): Refusal | undefined => {
  if (enBlanco(texto)) return refuse('dato-faltante', `Falta ${what}.`, AGAIN);
  return texto.length <= MAX_DATO
    ? undefined
    : refuse('dato-largo', `El texto de ${what} pasa de ${MAX_DATO} caracteres.`, 'Resúmalo y guarde de nuevo.');
};

const dateProblem = (fecha: Fecha, today: Fecha, what: string): Refusal | undefined => {
  if (!esFecha(fecha)) return refuse('fecha-invalida', `Falta ${what}, o no es una fecha que exista.`, AGAIN);
  return fecha <= today
    ? undefined
    : refuse('fecha-futura', `Es posterior a hoy ${what}.`, 'Registre lo que ya se emitió, con su fecha.');
};

const classProblem = (clase: string, clases: readonly string[], what: string): Refusal | undefined =>
  clases.includes(clase) ? undefined : refuse('clase-invalida', `Falta elegir ${what}.`, AGAIN);

const actoProblem = ({ clase, numero, fecha, instancia }: ActoAprobacion, today: Fecha): Refusal | undefined =>
  classProblem(clase, ACTOS, 'el tipo de acto') ??
  dataProblem(numero, 'el número o la clave del acto') ??
  dateProblem(fecha, today, 'la fecha del acto') ??
  dataProblem(instancia, 'la instancia que lo emitió');

const instrumentoProblem = (instrumento: InstrumentoVigente, today: Fecha): Refusal | undefined => {
  const { clase, nombre, version, fecha, pagina, constancia } = instrumento;
  return (
    classProblem(clase, INSTRUMENTOS, 'el tipo de instrumento') ??
    dataProblem(nombre, 'el nombre del instrumento') ??
    dataProblem(version, 'la versión del instrumento') ??
    dateProblem(fecha, today, 'la fecha del instrumento') ??
    dataProblem(pagina, 'la página o el apartado en que está la mejora') ??
    razonProblem(constancia, 'cómo se comprueba su vigencia')
  );
};

/** Whether the same data are recorded already: by their keys, since the record does not keep the order of these. */
export const sameData = (recorded: object | undefined, now: object): boolean => {
  const known = new Map(Object.entries(recorded ?? {}));
  return Object.entries(now).every(([key, value]) => known.get(key) === value);
};

/** The unit records the act that approved an entregable (criterion B). Another one corrects it, and the record keeps both. */
export const decideRegistrarActo = (
  ciclo: CicloAbierto,
  command: CommandOf<'registrar-acto'>,
  { today }: Context,
): Decision => {
  const found = own(ciclo, command.evidencia, command.unidad);
  if (isRefusal(found)) return found;
  const { clase, numero, fecha, instancia } = command.acto;
  const acto: ActoAprobacion = { clase, numero, fecha, instancia };
  if (sameData(found.acto, acto)) return [];
  return (
    actoProblem(acto, today) ?? [{ type: 'acto-registrado', ...lugarDe(found), evidencia: command.evidencia, acto }]
  );
};

/** The unit records the instrument that holds the improvement (criterion C). Another one corrects it, and the record keeps both. */
export const decideRegistrarInstrumento = (
  ciclo: CicloAbierto,
  command: CommandOf<'registrar-instrumento'>,
  { today }: Context,
): Decision => {
  const found = own(ciclo, command.evidencia, command.unidad);
  if (isRefusal(found)) return found;
  const { clase, nombre, version, fecha, pagina, vigente, constancia } = command.instrumento;
  const instrumento: InstrumentoVigente = { clase, nombre, version, fecha, pagina, vigente, constancia };
  if (sameData(found.instrumento, instrumento)) return [];
  return (
    instrumentoProblem(instrumento, today) ?? [
      { type: 'instrumento-registrado', ...lugarDe(found), evidencia: command.evidencia, instrumento },
    ]
  );
};
