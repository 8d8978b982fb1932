import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import {
  type Actividad,
  type Compromiso,
  type ContenidoCompromiso,
  sumaPonderaciones,
} from '../../domain/compromiso.js';
import { contenidoProblem } from '../../domain/compromiso-contenido.js';
import { formatInstante } from '../../domain/fecha.js';
import { actividadConvenida, fechasDe } from '../../domain/prorroga.js';
import { fechasLine } from '../fechas-actividad.js';
import { shortened } from '../shortened.js';
import { borradorOf } from './compromiso-borrador.js';
import type { Escrito } from './compromiso-formas.js';
import { actividadRow, fechaLine, instrumentoLine, reparosDe, situacionLine, sumaLine } from './compromiso-textos.js';
import { helpData, visibleCompromiso, writes } from './compromiso-visible.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, isSecretaria, postName, signs } from './matter.js';
import { pageOf, pagerData } from './paging.js';

const ACTIVITIES = 6;
const REASON = 1500;

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

/** A single defect in its own words; several as a list. */
const faltaText = (falta: readonly string[]): string =>
  falta.length > 1 ? ['Antes de presentarlo:', ...falta.map((each) => `• ${each}`)].join('\n') : (falta[0] ?? '');

/** When an activity ends: of what is in force, with the prórroga that it was granted. */
const finOf = (
  ciclo: CicloAbierto,
  { asm, unidad, situacion }: Compromiso,
  { id, fin }: Actividad,
  writing: boolean,
): string => {
  const convenida = writing || situacion.estado !== 'acordado' ? undefined : actividadConvenida(ciclo, asm, unidad, id);
  return convenida?.actividad.fin === fin ? fechasLine(fechasDe(ciclo, convenida)) : fechaLine(fin);
};

/** What a content says, an activity a row, with what it lacks for those who can do something about it (`writing`). */
export const contentData = (
  { ciclo, compromiso, viewer }: Pick<Escrito, 'ciclo' | 'compromiso' | 'viewer'>,
  contenido: ContenidoCompromiso | undefined,
  writing: boolean,
  typed: Typed,
) => {
  const actividades = contenido?.actividades ?? [];
  const page = pageOf(actividades, typed['pagina'], ACTIVITIES);
  const first = (page.page - 1) * ACTIVITIES;
  const reparos = contenido === undefined ? { falta: [], avisos: [] } : reparosDe(ciclo, compromiso, contenido, viewer);
  return {
    hay: contenido !== undefined && (contenido.compromiso !== '' || actividades.length > 0),
    compromiso: contenido?.compromiso === '' ? 'Sin redactar todavía.' : (contenido?.compromiso ?? ''),
    fechaLimite: fechaLine(contenido?.plazo ?? ''),
    instrumento: contenido === undefined ? '' : instrumentoLine(contenido.instrumento),
    filas: page.items.map((actividad, index) =>
      actividadRow(actividad, first + index + 1, finOf(ciclo, compromiso, actividad, writing)),
    ),
    suma: contenido === undefined ? '' : sumaLine(contenido),
    falta: writing || isSecretaria(viewer) ? faltaText(reparos.falta) : '',
    avisos: writing || (isSecretaria(viewer) && compromiso.situacion.estado !== 'acordado') ? reparos.avisos : [],
    ...pagerData(page),
  };
};

/** The activities of a content, to choose one. */
export const actividadChoices = ({ actividades }: ContenidoCompromiso) =>
  actividades.map(({ id, descripcion }, index) => ({
    title: `${index + 1}. ${shortened(descripcion === '' ? 'Sin descripción' : descripcion, 90)}`,
    value: id,
  }));

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
    actividades: actividadChoices(contenido),
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
    redacta: se && estado !== 'acordado' && estado !== 'para-modificatorio',
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
      ...contentData({ ciclo, compromiso, viewer }, shownContent(compromiso, writing), writing, typed),
      ...writerData(compromiso, viewer, writing, isAlone(ciclo, unidad)),
      ...reviewData(compromiso, viewer, typed),
      conHistoria: compromiso.versiones.length > 1,
      asuntoHistoria: `compromiso-historia.${asm}.${unidad}`,
      asuntoContrapropuesta: `contrapropuesta.${asm}.${unidad}`,
      asuntoDatos: `compromiso-datos.${asm}.${unidad}`,
      asuntoActividad: `compromiso-actividad.${asm}.${unidad}`,
      asuntoCompromisos: asunto.compromisos(unidad),
    },
  };
};
