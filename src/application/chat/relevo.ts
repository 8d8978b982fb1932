import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { secretariaOf } from '../../domain/directorio.js';
import { entryOf } from '../../domain/entry.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { obligacionesDe } from '../../domain/obligaciones.js';
import type { AsuntoEntregado, Relevo } from '../../domain/relevo-state.js';
import { counted } from '../counted.js';
import { acuseEstado } from './acuse-estado.js';
import type { Feature, Press, View, Viewer } from './feature.js';
import { buttonData, cicloLabel, holds, postName, readsAll, signs } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';
import { TAREAS } from './tareas.js';
import { seenOf } from './typed.js';

/** Rows of a page: with the receipt and those that turn the page its buttons stay within six. */
const ROWS = 3;
const MAX_ASM = 4;

const asmLine = ({ asm }: AsuntoEntregado): string =>
  asm.length <= MAX_ASM ? asm.join(', ') : `${asm.slice(0, MAX_ASM - 1).join(', ')} y ${asm.length - MAX_ASM + 1} más`;

/** Whether that is still owed, be it in part. */
const isOpen = (ciclo: CicloAbierto, puesto: string, each: AsuntoEntregado, viewer: Viewer): boolean =>
  obligacionesDe(ciclo, secretariaOf(viewer.directorio)).some(
    (owed) =>
      owed.puesto === puesto &&
      owed.clase === each.clase &&
      owed.asunto === each.asunto &&
      (each.asm.length === 0 || owed.asm.some((asm) => each.asm.includes(asm))),
  );

const rowOf = (ciclo: CicloAbierto, puesto: string, each: AsuntoEntregado, viewer: Viewer) => ({
  titulo: TAREAS[each.clase],
  texto: asmLine(each),
  plazo: each.vence === undefined ? '' : `Vence el ${formatFecha(each.vence)}`,
  estado: isOpen(ciclo, puesto, each, viewer) ? 'Sigue pendiente' : 'Ya se atendió',
});

const changeLine = ({ puesto, persona, anterior, desde, at }: Relevo, viewer: Viewer): string =>
  `${viewer.nameOf(persona)} es titular de ${postName(viewer, puesto)} desde el ${formatFecha(desde)}, en lugar de ` +
  `${viewer.nameOf(anterior)}. Esto es lo que estaba abierto el ${formatInstante(at)}.`;

const relevoView: View = (ciclo, [puesto = ''], viewer, typed = {}) => {
  const relevo = entryOf(ciclo.relevos, puesto);
  if (relevo === undefined || !(holds(viewer, puesto) || readsAll(viewer))) return undefined;
  const { asuntos, acuse } = relevo;
  const page = pageOf(asuntos, typed['pagina'], ROWS);
  const missing = acuse !== undefined && acuse.estado !== 'acusado';
  return {
    template: 'relevo',
    data: {
      ...buttonData(ciclo, asunto.relevo(puesto)),
      puesto,
      etiqueta: cicloLabel(ciclo),
      texto: changeLine(relevo, viewer),
      cuenta: asuntos.length === 0 ? 'No había pendientes.' : counted(asuntos.length, 'pendiente', 'pendientes'),
      estado: acuse === undefined ? '' : acuseEstado(acuse, viewer),
      filas: page.items.map((each) => ({
        ...rowOf(ciclo, puesto, each, viewer),
        datos: { ciclo: ciclo.datos.id, asunto: each.asunto, desde: `relevo|${puesto}|${page.page}` },
      })),
      pagina: pageLine(page),
      ...turns(page),
      acusa: missing && signs(viewer, puesto),
      soloTitular: missing && holds(viewer, puesto) && !signs(viewer, puesto),
    },
  };
};

const acusar: Press = (turn, typed) => {
  const puesto = typed['puesto'] ?? '';
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'acusar-entrega', puesto },
    asunto: asunto.relevo(puesto),
    ...(seen && { seen }),
    done: 'Acuse registrado. Cada asunto sigue en «pendientes» hasta que se atienda.',
  });
};

/** What was open on a post when its titular changed, and the new titular's receipt. */
export const relevoFeature: Feature = {
  views: { relevo: relevoView },
  presses: { 'relevo.acusar': acusar },
  lists: {
    relevo: (turn, [puesto = '', pagina = '1']) => turn.show(asunto.relevo(puesto), undefined, { pagina }),
  },
};
