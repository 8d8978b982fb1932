import { asunto } from '../../domain/asunto.js';
import { nombreBimestre } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { entryOf } from '../../domain/entry.js';
import { formatFecha } from '../../domain/fecha.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { yaCerro } from '../../domain/seguimiento.js';
import { type AvanceAsm, type Materia, type Seguimiento, sinAvance } from '../../domain/seguimiento-state.js';
import { counted } from '../counted.js';
import type { PrepareInforme, PrepareSolicitud } from '../prepare-seguimiento.js';
import { printable } from '../printable-text.js';
import { bimestreView } from './bimestre-card.js';
import { capturaFiles, capturaPresses } from './captura.js';
import { capturaView } from './captura-card.js';
import type { Feature, FilesOf, Press, Say, Turn, Typed, View } from './feature.js';
import { holds, isSecretaria, readsAll } from './matter.js';
import { repetible, seguimientoUnidadView } from './seguimiento-card.js';
import { archivosVistos, type Consultado, estadoDe, sinMotivoDeAntes } from './seguimiento-fila.js';
import { choicesOf, seenOf } from './typed.js';
import { warning } from './warning.js';

/** What the feature needs besides the record. */
export interface ParaCompilar {
  readonly informe: PrepareInforme;
  readonly solicitud: PrepareSolicitud;
}

/** Most characters, as JSON, of what the form of activities gives back: with more, the pressed card stays as it is. */
const MAX_GIVEN_BACK = 16_000;

/** `40`, `40 %` and `40,0` are what people type; anything else is refused by the rules. */
const percentage = (text: string): number =>
  /^\d{1,3}(?:[.,]0+)?\s*%?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;

/** The matter of a key that a card carries: `ASM-01.A2`, or `ASM-01`. */
const materiaOf = (key: string): Materia => {
  const [asm = '', actividad] = key.split('.');
  return actividad === undefined ? { asm } : { asm, actividad };
};

/** An edited card may name the same thing a thousand times: the record holds it once. */
const onceEach = (keys: readonly string[]): readonly string[] => [...new Set(keys)];

/** What the card brought on one matter, or undefined when no state was chosen. */
const avanceFrom = (typed: Typed, key: string): AvanceAsm | undefined => {
  const text = (field: string): string => printable(typed[`${field}-${key}`] ?? '').trim();
  const estado = estadoDe(text('estado'));
  if (estado === undefined) return undefined;
  const evidencias = onceEach(choicesOf(typed, `evidencias-${key}`));
  return {
    ...materiaOf(key),
    porcentaje: percentage(text('porcentaje')),
    estado,
    conEvidencia: evidencias.length > 0 || text('conEvidencia') === 'true',
    ...(evidencias.length > 0 && { evidencias }),
    ...(text('motivo') === '' ? {} : { motivo: text('motivo') }),
    ...(text('comentarios') === '' ? {} : { comentarios: text('comentarios') }),
  };
};

const checkIn = (ciclo: CicloAbierto | undefined, bimestre: string): Seguimiento | undefined =>
  ciclo && entryOf(ciclo.seguimientos, bimestre);

const leftLine = (at: Seguimiento | undefined, unidad: string): string => {
  const left = at === undefined ? 0 : sinAvance(at, unidad).length;
  if (left === 0) return 'Avance registrado. Su reporte está completo.';
  return at?.actividades === undefined
    ? `Avance registrado. ASM que faltan: ${left}.`
    : `Avance registrado. ${left === 1 ? 'Falta' : 'Faltan'} ${counted(left, 'actividad', 'actividades')}.`;
};

/** Why an answer did not count: when the check-in closed, or what is followed changed, that and not only that the card is old. */
const refusalText = (refusal: Refusal, at: Seguimiento | undefined, typed: Typed): string => {
  const stale = refusal.code === 'tarjeta-obsoleta' && at !== undefined;
  if (stale && !at.cerrado && typed['cambios'] !== String(at.cambios))
    return 'Mientras respondía cambió lo que se reporta: hay un convenio modificatorio, o un ASM se cerró o se reabrió. Lo que escribió se conserva: revise las actividades vigentes y envíe de nuevo.';
  const { why, next } = stale && at.cerrado ? yaCerro(at) : refusal;
  return `${why} ${next}`;
};

const refused = async (turn: Turn, refusal: Refusal, at: Seguimiento | undefined, typed: Typed) => {
  const text = refusalText(refusal, at, typed);
  const long = at?.actividades !== undefined && JSON.stringify(Object.values(typed)).length > MAX_GIVEN_BACK;
  const card = asunto.seguimiento(typed['bimestre'] ?? '', typed['unidad'] ?? '');
  return long ? { text } : turn.show(card, { tone: 'warning', text }, typed);
};

const send = async (turn: Turn, typed: Typed, avances: readonly AvanceAsm[]) => {
  const [bimestre, unidad] = [typed['bimestre'] ?? '', typed['unidad'] ?? ''];
  const outcome = await turn.give({ type: 'reportar-avance', bimestre, unidad, avances }, seenOf(typed));
  const at = checkIn(outcome.ciclo, bimestre);
  if (outcome.kind === 'refused') return refused(turn, outcome.refusal, at, typed);
  return turn.show(asunto.seguimiento(bimestre, unidad), { tone: 'good', text: leftLine(at, unidad) });
};

const placeOf = (key: string): string => {
  const { asm, actividad } = materiaOf(key);
  return actividad === undefined ? asm : `cada actividad de ${asm}`;
};

const ARCHIVOS_NUEVOS = refuse(
  'archivos-nuevos',
  'Después de que se le mostró esta tarjeta se archivó evidencia del bimestre.',
  'Ya está elegida en su actividad, y lo que escribió se conserva: revise y envíe de nuevo.',
);

/** Whether files came after the card was drawn: its answer would say «sin evidencia» of what has some. */
const hayArchivosNuevos = (of: Consultado, said: readonly AvanceAsm[], { vistos }: Typed): boolean =>
  of.at.actividades !== undefined && vistos !== undefined && vistos !== archivosVistos(of, said);

/** What was typed, but for the files that were chosen: the card proposes them anew. */
const withoutFiles = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([key]) => !key.startsWith('evidencias-')));

const reportar: Press = async (turn, typed) => {
  const asked = onceEach(choicesOf(typed, 'asm'));
  const avances = asked.map((key) => avanceFrom(typed, key));
  const without = asked[avances.indexOf(undefined)];
  if (without !== undefined) {
    const card = asunto.seguimiento(typed['bimestre'] ?? '', typed['unidad'] ?? '');
    return turn.show(card, { tone: 'warning', text: `Elija en la lista el estado de ${placeOf(without)}.` }, typed);
  }
  const said = avances.filter((each) => each !== undefined);
  const at = checkIn(turn.ciclo, typed['bimestre'] ?? '');
  if (turn.ciclo === undefined || at === undefined) return send(turn, typed, said);
  const of = { ciclo: turn.ciclo, at, unidad: typed['unidad'] ?? '' };
  return hayArchivosNuevos(of, said, typed)
    ? refused(turn, ARCHIVOS_NUEVOS, at, withoutFiles(typed))
    : send(
        turn,
        typed,
        said.map((each) => sinMotivoDeAntes(of, each)),
      );
};

/** What was said in an earlier bimester, again, with what was filed since: evidence belongs to its bimester. */
const sinCambios: Press = (turn, typed) => {
  const [bimestre, unidad] = [typed['bimestre'] ?? '', typed['unidad'] ?? ''];
  const at = checkIn(turn.ciclo, bimestre);
  return send(
    turn,
    typed,
    turn.ciclo === undefined || at === undefined ? [] : repetible({ ciclo: turn.ciclo, at, unidad }),
  );
};

const posponer: Press = async (turn, typed) => {
  const [bimestre, unidad] = [typed['bimestre'] ?? '', typed['unidad'] ?? ''];
  const card = asunto.seguimiento(bimestre, unidad);
  const outcome = await turn.give({ type: 'posponer-seguimiento', bimestre, unidad });
  if (outcome.kind === 'refused') return turn.show(card, warning(outcome.refusal));
  const fecha = checkIn(outcome.ciclo, bimestre)?.pospuestos[unidad];
  const text = `Se le mostrará de nuevo el ${fecha === undefined ? 'siguiente día hábil' : formatFecha(fecha)}.`;
  return turn.show(card, { tone: 'good', text });
};

const compilar =
  (prepare: PrepareInforme): Press =>
  async (turn, typed) => {
    const bimestre = typed['bimestre'] ?? '';
    const card = asunto.bimestre(bimestre);
    if (turn.ciclo === undefined || !isSecretaria(turn.viewer)) return turn.show(card);
    const command = await prepare(turn.ciclo, bimestre, turn.viewer);
    if ('refused' in command) return turn.show(card, warning(command));
    const seen = seenOf(typed);
    const done = 'Se compiló el bimestre: el informe quedó archivado en Excel, PDF y Word.';
    return turn.order({ command, asunto: card, ...(seen && { seen }), done });
  };

/** The cards of a check-in that a viewer may open: the own reports, with whether they are owed, and that of all the units. */
const rowsOf = (at: Seguimiento, viewer: Turn['viewer']) => {
  const own = Object.keys(at.unidades).filter((unidad) => holds(viewer, unidad));
  const title = nombreBimestre(at.bimestre);
  const state = at.cerrado ? 'cerrado' : 'abierto';
  return [
    ...own.map((unidad) => ({
      title: `${title}, ${sinAvance(at, unidad).length === 0 ? 'reportado' : 'por reportar'} (${state})`,
      value: asunto.seguimiento(at.bimestre, unidad),
      debe: !at.cerrado && sinAvance(at, unidad).length > 0,
      deTodas: false,
    })),
    ...(readsAll(viewer)
      ? [
          {
            title: `${title}, todas las unidades (${state})`,
            value: asunto.bimestre(at.bimestre),
            debe: false,
            deTodas: true,
          },
        ]
      : []),
  ];
};

const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  const all = Object.values(ciclo?.seguimientos ?? {}).toSorted((a, b) => (a.bimestre < b.bimestre ? 1 : -1));
  const rows = all.flatMap((at) => rowsOf(at, viewer));
  const [first] = rows;
  if (first === undefined)
    return [
      { text: 'Aún no se abre ningún seguimiento bimestral. Se abre el primer día hábil después de cada bimestre.' },
    ];
  if (rows.length === 1) return [await turn.show(first.value)];
  const { value: elegido } = rows.find(({ debe }) => debe) ?? rows.find(({ deTodas }) => deTodas) ?? first;
  const opciones = rows.map(({ title, value }) => ({ title, value }));
  const data = { ciclo: ciclo?.datos.id ?? '', etiqueta: 'Acción 5.2', opciones, elegido };
  return [{ card: { template: 'seguimiento-lista', data } }];
};

const abrir: Press = (turn, typed) => turn.show(typed['elegido'] ?? '');

/** A check-in: of one unit, or of the whole bimester. */
const seguimientoView: View = (ciclo, [bimestre = '', unidad], viewer, typed = {}) => {
  const at = checkIn(ciclo, bimestre);
  if (at === undefined) return undefined;
  return unidad === undefined
    ? bimestreView(ciclo, at, viewer, typed)
    : seguimientoUnidadView({ ciclo, at, unidad }, viewer, typed);
};

/** The report of a bimester, to those who read everything. */
const informeFiles: FilesOf = (ciclo, [bimestre = ''], viewer) => {
  const informe = checkIn(ciclo, bimestre)?.informe;
  return informe === undefined || !readsAll(viewer) ? [] : [informe.pdf, informe.xlsx, informe.docx];
};

/** The bimonthly check-in, its report and its capture in the SPP (5.2). */
export const seguimientoFeature = ({ informe, solicitud }: ParaCompilar): Feature => ({
  views: { seguimiento: seguimientoView, captura: capturaView },
  commands: { seguimiento: say },
  files: { seguimiento: informeFiles, captura: capturaFiles },
  presses: {
    'avance.reportar': reportar,
    'avance.sin-cambios': sinCambios,
    'avance.posponer': posponer,
    'seguimiento.abrir': abrir,
    'bimestre.compilar': compilar(informe),
    ...capturaPresses(solicitud),
  },
});
