import { partsOf } from '../../domain/asunto.js';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['mecanismo', 'aprobación del Mecanismo'],
  ['acuse', 'acuse del Mecanismo'],
  ['notificacion', 'acuse de la notificación'],
  ['concurrencia', 'concurrencia con la selección'],
  ['postura', 'postura institucional'],
  ['posturas', 'posturas institucionales'],
  ['compromiso', 'compromiso'],
  ['compromisos', 'compromisos'],
  ['convenio', 'firma del Convenio'],
  ['copia', 'acuse de la copia del Convenio'],
  ['paa', 'integración en el PAA'],
  ['publicacion', 'publicación del Convenio'],
  ['seguimiento', 'reporte de avance'],
  ['captura', 'captura en el SPP'],
  ['entregas', 'entrega de productos'],
  ['correcciones', 'corrección de evidencia'],
  ['prorroga', 'solicitud de prórroga'],
  ['relevo', 'acuse de la entrega de pendientes'],
  ['cierre', 'dictamen del ASM'],
  ['acta', 'firma del Acta'],
  ['resultados', 'publicación de los resultados'],
  ['consulta', 'consulta'],
  ['asm', 'detalle del ASM'],
]);

/** What a matter is, as people call it. */
export const asuntoName = (asunto: string): string => NAMES.get(partsOf(asunto)[0]) ?? 'asunto del ciclo';
