import { asunto } from '../../domain/asunto.js';
import { type AmbitoEstructural, type Asm, inListOrder, type Valoracion } from '../../domain/asm.js';
import { formatFecha } from '../../domain/fecha.js';
import { shortText } from './asignacion.js';
import type { Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';
import { choicesOf, inputsOf, seenOf } from './typed.js';

const AMBITOS: readonly AmbitoEstructural[] = ['diseno', 'logica-causal', 'estructura-organica'];

const concurrenciaLine = (asm: Asm, viewer: Viewer): string =>
  Object.entries(asm.concurrencias)
    .map(([unidad, each]) => {
      const state = { pendiente: 'por concurrir', 'de-acuerdo': 'de acuerdo', 'con-observaciones': 'con observaciones', 'sin-respuesta': 'sin respuesta' }[each.estado];
      return `${postName(viewer, unidad)}: ${state}`;
    })
    .join('; ');

const stateOf = (asm: Asm, viewer: Viewer): string => {
  if (asm.notificadas.length === 0) return 'sin notificar';
  if (asm.seleccion.estado === 'pendiente') return 'por valorar';
  if (asm.seleccion.estado === 'no-seleccionado') return `no seleccionado: ${asm.seleccion.razon}`;
  return `seleccionado. ${concurrenciaLine(asm, viewer)}`;
};

const seleccionView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const all = inListOrder(Object.values(ciclo.asm));
  const open = all.filter((asm) => asm.notificadas.length > 0 && asm.clasificacion === undefined);
  return {
    template: 'seleccion',
    data: {
      ...buttonData(ciclo, asunto.seleccion),
      etiqueta: `Acción 2.1 · PAE ${ciclo.datos.pae}`,
      lista: all.map((asm) => ({ titulo: asm.id, valor: stateOf(asm, viewer) })),
      valora: isSecretaria(viewer) && open.length > 0,
      asm: open.map((asm) => ({ title: `${asm.id}: ${shortText(asm)}`, value: asm.id })),
      elegidos: typed['asm'] ?? open.filter((asm) => asm.seleccion.estado === 'pendiente').map((asm) => asm.id).join(','),
      viabilidad: typed['viabilidad'] ?? 'si',
      razonViabilidad: typed['razonViabilidad'] ?? '',
      factibilidad: typed['factibilidad'] ?? 'si',
      razonFactibilidad: typed['razonFactibilidad'] ?? '',
      impacto: typed['impacto'] ?? '',
    },
  };
};

const valoracionFrom = (typed: Typed): Valoracion => ({
  viabilidad: { cumple: typed['viabilidad'] === 'si', razon: typed['razonViabilidad'] ?? '' },
  factibilidad: { cumple: typed['factibilidad'] === 'si', razon: typed['razonFactibilidad'] ?? '' },
  impactoEstructural: AMBITOS.filter((ambito) => choicesOf(typed, 'impacto').includes(ambito)),
});

const valorar: Press = (turn, typed) => {
  const seen = seenOf(typed);
  const valoracion = valoracionFrom(typed);
  return turn.order({
    command: { type: 'valorar-asm', valoraciones: choicesOf(typed, 'asm').map((asm) => ({ asm, valoracion })) },
    asunto: asunto.seleccion,
    typed,
    ...(seen && { seen }),
    done: 'Valoración registrada. Se pidió la concurrencia de las unidades.',
  });
};

const concurrenciaView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const own = inListOrder(Object.values(ciclo.asm)).filter((asm) => asm.concurrencias[unidad] !== undefined);
  const pending = own.filter((asm) => asm.concurrencias[unidad]?.estado === 'pendiente');
  const due = pending.flatMap((asm) => (asm.concurrencias[unidad]?.estado === 'pendiente' ? [asm.concurrencias[unidad].plazo.vence] : [])).sort()[0];
  return {
    template: 'concurrencia',
    data: {
      ...buttonData(ciclo, asunto.concurrencia(unidad)),
      unidad,
      etiqueta: `Acción 2.1 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      estado: due === undefined ? 'Su unidad ya respondió.' : `Responda a más tardar el ${formatFecha(due)}.`,
      asm: own.map((asm) => ({
        id: asm.id,
        texto: shortText(asm),
        seleccion: asm.seleccion.estado === 'seleccionado' ? 'Seleccionado' : `No seleccionado: ${asm.seleccion.estado === 'no-seleccionado' ? asm.seleccion.razon : ''}`,
        concurrencia: concurrenciaLine({ ...asm, concurrencias: { [unidad]: asm.concurrencias[unidad] ?? { estado: 'de-acuerdo' } } }, viewer),
      })),
      responde: pending.length > 0 && signs(viewer, unidad),
      pendientes: pending.map((asm) => ({ id: asm.id, campo: `obs-${asm.id}`, valor: typed[`obs-${asm.id}`] ?? '' })),
      soloTitular: pending.length > 0 && holds(viewer, unidad) && !signs(viewer, unidad),
    },
  };
};

const concurrir: Press = (turn, typed) => {
  const unidad = typed['unidad'] ?? '';
  const observed = new Map(inputsOf(typed, 'obs-'));
  const pending = Object.values(turn.ciclo?.asm ?? {}).filter((asm) => asm.concurrencias[unidad]?.estado === 'pendiente');
  const respuestas = pending.map((asm) => {
    const observaciones = observed.get(asm.id);
    return { asm: asm.id, ...(observaciones === undefined ? {} : { observaciones }) };
  });
  const seen = seenOf(typed);
  return turn.order({ command: { type: 'concurrir', unidad, respuestas }, asunto: asunto.concurrencia(unidad), typed, ...(seen && { seen }), done: 'Concurrencia registrada.' });
};

const say: Say = async (turn) => [await turn.show(asunto.seleccion)];

/** Selection by viabilidad and alta factibilidad, and the units' concurrence (2.1). */
export const seleccionFeature: Feature = {
  views: { seleccion: seleccionView, concurrencia: concurrenciaView },
  commands: { seleccion: say },
  presses: { 'asm.valorar': valorar, 'asm.concurrir': concurrir },
};
