import { asunto } from '../../domain/asunto.js';
import { addDays } from '../../domain/fecha.js';
import { actividadConvenida, fechasDe } from '../../domain/prorroga.js';
import { prorrogaProblem } from '../../domain/prorroga-decide.js';
import { DIAS_DE_SECRETARIA } from '../../domain/prorroga-state.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { fechasLine } from '../fechas-actividad.js';
import { printable } from '../printable-text.js';
import { entregaOf, estadoLine } from './entrega.js';
import type { Press, View } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, postName, readsAll, signs } from './matter.js';
import { decidenLine, situacionLine, tramoLine } from './prorroga-textos.js';
import { seenOf } from './typed.js';

const SHOWN = 4;

/** The card of an activity: its dates, its products, every prórroga asked for it, and the form that asks for one. */
export const actividadView: View = (ciclo, [asm = '', unidad = '', actividad = ''], viewer, typed = {}) => {
  if (!(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const found = actividadConvenida(ciclo, asm, unidad, actividad);
  if (found === undefined) return undefined;
  const fechas = fechasDe(ciclo, found);
  const problem = prorrogaProblem(ciclo, found, viewer.today);
  const asks = signs(viewer, unidad) && problem === undefined;
  const last = fechas.prorrogas.toReversed().slice(0, SHOWN);
  return {
    template: 'actividad',
    data: {
      ...buttonData(ciclo, asunto.actividad(asm, unidad, actividad)),
      asm,
      unidad,
      actividad,
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae} · ${postName(viewer, unidad)}`,
      titulo: `Actividad ${found.lugar} de ${asm}`,
      descripcion: beginning(found.actividad.descripcion, 600, 8),
      responsable: `${found.actividad.responsable}, ${found.actividad.cargo}`,
      termina: fechasLine(fechas),
      productos: found.actividad.productos.map((producto) => ({
        nombre: beginning(producto.nombre, 160, 2),
        estado: estadoLine(entregaOf(ciclo, { ...found, producto }), viewer.today),
      })),
      prorrogas: last.map((each) => ({
        tramo: tramoLine(each),
        situacion: situacionLine(ciclo, each, viewer),
        deciden: decidenLine(each, viewer),
      })),
      hayProrrogas: last.length > 0,
      pide: asks,
      noPide:
        !asks && holds(viewer, unidad)
          ? (problem?.why ?? 'La prórroga la pide el titular de la unidad, o quien lo supla por ausencia.')
          : '',
      regla: `Hasta ${DIAS_DE_SECRETARIA} días naturales después de la fecha original la resuelve la Secretaría Ejecutiva; si pasa de ahí, también la Dirección de Administración. Mientras no se conceda, la fecha no cambia.`,
      desde: addDays(fechas.vigente, 1),
      hasta: typed['hasta'] ?? '',
      justificacion: (typed['justificacion'] ?? '').slice(0, MAX_RAZON),
      asuntoEntregas: asunto.entregas(unidad),
    },
  };
};

/** Asks for a prórroga of an activity. */
export const pedir: Press = (turn, typed) => {
  const { asm = '', unidad = '', actividad = '' } = typed;
  const seen = seenOf(typed);
  return turn.order({
    command: {
      type: 'solicitar-prorroga',
      asm,
      unidad,
      actividad,
      hasta: typed['hasta'] ?? '',
      justificacion: printable(typed['justificacion'] ?? '').trim(),
    },
    asunto: asunto.actividad(asm, unidad, actividad),
    typed,
    ...(seen && { seen }),
    done: 'Prórroga solicitada. Mientras no se conceda, la fecha no cambia.',
  });
};
