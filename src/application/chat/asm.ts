import { type Asm, isEstructural, numeroPropio } from '../../domain/asm.js';
import { etapaDe } from '../../domain/asm-etapa.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatMomento } from '../../domain/fecha.js';
import { lugarDe, origenDe } from '../asm-place.js';
import { movimientosOf } from './asm-historia.js';
import { ETAPA_NAMES } from './asm-lista.js';
import { PRIORIDADES, TIPOS } from './clasificacion.js';
import { canCorrect } from './correccion-asm.js';
import type { Feature, Press, View, Viewer } from './feature.js';
import { beginning, textPages } from './long-text.js';
import { buttonData, cicloLabel, holds, postName, readsAll, seesAsm } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';

const numberLine = (ciclo: CicloAbierto, asm: Asm): string => {
  const numero = numeroPropio(Object.values(ciclo.asm), asm);
  return numero === undefined ? '' : `núm. ${numero}`;
};

const MOVES = 6;
/** Longer texts open on a card of their own, so that this one stays within a phone's patience and Teams' size. */
const SHOWN = 1_500;
const MISSING = 'El informe no lo precisa.';

const seleccionLine = ({ seleccion }: Asm): string => {
  switch (seleccion.estado) {
    case 'pendiente':
      return 'Por valorar';
    case 'seleccionado':
      return 'Seleccionado';
    case 'no-seleccionado':
      return beginning(`No seleccionado: ${seleccion.razon}`, 300);
  }
};

const clasificacionLine = ({ clasificacion }: Asm): string =>
  clasificacion === undefined
    ? 'Por clasificar'
    : `${TIPOS[clasificacion.tipo]} · ${PRIORIDADES[clasificacion.prioridad]}`;

const unitLine = (asm: Asm, viewer: Viewer): string =>
  asm.unidades
    .map((unidad) => `${postName(viewer, unidad)}${asm.notificadas.includes(unidad) ? '' : ' (por notificar)'}`)
    .join('; ') || 'Sin asignar';

const evidenceCount = (ciclo: CicloAbierto, asm: Asm, viewer: Viewer): number =>
  ciclo.evidencias.filter((each) => each.asm === asm.id && (readsAll(viewer) || holds(viewer, each.unidad))).length;

const factsOf = (ciclo: CicloAbierto, asm: Asm, viewer: Viewer): readonly { titulo: string; valor: string }[] => [
  { titulo: 'Estado', valor: ETAPA_NAMES[etapaDe(ciclo, asm)] },
  { titulo: 'Unidades', valor: unitLine(asm, viewer) },
  { titulo: 'Selección', valor: seleccionLine(asm) },
  { titulo: 'Clasificación', valor: clasificacionLine(asm) },
  { titulo: 'Evidencias', valor: String(evidenceCount(ciclo, asm, viewer)) },
  ...(origenDe(asm.texto) === '' ? [] : [{ titulo: 'Programa', valor: beginning(origenDe(asm.texto), 300, 1) }]),
  {
    titulo: 'En el informe',
    valor: [lugarDe(asm.texto), numberLine(ciclo, asm)].filter((each) => each !== '').join(', '),
  },
];

const shown = (text: string): string => beginning(text, SHOWN);

const textsOf = (asm: Asm): readonly { rotulo: string; texto: string }[] => [
  { rotulo: 'Hallazgo', texto: asm.texto.hallazgo ?? MISSING },
  { rotulo: 'Recomendación', texto: asm.texto.recomendacion ?? MISSING },
  ...(asm.causaRaiz === undefined
    ? []
    : [{ rotulo: 'Causa raíz (redacción de la Secretaría Ejecutiva)', texto: asm.causaRaiz }]),
];

/** The present texts, and the ones that corrections replaced, the newest first. */
const everyText = (asm: Asm, viewer: Viewer): readonly { rotulo: string; texto: string }[] => [
  ...textsOf(asm),
  ...asm.textosPrevios.toReversed().flatMap(({ texto, motivo, acuse }) => {
    const until = `antes de la corrección del ${formatMomento(acuse.at)}`;
    return [
      { rotulo: `Hallazgo ${until}`, texto: texto.hallazgo ?? MISSING },
      { rotulo: `Recomendación ${until}`, texto: texto.recomendacion ?? MISSING },
      { rotulo: `Razón de la corrección (${viewer.nameOf(acuse.persona)})`, texto: motivo },
    ];
  }),
];

/** Wide layouts break a text with hundreds of lines: lines are bounded too. */
const isLong = (text: string): boolean => text.length > SHOWN || text.split('\n').length > 25;

const firstPart = (text: string): string => shown(text.split('\n').slice(0, 25).join('\n'));

const asmView: View = async (ciclo, [id = ''], viewer, typed = {}) => {
  const asm = Object.hasOwn(ciclo.asm, id) ? ciclo.asm[id] : undefined;
  if (asm === undefined || !seesAsm(viewer, asm)) return undefined;
  const texts = textsOf(asm);
  const page = pageOf(await movimientosOf(ciclo, id, viewer), typed['pagina'], MOVES);
  return {
    template: 'asm',
    data: {
      ...buttonData(ciclo, asunto.asm(id)),
      etiqueta: cicloLabel(ciclo),
      id,
      estructural: isEstructural(asm),
      textos: texts.map((each) => ({ ...each, texto: firstPart(each.texto) })),
      largo: asm.textosPrevios.length > 0 || texts.some((each) => isLong(each.texto)),
      hechos: factsOf(ciclo, asm, viewer),
      corrige: canCorrect(asm, viewer),
      movimientos: page.items,
      pagina: pageLine(page),
      ...turns(page),
    },
  };
};

const asmTextoView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const asm = Object.hasOwn(ciclo.asm, id) ? ciclo.asm[id] : undefined;
  if (asm === undefined || !seesAsm(viewer, asm)) return undefined;
  const all = everyText(asm, viewer).flatMap(({ rotulo, texto }) =>
    textPages(texto).map((part, index) => ({ rotulo: index === 0 ? rotulo : `${rotulo} (continúa)`, texto: part })),
  );
  const page = pageOf(all, typed['pagina'], 1);
  return {
    template: 'asm-texto',
    data: {
      ...buttonData(ciclo, asunto.asm(id)),
      etiqueta: cicloLabel(ciclo),
      id,
      textos: page.items,
      pagina: pageLine(page),
      ...turns(page),
    },
  };
};

const idOf = (key: string | undefined): string => (key ?? '').split('.')[1] ?? '';

const turnPage: Press = (turn, typed) => turn.show(asunto.asm(idOf(typed['asunto'])), undefined, typed);
const openTexts: Press = (turn, typed) => turn.show(`asm-texto.${idOf(typed['asunto'])}`, undefined, typed);

/** One ASM with its whole history, and its texts to the letter. */
export const asmFeature: Feature = {
  views: { asm: asmView, 'asm-texto': asmTextoView },
  presses: { 'asm.pagina': turnPage, 'asm.texto': openTexts },
};
