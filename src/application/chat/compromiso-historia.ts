import { asunto } from '../../domain/asunto.js';
import type { VersionCompromiso } from '../../domain/compromiso.js';
import { formatInstante } from '../../domain/fecha.js';
import { actividadRow, fechaLine, instrumentoLine } from './compromiso-textos.js';
import { visibleCompromiso } from './compromiso-visible.js';
import type { View, Viewer } from './feature.js';
import { textPages } from './long-text.js';
import { postName } from './matter.js';
import { pageOf, pagerData } from './paging.js';

const versionText = ({ numero, de, contenido, acuse, observaciones }: VersionCompromiso, viewer: Viewer): string => {
  const who = de === 'unidad' ? postName(viewer, acuse.puesto) : 'Secretaría Ejecutiva';
  const activities = contenido.actividades.map((actividad, index) => {
    const { titulo, detalle, productos } = actividadRow(actividad, index + 1);
    return `${titulo}\n${detalle}\n${productos}`;
  });
  return [
    `VERSIÓN ${numero} · ${who}`,
    `${viewer.nameOf(acuse.persona)}, ${formatInstante(acuse.at)}`,
    `Compromiso: ${contenido.compromiso}`,
    `Fecha límite: ${fechaLine(contenido.plazo)} · Instrumento: ${instrumentoLine(contenido.instrumento)}`,
    ...activities,
    ...(observaciones === undefined ? [] : [`Observaciones de la Secretaría Ejecutiva: ${observaciones}`]),
  ].join('\n');
};

/** Every version of a commitment, the newest first, in pages. */
export const compromisoHistoriaView: View = (ciclo, [asm = '', unidad = ''], viewer, typed = {}) => {
  const compromiso = visibleCompromiso(ciclo, asm, unidad, viewer);
  if (compromiso === undefined) return undefined;
  const text = compromiso.versiones
    .toReversed()
    .map((version) => versionText(version, viewer))
    .join('\n\n');
  const page = pageOf(textPages(text), typed['pagina'], 1);
  return {
    template: 'postura-historia',
    data: {
      ciclo: ciclo.datos.id,
      asunto: `compromiso-historia.${asm}.${unidad}`,
      asuntoPostura: asunto.compromiso(asm, unidad),
      etiqueta: `Acción 3.1 · PAE ${ciclo.datos.pae} · ${postName(viewer, unidad)}`,
      titulo: `Versiones del compromiso: ${asm}`,
      texto: page.items[0] ?? '',
      ...pagerData(page),
    },
  };
};
