import type { ClaseAsm } from '../domain/asm.js';
import { formatFecha } from '../domain/fecha.js';
import type { Fecha } from '../domain/identity.js';
import { enOracion } from './antecedentes.js';
import { camposDelAsm, rotuloDelAsm } from './asm-ficha.js';
import { lugarDe } from './asm-place.js';
import type { Attachment, Block, DocumentModel, Letterhead } from './document.js';
import { CLASES_EN_DOCUMENTO } from './document-names.js';
import { hechosAdjuntos } from './hechos-adjuntos.js';

/** Who signs, or to whom it is addressed: the post and the person on it on the date of the oficio. */
export interface PersonaEnPuesto {
  readonly nombre: string;
  readonly cargo: string;
}

/** One ASM as it is notified: the report's texts to the letter. What the report does not say is absent, never made up. */
export interface AsmNotificado {
  readonly id: string;
  readonly clase: ClaseAsm;
  readonly hallazgo?: string;
  readonly recomendacion?: string;
  /** Worded by the Secretaría Ejecutiva, and labelled so. */
  readonly causaRaiz?: string;
  /** What the report says, or page or cell, such as «página 45». */
  readonly ubicacion: string;
  /** Cell of the file, when `ubicacion` is what the report says. */
  readonly celda?: string;
  readonly programa?: string;
  readonly dependencia?: string;
  /** The number that the report gives it, to the letter. */
  readonly numero?: string;
}

/** Everything that the oficio de notificación says (key action 1.3). Plain data: it travels as JSON inside the PDF. */
export interface HechosDelOficio {
  readonly folio: string;
  readonly fecha: Fecha;
  /** Place of issue, such as «Toluca de Lerdo, Estado de México». */
  readonly lugar: string;
  readonly remitente: PersonaEnPuesto;
  readonly destinatario: PersonaEnPuesto & { readonly unidad: string };
  readonly ciclo: {
    readonly programa: string;
    readonly ejercicio: number;
    readonly pae: number;
    /** Kind of evaluation, such as «Evaluación específica del desempeño». */
    readonly evaluacion: string;
  };
  /** Each with its law, such as «artículo 327-A del Código Financiero del Estado de México». */
  readonly marcoLegal: readonly string[];
  /** One or more. */
  readonly asm: readonly AsmNotificado[];
  /** Last day to acknowledge receipt. */
  readonly vence: Fecha;
  /** Posts that get a copy («c.c.p.»). */
  readonly conCopia?: readonly string[];
  /** Hash of the record's last commit. */
  readonly cabeza: string;
}

/** The oficio with which the Secretaría Ejecutiva notifies one unit all its ASM (Mechanism, key action 1.3). */
export function oficioDeNotificacion(hechos: HechosDelOficio, letterhead: Letterhead): DocumentModel {
  return {
    title: `Oficio ${hechos.folio}: notificación de Aspectos Susceptibles de Mejora`,
    language: 'es-MX',
    folio: `Oficio ${hechos.folio}`,
    date: hechos.fecha,
    letterhead,
    head: hechos.cabeza,
    blocks: [...letter(hechos), { kind: 'page-break' }, ...annex(hechos)],
  };
}

/** The facts themselves, to go inside the PDF: JSON laid out for a person who opens it. */
export const datosDelOficio = (hechos: HechosDelOficio): Attachment =>
  hechosAdjuntos('datos-del-oficio.json', 'Datos del registro con los que se elaboró este oficio.', hechos);

const letter = (hechos: HechosDelOficio): readonly Block[] => [
  reference(hechos),
  addressee(hechos),
  { kind: 'paragraph', text: legalBasis(hechos) },
  { kind: 'paragraph', text: contents(hechos.asm.length) },
  { kind: 'paragraph', text: REQUEST, keepWithNext: true },
  { kind: 'fields', fields: [{ label: 'Acuse de recibo', value: `A más tardar el ${formatFecha(hechos.vence)}.` }] },
  { kind: 'paragraph', text: 'Sin otro particular, le envío un cordial saludo.', keepWithNext: true },
  { kind: 'signature', ...hechos.remitente },
  ...copies(hechos.conCopia ?? []),
  { kind: 'note', text: NATURE_OF_THE_ACUSE },
];

/** Most posts name their unit: it isn't named twice. */
function addressee({ destinatario }: HechosDelOficio): Block {
  const { nombre, cargo, unidad } = destinatario;
  const named = cargo.toLocaleLowerCase('es-MX').includes(unidad.toLocaleLowerCase('es-MX'));
  return { kind: 'addressee', nombre, cargo, ...(named ? {} : { unidad }) };
}

function reference(hechos: HechosDelOficio): Block {
  const asunto = `Inicio del proceso de seguimiento y notificación de ${counted(hechos.asm.length)}.`;
  return {
    kind: 'reference',
    place: `${hechos.lugar}, a ${formatFecha(hechos.fecha)}`,
    fields: [
      { label: 'Oficio núm.', value: hechos.folio },
      { label: 'Asunto', value: asunto },
    ],
  };
}

const counted = (count: number): string =>
  count === 1 ? 'un Aspecto Susceptible de Mejora' : `${count} Aspectos Susceptibles de Mejora`;

const MECANISMO = 'la acción clave 1.3 del Mecanismo de seguimiento de Aspectos Susceptibles de Mejora';

function legalBasis({ marcoLegal, ciclo }: HechosDelOficio): string {
  const basis = [...marcoLegal.map(withItsArticle), MECANISMO];
  const sources = basis.length === 1 ? basis.join('') : `${basis.slice(0, -1).join('; ')}; y ${basis.at(-1) ?? ''}`;
  return (
    `Con fundamento en ${sources}, me permito comunicarle el inicio del proceso de seguimiento a los resultados de la ` +
    `«${ciclo.evaluacion}» del Programa presupuestario «${ciclo.programa}», correspondiente al ejercicio fiscal ` +
    `${ciclo.ejercicio} (PAE ${ciclo.pae}).`
  );
}

const withItsArticle = (basis: string): string =>
  enOracion(basis)
    .replace(/^art[ií]culo\s/iu, 'el artículo ')
    .replace(/^art[ií]culos\s/iu, 'los artículos ');

function contents(count: number): string {
  const assigned = count === 1 ? 'se asignó' : 'se asignaron';
  return (
    `A la unidad a su cargo ${assigned} ${counted(count)} (ASM), cuya descripción completa se adjunta en el Anexo único, ` +
    'que forma parte de este oficio y reproduce a la letra los textos del informe de resultados.'
  );
}

const REQUEST =
  'Mucho le agradeceré acusar recibo en Microsoft Teams, con el botón «Acusar recibo» de la notificación que acompaña a ' +
  'este oficio, o bien devolver a esta área el acuse firmado y sellado en papel, dentro del plazo siguiente:';

const NATURE_OF_THE_ACUSE =
  'El acuse que se registra en Microsoft Teams hace constar la persona, el puesto, la fecha y la hora en que se recibió ' +
  'este oficio. No es una firma electrónica en términos de la legislación aplicable ni implica conformidad con su contenido.';

const copies = (conCopia: readonly string[]): readonly Block[] =>
  conCopia.length === 0
    ? []
    : [{ kind: 'note', text: conCopia.map((puesto) => `c.c.p. ${puesto}`).join('\n'), keepWithNext: true }];

const annex = (hechos: HechosDelOficio): readonly Block[] => [
  { kind: 'title', text: 'Anexo único. Descripción de los Aspectos Susceptibles de Mejora' },
  ...(hechos.asm.length === 1 ? [] : [index(hechos.asm)]),
  ...hechos.asm.map(card),
];

const index = (asm: readonly AsmNotificado[]): Block => {
  const byProgram = asm.some(({ programa }) => programa !== undefined);
  return {
    kind: 'table',
    columns: [
      { header: 'Núm.', width: 3 },
      { header: 'ASM', width: 4 },
      { header: 'Clase', width: 6 },
      ...(byProgram ? [{ header: 'Programa', width: 10 }] : []),
      { header: 'Ubicación en el informe', width: 9 },
    ],
    rows: asm.map((each, at) => [
      String(at + 1),
      each.id,
      CLASES_EN_DOCUMENTO[each.clase],
      ...(byProgram ? [each.programa ?? 'Sin precisar'] : []),
      each.celda === undefined ? lugarDe(each) : each.ubicacion,
    ]),
  };
};

const card = (asm: AsmNotificado): Block => ({
  kind: 'fields',
  heading: rotuloDelAsm(asm.id, asm.clase),
  fields: camposDelAsm(asm),
});
