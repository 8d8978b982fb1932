import type { Asm } from '../../domain/asm.js';
import { inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto, Notificacion } from '../../domain/ciclo-state.js';
import { fechaOf, formatFecha } from '../../domain/fecha.js';
import { lugarDe, origenDe } from '../asm-place.js';
import { acuseEstado, hindranceLine, isMissing, isOverdue } from './acuse-estado.js';
import { asmPages } from './asm-pages.js';
import type { Feature, FilesOf, Press, View, Viewer } from './feature.js';
import { buttonData, holds, postName, readsAll, signs } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';

/** An ASM as its unit reads it, to the letter. */
export const asmLines = ({
  id,
  texto,
  causaRaiz,
}: Asm): { id: string; hallazgo: string; recomendacion: string; causaRaiz: string; ubicacion: string } => ({
  id,
  hallazgo: texto.hallazgo ?? 'El informe no lo precisa.',
  recomendacion: texto.recomendacion ?? 'El informe no la precisa.',
  causaRaiz: causaRaiz ?? '',
  ubicacion: [lugarDe(texto), origenDe(texto)].filter((part) => part !== '').join(' · '),
});

const mayRead = ({ unidad }: Notificacion, viewer: Viewer): boolean => holds(viewer, unidad) || readsAll(viewer);

/** A repeated notice says that it is one: same oficio, same folio. */
const reminderLine = ({ recordados }: CicloAbierto, { id, unidad, at, acuse }: Notificacion): string =>
  isMissing(acuse) && [...recordados].some((mark) => mark.startsWith(`${asunto.notificacion(id)}|${unidad}|`))
    ? `Recordatorio: es el mismo oficio que se le notificó el ${formatFecha(fechaOf(at))}, con el mismo folio.`
    : '';

const countLine = (found: Notificacion, page: string): string =>
  `${found.asm.length} ASM: ${found.asm.join(', ')}${page === '' ? '' : ` · ${page}`}`;

const notificacionView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const found = ciclo.notificaciones[id];
  if (found === undefined || !mayRead(found, viewer)) return undefined;
  const pages = asmPages(inListOrder(found.asm.flatMap((each) => ciclo.asm[each] ?? [])));
  const page = pageOf(pages, typed['pagina'], 1);
  const missing = isMissing(found.acuse);
  return {
    template: 'notificacion',
    data: {
      ...buttonData(ciclo, asunto.notificacion(id)),
      id,
      etiqueta: `Acción 1.3 · PAE ${ciclo.datos.pae} · ${formatFecha(fechaOf(found.at))}`,
      folio: found.folio,
      destinatario: postName(viewer, found.unidad),
      recordatorio: reminderLine(ciclo, found),
      evaluacion: `«${ciclo.datos.evaluacion}» (programa ${ciclo.datos.programa}, ejercicio ${ciclo.datos.ejercicio})`,
      cuantos: countLine(found, pageLine(page)),
      asm: page.items.flat(),
      ...turns(page),
      estado: acuseEstado(found.acuse, viewer),
      tono: isOverdue(found.acuse, viewer.today) ? 'attention' : 'default',
      impedimento:
        missing && readsAll(viewer)
          ? hindranceLine(ciclo, { asunto: asunto.notificacion(id), puesto: found.unidad }, viewer)
          : '',
      acusa: missing && signs(viewer, found.unidad),
      soloTitular: missing && holds(viewer, found.unidad) && !signs(viewer, found.unidad),
    },
  };
};

/** The oficio in both renderings, and the scans of its receipt. */
const filesOf: FilesOf = (ciclo, [id = ''], viewer) => {
  const found = ciclo.notificaciones[id];
  if (found === undefined || !mayRead(found, viewer)) return [];
  const papers = found.acuse.estado === 'en-papel' ? [found.acuse, ...found.acuse.anteriores] : [];
  return [found.oficio.pdf, found.oficio.docx, ...papers.map(({ archivo }) => archivo)];
};

const acusar: Press = (turn, typed) => {
  const id = typed['id'] ?? '';
  return turn.order({
    command: { type: 'acusar-notificacion', id },
    asunto: asunto.notificacion(id),
    typed,
    done: 'Acuse registrado. Por ahora es todo: se le avisará aquí cuando se le pida responder por sus ASM.',
  });
};

const pagina: Press = (turn, typed) => turn.show(asunto.notificacion(typed['id'] ?? ''), undefined, typed);

/** The notice as its unit receives it, with all its ASM, and its receipt (1.3). */
export const notificacionFeature: Feature = {
  views: { notificacion: notificacionView },
  files: { notificacion: filesOf },
  presses: { 'notificacion.acusar': acusar, 'notificacion.pagina': pagina },
};
