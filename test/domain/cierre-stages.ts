import assert from 'node:assert/strict';
import { asunto } from '../../src/domain/asunto.js';
import { versionOf } from '../../src/domain/ciclo.js';
import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import type { Ciclo, CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Juicio } from '../../src/domain/cierre.js';
import type { Context } from '../../src/domain/context.js';
import { productosConvenidos } from '../../src/domain/evidencia-producto.js';
import { actividadesConvenidas } from '../../src/domain/paa.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { PERSONAS } from '../application/sample-institution.js';
import { archivo, integrar } from '../application/stages.js';
import { at, DA, SE } from './ciclo-stages.js';
import { acto, instrumento } from './evidencia-exams.js';
import { carriedOut } from './spec.js';

/** Fails unless the ciclo was opened. */
export const abierto = (ciclo: Ciclo): CicloAbierto => {
  if (ciclo.estado !== 'abierto') assert.fail('no ciclo');
  return ciclo;
};

const all = (state: Ciclo, commands: readonly CicloCommand[], by: Context = SE): Ciclo =>
  commands.reduce((now, command) => carriedOut(now, command, by), state);

/** Everything that follows the signature is recorded: constancia, PAA, copies, publication. */
const difundido = (): Ciclo => {
  const signed = at('suscrito');
  const entradas = actividadesConvenidas(abierto(signed)).map(({ asm, unidad, actividad }) => ({
    asm,
    unidad,
    actividad: actividad.id,
    clave: '01.02',
  }));
  return all(signed, [
    { type: 'expedir-constancia', numero: 1, constancia: integrar.documento },
    { type: 'integrar-en-paa', entradas },
    { type: 'distribuir-convenio', numero: 1 },
    { type: 'preparar-publicacion', numero: 1, paquete: archivo('7', 'paquete.zip'), hechos: 'h' },
    {
      type: 'registrar-publicacion',
      numero: 1,
      url: 'https://portal.example/convenio',
      fecha: '2026-03-02',
      verificados: reglasPorOmision.lineamientos.map(({ clave }) => clave),
    },
    { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Sin diagnóstico.' },
    { type: 'redactar-causa-raiz', asm: 'ASM-03', causaRaiz: 'Sin método.' },
  ]);
};

const deliver = (state: Ciclo, index: number): Ciclo => {
  const product = productosConvenidos(abierto(state))[index];
  if (product === undefined) return state;
  const { asm, unidad, producto } = product;
  const id = `E-${String(index + 1).padStart(4, '0')}`;
  const file = { ...archivo('1'), sha256: String(index).padStart(64, '0') };
  const filed = all(
    state,
    [
      { type: 'archivar-evidencia', unidad, asm, producto: producto.id, archivo: file },
      { type: 'registrar-acto', unidad, evidencia: id, acto },
      { type: 'registrar-instrumento', unidad, evidencia: id, instrumento },
    ],
    SE,
  );
  return deliver(carriedOut(filed, { type: 'aceptar-evidencia', evidencia: id }), index + 1);
};

/** Every product of the Convenio has accepted evidence, with its act and its instrument. */
export const entregados = (): Ciclo => deliver(difundido(), 0);

const si = { cumple: true, razon: 'Sí.' };

/** Verdicts in favour on A, B and C of an ASM, shown by one piece of evidence. */
export const veredictos = (asm: string, evidencia: string): readonly CommandOf<'dictaminar-criterio'>[] => {
  const of = (criterio: 'A' | 'B' | 'C', more: Partial<Juicio>) =>
    ({
      type: 'dictaminar-criterio',
      asm,
      criterio,
      juicio: { valor: 'cumple', razon: 'Se revisó.', evidencia, ...more },
    }) as const;
  return [of('A', { directa: si, univoca: si }), of('B', {}), of('C', { vigente: si })];
};

/** A to C judged in favour on ASM-01 (evidence E-0001); D not yet. */
export const juzgado = (): Ciclo => all(entregados(), veredictos('ASM-01', 'E-0001'));

/** The four criteria hold on ASM-01; the dictamen is not issued. */
export const confirmado = (): Ciclo =>
  carriedOut(juzgado(), { type: 'confirmar-trazabilidad', asm: 'ASM-01', razon: 'Consta todo.' });

/** SE executes ASM-01 too, and the four criteria were judged: the second verdict is needed. */
export const conConflicto = (): Ciclo => {
  const state = abierto(confirmado());
  const asm = state.asm['ASM-01'] ?? assert.fail('no ASM');
  return { ...state, asm: { ...state.asm, 'ASM-01': { ...asm, unidades: [...asm.unidades, 'SE'] } } };
};

/** The order that issues the dictamen of an ASM as it stands. */
export const emitir = (state: Ciclo, asm = 'ASM-01'): CommandOf<'emitir-dictamen'> => ({
  type: 'emitir-dictamen',
  asm,
  documento: integrar.documento,
  base: versionOf(abierto(state), asunto.cierre(asm)),
});

/** ASM-01 is solventado. */
export const solventado = (): Ciclo => carriedOut(confirmado(), emitir(confirmado()));

/** The order that closes ASM-03 without it being solventado. */
export const cerrarSinSolventar: CommandOf<'cerrar-sin-solventar'> = {
  type: 'cerrar-sin-solventar',
  asm: 'ASM-03',
  razon: 'Cambió la ley.',
  archivo: archivo('8', 'oficio.pdf'),
};

/** ASM-01 is solventado and ASM-03 was closed without being so: the Acta can be made. */
export const cerrados = (): Ciclo => carriedOut(solventado(), cerrarSinSolventar);

/** The order that integrates the Acta of that stage. */
export const integrarActa: CommandOf<'integrar-acta'> = {
  type: 'integrar-acta',
  documento: { docx: archivo('e', 'acta.docx'), pdf: archivo('f', 'acta.pdf') },
  resultados: [
    { asm: 'ASM-01', estado: 'solventado' },
    { asm: 'ASM-03', estado: 'sin-solventar' },
  ],
  firmantes: [
    { puesto: 'SE', persona: PERSONAS.se, capacity: 'titular' },
    { puesto: 'DA', persona: PERSONAS.da, capacity: 'titular' },
  ],
};

/** The Acta waits for signatures. */
export const actaEnFirma = (): Ciclo => carriedOut(cerrados(), integrarActa);

/** The order with which a post signs that Acta. */
export const firmarActa = (puesto: string): CommandOf<'firmar-acta'> => ({
  type: 'firmar-acta',
  puesto,
  numero: 1,
  sha256: integrarActa.documento.pdf.sha256,
});

/** The Acta is signed by both, by button and by hand. */
export const actaSuscrita = (): Ciclo => {
  const signed = carriedOut(carriedOut(actaEnFirma(), firmarActa('SE')), firmarActa('DA'), DA);
  return carriedOut(signed, { type: 'adjuntar-acta-firmada', numero: 1, archivo: archivo('6', 'acta-firmada.pdf') });
};
