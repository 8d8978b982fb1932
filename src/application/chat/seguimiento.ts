import { asunto } from '../../domain/asunto.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { AvanceAsm, EstadoAvance, ReporteDeUnidad } from '../../domain/seguimiento-state.js';
import { shortText } from './asignacion.js';
import type { Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { buttonData, holds, postName, readsAll } from './matter.js';
import { seenOf } from './typed.js';

const ESTADOS: Readonly<Record<EstadoAvance, string>> = { atendido: 'Atendido', 'en-proceso': 'En proceso', 'no-iniciado': 'No iniciado', otro: 'Otro' };
const MESES = ['enero-febrero', 'marzo-abril', 'mayo-junio', 'julio-agosto', 'septiembre-octubre', 'noviembre-diciembre'];

/** "noviembre-diciembre de 2026" for `2026-B6`. */
export const bimestreName = (bimestre: string): string => `${MESES[Number(bimestre.at(-1)) - 1] ?? ''} de ${bimestre.slice(0, 4)}`;

const answeredLine = (reporte: ReporteDeUnidad | undefined, viewer: Viewer, cerrado: boolean, vence: string): string => {
  const until = cerrado ? 'El bimestre está cerrado.' : `Puede corregirse hasta el ${formatFecha(vence)}.`;
  if (reporte !== undefined) return `Reportado por ${viewer.nameOf(reporte.persona)}, ${formatInstante(reporte.at)}. ${until}`;
  return cerrado ? 'Cerró sin reporte.' : `Responda a más tardar el ${formatFecha(vence)}.`;
};

const seguimientoView: View = (ciclo, [bimestre = '', unidad = ''], viewer, typed = {}) => {
  const found = ciclo.seguimientos[bimestre];
  const asked = found?.unidades[unidad];
  if (found === undefined || asked === undefined || !(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const last = found.reportes[unidad]?.at(-1);
  const filled = (asm: string, key: keyof AvanceAsm, otherwise: string): string =>
    typed[`${key}-${asm}`] ?? String(last?.avances.find((avance) => avance.asm === asm)?.[key] ?? otherwise);
  return {
    template: 'seguimiento',
    data: {
      ...buttonData(ciclo, asunto.seguimiento(bimestre, unidad)),
      bimestre,
      unidad,
      etiqueta: `Acción 5.2 · ${bimestreName(bimestre)}`,
      destinatario: postName(viewer, unidad),
      estado: answeredLine(last, viewer, found.cerrado, found.plazo.vence),
      responde: !found.cerrado && holds(viewer, unidad),
      avances: asked.map((asm) => ({
        asm,
        texto: ciclo.asm[asm] === undefined ? '' : shortText(ciclo.asm[asm]),
        porcentaje: filled(asm, 'porcentaje', '0'),
        estado: filled(asm, 'estado', 'en-proceso'),
        motivo: filled(asm, 'motivo', ''),
        comentarios: filled(asm, 'comentarios', ''),
        conEvidencia: filled(asm, 'conEvidencia', 'false'),
      })),
    },
  };
};

const avanceFrom = (typed: Typed, asm: string): AvanceAsm => {
  const text = (key: string): string => (typed[`${key}-${asm}`] ?? '').trim();
  const estado = (Object.keys(ESTADOS) as EstadoAvance[]).find((key) => key === text('estado')) ?? 'otro';
  return {
    asm,
    porcentaje: text('porcentaje') === '' ? Number.NaN : Number(text('porcentaje')),
    estado,
    conEvidencia: text('conEvidencia') === 'true',
    ...(text('motivo') === '' ? {} : { motivo: text('motivo') }),
    ...(text('comentarios') === '' ? {} : { comentarios: text('comentarios') }),
  };
};

const reportar: Press = (turn, typed) => {
  const [bimestre, unidad] = [typed['bimestre'] ?? '', typed['unidad'] ?? ''];
  const asked = turn.ciclo?.seguimientos[bimestre]?.unidades[unidad] ?? [];
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'reportar-avance', bimestre, unidad, avances: asked.map((asm) => avanceFrom(typed, asm)) },
    asunto: asunto.seguimiento(bimestre, unidad),
    typed,
    ...(seen && { seen }),
    done: 'Avance registrado.',
  });
};

const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  const rows = Object.values(ciclo?.seguimientos ?? {}).flatMap(({ bimestre, unidades, reportes }) =>
    Object.keys(unidades)
      .filter((unidad) => readsAll(viewer) || holds(viewer, unidad))
      .map((unidad) => ({
        asunto: asunto.seguimiento(bimestre, unidad),
        titulo: `${bimestreName(bimestre)} · ${postName(viewer, unidad)}`,
        texto: '',
        estado: reportes[unidad] === undefined ? 'Sin reporte' : 'Reportado',
        ciclo: ciclo?.datos.id ?? '',
      })),
  );
  return [{ card: { template: 'asuntos', data: { etiqueta: 'Acción 5.2', titulo: 'Seguimiento bimestral', filas: rows, vacio: rows.length === 0, textoVacio: 'Aún no se abre ningún seguimiento bimestral.' } } }];
};

/** The bimonthly check-in (5.2, as far as it exists). */
export const seguimientoFeature: Feature = { views: { seguimiento: seguimientoView }, commands: { seguimiento: say }, presses: { 'avance.reportar': reportar } };
