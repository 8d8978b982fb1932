import { asunto } from '../../domain/asunto.js';
import { bimestreDates, nombreBimestre } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { fechaOf, formatFecha, formatInstante } from '../../domain/fecha.js';
import {
  avanceAnterior,
  type EstadoAvance,
  MAX_COMENTARIOS,
  MAX_MOTIVO,
  type Seguimiento,
  sinAvance,
  type UltimoAvance,
  ultimoAvance,
  yaFalto,
} from '../../domain/seguimiento-state.js';
import { shortText } from './asignacion.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning, pageOf, pagerData } from './long-text.js';
import { buttonData, holds, postName, readsAll } from './matter.js';

/** ASM whose inputs one card shows: more would be endless on a phone. */
const PAGE = 3;

/** es-MX names of the states (5.2). */
const ESTADOS: Readonly<Record<EstadoAvance, string>> = {
  atendido: 'Atendido',
  'en-proceso': 'En proceso',
  'no-iniciado': 'No iniciado',
  otro: 'Otro',
};

/** Files that a unit filed on an ASM since the bimester began. */
const filedIn = (ciclo: CicloAbierto, bimestre: string, unidad: string, asm: string): number => {
  const { inicio } = bimestreDates(bimestre);
  return ciclo.evidencias.filter((each) => each.asm === asm && each.unidad === unidad && fechaOf(each.at) >= inicio)
    .length;
};

const saidLine = (said: UltimoAvance | undefined, viewer: Viewer): string =>
  said === undefined
    ? 'Sin reporte todavía.'
    : `Reportado: ${said.avance.porcentaje} %, ${ESTADOS[said.avance.estado].toLowerCase()}. ${viewer.nameOf(said.persona)}, ${formatInstante(said.at)}.`;

interface Row {
  readonly at: Seguimiento;
  readonly unidad: string;
  readonly asm: string;
}

const rowOf = (ciclo: CicloAbierto, { at, unidad, asm }: Row, viewer: Viewer, typed: Typed) => {
  const said = ultimoAvance(at, unidad, { asm });
  const former = said ?? avanceAnterior(ciclo.seguimientos, at.bimestre, unidad, { asm });
  const filed = filedIn(ciclo, at.bimestre, unidad, asm);
  const text = (key: string, otherwise: string, most = 40): string =>
    (typed[`${key}-${asm}`] ?? otherwise).slice(0, most);
  return {
    asm,
    texto: ciclo.asm[asm] === undefined ? '' : shortText(ciclo.asm[asm]),
    dicho: saidLine(said, viewer),
    porcentaje: text('porcentaje', former === undefined ? '' : String(former.avance.porcentaje)),
    estado: text('estado', former?.avance.estado ?? ''),
    motivo: text('motivo', former?.avance.motivo ?? '', MAX_MOTIVO),
    comentarios: text('comentarios', former?.avance.comentarios ?? '', MAX_COMENTARIOS),
    conEvidencia: text('conEvidencia', String(said?.avance.conEvidencia ?? filed > 0)),
    archivos:
      filed === 0 ? 'Sin archivos de evidencia en el bimestre.' : `Archivos de evidencia en el bimestre: ${filed}.`,
  };
};

const missingText = (left: number, all: number): string => {
  if (all === 1) return 'Falta su único ASM.';
  return left === 1 ? `Falta 1 de ${all} ASM.` : `Faltan ${left} de ${all} ASM.`;
};

/** Of how many ASM something is said: «su único ASM», or «2 de 3 ASM». */
const shareOf = (part: number, all: number): string => (all === 1 ? 'su único ASM' : `${part} de ${all} ASM`);

const stateLine = (at: Seguimiento, unidad: string): string => {
  const left = sinAvance(at, unidad).length;
  const all = at.unidades[unidad]?.length ?? 0;
  const vence = formatFecha(at.plazo.vence);
  if (at.cerrado)
    return left === 0 ? 'Cerrado. Su unidad reportó.' : `Cerró el ${vence} sin el reporte de ${shareOf(left, all)}.`;
  return left === 0
    ? `Reporte completo. Puede corregirlo hasta el ${vence}.`
    : `${missingText(left, all)} Envíe su reporte a más tardar el ${vence}.`;
};

/** The page with the first ASM that lacks its report, unless another was asked for. */
const wantedPage = (at: Seguimiento, unidad: string, typed: Typed): string => {
  const missing = sinAvance(at, unidad)[0];
  const first = (at.unidades[unidad] ?? []).indexOf(missing?.asm ?? '');
  return typed['pagina'] ?? String(Math.floor(Math.max(0, first) / PAGE) + 1);
};

/** The ASM still without a report of which the unit said something in an earlier bimester. */
export const repeatable = (ciclo: CicloAbierto, at: Seguimiento, unidad: string): readonly UltimoAvance[] =>
  sinAvance(at, unidad).flatMap((materia) => avanceAnterior(ciclo.seguimientos, at.bimestre, unidad, materia) ?? []);

/** The check-in of a unit: three ASM a page, filled with what it last said. */
const unitView = (
  ciclo: CicloAbierto,
  at: Seguimiento,
  unidad: string,
  viewer: Viewer,
  typed: Typed,
): ReturnType<View> => {
  const asked = at.unidades[unidad];
  if (asked === undefined || !(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const page = pageOf(asked, PAGE, wantedPage(at, unidad, typed));
  const open = !at.cerrado && viewer.today <= at.plazo.vence;
  const responds = open && holds(viewer, unidad);
  const rows = page.items.map((asm) => rowOf(ciclo, { at, unidad, asm }, viewer, typed));
  const same = repeatable(ciclo, at, unidad).length;
  return {
    template: 'seguimiento',
    data: {
      ...buttonData(ciclo, asunto.seguimiento(at.bimestre, unidad)),
      bimestre: at.bimestre,
      unidad,
      etiqueta: 'Acción 5.2 · Seguimiento bimestral',
      titulo: `Avance de ${nombreBimestre(at.bimestre)}`,
      destinatario: postName(viewer, unidad),
      estado: stateLine(at, unidad),
      responde: responds,
      lee: !responds,
      avances: rows,
      envia: page.paginas > 1 ? 'Guardar y continuar' : 'Enviar avance',
      asm: page.items.join(','),
      pagina: String(page.pagina),
      repite: responds && same > 1,
      repiteTitulo: `Sin cambios en los ${same} que faltan`,
      ...pagerData(page),
    },
  };
};

const unitsText = (missing: number, all: number): string => {
  if (all === 1) return missing === 0 ? 'Reportó su única unidad.' : 'Su única unidad no ha completado el reporte.';
  return missing === 0 ? 'Reportaron todas las unidades.' : `Unidades sin reporte completo: ${missing} de ${all}.`;
};

const lineOf = (ciclo: CicloAbierto, at: Seguimiento, unidad: string, viewer: Viewer) => {
  const all = at.unidades[unidad]?.length ?? 0;
  const left = sinAvance(at, unidad).length;
  const last = at.reportes[unidad]?.at(-1);
  const again = yaFalto(ciclo.seguimientos, at.bimestre, unidad) ? ' Tampoco reportó en un bimestre anterior.' : '';
  const who = last === undefined ? '' : ` ${viewer.nameOf(last.persona)}, ${formatInstante(last.at)}.`;
  return {
    titulo: postName(viewer, unidad),
    valor:
      left === 0
        ? `Reportó ${shareOf(all, all)}.${who}`
        : `${at.cerrado ? 'Sin reporte' : 'Por reportar'}: ${shareOf(left, all)}.${who}${again}`,
    falta: left > 0,
  };
};

/** The check-in of a bimester, unit by unit: who reported and who did not. */
const bimestreView = (ciclo: CicloAbierto, at: Seguimiento, viewer: Viewer): ReturnType<View> => {
  if (!readsAll(viewer)) return undefined;
  const unidades = Object.keys(at.unidades);
  const rows = unidades.map((unidad) => lineOf(ciclo, at, unidad, viewer));
  const missing = rows.filter(({ falta }) => falta).length;
  const vence = formatFecha(at.plazo.vence);
  const options = unidades.map((unidad) => ({
    title: postName(viewer, unidad),
    value: asunto.seguimiento(at.bimestre, unidad),
  }));
  return {
    template: 'seguimiento-bimestre',
    data: {
      ciclo: ciclo.datos.id,
      etiqueta: 'Acción 5.2 · Seguimiento bimestral',
      titulo: `Avance de ${nombreBimestre(at.bimestre)}`,
      estado: `${at.cerrado ? `Cerró el ${vence}.` : `Abierto hasta el ${vence}.`} ${unitsText(missing, unidades.length)}`,
      filas: [...rows]
        .sort((a, b) => Number(b.falta) - Number(a.falta))
        .map(({ titulo, valor }) => ({ titulo, valor: beginning(valor, 300) })),
      opciones: options,
      elegido: options[0]?.value ?? '',
    },
  };
};

/** A check-in: of one unit, or of the whole bimester. */
export const seguimientoView: View = (ciclo, [bimestre = '', unidad], viewer, typed = {}) => {
  const at = Object.hasOwn(ciclo.seguimientos, bimestre) ? ciclo.seguimientos[bimestre] : undefined;
  if (at === undefined) return undefined;
  return unidad === undefined ? bimestreView(ciclo, at, viewer) : unitView(ciclo, at, unidad, viewer, typed);
};
