import type { Asm } from '../../domain/asm.js';
import { lugarDe, origenDe } from '../asm-place.js';

/** A labelled text of an ASM, or the piece of it that fits the page. */
interface Parte {
  readonly titulo: string;
  readonly texto: string;
}

/** An ASM, or what of it fits the page, to the letter. */
export interface AsmEnPagina {
  readonly id: string;
  readonly encabezado: string;
  readonly partes: readonly Parte[];
}

/** Characters of JSON that the texts of one page may take: some screens of a phone, and far under the size of a card. */
export const PAGE_SIZE = 7_000;
/** Each line leaves as a block of its own when it can't be shown as plain text. */
const LINE_COST = 150;
const PART_COST = 400;
/** Shorter pieces at the end of a page would only tear a text apart. */
const LEAST_PIECE = 400;

/** How much of a page a text takes in the worst case. */
export const costOf = (text: string): number =>
  JSON.stringify(text).length + LINE_COST * text.split(/[\n\r\u2028\u2029]/).length;

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** The longest beginning of a text that costs at most `room`, by halving: at least one character. */
const fitting = (text: string, room: number): number => {
  let [low, high] = [1, Math.min(text.length, Math.max(1, room))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (costOf(text.slice(0, middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Where to break: after a line, else after a word, else between characters. Nothing of the text is left out. */
const breakAt = (text: string, most: number): number => {
  if (most >= text.length) return text.length;
  const head = text.slice(0, most);
  const breaks = [head.lastIndexOf('\n'), head.lastIndexOf(' ')].map((at) => at + 1);
  const good = breaks.find((at) => at > most / 2);
  if (good !== undefined) return good;
  return most > 1 && isLowSurrogate(text.charCodeAt(most))
    ? most - 1
    : Math.max(most, isLowSurrogate(text.charCodeAt(most)) ? 2 : 1);
};

const partsOf = ({ texto, causaRaiz }: Asm): readonly Parte[] => [
  ...(origenDe(texto) === '' ? [] : [{ titulo: 'Programa', texto: origenDe(texto) }]),
  { titulo: 'Hallazgo', texto: texto.hallazgo ?? 'El informe no lo precisa.' },
  { titulo: 'Recomendación', texto: texto.recomendacion ?? 'El informe no la precisa.' },
  ...(causaRaiz === undefined
    ? []
    : [{ titulo: 'Causa raíz (redacción de la Secretaría Ejecutiva)', texto: causaRaiz }]),
  { titulo: 'Ubicación en el informe', texto: lugarDe(texto) },
];

/** Fills pages one piece after the other. */
class Pages {
  readonly pages: AsmEnPagina[][] = [[]];
  #room = PAGE_SIZE;

  #open: { partes: Parte[] } | undefined;

  /** An ASM that fits on a page of its own is not torn apart. */
  add(asm: Asm): void {
    const whole = partsOf(asm).reduce((sum, { texto }) => sum + PART_COST + costOf(texto), 0);
    if (whole <= PAGE_SIZE && whole > this.#room) this.#turn();
    this.#open = undefined;
    for (const parte of partsOf(asm)) this.#addPart(asm.id, parte);
  }

  #addPart(id: string, { titulo, texto }: Parte): void {
    let rest = texto;
    do {
      if (this.#isFullFor(rest)) this.#turn();
      const end = rest === '' ? 0 : breakAt(rest, fitting(rest, this.#room - PART_COST));
      const piece = rest.slice(0, end);
      this.#open ??= this.#begin(id);
      this.#open.partes.push({ titulo: rest === texto ? titulo : `${titulo} (continúa)`, texto: piece });
      this.#room -= PART_COST + costOf(piece);
      rest = rest.slice(end);
    } while (rest !== '');
  }

  /** Whether what is left of the page is too little for the text. */
  #isFullFor(text: string): boolean {
    return (
      this.#room < PART_COST + Math.min(costOf(text.slice(0, LEAST_PIECE)), LEAST_PIECE) &&
      this.pages.at(-1)?.length !== 0
    );
  }

  #turn(): void {
    this.pages.push([]);
    this.#room = PAGE_SIZE;
    this.#open = undefined;
  }

  #begin(id: string): { partes: Parte[] } {
    const begun = this.pages.flat().some((asm) => asm.id === id);
    const opened = { id, encabezado: begun ? `${id} (continúa)` : id, partes: [] };
    this.pages.at(-1)?.push(opened);
    return opened;
  }
}

/**
 * The ASM in pages by size, complete and to the letter: a text too long for what is left of a page goes on on the next one.
 * At least one page.
 */
export const asmPages = (asms: readonly Asm[]): readonly (readonly AsmEnPagina[])[] => {
  const pages = new Pages();
  for (const asm of asms) pages.add(asm);
  return pages.pages;
};
