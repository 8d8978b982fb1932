import assert from 'node:assert/strict';
import { FUERA_EN_DOCUMENTO } from '../../../src/application/acta-fuera.js';
import { diasEnPalabras, FINES_EN_DOCUMENTO, PRORROGAS_EN_DOCUMENTO } from '../../../src/application/acta-palabras.js';
import { VALORES_VEREDICTO } from '../../../src/application/chat/cierre-suceso.js';
import { NOMBRES_ACTO } from '../../../src/application/chat/evidencia-textos.js';
import {
  CLASES_EN_DOCUMENTO,
  INSTRUMENTOS_EN_DOCUMENTO,
  PRIORIDADES_EN_DOCUMENTO,
  TIPOS_EN_DOCUMENTO,
} from '../../../src/application/document-names.js';
import { esFecha, formatFecha, formatFechaCorta, formatMomento } from '../../../src/domain/fecha.js';
import type { InPrint, Leaf } from './facts-in-print.js';

const CODES: Readonly<Record<string, string>> = {
  ...CLASES_EN_DOCUMENTO,
  ...INSTRUMENTOS_EN_DOCUMENTO,
  ...PRIORIDADES_EN_DOCUMENTO,
  ...TIPOS_EN_DOCUMENTO,
  ...NOMBRES_ACTO,
};

const short = (value: Leaf): string => formatFechaCorta(String(value));

/** How a leaf is printed, by its name; every other one is printed to the letter, or as a date. */
const PRINTED: Readonly<Record<string, (value: Leaf, parent: string) => string>> = {
  clase: (value) => (value === 'sin-precisar' ? '' : (CODES[String(value)] ?? assert.fail(String(value)))),
  prioridad: (value) => CODES[String(value)] ?? assert.fail(String(value)),
  tipo: (value) => CODES[String(value)] ?? assert.fail(String(value)),
  valor: (value) => VALORES_VEREDICTO[value === 'cumple' || value === 'falta' ? value : 'no-cumple'],
  criterio: (value) => `${value}. `,
  cumple: (value) => (value ? ': sí. ' : ': no. '),
  conforme: (value) => (value ? 'Conforme.' : 'No conforme.'),
  estado: (value, parent) => {
    if (parent === 'prorrogas') return { ...PRORROGAS_EN_DOCUMENTO }[String(value)] ?? assert.fail(String(value));
    if (parent === 'captura') return value === 'omitida' ? 'No aplica: ' : 'Capturado el ';
    return { ...FINES_EN_DOCUMENTO }[String(value)] ?? assert.fail(String(value));
  },
  situacion: (value) => ({ ...FUERA_EN_DOCUMENTO })[String(value)] ?? assert.fail(String(value)),
  dictamen: (value) => `dictamen ${value}`,
  dias: (value, parent) =>
    parent === 'prorrogas' ? `${value} días naturales desde la original` : diasEnPalabras(Number(value)),
  diasDelOriginal: (value) => `${diasEnPalabras(Number(value))} respecto de la original`,
  cumplido: (value) => (value ? 'Cumplido el ' : 'No cumplido'),
  cuando: (value) => formatMomento(String(value)),
  ponderacion: (value) => `${value} %`,
  inicio: short,
  original: short,
  convenida: short,
  // Printed only where it is another than the agreed one, as the activity's own test says.
  vigente: (value) => (typeof value === 'boolean' ? (value ? 'Vigente: ' : 'No vigente: ') : ''),
  de: short,
  hasta: short,
  concedidaTarde: (value) => `Se concedió el ${short(value)}, cuando la nueva fecha ya había pasado`,
  versiones: (value) => (value === 0 ? 'No se entregó.' : ` de ${value}, entregada el `),
  noAplica: (value) => `no aplica. ${value}`,
  suplente: (value, parent) => {
    if (!value) return '';
    return parent === 'partes' ? 'Por ausencia: ' : ', por ausencia del titular';
  },
  conflicto: (value) =>
    ({
      secretaria: 'La Secretaría Ejecutiva ejecuta este ASM y también lo dictamina; por ello',
      ambas: 'no fue posible una segunda opinión independiente',
    })[String(value)] ?? 'La Dirección de Administración ejecuta este ASM y también firma esta Acta',
  accion: (value) => (value === 'IV' ? 'Sección IV' : String(value)),
  celda: (value) => String(value).replace(/^(.+)!(.+)$/, 'hoja «$1», celda $2'),
  reincidentes: () => '(reincide: se dio aviso a la Contraloría)',
};

/** How the facts of the Acta, and of the dictámenes that it states, are printed. */
export const actaInPrint: InPrint = (path, value) => {
  const [key = '', parent = ''] = path.toReversed();
  // People see an activity and a product by their place in the list, and a unit by its name.
  if (key === 'id' && (parent === 'actividades' || parent === 'productos')) return '';
  if (key === 'clave' && (parent === 'compromisos' || parent === 'paa')) return parent === 'paa' ? String(value) : '';
  if (key === 'id' && parent === 'ciclo') return String(value).toUpperCase();
  if (key === 'fecha' && parent === 'cronologia') return short(value);
  const text = PRINTED[key]?.(value, parent) ?? String(value);
  return esFecha(text) ? formatFecha(text) : text;
};
