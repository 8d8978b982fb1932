import { asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { SituacionCierre } from '../../domain/cierre.js';
import { cierreDe, estadoCierre } from '../../domain/cierre-actual.js';
import { entregablesDe } from '../../domain/dictamen-sustento.js';
import { secretariaOf } from '../../domain/directorio.js';
import type { Archivo } from '../../domain/identity.js';
import { isRefusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { PrepareDictamen } from '../prepare-dictamen.js';
import { printable } from '../printable-text.js';
import { cierreView, cierreVisible } from './cierre-card.js';
import { criterioView, juntosView, reabrirView } from './cierre-formas.js';
import { valorar, valorarJuntos } from './cierre-valorar.js';
import type { Feature, FilesOf, Press, Turn, Typed } from './feature.js';
import { signs } from './matter.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const asmOf = (typed: Typed): string => typed['asm'] ?? '';

const written = (typed: Typed, key: string): string => printable(typed[key] ?? '').trim();

/** Gives an order about an ASM and shows its closure; refused, the form again with what was typed. */
const ordered = async (
  turn: Turn,
  typed: Typed,
  command: CicloCommand,
  shown: { readonly done: string; readonly form: string },
): Promise<Reply> => {
  const outcome = await turn.give(command, seenOf(typed));
  return outcome.kind === 'refused'
    ? turn.show(shown.form, warning(outcome.refusal), typed)
    : turn.show(asunto.cierre(asmOf(typed)), { tone: 'good', text: shown.done });
};

const confirmar: Press = (turn, typed) => {
  const asm = asmOf(typed);
  const command = { type: 'confirmar-trazabilidad', asm, razon: written(typed, 'razonD') } as const;
  return ordered(turn, typed, command, { done: 'Trazabilidad confirmada (criterio D).', form: asunto.cierre(asm) });
};

const opinar: Press = async (turn, typed) => {
  const asm = asmOf(typed);
  const { conforme } = typed;
  if (conforme !== 'si' && conforme !== 'no')
    return turn.show(asunto.cierre(asm), { tone: 'warning', text: 'Elija conforme o no conforme.' }, typed);
  const razon = written(typed, 'razonOpinion');
  const command = { type: 'dar-segunda-opinion', asm, conforme: conforme === 'si', razon } as const;
  const done = 'Su opinión quedó registrada y se avisó a la Secretaría Ejecutiva.';
  return ordered(turn, typed, command, { done, form: asunto.cierre(asm) });
};

const reabrir: Press = (turn, typed) => {
  const asm = asmOf(typed);
  const command = { type: 'reabrir-asm', asm, razon: written(typed, 'razon') } as const;
  const done = `${asm} se reabrió y se avisó a sus unidades. Sus veredictos anteriores quedan en el registro.`;
  return ordered(turn, typed, command, { done, form: `cierre-reabrir.${asm}` });
};

/** Makes the cédula and issues the dictamen with it. */
const emitir =
  (prepare: PrepareDictamen): Press =>
  async (turn, typed) => {
    const { ciclo, viewer } = turn;
    const asm = asmOf(typed);
    const shown = asunto.cierre(asm);
    if (ciclo === undefined || !signs(viewer, secretariaOf(viewer.directorio))) return turn.show(shown);
    if (estadoCierre(ciclo, asm) === 'solventado') return turn.show(shown);
    const command = await prepare(ciclo, asm, viewer);
    if (isRefusal(command)) return turn.show(shown, warning(command));
    const done = `Se emitió el dictamen: ${asm} quedó solventado. La cédula está en «Abrir los documentos».`;
    return ordered(turn, typed, command, { done, form: shown });
  };

const filesOf = (situacion: SituacionCierre): readonly Archivo[] => {
  switch (situacion.estado) {
    case 'abierto':
      return [];
    case 'solventado':
      return [situacion.documento.pdf, situacion.documento.docx];
    case 'sin-solventar':
      return [situacion.archivo];
  }
};

/** The cédula or the document with which an ASM was closed, and those of closures that were opened again. */
const files: FilesOf = (ciclo, [asm = ''], viewer) => {
  if (cierreVisible(ciclo, asm, viewer) === undefined) return [];
  const { situacion, reaperturas } = cierreDe(ciclo, asm);
  return [situacion, ...reaperturas.toReversed().map((each) => each.situacion)].flatMap(filesOf);
};

/** The deliverables that are being judged. */
const deliverables: FilesOf = (ciclo, [asm = ''], viewer) =>
  cierreVisible(ciclo, asm, viewer) === undefined
    ? []
    : entregablesDe(ciclo, asm).map(({ archivo, version }) => ({ ...archivo, nota: `versión ${version}` }));

/** Verdicts, dictamen, second opinion and reopening of an ASM (section IV). */
export const cierreFeature = (prepare: PrepareDictamen): Feature => ({
  views: {
    cierre: cierreView,
    'cierre-criterio': criterioView,
    'cierre-juntos': juntosView,
    'cierre-reabrir': reabrirView,
  },
  files: { cierre: files, 'cierre-entregables': deliverables },
  presses: {
    'cierre.valorar': valorar,
    'cierre.valorar-juntos': valorarJuntos,
    'cierre.confirmar': confirmar,
    'cierre.emitir': emitir(prepare),
    'cierre.opinar': opinar,
    'cierre.reabrir': reabrir,
  },
});
