import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import {
  type Compromiso,
  type ContenidoCompromiso,
  INSTRUMENTOS,
  MAX_COMPROMISO,
  puedeProponerse,
  sumaPonderaciones,
} from '../../domain/compromiso.js';
import { contenidoProblem } from '../../domain/compromiso-contenido.js';
import { formatInstante } from '../../domain/fecha.js';
import { posturaKey, ultimaVersion } from '../../domain/postura.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import { personaEn } from '../persona-en-puesto.js';
import { shortened } from '../shortened.js';
import { borradorOf, compromisoOf } from './compromiso-borrador.js';
import { actividadRow, fechaLine, instrumentoLine, reparosDe, situacionLine, sumaLine } from './compromiso-textos.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning, pageOf, pagerData } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';

const ACTIVITIES = 6;
const TEXT = 500;
const REASON = 1500;

/** The commitment, when there is one and the viewer may see it. */
export const visibleCompromiso = (
  ciclo: CicloAbierto,
  asm: string,
  unidad: string,
  viewer: Viewer,
): Compromiso | undefined => {
  const found = compromisoOf(ciclo, asm, unidad);
  return found !== undefined && (holds(viewer, unidad) || readsAll(viewer)) ? found : undefined;
};

/** Whether this viewer writes it now: it is the unit's turn, and they are on its post. */
const writes = (compromiso: Compromiso, ciclo: CicloAbierto, viewer: Viewer): boolean =>
  puedeProponerse(compromiso) &&
  holds(viewer, compromiso.unidad) &&
  ciclo.asm[compromiso.asm]?.seleccion.estado === 'seleccionado';

/** What everybody but its unit sees is the last version; the unit sees what it is writing. */
const shownContent = (compromiso: Compromiso, writing: boolean): ContenidoCompromiso | undefined =>
  writing ? borradorOf(compromiso) : compromiso.versiones.at(-1)?.contenido;

const observationsLine = ({ versiones, reapertura, situacion }: Compromiso): string => {
  const last = versiones.at(-1);
  const said = last?.observaciones;
  if (said !== undefined)
    return `${last?.de === 'secretaria' ? 'La Secretaría Ejecutiva le propone esta redacción' : 'Observaciones de la Secretaría Ejecutiva'}: ${said}`;
  return reapertura !== undefined && situacion.estado === 'devuelto' ? `Se reabrió: ${reapertura}` : '';
};

const helpData = (ciclo: CicloAbierto, { asm, unidad }: Compromiso) => {
  const texto = ciclo.asm[asm]?.texto;
  const postura = ciclo.posturas[posturaKey(asm, unidad)];
  const propuestas = postura === undefined ? '' : (ultimaVersion(postura)?.contenido.propuestas ?? '');
  return {
    recomendacion: beginning(texto?.recomendacion ?? texto?.hallazgo ?? '', TEXT),
    propuestas: beginning(propuestas, TEXT),
    asuntoAsm: asunto.asm(asm),
  };
};

const contentData = (ciclo: CicloAbierto, compromiso: Compromiso, viewer: Viewer, writing: boolean, typed: Typed) => {
  const contenido = shownContent(compromiso, writing);
  const actividades = contenido?.actividades ?? [];
  const page = pageOf(actividades, ACTIVITIES, typed['pagina']);
  const first = (page.pagina - 1) * ACTIVITIES;
  const reparos = contenido === undefined ? { falta: '', avisos: [] } : reparosDe(ciclo, compromiso, contenido, viewer);
  return {
    hay: contenido !== undefined && (contenido.compromiso !== '' || actividades.length > 0),
    compromiso: contenido?.compromiso === '' ? 'Sin redactar todavía.' : (contenido?.compromiso ?? ''),
    fechaLimite: fechaLine(contenido?.plazo ?? ''),
    instrumento: contenido === undefined ? '' : instrumentoLine(contenido.instrumento),
    filas: page.items.map((actividad, index) => actividadRow(actividad, first + index + 1)),
    suma: contenido === undefined ? '' : sumaLine(contenido),
    falta: reparos.falta === '' || !(writing || isSecretaria(viewer)) ? '' : `Falta para presentarlo: ${reparos.falta}`,
    avisos: writing || isSecretaria(viewer) ? reparos.avisos : [],
    ...pagerData(page),
  };
};

const isAlone = (ciclo: CicloAbierto, unidad: string): boolean =>
  Object.values(ciclo.compromisos).filter((each) => each.unidad === unidad).length === 1;

const writerData = (compromiso: Compromiso, viewer: Viewer, writing: boolean, alone: boolean) => {
  const contenido = borradorOf(compromiso);
  const { actividades } = contenido;
  const ready = contenidoProblem(contenido) === undefined;
  const uneven = actividades.length > 1 && sumaPonderaciones(actividades) !== 10_000;
  return {
    escribe: writing,
    // A unit with several commitments finds its workbook in the card of them all.
    libro: alone && (writing || isSecretaria(viewer)),
    eligeActividad: writing && actividades.length > 0,
    actividades: actividades.map(({ id, descripcion }, index) => ({
      title: `${index + 1}. ${shortened(descripcion === '' ? 'Sin descripción' : descripcion, 90)}`,
      value: id,
    })),
    reparte: writing && uneven,
    presenta: writing && ready && signs(viewer, compromiso.unidad),
    avisa: writing && ready && !signs(viewer, compromiso.unidad),
    borradorDe:
      writing && compromiso.preparado !== undefined
        ? `Borrador de ${viewer.nameOf(compromiso.preparado.persona)}, ${formatInstante(compromiso.preparado.at)}`
        : '',
  };
};

const QUESTIONS = ['logran', 'plazoAdecuado', 'productosPertinentes'] as const;

/** The three questions and the reasons, with what was typed kept after a refusal. */
export const questionsData = (typed: Typed) =>
  Object.fromEntries(
    QUESTIONS.flatMap((key) => [
      [key, typed[key] ?? ''],
      [`${key}Razon`, (typed[`${key}Razon`] ?? '').slice(0, REASON)],
    ]),
  );

const reviewData = ({ situacion: { estado } }: Compromiso, viewer: Viewer, typed: Typed) => {
  const se = isSecretaria(viewer);
  return {
    revisa: se && estado === 'propuesto',
    deja: se && estado !== 'para-modificatorio',
    reabre: se && (estado === 'acordado' || estado === 'para-modificatorio' || estado === 'sin-respuesta'),
    razona: se && estado !== 'propuesto',
    observaciones: (typed['observaciones'] ?? '').slice(0, REASON),
    ...questionsData(typed),
  };
};

/** The card of one commitment: what was asked, what stands, and what this viewer can do about it (3.1). */
export const compromisoView: View = (ciclo, [asm = '', unidad = ''], viewer, typed = {}) => {
  const compromiso = visibleCompromiso(ciclo, asm, unidad, viewer);
  if (compromiso === undefined) return undefined;
  const writing = writes(compromiso, ciclo, viewer);
  return {
    template: 'compromiso',
    data: {
      ...buttonData(ciclo, asunto.compromiso(asm, unidad)),
      asm,
      unidad,
      etiqueta: `Acción 3.1 · Compromisos · PAE ${ciclo.datos.pae}`,
      titulo: `Compromiso: ${beginning(asm, 20, 1)}`,
      destinatario: postName(viewer, unidad),
      estado: beginning(situacionLine(compromiso, viewer), REASON),
      respuesta: beginning(observationsLine(compromiso), REASON),
      ...helpData(ciclo, compromiso),
      ...contentData(ciclo, compromiso, viewer, writing, typed),
      ...writerData(compromiso, viewer, writing, isAlone(ciclo, unidad)),
      ...reviewData(compromiso, viewer, typed),
      conHistoria: compromiso.versiones.length > 1,
      asuntoHistoria: `compromiso-historia.${asm}.${unidad}`,
      asuntoDatos: `compromiso-datos.${asm}.${unidad}`,
      asuntoActividad: `compromiso-actividad.${asm}.${unidad}`,
      asuntoCompromisos: asunto.compromisos(unidad),
    },
  };
};

/** The form of the head of a commitment. */
export const datosView: View = (ciclo, [asm = '', unidad = ''], viewer, typed = {}) => {
  const compromiso = visibleCompromiso(ciclo, asm, unidad, viewer);
  if (compromiso === undefined || !writes(compromiso, ciclo, viewer)) return undefined;
  const now = borradorOf(compromiso);
  return {
    template: 'compromiso-datos',
    data: {
      ...buttonData(ciclo, asunto.compromiso(asm, unidad)),
      asm,
      unidad,
      etiqueta: `Acción 3.1 · ${beginning(asm, 20, 1)} · ${postName(viewer, unidad)}`,
      ...helpData(ciclo, compromiso),
      compromiso: (typed['compromiso'] ?? now.compromiso).slice(0, MAX_COMPROMISO.compromiso),
      plazo: typed['plazo'] ?? now.plazo,
      instrumento: typed['instrumento'] ?? now.instrumento.clase,
      instrumentos: INSTRUMENTOS.map((clase) => ({ title: INSTRUMENTOS_EN_LISTA[clase], value: clase })),
      nombreInstrumento: (typed['nombreInstrumento'] ?? now.instrumento.nombre).slice(0, MAX_COMPROMISO.corto),
    },
  };
};

/** The form of one activity: a new one, or the one that was chosen. */
export const actividadView: View = (ciclo, [asm = '', unidad = '', id = ''], viewer, typed = {}) => {
  const compromiso = visibleCompromiso(ciclo, asm, unidad, viewer);
  if (compromiso === undefined || !writes(compromiso, ciclo, viewer)) return undefined;
  const { actividades } = borradorOf(compromiso);
  const place = actividades.findIndex((each) => each.id === id);
  const now = actividades[place];
  const { nombre, cargo } = personaEn(viewer, unidad);
  const value = (key: string, known: string, most: number): string => (typed[key] ?? known).slice(0, most);
  const rest = Math.max(0, 10_000 - sumaPonderaciones(actividades)) / 100;
  return {
    template: 'compromiso-actividad',
    data: {
      ...buttonData(ciclo, asunto.compromiso(asm, unidad)),
      asm,
      unidad,
      id: now?.id ?? '',
      etiqueta: `Acción 3.1 · ${beginning(asm, 20, 1)} · ${postName(viewer, unidad)}`,
      titulo: now === undefined ? `Actividad ${actividades.length + 1}` : `Actividad ${place + 1}`,
      suma: sumaLine({ ...borradorOf(compromiso) }),
      descripcion: value('descripcion', now?.descripcion ?? '', MAX_COMPROMISO.descripcion),
      responsable: value('responsable', now?.responsable ?? nombre, MAX_COMPROMISO.corto),
      cargo: value('cargo', now?.cargo ?? cargo, MAX_COMPROMISO.corto),
      inicio: typed['inicio'] ?? now?.inicio ?? '',
      fin: typed['fin'] ?? now?.fin ?? '',
      unidadMedida: value('unidadMedida', now?.unidadMedida ?? 'Documento', MAX_COMPROMISO.corto),
      ponderacion: typed['ponderacion'] ?? String(now?.ponderacion ?? (rest === 0 ? '' : rest)),
      productos: value('productos', (now?.productos ?? []).map((each) => each.nombre).join('\n'), 4000),
      existe: now !== undefined,
      asuntoCompromiso: asunto.compromiso(asm, unidad),
    },
  };
};
