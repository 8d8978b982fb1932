import { type Asm, inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { origenDe } from '../asm-place.js';
import type { Feature, Press, View } from './feature.js';
import { buttonData, isOf } from './matter.js';
import { textParts } from './text-parts.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const CAUSA = 'causa';

/** ASM whose root cause the Secretaría Ejecutiva has not written yet. */
export const sinCausa = (ciclo: CicloAbierto): readonly Asm[] =>
  inListOrder(Object.values(ciclo.asm)).filter((asm) => asm.causaRaiz === undefined);

const shown = (text: string | undefined, absent: string): string => {
  if (text === undefined) return absent;
  const [first = '', ...rest] = textParts(text);
  return rest.length === 0 ? first : `${first}… (el texto completo está en «asm»)`;
};

const causaView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const asm = ciclo.asm[id];
  if (asm === undefined || !isOf(viewer, 'secretaria-ejecutiva', 'uippe')) return undefined;
  return {
    template: 'causa-raiz',
    data: {
      ...buttonData(ciclo, asunto.asm(id)),
      etiqueta: [`Acción 1.2 · PAE ${ciclo.datos.pae} · Sin causa raíz: ${sinCausa(ciclo).length}`, origenDe(asm.texto)]
        .filter((part) => part !== '')
        .join(' · '),
      id,
      hallazgo: shown(asm.texto.hallazgo, 'El informe no lo trae.'),
      recomendacion: shown(asm.texto.recomendacion, 'El informe no la trae.'),
      causaRaiz: typed['causaRaiz'] ?? asm.causaRaiz ?? '',
    },
  };
};

/** The next ASM without root cause after one, from the beginning when there is none after it. */
const nextOf = (ciclo: CicloAbierto | undefined, after: string | undefined): string | undefined => {
  if (ciclo === undefined) return undefined;
  const order = inListOrder(Object.values(ciclo.asm)).map((asm) => asm.id);
  const from = order.indexOf(after ?? '') + 1;
  const open = new Set(sinCausa(ciclo).map((asm) => asm.id));
  return [...order.slice(from), ...order.slice(0, from)].find((id) => open.has(id));
};

const abrir: Press = (turn, typed) => {
  const next = nextOf(turn.ciclo, typed['despues']);
  return next === undefined
    ? turn.show(asunto.informe, { tone: 'good', text: 'Todos los ASM tienen su causa raíz.' })
    : turn.show(`${CAUSA}.${next}`);
};

const redactar: Press = async (turn, typed) => {
  const { asm = '', causaRaiz = '' } = typed;
  const seen = seenOf(typed);
  const outcome = await turn.give({ type: 'redactar-causa-raiz', asm, causaRaiz }, seen);
  if (outcome.kind === 'refused') return turn.show(`${CAUSA}.${asm}`, warning(outcome.refusal), typed);
  const next = nextOf(outcome.ciclo, asm);
  const notice = {
    tone: 'good',
    text: `Causa raíz de ${asm} guardada, como redacción de la Secretaría Ejecutiva.`,
  } as const;
  return turn.show(next === undefined ? asunto.informe : `${CAUSA}.${next}`, notice);
};

/** Root cause of each ASM in the Secretaría Ejecutiva's own words, apart from the report's texts (1.2). */
export const causaRaizFeature: Feature = {
  views: { [CAUSA]: causaView },
  presses: { 'causa.abrir': abrir, 'causa.redactar': redactar },
};
