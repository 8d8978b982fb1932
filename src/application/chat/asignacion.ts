import { asunto } from '../../domain/asunto.js';
import { inListOrder } from '../../domain/asm.js';
import type { Asm } from '../../domain/asm.js';
import { porNotificar, unidadesPorNotificar } from '../../domain/notificacion.js';
import type { Reply } from '../chat.js';
import type { PrepareOficios } from '../oficios.js';
import { isRefusal } from '../../domain/refusal.js';
import type { Feature, Press, Say, View, Viewer } from './feature.js';
import { buttonData, isOf, isSecretaria, postName } from './matter.js';
import { choicesOf, seenOf } from './typed.js';

const SHORT = 90;

/** The first words of an ASM, for lists. */
export const shortText = ({ texto }: Asm): string => {
  const text = (texto.recomendacion ?? texto.hallazgo ?? '').replaceAll(/\s+/g, ' ').trim();
  return text.length <= SHORT ? text : `${text.slice(0, SHORT - 1)}…`;
};

const statusLine = (asm: Asm, viewer: Viewer): string =>
  asm.unidades.length === 0 ? 'sin asignar' : asm.unidades.map((unidad) => `${postName(viewer, unidad)}${asm.notificadas.includes(unidad) ? ' (notificada)' : ''}`).join('; ');

const asignacionView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!isOf(viewer, 'secretaria-ejecutiva', 'uippe', 'contraloria')) return undefined;
  const all = inListOrder(Object.values(ciclo.asm));
  const pending = unidadesPorNotificar(ciclo);
  return {
    template: 'asignacion',
    data: {
      ...buttonData(ciclo, asunto.asignacion),
      etiqueta: `Acción 1.3 · PAE ${ciclo.datos.pae}`,
      asigna: isSecretaria(viewer) && all.length > 0,
      lista: all.map((asm) => ({ titulo: asm.id, valor: `${statusLine(asm, viewer)}. ${shortText(asm)}` })),
      asm: all.map((asm) => ({ title: `${asm.id}: ${shortText(asm)}`, value: asm.id })),
      elegidos: typed['asm'] ?? all.filter((asm) => asm.unidades.length === 0).map((asm) => asm.id).join(','),
      unidades: viewer.directorio.puestos.filter((puesto) => puesto.ejecutora).map((puesto) => ({ title: puesto.nombre, value: puesto.clave })),
      elegidas: typed['unidades'] ?? '',
      notifica: isSecretaria(viewer) && pending.length > 0,
      porNotificar: pending.map((unidad) => `${postName(viewer, unidad)}: ${porNotificar(ciclo, unidad).join(', ')}`).join('\n'),
    },
  };
};

const asignar: Press = (turn, typed) => {
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'asignar-asm', asm: choicesOf(typed, 'asm'), unidades: choicesOf(typed, 'unidades') },
    asunto: asunto.asignacion,
    typed,
    ...(seen && { seen }),
    done: 'Asignación guardada.',
  });
};

const notificar =
  (prepare: PrepareOficios): Press =>
  async (turn): Promise<Reply> => {
    if (turn.ciclo === undefined) return { text: 'No hay un ciclo abierto. Escriba «ciclo».' };
    if (!isSecretaria(turn.viewer)) return { text: 'Notificar corresponde a la Secretaría Ejecutiva.' };
    const avisos = await prepare(turn.ciclo, turn.viewer);
    if (isRefusal(avisos)) return turn.show(asunto.asignacion, { tone: 'warning', text: `${avisos.why} ${avisos.next}` });
    return turn.order({ command: { type: 'notificar', avisos }, asunto: asunto.asignacion, done: `Se emitieron ${avisos.length} oficios.` });
  };

const say: Say = async (turn) => [await turn.show(asunto.asignacion)];

/** Assignment of ASM to units and issue of the notices (1.3). */
export const asignacionFeature = (prepare: PrepareOficios): Feature => ({
  views: { asignacion: asignacionView },
  commands: { asignar: say, notificar: say },
  presses: { 'asm.asignar': asignar, 'oficio.notificar': notificar(prepare) },
});
