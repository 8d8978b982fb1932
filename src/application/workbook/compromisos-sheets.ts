import { INSTRUMENTOS, MAX_COMPROMISO, MAX_PRODUCTOS } from '../../domain/compromiso.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import type { TableShape } from './read-table.js';

const text = (most: number) => ({ kind: 'text', most }) as const;
const names = INSTRUMENTOS.map((clase) => INSTRUMENTOS_EN_LISTA[clase]);

/** The sheet with one row for each ASM: what is recommended, to the letter, and what the unit commits itself to (3.1). */
export const HOJA_COMPROMISOS = {
  name: 'Compromisos',
  needs: ['asm', 'compromiso', 'plazo', 'instrumento', 'nombreInstrumento'],
  columns: [
    { key: 'asm', header: 'ASM', width: 10, entry: text(20), fixed: true },
    { key: 'programa', header: 'Programa', width: 24, entry: text(1_000), fixed: true },
    {
      key: 'recomendacion',
      header: 'Recomendación, a la letra',
      also: ['Recomendación', 'Recomendación o hallazgo'],
      width: 60,
      entry: text(32_000),
      fixed: true,
    },
    {
      key: 'compromiso',
      header: 'Compromiso',
      width: 50,
      entry: text(MAX_COMPROMISO.compromiso),
      hint: 'Lo que la unidad se compromete a lograr.',
    },
    { key: 'plazo', header: 'Fecha límite', also: ['Plazo'], width: 13, entry: { kind: 'date' } },
    {
      key: 'instrumento',
      header: 'Instrumento',
      also: ['Instrumento rector'],
      width: 26,
      entry: { kind: 'choice', options: names },
      hint: 'Instrumento rector en el que se integrará la mejora. Elija de la lista.',
    },
    {
      key: 'nombreInstrumento',
      header: 'Nombre del instrumento',
      width: 28,
      entry: text(MAX_COMPROMISO.corto),
      hint: 'Obligatorio si eligió «Otro instrumento rector»; si no, el capítulo o apartado.',
    },
    { key: 'situacion', header: 'Situación', width: 16, entry: text(60), fixed: true },
  ],
} as const satisfies TableShape;

/** The sheet with one row for each activity. `asm` is offered as a list when the workbook is made. */
export const HOJA_ACTIVIDADES = {
  name: 'Actividades',
  needs: ['asm', 'descripcion', 'responsable', 'cargo', 'inicio', 'fin', 'unidadMedida', 'ponderacion', 'productos'],
  columns: [
    { key: 'asm', header: 'ASM', width: 10, entry: text(20), spreads: true },
    { key: 'lugar', header: 'Actividad', also: ['Actividad no.', 'No.', 'Núm.'], width: 10, entry: { kind: 'number' } },
    { key: 'descripcion', header: 'Descripción', width: 46, entry: text(MAX_COMPROMISO.descripcion) },
    { key: 'responsable', header: 'Responsable', width: 24, entry: text(MAX_COMPROMISO.corto), spreads: true },
    {
      key: 'cargo',
      header: 'Cargo',
      also: ['Cargo del responsable'],
      width: 24,
      entry: text(MAX_COMPROMISO.corto),
      spreads: true,
    },
    { key: 'inicio', header: 'Inicio', also: ['Fecha de inicio'], width: 13, entry: { kind: 'date' }, spreads: true },
    {
      key: 'fin',
      header: 'Término',
      also: ['Fin', 'Fecha de término', 'Fecha de fin'],
      width: 13,
      entry: { kind: 'date' },
      spreads: true,
    },
    { key: 'unidadMedida', header: 'Unidad de medida', width: 17, entry: text(MAX_COMPROMISO.corto), spreads: true },
    {
      key: 'ponderacion',
      header: 'Ponderación (%)',
      width: 14,
      entry: { kind: 'percent' },
      hint: 'Las de un mismo ASM deben sumar 100.',
    },
    {
      key: 'productos',
      header: 'Productos (uno por renglón)',
      also: ['Productos', 'Producto'],
      width: 44,
      entry: text(MAX_PRODUCTOS * (MAX_COMPROMISO.nombre + 1)),
      hint: 'Documentos que comprobarán la actividad. Para otro renglón en la celda: Alt+Entrar.',
    },
    { key: 'clave', header: 'Clave', also: ['Clave (no la cambie)'], width: 12, entry: text(40), fixed: true },
  ],
} as const satisfies TableShape;
