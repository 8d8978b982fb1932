import type { AmbitoEstructural, Asm } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import { shortened } from '../shortened.js';
import { asmStart } from './asm-start.js';
import type { Typed } from './feature.js';
import { type Page, pageOf, turns } from './paging.js';
import { inputsOf } from './typed.js';

/** es-MX names of the kinds of structural impact (2.1). */
export const AMBITOS: Readonly<Record<AmbitoEstructural, string>> = {
  diseno: 'diseño',
  'logica-causal': 'lógica causal',
  'estructura-organica': 'estructura orgánica',
};

const SUMMARY = 220;
/** Of each literal text inside a form, so that a page of them keeps within a card. */
const EXTRACT = 900;

/** The structural impact of an ASM in words; empty when it has none. */
const impactLine = ({ seleccion }: Asm): string => {
  const ambitos = seleccion.estado === 'pendiente' ? [] : seleccion.valoracion.impactoEstructural;
  return ambitos.length === 0 ? '' : `Impacto estructural: ${ambitos.map((ambito) => AMBITOS[ambito]).join(', ')}`;
};

/** An ASM as a row of a list, its texts opened on demand without leaving the card. */
export interface AsmRow {
  readonly id: string;
  readonly asunto: string;
  readonly impacto: string;
  readonly texto: string;
  /** Id of the element that holds the texts, hidden at first. */
  readonly detalle: string;
  readonly hallazgo: string;
  readonly recomendacion: string;
  /** Where to read the rest, when the texts do not fit. */
  readonly recorte: string;
}

/** Draws an ASM as a row. `open` is the matter that the row opens. */
export const asmRow = (asm: Asm, open: string = asunto.asm(asm.id)): AsmRow => {
  const { hallazgo = '', recomendacion = '' } = asm.texto;
  const cut = Math.max(hallazgo.length, recomendacion.length) > EXTRACT;
  return {
    id: asm.id,
    asunto: open,
    impacto: impactLine(asm),
    texto: asmStart(asm, SUMMARY),
    detalle: `texto-${asm.id}`,
    hallazgo: hallazgo === '' ? 'El informe no lo precisa.' : shortened(hallazgo, EXTRACT),
    recomendacion: recomendacion === '' ? 'El informe no la precisa.' : shortened(recomendacion, EXTRACT),
    recorte: cut ? `El texto continúa: escriba «asm ${Number(asm.id.replace(/\D/g, ''))}» para leerlo completo.` : '',
  };
};

/** A page of a list of ASM. */
export interface AsmPage extends Page<Asm> {
  /** What the card shows of it: page numbers, empty where there is no such page, and «7 a 12 de 40». */
  readonly paging: {
    readonly pagina: string;
    readonly anterior: string;
    readonly siguiente: string;
    readonly rango: string;
  };
}

/** The page of a list of ASM that was asked for, or the nearest there is. */
export const asmPageOf = (all: readonly Asm[], asked: string | undefined, size: number): AsmPage => {
  const page = pageOf(all, asked, size);
  const from = (page.page - 1) * size;
  const rango = all.length === 0 ? 'Ninguno' : `ASM ${from + 1} a ${from + page.items.length} de ${all.length}`;
  return { ...page, paging: { pagina: String(page.page), ...turns(page), rango } };
};

/** Which ASM of a list are marked, over all its pages. */
export interface Marks {
  readonly isMarked: (id: string) => boolean;
  /** The ASM whose mark is not the list's default: buttons carry it from page to page. */
  readonly cambios: string;
}

const FIELD = 'marca-';

/** Name of the input that marks an ASM. */
export const markField = (id: string): string => `${FIELD}${id}`;

/** Reads the marks from what was sent: those of the page, and those that the buttons carried from the others. */
export const marksOf = (typed: Typed, byDefault: boolean): Marks => {
  const changed = new Set((typed['cambios'] ?? '').split(',').filter((id) => id !== ''));
  for (const [id, value] of inputsOf(typed, FIELD)) {
    if ((value === 'true') === byDefault) changed.delete(id);
    else changed.add(id);
  }
  return { isMarked: (id) => changed.has(id) !== byDefault, cambios: [...changed].join(',') };
};
