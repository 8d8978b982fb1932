import type { CicloAbierto } from '../domain/ciclo-state.js';
import { type Actividad, compromisoKey, type Instrumento } from '../domain/compromiso.js';
import type { ParteConvenio } from '../domain/convenio.js';
import { nombreDePuesto } from '../domain/directorio.js';
import { entryOf } from '../domain/entry.js';
import { actoEn, evidenciaAceptada, evidenciasDe, instrumentoEn } from '../domain/evidencia.js';
import type { ActoAprobacion, InstrumentoVigente } from '../domain/evidencia-state.js';
import { daysBetween, fechaOf } from '../domain/fecha.js';
import type { ClavePuesto, Fecha } from '../domain/identity.js';
import { type ActividadConvenida, actividadesConvenidas, actividadKey } from '../domain/paa.js';
import { concedidaTarde, fechasDe } from '../domain/prorroga.js';
import type { Prorroga } from '../domain/prorroga-state.js';
import type { Naming } from './constancia-documento.js';
import type { EnPaa } from './paquete-hechos.js';
import { type Quien, quienDe } from './quien.js';

/** What was delivered of a product: the version that SE accepted or, while it accepted none, the last one. */
export interface EntregaDelActa {
  readonly clave: string;
  readonly nombre: string;
  readonly version: number;
  readonly sha256: string;
  readonly entregada: Fecha;
  /** Who accepted it; absent when nobody did. */
  readonly acepto?: Quien;
}

/** A product of the Convenio and what became of it. */
export interface ProductoDelActa {
  readonly id: string;
  readonly nombre: string;
  /** Versions that were filed, the corrections among them. */
  readonly versiones: number;
  readonly entrega?: EntregaDelActa;
  readonly acto?: ActoAprobacion;
  readonly instrumento?: InstrumentoVigente;
}

/** A prórroga of an activity, whatever became of it. */
export interface ProrrogaDelActa extends Pick<Prorroga, 'id' | 'de' | 'hasta' | 'dias' | 'justificacion'> {
  readonly estado: 'concedida' | 'negada' | 'sin-respuesta';
  /** The day on which it was granted, when the new date had passed by then. */
  readonly concedidaTarde?: Fecha;
  /** Why it was denied. */
  readonly razon?: string;
  /** Who granted or denied it. */
  readonly quienes: readonly Quien[];
}

/** When something was done against when it was due. Days are natural: negative before the date, positive after it. */
export interface CumplimientoDelActa {
  readonly cumplido: boolean;
  /** The day on which the last of what was due was delivered; absent when something was not accepted. */
  readonly real?: Fecha;
  /** From the date that held to the real one. */
  readonly dias?: number;
  /** From the date that was agreed first, when a prórroga or a modificatorio moved it. */
  readonly diasDelOriginal?: number;
}

/** An activity of the Convenio in force: what was agreed and what was done. */
export interface ActividadDelActa
  extends Pick<Actividad, 'id' | 'descripcion' | 'responsable' | 'cargo' | 'inicio' | 'ponderacion' | 'unidadMedida'> {
  readonly lugar: number;
  /** End that was agreed first, the one of the Convenio in force if it is another, and the one that held. */
  readonly original: Fecha;
  readonly convenida?: Fecha;
  readonly vigente: Fecha;
  readonly prorrogas: readonly ProrrogaDelActa[];
  readonly paa?: EnPaa;
  readonly cumplimiento: CumplimientoDelActa;
  readonly productos: readonly ProductoDelActa[];
}

/** What one unit committed itself to on an ASM, SE's own included, and how it complied. */
export interface CompromisoDelActa {
  readonly unidad: string;
  readonly clave: ClavePuesto;
  readonly compromiso: string;
  readonly instrumento: Instrumento;
  /** Deadline of the commitment, and the later one that a prórroga of its activities gave it. */
  readonly plazo: Fecha;
  readonly vigente: Fecha;
  readonly cumplimiento: CumplimientoDelActa;
  readonly actividades: readonly ActividadDelActa[];
}

const latest = (fechas: readonly Fecha[]): Fecha | undefined => fechas.toSorted().at(-1);

const compliance = (reales: readonly (Fecha | undefined)[], vigente: Fecha, original: Fecha): CumplimientoDelActa => {
  const done = reales.flatMap((each) => each ?? []);
  const real = latest(done);
  if (real === undefined || done.length < reales.length) return { cumplido: false };
  return {
    cumplido: true,
    real,
    dias: daysBetween(vigente, real),
    ...(vigente !== original && { diasDelOriginal: daysBetween(original, real) }),
  };
};

const delivered = (
  ciclo: CicloAbierto,
  { asm, unidad }: ActividadConvenida,
  producto: string,
  viewer: Naming,
): EntregaDelActa | undefined => {
  const accepted = evidenciaAceptada(ciclo, asm, unidad, producto);
  const shown = accepted ?? evidenciasDe(ciclo, asm, unidad, producto).at(-1);
  if (shown === undefined) return undefined;
  return {
    clave: shown.id,
    nombre: shown.archivo.nombre,
    version: shown.version,
    sha256: shown.archivo.sha256,
    entregada: fechaOf(shown.at),
    ...(accepted?.revision && { acepto: quienDe(accepted.revision.acuse, viewer) }),
  };
};

const productOf = (
  ciclo: CicloAbierto,
  convenida: ActividadConvenida,
  { id, nombre }: Actividad['productos'][number],
  viewer: Naming,
): ProductoDelActa => {
  const { asm, unidad } = convenida;
  const lugar = { asm, unidad, producto: id };
  const entrega = delivered(ciclo, convenida, id, viewer);
  const acto = actoEn(ciclo, lugar);
  const instrumento = instrumentoEn(ciclo, lugar);
  return {
    id,
    nombre,
    versiones: evidenciasDe(ciclo, asm, unidad, id).length,
    ...(entrega && { entrega }),
    ...(acto && { acto }),
    ...(instrumento && { instrumento }),
  };
};

const extensionOf = (prorroga: Prorroga, viewer: Naming): ProrrogaDelActa => {
  const { id, de, hasta, dias, justificacion, situacion, aprobaciones } = prorroga;
  const base = { id, de, hasta, dias, justificacion };
  const approved = Object.values(aprobaciones).map((each) => quienDe(each, viewer));
  switch (situacion.estado) {
    case 'solicitada':
      return { ...base, estado: 'sin-respuesta', quienes: approved };
    case 'concedida': {
      const late = concedidaTarde(prorroga);
      return { ...base, estado: 'concedida', ...(late && { concedidaTarde: late }), quienes: approved };
    }
    case 'negada':
      return { ...base, estado: 'negada', razon: situacion.razon, quienes: [quienDe(situacion.acuse, viewer)] };
  }
};

const paaOf = (ciclo: CicloAbierto, key: string): EnPaa | undefined => {
  const found = entryOf(ciclo.paa, key);
  if (found === undefined) return undefined;
  const { acuse: _acuse, ...enPaa } = found;
  return enPaa;
};

const activityOf = (ciclo: CicloAbierto, convenida: ActividadConvenida, viewer: Naming): ActividadDelActa => {
  const { asm, unidad, actividad, lugar } = convenida;
  const { id, descripcion, responsable, cargo, inicio, ponderacion, unidadMedida } = actividad;
  const { original: agreed, primera, vigente, prorrogas } = fechasDe(ciclo, convenida);
  const original = primera ?? agreed;
  const productos = actividad.productos.map((each) => productOf(ciclo, convenida, each, viewer));
  const reales = productos.map(({ entrega }) => (entrega?.acepto === undefined ? undefined : entrega.entregada));
  const paa = paaOf(ciclo, actividadKey(asm, unidad, id));
  return {
    id,
    lugar,
    descripcion,
    responsable,
    cargo,
    inicio,
    ponderacion,
    unidadMedida,
    original,
    ...(agreed !== original && { convenida: agreed }),
    vigente,
    prorrogas: prorrogas.map((each) => extensionOf(each, viewer)),
    ...(paa && { paa }),
    cumplimiento: compliance(reales, vigente, original),
    productos,
  };
};

/** What became of a commitment of the Convenio in force. Nothing when the record doesn't hold the version that it names. */
export const compromisoDelActa = (
  ciclo: CicloAbierto,
  { asm, unidad, version }: ParteConvenio,
  viewer: Naming,
): readonly CompromisoDelActa[] => {
  const found = ciclo.compromisos[compromisoKey(asm, unidad)]?.versiones.find(({ numero }) => numero === version);
  if (found === undefined) return [];
  const { compromiso, instrumento, plazo } = found.contenido;
  const actividades = actividadesConvenidas(ciclo)
    .filter((each) => each.asm === asm && each.unidad === unidad)
    .map((each) => activityOf(ciclo, each, viewer));
  const vigente = latest([plazo, ...actividades.map((each) => each.vigente)]) ?? plazo;
  const reales = actividades.map(({ cumplimiento }) => cumplimiento.real);
  return [
    {
      unidad: nombreDePuesto(viewer.directorio, unidad),
      clave: unidad,
      compromiso,
      instrumento,
      plazo,
      vigente,
      cumplimiento: compliance(reales, vigente, plazo),
      actividades,
    },
  ];
};
