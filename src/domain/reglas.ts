import type { RigorAvisos } from './compromiso-aviso.js';
import type { ReglaFirma } from './convenio.js';
import type { ReglaEvidencias } from './evidencia-archivo.js';

/** Requests that the bot makes with a due date, by the name of their rule. */
export const PLAZOS = [
  'aprobacion',
  'acuse-mecanismo',
  'acuse-notificacion',
  'concurrencia',
  'postura',
  'consulta',
  'compromiso',
  'firma',
  'segunda-opinion',
  'paa',
  'acuse-copia',
  'publicacion',
  'aviso-publicacion',
  'acuse-entrega',
  'correccion-evidencia',
  'compilacion',
  'solicitud-captura',
  'acuse-captura',
  'captura',
  'prorroga',
] as const;

/** Name of the rule that gives a request its due date. */
export type ClasePlazo = (typeof PLAZOS)[number];

/** One point of the lineamientos that SE checks before it publishes (4.2). Configuration of the institution. */
export interface Lineamiento {
  readonly clave: string;
  readonly texto: string;
  readonly obligatorio: boolean;
}

/** What the Mechanism leaves open and each institution decides: named rules, set in the institution file. */
export interface Reglas {
  /** Working days that each request gives, counted from the day after it is made. */
  readonly plazos: Readonly<Record<ClasePlazo, number>>;
  /** Working days before the due date on which the reminder goes out. */
  readonly recordatorio: number;
  /** Pattern of a notice's folio: `{puesto}`, `{ciclo}`, `{numero}` (consecutive in the ciclo) and `{anio}` (of the PAE) are filled in. */
  readonly folio: string;
  /** What completes a signature of the Convenio. */
  readonly firma: ReglaFirma;
  /** Whether each thing that the program points out of a commitment advises or refuses. */
  readonly avisosCompromiso: RigorAvisos;
  /** What is taken as evidence. */
  readonly evidencias: ReglaEvidencias;
  /** What SE checks before it records a publication. */
  readonly lineamientos: readonly Lineamiento[];
}

/** The rules of an institution that sets none. */
export const reglasPorOmision: Reglas = {
  plazos: {
    aprobacion: 5,
    'acuse-mecanismo': 5,
    'acuse-notificacion': 5,
    concurrencia: 5,
    postura: 10,
    consulta: 5,
    compromiso: 10,
    firma: 5,
    'segunda-opinion': 5,
    paa: 10,
    'acuse-copia': 5,
    publicacion: 10,
    'aviso-publicacion': 5,
    'acuse-entrega': 5,
    'correccion-evidencia': 10,
    compilacion: 5,
    'solicitud-captura': 5,
    'acuse-captura': 5,
    captura: 10,
    prorroga: 5,
  },
  recordatorio: 2,
  folio: '{puesto}/{ciclo}/{numero}',
  firma: 'ambas',
  avisosCompromiso: {
    'plazo-tras-paa': 'aviso',
    'inicio-pasado': 'aviso',
    'producto-no-documental': 'aviso',
    'recomendacion-compuesta': 'aviso',
  },
  evidencias: {
    tipos: ['pdf', 'word', 'excel', 'presentacion', 'libreoffice', 'office-antiguo', 'imagen', 'texto', 'comprimido'],
    maximoMb: 50,
  },
  lineamientos: [
    { clave: 'apartado', texto: 'Está en el apartado de Transparencia del portal oficial.', obligatorio: true },
    { clave: 'completo', texto: 'Se publicó el documento completo, con todas sus páginas.', obligatorio: true },
    { clave: 'datos-personales', texto: 'No contiene datos personales que deban protegerse.', obligatorio: true },
    { clave: 'abierto', texto: 'Se publicaron los datos abiertos y su diccionario.', obligatorio: false },
    { clave: 'finanzas', texto: 'Atiende los lineamientos de la Secretaría de Finanzas y del PAE.', obligatorio: true },
  ],
};
