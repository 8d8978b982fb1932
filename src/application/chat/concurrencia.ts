import { type Asm, inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { canConcur, concurrenciasVencidas, porConcurrir } from '../../domain/concurrencia.js';
import { formatFecha } from '../../domain/fecha.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { counted } from '../counted.js';
import { shortened } from '../shortened.js';
import { acuseLine } from './acuse-linea.js';
import { asmPageOf, asmRow } from './asm-rows.js';
import type { Feature, Press, Typed, View, Viewer } from './feature.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';
import { inputsOf, seenOf } from './typed.js';

const PAGE = 4;
const FIELD = 'obs-';

/** How a unit's word on an ASM stands, in one line and with its texts. */
export const concurrenciaLines = (
  asm: Asm,
  unidad: string,
  viewer: Viewer,
): { readonly estado: string; readonly observaciones: string; readonly atencion: string } => {
  const now = asm.concurrencias[unidad];
  const none = { observaciones: '', atencion: '' };
  switch (now?.estado) {
    case undefined:
      return { ...none, estado: 'No se requiere respuesta' };
    case 'pendiente':
      return { ...none, estado: `Por responder, a más tardar el ${formatFecha(now.plazo.vence)}` };
    case 'de-acuerdo':
      return { ...none, estado: `De acuerdo: ${acuseLine(now.acuse, viewer)}` };
    case 'sin-respuesta':
      return { ...none, estado: `Sin respuesta al ${formatFecha(now.plazo.vence)}; aún puede responder` };
    case 'con-observaciones':
      return {
        estado: `Con observaciones: ${acuseLine(now.acuse, viewer)}`,
        observaciones: shortened(now.observaciones, MAX_RAZON),
        atencion: now.atencion === undefined ? '' : shortened(now.atencion.texto, MAX_RAZON),
      };
  }
};

const reasonsOf = ({ seleccion }: Asm): { viabilidad: string; factibilidad: string } => {
  if (seleccion.estado === 'pendiente') return { viabilidad: '', factibilidad: '' };
  const { viabilidad, factibilidad } = seleccion.valoracion;
  const said = ({ cumple, razon }: { cumple: boolean; razon: string }): string =>
    `${cumple ? 'Sí' : 'No'}. ${shortened(razon, MAX_RAZON)}`;
  return { viabilidad: said(viabilidad), factibilidad: said(factibilidad) };
};

const rowOf = (asm: Asm, unidad: string, viewer: Viewer, typed: Typed): Record<string, unknown> => ({
  ...asmRow(asm),
  ...concurrenciaLines(asm, unidad, viewer),
  ...reasonsOf(asm),
  decision: asm.seleccion.estado === 'seleccionado' ? 'SELECCIONADO' : 'NO SELECCIONADO',
  tono: asm.seleccion.estado === 'seleccionado' ? 'good' : 'warning',
  observa: typed['modo'] === 'observar' && canConcur(asm, unidad),
  campo: `${FIELD}${asm.id}`,
  valor: (typed[`${FIELD}${asm.id}`] ?? '').slice(0, MAX_RAZON),
});

const stateLine = (ciclo: CicloAbierto, own: readonly Asm[], unidad: string): string => {
  const plazos = own.flatMap((asm) => {
    const now = asm.concurrencias[unidad];
    return now?.estado === 'pendiente' ? [now.plazo.vence] : [];
  });
  const [vence] = plazos.sort();
  if (vence !== undefined) return `Responda a más tardar el ${formatFecha(vence)}.`;
  return porConcurrir(ciclo, unidad).length > 0
    ? 'El plazo venció y la Secretaría Ejecutiva siguió adelante; aún puede responder.'
    : 'Su unidad ya respondió. En este asunto no falta nada.';
};

/** How many ASM the unit answers for; in words where a number would be zero. */
const countLine = (own: readonly Asm[]): string => {
  const selected = own.filter((asm) => asm.seleccion.estado === 'seleccionado').length;
  const left = own.length - selected;
  if (own.length === 1) return selected === 1 ? '1 ASM, seleccionado.' : '1 ASM, no seleccionado.';
  if (left === 0) return `${own.length} ASM, todos seleccionados.`;
  if (selected === 0) return `${own.length} ASM, ninguno seleccionado.`;
  return `${own.length} ASM: ${counted(selected, 'seleccionado', 'seleccionados')} y ${counted(left, 'no seleccionado', 'no seleccionados')}.`;
};

const concurrenciaView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const own = inListOrder(Object.values(ciclo.asm)).filter((asm) => asm.concurrencias[unidad] !== undefined);
  const open = own.filter((asm) => canConcur(asm, unidad));
  const responds = open.length > 0 && signs(viewer, unidad);
  const observing = responds && typed['modo'] === 'observar';
  const shown = { ...typed, modo: observing ? 'observar' : '' };
  const page = asmPageOf(
    observing ? open : [...open, ...own.filter((asm) => !open.includes(asm))],
    typed['pagina'],
    PAGE,
  );
  const expired = concurrenciasVencidas(ciclo, unidad, viewer.today);
  return {
    template: 'concurrencia',
    data: {
      ...buttonData(ciclo, asunto.concurrencia(unidad)),
      ...page.paging,
      unidad,
      etiqueta: `Acción 2.1 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      cuenta: countLine(own),
      estado: stateLine(ciclo, own, unidad),
      filas: page.items.map((asm) => rowOf(asm, unidad, viewer, shown)),
      modo: shown.modo,
      responde: responds && !observing,
      observa: observing,
      deAcuerdo: open.length === 1 ? 'De acuerdo' : `De acuerdo con todos (${open.length})`,
      soloTitular: open.length > 0 && holds(viewer, unidad) && !signs(viewer, unidad),
      silencio: isSecretaria(viewer) && expired.length > 0,
      vencidos: expired.length === 0 ? '' : `Sin respuesta en el plazo: ${shortened(expired.join(', '), 300)}.`,
    },
  };
};

const concurrir: Press = async (turn, typed) => {
  const unidad = typed['unidad'] ?? '';
  const matter = asunto.concurrencia(unidad);
  const observed = new Map(inputsOf(typed, FIELD));
  const open = turn.ciclo === undefined ? [] : porConcurrir(turn.ciclo, unidad).map((asm) => asm.id);
  const only = typed['alcance'] === 'observados';
  if (only && observed.size === 0)
    return turn.show(
      matter,
      {
        tone: 'warning',
        text: 'No escribió observaciones. Escríbalas en el ASM que corresponda, o elija estar de acuerdo.',
      },
      typed,
    );
  const respuestas = [...new Set([...observed.keys(), ...(only ? [] : open)])].map((asm) => {
    const observaciones = observed.get(asm)?.trim();
    return { asm, ...(observaciones === undefined ? {} : { observaciones }) };
  });
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'concurrir', unidad, respuestas },
    asunto: matter,
    typed,
    ...(seen && { seen }),
    done: doneLine(observed.size, respuestas.length - observed.size),
  });
};

const doneLine = (observed: number, agreed: number): string =>
  [
    ...(agreed > 0 ? [`De acuerdo en ${agreed} ASM.`] : []),
    ...(observed > 0 ? [`Observaciones enviadas sobre ${observed} ASM; la Secretaría Ejecutiva le responderá.`] : []),
  ].join(' ');

const pagina: Press = async (turn, typed) => {
  const matter = asunto.concurrencia(typed['unidad'] ?? '');
  if (inputsOf(typed, FIELD).length === 0)
    return turn.show(matter, undefined, { ...typed, pagina: typed['hacia'] ?? '1' });
  const text = 'Tiene observaciones sin enviar en esta página. Envíelas o bórrelas antes de pasar a otra.';
  return turn.show(matter, { tone: 'warning', text }, typed);
};

const silencio: Press = (turn, typed) => {
  const puesto = typed['unidad'] ?? '';
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'registrar-sin-respuesta', asunto: asunto.concurrencia(puesto), puesto },
    asunto: asunto.concurrencia(puesto),
    ...(seen && { seen }),
    done: 'Se registró «sin respuesta». La unidad aún puede responder.',
  });
};

/** The units' word on the selection (2.1). */
export const concurrenciaFeature: Feature = {
  views: { concurrencia: concurrenciaView },
  presses: { 'asm.concurrir': concurrir, 'concurrencia.pagina': pagina, 'concurrencia.silencio': silencio },
};
