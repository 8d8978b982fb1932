import { asunto } from '../../domain/asunto.js';
import { nombreBimestre } from '../../domain/bimestre.js';
import { formatFecha } from '../../domain/fecha.js';
import {
  type AvanceAsm,
  type Materia,
  materiaKey,
  materiasDe,
  type Seguimiento,
  sinAvance,
} from '../../domain/seguimiento-state.js';
import type { Typed, View, Viewer } from './feature.js';
import { buttonData, holds, postName, readsAll } from './matter.js';
import { type Page, pageOf, pagerData } from './paging.js';
import { archivosVistos, type Consultado, filaDe, propuesta } from './seguimiento-fila.js';

/** ASM whose inputs one card shows, and activities, which have shorter texts: more would be endless on a phone. */
const PAGE_ASM = 3;
const PAGE_ACTIVIDADES = 8;
/** Most characters, as JSON, of the texts that fill the form of one page: the card stays under Teams' limit. */
const PAGE_TEXTS = 16_000;

const nouns = (porActividad: boolean, count: number): string => {
  if (!porActividad) return 'ASM';
  return count === 1 ? 'actividad' : 'actividades';
};

const missingText = (left: number, all: number, porActividad: boolean): string => {
  if (all === 1) return porActividad ? 'Falta su única actividad.' : 'Falta su único ASM.';
  return `${left === 1 ? 'Falta' : 'Faltan'} ${left} de ${all} ${nouns(porActividad, all)}.`;
};

/** Of how much something is said: «su único ASM», or «2 de 3 actividades». */
export const shareOf = (part: number, all: number, porActividad: boolean): string => {
  if (all === 1) return porActividad ? 'su única actividad' : 'su único ASM';
  return `${part} de ${all} ${nouns(porActividad, all)}`;
};

const stateLine = (at: Seguimiento, unidad: string): string => {
  const porActividad = at.actividades !== undefined;
  const left = sinAvance(at, unidad).length;
  const all = materiasDe(at, unidad).length;
  const vence = formatFecha(at.plazo.vence);
  if (at.cerrado)
    return left === 0
      ? 'Cerrado. Su unidad reportó.'
      : `Cerró el ${vence} sin el reporte de ${shareOf(left, all, porActividad)}. Así consta; el avance se reporta en el siguiente bimestre.`;
  return left === 0
    ? `Reporte completo. Puede corregirlo hasta el ${vence}.`
    : `${missingText(left, all, porActividad)} Envíe su reporte a más tardar el ${vence}.`;
};

const textsOf = (avance: AvanceAsm | undefined): number =>
  JSON.stringify([avance?.motivo ?? '', avance?.comentarios ?? '']).length;

/** The matters of a unit, page by page: few of them, and fewer when what they were told is long. */
const pagesOf = (of: Consultado): readonly (readonly Materia[])[] => {
  const most = of.at.actividades === undefined ? PAGE_ASM : PAGE_ACTIVIDADES;
  const pages: Materia[][] = [];
  let texts = 0;
  for (const materia of materiasDe(of.at, of.unidad)) {
    const own = textsOf(saidOrProposed(of, materia));
    const page = pages.at(-1);
    if (page === undefined || page.length === most || texts + own > PAGE_TEXTS) {
      pages.push([materia]);
      texts = own;
    } else {
      page.push(materia);
      texts += own;
    }
  }
  return pages.length === 0 ? [[]] : pages;
};

const saidOrProposed = (of: Consultado, materia: Materia): AvanceAsm | undefined =>
  of.at.reportes[of.unidad]
    ?.flatMap(({ avances }) => avances)
    .findLast((each) => materiaKey(each) === materiaKey(materia)) ?? propuesta(of, materia);

/** The page that was asked for, else the one with the first matter that lacks its report. */
const openPage = (of: Consultado, typed: Typed): Page<Materia> => {
  const pages = pagesOf(of);
  const missing = new Set(sinAvance(of.at, of.unidad).slice(0, 1).map(materiaKey));
  const first = pages.findIndex((page) => page.some((materia) => missing.has(materiaKey(materia))));
  const { items, ...place } = pageOf(pages, typed['pagina'] ?? String(first + 1), 1);
  return { ...place, items: items[0] ?? [] };
};

/** What the program would answer to the matters still without a report of which it knows something. */
export const repetible = (of: Consultado): readonly AvanceAsm[] =>
  sinAvance(of.at, of.unidad).flatMap((materia) => propuesta(of, materia) ?? []);

const repeatTitle = (same: number, missing: number, porActividad: boolean): string =>
  same === missing
    ? `Sin cambios en ${porActividad ? 'las' : 'los'} ${same} que faltan`
    : `Sin cambios en ${same} de ${missing} que faltan`;

const postponedLine = ({ at, unidad }: Consultado, viewer: Viewer): string => {
  const fecha = at.pospuestos[unidad];
  return fecha === undefined || fecha <= viewer.today
    ? ''
    : `Pospuesto: se le mostrará de nuevo el ${formatFecha(fecha)}.`;
};

const answers = ({ at, unidad }: Consultado, viewer: Viewer): boolean =>
  !at.cerrado && viewer.today <= at.plazo.vence && holds(viewer, unidad);

/** The check-in of a unit: one card with all its matters, filled with what it last said. */
export const seguimientoUnidadView = (of: Consultado, viewer: Viewer, typed: Typed): ReturnType<View> => {
  const { ciclo, at, unidad } = of;
  if (!Object.hasOwn(at.unidades, unidad) || !(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const page = openPage(of, typed);
  const responde = answers(of, viewer);
  const same = responde ? repetible(of).length : 0;
  const porActividad = at.actividades !== undefined;
  return {
    template: 'seguimiento',
    data: {
      ...buttonData(ciclo, asunto.seguimiento(at.bimestre, unidad)),
      bimestre: at.bimestre,
      unidad,
      cambios: String(at.cambios),
      vistos: archivosVistos(of, page.items),
      etiqueta: 'Acción 5.2 · Seguimiento bimestral',
      titulo: `Avance de ${nombreBimestre(at.bimestre)}`,
      destinatario: postName(viewer, unidad),
      estado: stateLine(at, unidad),
      pospuesto: postponedLine(of, viewer),
      responde,
      lee: !responde,
      avances: page.items.map((materia) => filaDe(of, materia, viewer, typed)),
      envia: page.pages > 1 ? 'Guardar y continuar' : 'Enviar avance',
      asm: page.items.map(materiaKey).join(','),
      pagina: String(page.page),
      repite: same > 1 || (porActividad && same === 1 && page.items.length > 1),
      repiteTitulo: repeatTitle(same, sinAvance(at, unidad).length, porActividad),
      pospone: responde && sinAvance(at, unidad).length > 0 && viewer.today < at.plazo.vence,
      ...pagerData(page),
    },
  };
};
