import { type Asm, inListOrder, type TextoAsm } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { puedeCorregirse } from '../../domain/correccion-asm.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { printable } from '../printable-text.js';
import type { Feature, Press, Typed, View, Viewer } from './feature.js';
import { buttonData, cicloLabel, isSecretaria } from './matter.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const FORM = 'correccion';
/** Most characters of both texts in one form: with more, each has a form of its own. */
const FORM_CHARACTERS = 24_000;

const CAMPOS = ['hallazgo', 'recomendacion'] as const;
type Campo = (typeof CAMPOS)[number];
const NOMBRES: Readonly<Record<Campo, string>> = {
  hallazgo: 'Hallazgo, a la letra',
  recomendacion: 'Recomendación, a la letra',
};

/** Whether the viewer may correct the texts of an ASM now. */
export const canCorrect = (asm: Asm, viewer: Viewer): boolean => isSecretaria(viewer) && puedeCorregirse(asm);

/** The texts that the form shows: both, or the one asked for when both don't fit. */
const fieldsOf = ({ hallazgo = '', recomendacion = '' }: TextoAsm, typed: Typed): readonly Campo[] => {
  if (hallazgo.length + recomendacion.length <= FORM_CHARACTERS) return CAMPOS;
  return typed['campo'] === 'recomendacion' ? ['recomendacion'] : ['hallazgo'];
};

const formView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const asm = Object.hasOwn(ciclo.asm, id) ? ciclo.asm[id] : undefined;
  if (asm === undefined || !canCorrect(asm, viewer)) return undefined;
  const campos = fieldsOf(asm.texto, typed);
  const [first] = campos;
  return {
    template: 'correccion-asm',
    data: {
      ...buttonData(ciclo, asunto.asm(id)),
      etiqueta: cicloLabel(ciclo),
      id,
      textos: campos.map((campo) => ({
        campo,
        nombre: NOMBRES[campo],
        valor: typed[campo] ?? asm.texto[campo] ?? '',
      })),
      motivo: (typed['motivo'] ?? '').slice(0, MAX_RAZON),
      partido: campos.length === 1,
      campo: campos.length === 1 ? (first ?? '') : '',
      otro: first === 'hallazgo' ? 'recomendacion' : 'hallazgo',
      tituloOtro: first === 'hallazgo' ? 'Ir a la recomendación' : 'Ir al hallazgo',
    },
  };
};

const asmOf = (ciclo: CicloAbierto | undefined, id: string): Asm | undefined =>
  inListOrder(Object.values(ciclo?.asm ?? {})).find((asm) => asm.id === id);

const NOT_NOW =
  'Su texto ya no se corrige aquí: lo hace la Secretaría Ejecutiva, y solo antes de notificar el ASM. Haga constar el error con «Consultar».';

const abrir: Press = (turn, typed) => {
  const id = typed['asm'] ?? '';
  const asm = asmOf(turn.ciclo, id);
  return asm === undefined || canCorrect(asm, turn.viewer)
    ? turn.show(`${FORM}.${id}`, undefined, { campo: typed['campo'] ?? '' })
    : turn.show(asunto.asm(id), { tone: 'warning', text: NOT_NOW });
};

/** Line ends are the form's, not the person's: a text that differs only in them is the one that is registered. */
const textFrom = (typed: Typed, campo: Campo, { texto }: Asm): string => {
  const text = printable(typed[campo] ?? '').trim();
  const now = texto[campo];
  return now !== undefined && printable(now).trim() === text ? now : text;
};

const textosFrom = (typed: Typed, asm: Asm | undefined): Partial<Record<Campo, string>> => {
  const sent = asm === undefined ? [] : CAMPOS.filter((campo) => typed[campo] !== undefined);
  return Object.fromEntries(sent.map((campo) => [campo, asm === undefined ? '' : textFrom(typed, campo, asm)]));
};

const corregir: Press = async (turn, typed) => {
  const { asm: id = '' } = typed;
  const asm = asmOf(turn.ciclo, id);
  const command = {
    type: 'corregir-asm',
    asm: id,
    textos: textosFrom(typed, asm),
    motivo: printable(typed['motivo'] ?? '').trim(),
  } as const;
  const outcome = await turn.give(command, seenOf(typed));
  if (outcome.kind === 'refused') {
    const now = asmOf(outcome.ciclo, id);
    const form = now !== undefined && canCorrect(now, turn.viewer) ? `${FORM}.${id}` : asunto.asm(id);
    return turn.show(form, warning(outcome.refusal), typed);
  }
  return turn.show(asunto.asm(id), {
    tone: 'good',
    text: outcome.changed
      ? `Texto de ${id} corregido. El anterior se conserva en su historia.`
      : `El texto de ${id} ya decía eso: no se cambió nada.`,
  });
};

/** A literal text that was registered otherwise than the report has it, corrected with its reason (1.2). */
export const correccionAsmFeature: Feature = {
  views: { [FORM]: formView },
  presses: { 'correccion.abrir': abrir, 'asm.corregir': corregir },
};
