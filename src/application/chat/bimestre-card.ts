import { asunto } from '../../domain/asunto.js';
import { nombreBimestre } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { materiasDe, type Seguimiento, sinAvance, yaFalto } from '../../domain/seguimiento-state.js';
import { capturaLinea } from './captura-card.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, isSecretaria, postName, readsAll } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { shareOf } from './seguimiento-card.js';
import { UNIDADES_POR_PAGINA } from './unidades-resumen.js';

const unitsText = (missing: number, all: number): string => {
  if (all === 0) return 'Ya no hay nada que reportar.';
  if (all === 1) return missing === 0 ? 'Reportó su única unidad.' : 'Su única unidad no ha completado el reporte.';
  return missing === 0 ? 'Reportaron todas las unidades.' : `Unidades sin reporte completo: ${missing} de ${all}.`;
};

const lineOf = (ciclo: CicloAbierto, at: Seguimiento, unidad: string, viewer: Viewer) => {
  const porActividad = at.actividades !== undefined;
  const all = materiasDe(at, unidad).length;
  const left = sinAvance(at, unidad).length;
  const last = at.reportes[unidad]?.at(-1);
  const again = yaFalto(ciclo.seguimientos, at.bimestre, unidad) ? ' Tampoco reportó en un bimestre anterior.' : '';
  const who = last === undefined ? '' : ` ${viewer.nameOf(last.persona)}, ${formatInstante(last.at)}.`;
  return {
    unidad,
    titulo: postName(viewer, unidad),
    valor:
      left === 0
        ? `✔ Reportó ${shareOf(all, all, porActividad)}.${who}`
        : `${at.cerrado ? '✘ Sin reporte' : 'Por reportar'}: ${shareOf(left, all, porActividad)}.${who}${again}`,
    falta: left > 0,
  };
};

const informeLinea = ({ informe, compilar, cerrado }: Seguimiento, viewer: Viewer): string => {
  if (!cerrado) return '';
  if (informe === undefined)
    return compilar === undefined
      ? 'Informe por compilar.'
      : `Informe por compilar, a más tardar el ${formatFecha(compilar.vence)}.`;
  return `Informe compilado por ${viewer.nameOf(informe.acuse.persona)}, ${formatInstante(informe.acuse.at)}.`;
};

/** The check-in of a bimester, unit by unit: who reported and who did not, its report and its capture. */
export const bimestreView = (ciclo: CicloAbierto, at: Seguimiento, viewer: Viewer, typed: Typed): ReturnType<View> => {
  if (!readsAll(viewer)) return undefined;
  const unidades = Object.keys(at.unidades);
  const rows = unidades.map((unidad) => lineOf(ciclo, at, unidad, viewer));
  const missing = rows.filter(({ falta }) => falta).length;
  const vence = formatFecha(at.plazo.vence);
  const page = pageOf(
    rows.toSorted((a, b) => Number(b.falta) - Number(a.falta)),
    typed['pagina'],
    UNIDADES_POR_PAGINA,
  );
  const options = page.items.map(({ unidad, titulo }) => ({
    title: titulo,
    value: asunto.seguimiento(at.bimestre, unidad),
  }));
  const se = isSecretaria(viewer);
  return {
    template: 'seguimiento-bimestre',
    data: {
      ...buttonData(ciclo, asunto.bimestre(at.bimestre)),
      bimestre: at.bimestre,
      etiqueta: 'Acción 5.2 · Seguimiento bimestral',
      titulo: `Avance de ${nombreBimestre(at.bimestre)}`,
      estado: `${at.cerrado ? `Cerró el ${vence}.` : `Abierto hasta el ${vence}.`} ${unitsText(missing, unidades.length)}`,
      informe: informeLinea(at, viewer),
      captura: at.informe === undefined ? '' : capturaLinea(at.captura, viewer),
      filas: page.items.map(({ titulo, valor }) => ({ titulo, valor: beginning(valor, 300) })),
      elige: options.length > 0,
      opciones: options,
      elegido: options[0]?.value ?? '',
      compila: se && at.cerrado && at.informe === undefined,
      conInforme: at.informe !== undefined,
      verCaptura: at.informe !== undefined,
      capturaTitulo: se && at.captura === undefined ? 'Captura en el SPP…' : 'Ver la captura en el SPP',
      ...pagerData(page),
    },
  };
};
