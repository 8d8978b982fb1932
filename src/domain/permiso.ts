import type { CicloCommand } from './ciclo-command.js';
import {
  type ClasePuesto,
  type Designacion,
  type Directorio,
  nombreDePuesto,
  postsOf,
  puestoOf,
} from './directorio.js';
import type { Actor, ClavePuesto, Fecha, PersonId } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

/** Who may give an order: posts by kind, or the very post that the order names; signing leaves the enlace out. */
export interface Permiso {
  /** `propio`: the post named in the order (`unidad` or `puesto`). `sistema`: the clock alone. */
  readonly who: readonly ClasePuesto[] | 'propio' | 'sistema';
  /** Only the titular, or the suplente por ausencia. */
  readonly signs: boolean;
}

const se: Permiso = { who: ['secretaria-ejecutiva'], signs: false };
const sePrepares: Permiso = { who: ['secretaria-ejecutiva', 'uippe'], signs: false };
const seSigns: Permiso = { who: ['secretaria-ejecutiva'], signs: true };
const own: Permiso = { who: 'propio', signs: false };
const ownSigns: Permiso = { who: 'propio', signs: true };
const administracion: Permiso = { who: ['direccion-administracion'], signs: false };
const administracionSigns: Permiso = { who: ['direccion-administracion'], signs: true };
const sistema: Permiso = { who: 'sistema', signs: false };

/** Who may do what: the one table. UIPPE prepares and never decides. */
export const PERMISOS: Readonly<Record<CicloCommand['type'], Permiso>> = {
  'abrir-ciclo': se,
  'adjuntar-mecanismo': sePrepares,
  'aprobar-mecanismo': seSigns,
  'acusar-mecanismo': ownSigns,
  'registrar-acuse-mecanismo-en-papel': se,
  'publicar-mecanismo': sistema,
  'recibir-informe': sePrepares,
  'registrar-asm': sePrepares,
  'confirmar-conteo': sePrepares,
  'redactar-causa-raiz': sePrepares,
  'corregir-asm': se,
  'asignar-asm': se,
  notificar: se,
  'acusar-notificacion': ownSigns,
  'registrar-acuse-en-papel': se,
  'registrar-no-alcanzado': sistema,
  'valorar-asm': se,
  concurrir: ownSigns,
  'atender-observaciones': se,
  'clasificar-asm': se,
  'deseleccionar-asm': se,
  'preparar-postura': own,
  'preparar-posturas': own,
  'anexar-a-postura': own,
  'quitar-anexo': own,
  'presentar-postura': ownSigns,
  'presentar-posturas': ownSigns,
  'tomar-nota-de-postura': se,
  'tomar-nota-de-posturas': se,
  'devolver-postura': se,
  'insistir-en-postura': se,
  'preparar-compromisos': own,
  'proponer-compromisos': ownSigns,
  'acordar-compromisos': se,
  'devolver-compromiso': se,
  'contraproponer-compromisos': se,
  'dejar-para-modificatorio': se,
  'reabrir-compromiso': se,
  'integrar-convenio': se,
  'firmar-convenio': ownSigns,
  'negar-firma': ownSigns,
  'adjuntar-convenio-firmado': se,
  'anular-por-cambio-de-titular': sistema,
  'expedir-constancia': sistema,
  'integrar-en-paa': sePrepares,
  'distribuir-convenio': se,
  'acusar-copia': ownSigns,
  'preparar-publicacion': sePrepares,
  'registrar-publicacion': se,
  'dictaminar-criterio': seSigns,
  'confirmar-trazabilidad': seSigns,
  'dar-segunda-opinion': administracionSigns,
  'emitir-dictamen': seSigns,
  'cerrar-sin-solventar': seSigns,
  'reabrir-asm': seSigns,
  'integrar-acta': se,
  'firmar-acta': ownSigns,
  'negar-firma-de-acta': ownSigns,
  'adjuntar-acta-firmada': se,
  'anular-acta-por-cambio': sistema,
  'expedir-constancia-de-acta': sistema,
  'preparar-resultados': sePrepares,
  'publicar-resultados': se,
  'registrar-sin-respuesta': se,
  'archivar-evidencia': own,
  'registrar-acto': own,
  'registrar-instrumento': own,
  'aceptar-evidencia': se,
  'devolver-evidencia': se,
  'solicitar-prorroga': ownSigns,
  'conceder-prorroga': ownSigns,
  'negar-prorroga': ownSigns,
  'entregar-puesto': sistema,
  'acusar-entrega': ownSigns,
  'plantear-consulta': own,
  'responder-consulta': se,
  'recordar-plazo': sistema,
  'vencer-plazo': sistema,
  'abrir-seguimiento': sistema,
  'reportar-avance': own,
  'cerrar-seguimiento': sistema,
  'posponer-seguimiento': own,
  'repetir-seguimiento': sistema,
  'compilar-bimestre': se,
  'solicitar-captura': se,
  'acusar-captura': administracionSigns,
  'registrar-captura': administracion,
  'omitir-captura': se,
};

const matches = (
  directorio: Directorio,
  permiso: Permiso,
  designacion: Designacion,
  concerned: ClavePuesto | undefined,
): boolean => {
  if (permiso.who === 'propio') return designacion.puesto === concerned;
  const clase = puestoOf(directorio, designacion.puesto)?.clase;
  return permiso.who !== 'sistema' && clase !== undefined && permiso.who.includes(clase);
};

const ofClass = (who: Permiso['who']): string =>
  who.includes('direccion-administracion') && !who.includes('secretaria-ejecutiva')
    ? 'la Dirección de Administración'
    : 'la Secretaría Ejecutiva';

const foreign = (directorio: Directorio, permiso: Permiso, concerned: ClavePuesto | undefined): Refusal => {
  if (permiso.who === 'sistema')
    return refuse('solo-calendario', 'Eso lo hace el calendario del sistema.', 'No tiene que hacer nada.');
  const whose =
    permiso.who === 'propio' && concerned !== undefined ? nombreDePuesto(directorio, concerned) : ofClass(permiso.who);
  return refuse(
    'puesto-ajeno',
    `Eso corresponde a ${whose}, y su puesto es otro.`,
    'Escriba «pendientes» para ver lo que le corresponde.',
  );
};

/**
 * The actor that a person is for an order on a date, or why not. The post comes from the roster, never from the card.
 * `concerned` is the post that the order names (for `propio` orders).
 */
export const authorise = (
  directorio: Directorio,
  person: PersonId,
  type: CicloCommand['type'],
  concerned: ClavePuesto | undefined,
  today: Fecha,
): Actor | Refusal => {
  const permiso = PERMISOS[type];
  const candidates = postsOf(directorio, person, today).filter((each) => matches(directorio, permiso, each, concerned));
  const able = candidates.find((each) => !permiso.signs || each.capacity !== 'enlace');
  if (able !== undefined) return { kind: 'person', person, puesto: able.puesto, capacity: able.capacity };
  if (candidates.length > 0)
    return refuse(
      'solo-titular',
      'Eso lo hace el titular del puesto, o quien lo supla por ausencia.',
      'Usted puede prepararlo; avise a su titular.',
    );
  return foreign(directorio, permiso, concerned);
};
