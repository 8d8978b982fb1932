import type { CambioConvenio } from '../domain/convenio.js';
import { formatFecha } from '../domain/fecha.js';
import { informeEnLista, marcoLegalEnLista } from './antecedentes.js';
import { ordinalDeClausula } from './convenio-clausulas.js';
import { asmBlocks, commitmentIndex } from './convenio-compromisos.js';
import type { HechosDelConvenio } from './convenio-hechos.js';
import type { Attachment, Block, DocumentModel, Letterhead } from './document.js';
import { hechosAdjuntos } from './hechos-adjuntos.js';
import { caracterDe, firmasDe, NOTA_DE_FIRMAS, type ParteFirmante } from './parte-firmante.js';

const NOMBRE = 'Convenio para la Mejora del Desempeño y Resultados';

/** What a version is called, in two lines. */
export const tituloDelConvenio = ({
  numero,
  modifica,
}: Pick<HechosDelConvenio, 'numero' | 'modifica'>): readonly [string, string] =>
  modifica === undefined
    ? [NOMBRE, `Versión ${numero}`]
    : [`Convenio modificatorio del ${NOMBRE}`, `Versión ${numero}, que modifica la versión ${modifica}`];

/** The Convenio as a document (Mechanism, section II and key action 3.2): the same model gives the DOCX and the PDF. */
export const convenioDocumento = (hechos: HechosDelConvenio, letterhead: Letterhead): DocumentModel => ({
  title: `${tituloDelConvenio(hechos).join('. ')}. PAE ${hechos.ciclo.pae}, «${hechos.ciclo.programa}»`,
  language: 'es-MX',
  folio: `Convenio ${hechos.ciclo.id.toUpperCase()}, versión ${hechos.numero}`,
  date: hechos.fecha,
  letterhead,
  head: hechos.cabeza,
  blocks: [
    { kind: 'title', text: tituloDelConvenio(hechos).join('\n') },
    { kind: 'paragraph', text: opening(hechos) },
    { kind: 'heading', text: 'Antecedentes y fundamento' },
    { kind: 'list', items: antecedentesDelConvenio(hechos) },
    { kind: 'heading', text: 'Partes' },
    parties(hechos.partes),
    ...changes(hechos),
    { kind: 'heading', text: 'Aspectos Susceptibles de Mejora y compromisos' },
    ...(hechos.asm.length === 1 ? [] : [commitmentIndex(hechos.asm)]),
    ...hechos.asm.flatMap(asmBlocks),
    ...excluded(hechos),
    ...clauses(hechos),
    { kind: 'paragraph', text: `Leído el presente instrumento, se firma en ${hechos.lugar}.`, keepWithNext: true },
    { kind: 'signatures', parties: firmasDe(hechos.partes) },
    { kind: 'note', text: NOTA_DE_FIRMAS },
  ],
});

/** The facts themselves, to go inside the PDF: JSON laid out for a person who opens it. */
export const datosDelConvenio = (hechos: HechosDelConvenio): Attachment =>
  hechosAdjuntos('datos-del-convenio.json', 'Datos del registro con los que se elaboró este Convenio.', hechos);

const POR_REVISAR = 'El texto de las cláusulas está por revisar por el área jurídica de la institución.';

const opening = ({ institucion, lugar, fecha, ciclo }: HechosDelConvenio): string =>
  `En ${lugar}, a ${formatFecha(fecha)}, las partes que al final suscriben, del ${institucion}, convienen los compromisos, las actividades, los ` +
  `productos, los responsables y los plazos con los que se atenderán los Aspectos Susceptibles de Mejora (ASM) derivados de la «${ciclo.evaluacion}» ` +
  `del Programa presupuestario «${ciclo.programa}», correspondiente al ejercicio fiscal ${ciclo.ejercicio} (PAE ${ciclo.pae}).`;

/** The legal basis and the antecedents, one sentence each. */
export const antecedentesDelConvenio = (hechos: Pick<HechosDelConvenio, 'ciclo' | 'informe'>): readonly string[] => [
  ...marcoLegalEnLista(hechos),
  'Mecanismo de seguimiento de Aspectos Susceptibles de Mejora, acciones clave 3.1 y 3.2.',
  ...informeEnLista(hechos),
  `Programa Anual de Actividades (PAA) ${hechos.ciclo.paaSiguiente}, en el que se integran, de ser el caso, las acciones de solventación.`,
];

const parties = (partes: readonly ParteFirmante[]): Block => ({
  kind: 'table',
  columns: [
    { header: 'Parte', width: 5 },
    { header: 'Representada por', width: 5 },
    { header: 'Carácter', width: 6 },
  ],
  rows: partes.map((each) => [each.puesto, each.nombre, caracterDe(each)]),
});

/** What became of a commitment in a modificatorio. */
export const CAMBIOS_EN_DOCUMENTO: Readonly<Record<CambioConvenio['cambio'], string>> = {
  agregado: 'Se agrega',
  modificado: 'Se modifica',
  retirado: 'Se retira',
};

/** What was agreed before and what is agreed now, commitment by commitment. */
const details = ({ cambios }: HechosDelConvenio): readonly Block[] =>
  cambios.flatMap(({ asm, unidad, detalle = [] }): readonly Block[] =>
    detalle.length === 0
      ? []
      : [
          { kind: 'paragraph', text: `Cambios de ${asm}, ${unidad}:`, keepWithNext: true },
          { kind: 'list', items: detalle },
        ],
  );

/** Why each commitment was reopened: a list, since a long text in a cell would be cut at the end of its page. */
const reasons = ({ cambios }: HechosDelConvenio): readonly Block[] => {
  const items = cambios.flatMap(({ asm, unidad, razon }) =>
    razon === undefined ? [] : [`Razón del cambio de ${asm}, ${unidad}: ${razon}`],
  );
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

/** What a modificatorio changes, and why; what it doesn't, stays as it was signed. */
const changes = (hechos: HechosDelConvenio): readonly Block[] => {
  const { modifica, cambios } = hechos;
  return modifica === undefined
    ? []
    : [
        { kind: 'heading', text: 'Compromisos que se modifican' },
        {
          kind: 'table',
          columns: [
            { header: 'ASM', width: 2 },
            { header: 'Unidad responsable', width: 8 },
            { header: 'Cambio', width: 4 },
          ],
          rows: cambios.map(({ asm, unidad, cambio }) => [asm, unidad, CAMBIOS_EN_DOCUMENTO[cambio]]),
        },
        ...details(hechos),
        ...reasons(hechos),
        {
          kind: 'paragraph',
          text: `Este instrumento reproduce íntegros los compromisos vigentes. Los que no se listan arriba continúan como se suscribieron en la versión ${modifica}, con las prórrogas que se hayan concedido.`,
        },
      ];
};

const excluded = ({ excluidos }: HechosDelConvenio): readonly Block[] =>
  excluidos.length === 0
    ? []
    : [
        { kind: 'heading', text: 'ASM que se dejan para un convenio modificatorio' },
        { kind: 'list', items: excluidos.map(({ asm, unidad, razon }) => `${asm}, ${unidad}: ${razon}`) },
      ];

const clauses = ({ clausulado: { clausulas, revisadas } }: HechosDelConvenio): readonly Block[] => [
  { kind: 'heading', text: 'Cláusulas' },
  ...(revisadas ? [] : [{ kind: 'note', text: POR_REVISAR, keepWithNext: true } as const]),
  ...clausulas.map(
    ({ titulo, texto }, index): Block => ({
      kind: 'paragraph',
      lead: `${ordinalDeClausula(index + 1)}. ${titulo}.`,
      text: texto,
      // A page of signatures alone could be put behind any text.
      ...(index === clausulas.length - 1 && { keepWithNext: true }),
    }),
  ),
];
