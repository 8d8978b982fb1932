import type { ClaseObligacion } from '../../domain/clase-obligacion.js';
import { daysBetween, formatFecha } from '../../domain/fecha.js';
import type { Fecha } from '../../domain/identity.js';
import type { Plazo } from '../../domain/plazo.js';

/** What is owed, as the one who owes it reads it. */
export const TAREAS: Readonly<Record<ClaseObligacion, string>> = {
  'adjuntar-mecanismo': 'Adjuntar el documento del Mecanismo',
  'aprobar-mecanismo': 'Aprobar el Mecanismo',
  'acusar-mecanismo': 'Acusar recibo del Mecanismo',
  'recibir-informe': 'Registrar el informe de la evaluación',
  'registrar-asm': 'Registrar los ASM del informe',
  asignar: 'Asignar los ASM a sus unidades',
  notificar: 'Notificar a las unidades',
  'acusar-notificacion': 'Acusar recibo de la notificación',
  valorar: 'Valorar la viabilidad de los ASM',
  concurrir: 'Concurrir con la selección',
  'seguir-sin-concurrencia': 'Decidir ante el silencio de una unidad',
  'seguir-sin-respuesta': 'Decidir ante el silencio de una unidad',
  'atender-observaciones': 'Atender las observaciones de una unidad',
  clasificar: 'Clasificar los ASM seleccionados',
  'presentar-postura': 'Presentar la postura institucional',
  'revisar-postura': 'Revisar una postura',
  'responder-consulta': 'Responder una consulta',
  'reportar-avance': 'Reportar el avance del bimestre',
  'proponer-compromisos': 'Proponer compromisos',
  'revisar-compromisos': 'Revisar compromisos propuestos',
  'seguir-sin-compromiso': 'Decidir ante el silencio de una unidad',
  'integrar-convenio': 'Integrar el Convenio',
  'firmar-convenio': 'Firmar el Convenio',
  'resolver-negativa': 'Resolver una negativa de firma',
  'adjuntar-firmado': 'Adjuntar el Convenio con firmas autógrafas',
  'integrar-en-paa': 'Integrar las actividades en el PAA',
  'distribuir-convenio': 'Distribuir copias del Convenio',
  'acusar-copia': 'Acusar recibo de la copia del Convenio',
  'publicar-convenio': 'Publicar el Convenio',
  'acusar-entrega': 'Acusar recibo de la entrega de pendientes',
  'compilar-bimestre': 'Compilar el bimestre',
  'solicitar-captura': 'Solicitar la captura en el SPP',
  'acusar-captura': 'Acusar recibo de la solicitud de captura',
  'registrar-captura': 'Registrar la captura en el SPP',
  'entregar-productos': 'Entregar los productos comprometidos',
  'corregir-evidencia': 'Corregir la evidencia devuelta',
  'completar-evidencia': 'Registrar el acto o el instrumento de su evidencia',
  'revisar-evidencias': 'Revisar las evidencias entregadas',
  'resolver-prorroga': 'Resolver una solicitud de prórroga',
  dictaminar: 'Valorar los criterios de solventación',
  'dar-segunda-opinion': 'Dar la segunda opinión de un dictamen',
  'integrar-acta': 'Integrar el Acta de Atención',
  'firmar-acta': 'Firmar el Acta de Atención',
  'resolver-negativa-de-acta': 'Resolver una negativa de firma del Acta',
  'adjuntar-acta-firmada': 'Adjuntar el Acta con firmas autógrafas',
  'publicar-resultados': 'Publicar los resultados',
};

/** What only the titular, or who stands in, may do. */
export const SOLO_TITULAR: ReadonlySet<ClaseObligacion> = new Set([
  'aprobar-mecanismo',
  'acusar-mecanismo',
  'acusar-notificacion',
  'concurrir',
  'presentar-postura',
  'proponer-compromisos',
  'firmar-convenio',
  'acusar-copia',
  'acusar-entrega',
  'acusar-captura',
  'resolver-prorroga',
  'dictaminar',
  'dar-segunda-opinion',
  'firmar-acta',
]);

/** Of those, what an enlace can write beforehand; the rest can only be read. */
export const PREPARABLE: ReadonlySet<ClaseObligacion> = new Set(['presentar-postura', 'proponer-compromisos']);

/** How near a due date is; never told by colour alone. */
export type Urgencia = 'vencido' | 'proximo' | 'normal';

/** Days before the due date from which it is marked as near. */
const NEAR = 2;

/** How urgent a due date is today; without one, nothing is. */
export const urgenciaOf = (plazo: Plazo | undefined, today: Fecha): Urgencia => {
  if (plazo === undefined) return 'normal';
  if (plazo.vence < today) return 'vencido';
  return daysBetween(today, plazo.vence) <= NEAR ? 'proximo' : 'normal';
};

const days = (count: number): string => (count === 1 ? '1 día' : `${count} días`);

/** A due date in words: «Venció el 3 de diciembre de 2026, hace 4 días». Empty without one. */
export const plazoLine = (plazo: Plazo | undefined, today: Fecha): string => {
  if (plazo === undefined) return '';
  const left = daysBetween(today, plazo.vence);
  const date = formatFecha(plazo.vence);
  if (left < 0) return `Venció el ${date}, hace ${days(-left)}`;
  if (left === 0) return `Vence hoy, ${date}`;
  return left === 1 ? `Vence mañana, ${date}` : `Vence el ${date}, en ${days(left)}`;
};

/** What stands before a due date, so that it is seen without its colour. */
export const MARCAS: Readonly<Record<Urgencia, string>> = {
  vencido: '⚠ Vencido.',
  proximo: '◷ Por vencer.',
  normal: '',
};

/** Colour of a due date in a card. */
export const COLORES: Readonly<Record<Urgencia, string>> = {
  vencido: 'attention',
  proximo: 'warning',
  normal: 'default',
};
