import { asunto } from '../../domain/asunto.js';
import { nombreBimestre } from '../../domain/bimestre.js';
import type { AvanceAsm, EstadoAvance } from '../../domain/seguimiento-state.js';
import { sinAvance } from '../../domain/seguimiento-state.js';
import { printable } from '../printable-text.js';
import type { Feature, Press, Say, Turn, Typed } from './feature.js';
import { holds, readsAll } from './matter.js';
import { repeatable, seguimientoView } from './seguimiento-card.js';
import { choicesOf, seenOf } from './typed.js';

const CLAVES_ESTADO: readonly EstadoAvance[] = ['atendido', 'en-proceso', 'no-iniciado', 'otro'];

/** `40`, `40 %` and `40,0` are what people type; anything else is refused by the rules. */
const percentage = (text: string): number =>
  /^\d{1,3}(?:[.,]0+)?\s*%?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;

/** What the card brought on one ASM, or undefined when no state was chosen. */
const avanceFrom = (typed: Typed, asm: string): AvanceAsm | undefined => {
  const text = (key: string): string => printable(typed[`${key}-${asm}`] ?? '').trim();
  const estado = CLAVES_ESTADO.find((key) => key === text('estado'));
  if (estado === undefined) return undefined;
  return {
    asm,
    porcentaje: percentage(text('porcentaje')),
    estado,
    conEvidencia: text('conEvidencia') === 'true',
    ...(text('motivo') === '' ? {} : { motivo: text('motivo') }),
    ...(text('comentarios') === '' ? {} : { comentarios: text('comentarios') }),
  };
};

const leftLine = (turn: Turn, bimestre: string, unidad: string, sent: readonly string[]): string => {
  const at = turn.ciclo?.seguimientos[bimestre];
  const left = at === undefined ? 0 : sinAvance(at, unidad).filter(({ asm }) => !sent.includes(asm)).length;
  return left === 0 ? 'Avance registrado. Su reporte está completo.' : `Avance registrado. ASM que faltan: ${left}.`;
};

const send = async (turn: Turn, typed: Typed, avances: readonly AvanceAsm[]) => {
  const [bimestre, unidad] = [typed['bimestre'] ?? '', typed['unidad'] ?? ''];
  const card = asunto.seguimiento(bimestre, unidad);
  const outcome = await turn.give({ type: 'reportar-avance', bimestre, unidad, avances }, seenOf(typed));
  if (outcome.kind === 'refused')
    return turn.show(card, { tone: 'warning', text: `${outcome.refusal.why} ${outcome.refusal.next}` }, typed);
  const text = leftLine(
    turn,
    bimestre,
    unidad,
    avances.map(({ asm }) => asm),
  );
  return turn.show(card, { tone: 'good', text });
};

const reportar: Press = (turn, typed) => {
  const asked = choicesOf(typed, 'asm');
  const avances = asked.map((asm) => avanceFrom(typed, asm));
  const without = avances.indexOf(undefined);
  if (without >= 0) {
    const card = asunto.seguimiento(typed['bimestre'] ?? '', typed['unidad'] ?? '');
    return turn.show(card, { tone: 'warning', text: `Elija en la lista el estado de ${asked[without]}.` }, typed);
  }
  return send(
    turn,
    typed,
    avances.filter((each) => each !== undefined),
  );
};

/** What was said in an earlier bimester, again: evidence belongs to its bimester and is never repeated. */
const sinCambios: Press = (turn, typed) => {
  const [bimestre, unidad] = [typed['bimestre'] ?? '', typed['unidad'] ?? ''];
  const at = turn.ciclo?.seguimientos[bimestre];
  const former = turn.ciclo === undefined || at === undefined ? [] : repeatable(turn.ciclo, at, unidad);
  return send(
    turn,
    typed,
    former.map(({ avance }) => ({ ...avance, conEvidencia: false })),
  );
};

const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  const all = Object.values(ciclo?.seguimientos ?? {}).toSorted((a, b) => (a.bimestre < b.bimestre ? 1 : -1));
  const rows = all.flatMap((at) => {
    const own = Object.keys(at.unidades).filter((unidad) => holds(viewer, unidad));
    const title = nombreBimestre(at.bimestre);
    const state = at.cerrado ? 'cerrado' : 'abierto';
    return [
      ...own.map((unidad) => ({
        title: `${title}, ${sinAvance(at, unidad).length === 0 ? 'reportado' : 'por reportar'} (${state})`,
        value: asunto.seguimiento(at.bimestre, unidad),
      })),
      ...(readsAll(viewer)
        ? [{ title: `${title}, todas las unidades (${state})`, value: asunto.bimestre(at.bimestre) }]
        : []),
    ];
  });
  const [first] = rows;
  if (first === undefined)
    return [
      { text: 'Aún no se abre ningún seguimiento bimestral. Se abre el primer día hábil después de cada bimestre.' },
    ];
  if (rows.length === 1) return [await turn.show(first.value)];
  const data = { ciclo: ciclo?.datos.id ?? '', etiqueta: 'Acción 5.2', opciones: rows, elegido: first.value };
  return [{ card: { template: 'seguimiento-lista', data } }];
};

const abrir: Press = (turn, typed) => turn.show(typed['elegido'] ?? '');

/** The bimonthly check-in (5.2, as far as it exists). */
export const seguimientoFeature: Feature = {
  views: { seguimiento: seguimientoView },
  commands: { seguimiento: say },
  presses: { 'avance.reportar': reportar, 'avance.sin-cambios': sinCambios, 'seguimiento.abrir': abrir },
};
