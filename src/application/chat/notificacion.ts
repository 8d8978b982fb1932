import { asunto } from '../../domain/asunto.js';
import { inListOrder } from '../../domain/asm.js';
import type { Asm } from '../../domain/asm.js';
import type { Notificacion } from '../../domain/ciclo-state.js';
import { formatFecha } from '../../domain/fecha.js';
import type { Feature, Press, View, Viewer } from './feature.js';
import { buttonData, holds, postName, readsAll, signs } from './matter.js';
import { acuseLine } from './mecanismo.js';

const PAGE = 3;

const stateOf = ({ acuse }: Notificacion, viewer: Viewer): string => {
  switch (acuse.estado) {
    case 'pendiente':
      return `Acuse recibo a más tardar el ${formatFecha(acuse.plazo.vence)}.`;
    case 'acusado':
      return `Recibido por ${acuseLine(acuse.acuse, viewer)}.`;
    case 'en-papel':
      return `Acuse en papel del ${formatFecha(acuse.fecha)}, recibió ${acuse.recibio}.`;
    case 'sin-respuesta':
      return `Sin respuesta al ${formatFecha(acuse.plazo.vence)}.`;
  }
};

/** An ASM as its unit reads it, to the letter. */
export const asmLines = ({ id, texto, causaRaiz }: Asm): { id: string; hallazgo: string; recomendacion: string; causaRaiz: string; ubicacion: string } => ({
  id,
  hallazgo: texto.hallazgo ?? 'El informe no lo precisa.',
  recomendacion: texto.recomendacion ?? 'El informe no la precisa.',
  causaRaiz: causaRaiz ?? '',
  ubicacion: texto.ubicacion,
});

const notificacionView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const found = ciclo.notificaciones[id];
  if (found === undefined || !(holds(viewer, found.unidad) || readsAll(viewer))) return undefined;
  const all = inListOrder(found.asm.flatMap((each) => ciclo.asm[each] ?? []));
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(typed['pagina'] ?? '1') || 1));
  const pending = found.acuse.estado === 'pendiente';
  return {
    template: 'notificacion',
    data: {
      ...buttonData(ciclo, asunto.notificacion(id)),
      id,
      etiqueta: `Acción 1.3 · PAE ${ciclo.datos.pae}`,
      folio: found.folio,
      destinatario: postName(viewer, found.unidad),
      evaluacion: `${ciclo.datos.evaluacion} (programa ${ciclo.datos.programa}, ejercicio ${ciclo.datos.ejercicio})`,
      cuantos: `${all.length} ASM · página ${page} de ${pages}`,
      asm: all.slice((page - 1) * PAGE, page * PAGE).map(asmLines),
      anterior: page > 1 ? String(page - 1) : '',
      siguiente: page < pages ? String(page + 1) : '',
      estado: stateOf(found, viewer),
      acusa: pending && signs(viewer, found.unidad),
      soloTitular: pending && holds(viewer, found.unidad) && !signs(viewer, found.unidad),
    },
  };
};

const acusar: Press = (turn, typed) => {
  const id = typed['id'] ?? '';
  return turn.order({ command: { type: 'acusar-notificacion', id }, asunto: asunto.notificacion(id), done: 'Acuse registrado.' });
};

const pagina: Press = (turn, typed) => turn.show(asunto.notificacion(typed['id'] ?? ''), undefined, typed);

/** The notice as its unit receives it, with all its ASM, and its receipt (1.3). */
export const notificacionFeature: Feature = {
  views: { notificacion: notificacionView },
  presses: { 'notificacion.acusar': acusar, 'notificacion.pagina': pagina },
};
