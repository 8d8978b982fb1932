import { formatFecha } from '../domain/fecha.js';
import { closureBlocks } from './acta-cierre-documento.js';
import { commitmentBlocks } from './acta-compromiso-documento.js';
import { lineaFuera } from './acta-fuera.js';
import type { AsmDelActa, ConvenioDelActa, HechosDelActa } from './acta-hechos.js';
import { FINES_EN_DOCUMENTO } from './acta-palabras.js';
import { bimesterTable, chronologyTable, resultFields, resultTable, SIN_BIMESTRES } from './acta-resumen-documento.js';
import { informeEnLista, marcoLegalEnLista } from './antecedentes.js';
import { rotuloDelAsm } from './asm-ficha.js';
import { huella } from './chat/matter.js';
import { fichaDelAsm } from './convenio-compromisos.js';
import type { Attachment, Block, DocumentModel, Letterhead } from './document.js';
import { hechosAdjuntos } from './hechos-adjuntos.js';
import { firmasDe, NOTA_DE_FIRMAS } from './parte-firmante.js';

const NOMBRE = 'Acta de Atención de Aspectos Susceptibles de Mejora';

/** The Acta de Atención de ASM as a document (Mechanism, key action 5.3): the same model gives the DOCX and the PDF. */
export const actaDocumento = (hechos: HechosDelActa, letterhead: Letterhead): DocumentModel => ({
  title: `${NOMBRE}. PAE ${hechos.ciclo.pae}, «${hechos.ciclo.programa}»`,
  language: 'es-MX',
  folio: `Acta ${hechos.ciclo.id.toUpperCase()}, versión ${hechos.numero}`,
  date: hechos.fecha,
  letterhead,
  head: hechos.cabeza,
  blocks: [
    { kind: 'title', text: `${NOMBRE}\nVersión ${hechos.numero}` },
    { kind: 'paragraph', text: opening(hechos) },
    { kind: 'heading', text: 'Antecedentes y fundamento' },
    { kind: 'list', items: antecedentesDelActa(hechos) },
    { kind: 'heading', text: 'Resultado' },
    { kind: 'fields', fields: resultFields(hechos) },
    resultTable(hechos.asm),
    { kind: 'heading', text: 'Atención de cada ASM' },
    ...hechos.asm.flatMap(asmBlocks),
    ...outside(hechos),
    { kind: 'heading', text: 'Seguimiento bimestral' },
    hechos.bimestres.length === 0 ? { kind: 'paragraph', text: SIN_BIMESTRES } : bimesterTable(hechos.bimestres),
    { kind: 'heading', text: 'Cronología' },
    chronologyTable(hechos.cronologia),
    ...traceability(hechos),
    { kind: 'paragraph', text: `Leída la presente Acta, se firma en ${hechos.lugar}.`, keepWithNext: true },
    { kind: 'signatures', parties: firmasDe(hechos.partes) },
    { kind: 'note', text: `${NOTAS_DEL_ACTA} ${NOTA_DE_FIRMAS}` },
  ],
});

/** The facts themselves, to go inside the PDF. */
export const datosDelActa = (hechos: HechosDelActa): Attachment =>
  hechosAdjuntos('datos-del-acta.json', 'Datos del registro con los que se elaboró esta Acta.', hechos);

/** How the hours, the days and the hashes of an Acta are to be read. */
export const NOTAS_DEL_ACTA =
  'Las horas son del centro de México. Los días son naturales y se cuentan hasta la fecha en que se entregó la última evidencia aceptada. La huella ' +
  'SHA-256 identifica el contenido exacto de cada archivo.';

const opening = ({ institucion, lugar, fecha, ciclo }: HechosDelActa): string =>
  `En ${lugar}, a ${formatFecha(fecha)}, la Secretaría Ejecutiva y la Dirección de Administración del ${institucion} hacen constar el cumplimiento de ` +
  `los plazos y la calidad de la solventación de los Aspectos Susceptibles de Mejora (ASM) derivados de la «${ciclo.evaluacion}» del Programa ` +
  `presupuestario «${ciclo.programa}», correspondiente al ejercicio fiscal ${ciclo.ejercicio} (PAE ${ciclo.pae}), conforme a las acciones clave 5.3 y 5.4 ` +
  `y a la sección IV del Mecanismo de seguimiento.`;

const convenioLine = ({ numero, modifica, suscrito, url }: ConvenioDelActa): string =>
  `Convenio para la Mejora del Desempeño y Resultados, versión ${numero}${modifica === undefined ? '' : `, que modifica la versión ${modifica}`}, suscrito el ${formatFecha(suscrito)}${url === undefined ? '' : ` y publicado en ${url}`}.`;

/** The legal basis and the antecedents, one sentence each. */
export const antecedentesDelActa = (
  hechos: Pick<HechosDelActa, 'ciclo' | 'informe' | 'convenios'>,
): readonly string[] => [
  ...marcoLegalEnLista(hechos),
  ...informeEnLista(hechos),
  ...hechos.convenios.map(convenioLine),
  `Programa Anual de Actividades (PAA) ${hechos.ciclo.paaSiguiente}.`,
];

const asmBlocks = ({ asm, compromisos, cierre }: AsmDelActa): readonly Block[] => [
  { kind: 'heading', text: `${asm.id}. ${FINES_EN_DOCUMENTO[cierre.fin.estado]}`, sub: true },
  { kind: 'fields', heading: rotuloDelAsm(asm.id, asm.texto.clase), fields: fichaDelAsm(asm) },
  ...closureBlocks(asm.id, cierre),
  ...compromisos.flatMap((each) => commitmentBlocks(asm.id, each)),
];

/** What introduces the ASM of the report that the Convenio in force does not hold. */
export const FUERA_DEL_CONVENIO = 'ASM del informe fuera del Convenio vigente';

/** Those ASM, each with its reason and its text: the Acta accounts for everything that the report recommends. */
export const renglonesFuera = ({ fuera }: Pick<HechosDelActa, 'fuera'>): readonly string[] =>
  fuera.map((each) => `${endedBy(lineaFuera(each))} «${each.texto}»`);

const endedBy = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

const outside = (hechos: HechosDelActa): readonly Block[] =>
  hechos.fuera.length === 0
    ? []
    : [
        { kind: 'heading', text: FUERA_DEL_CONVENIO },
        { kind: 'list', items: renglonesFuera(hechos) },
      ];

/** What introduces the links that are missing and don't block. */
export const SIN_CONSTANCIA = 'Sin constancia en el registro, sin que impida reconstruirlo:';

const TRACED =
  'Antes de integrar esta Acta, el registro se recorrió completo, desde el Convenio hasta los dictámenes (criterio D, Trazabilidad): no falta ningún ' +
  'eslabón que impida reconstruir el proceso. La cabeza de la cadena del registro y las huellas de cada versión firmada del Convenio permiten comprobarlo.';

const traceability = ({ faltan, convenios, cabeza }: HechosDelActa): readonly Block[] => [
  { kind: 'heading', text: 'Trazabilidad del proceso' },
  { kind: 'paragraph', text: TRACED },
  ...(faltan.length === 0
    ? []
    : [
        {
          kind: 'paragraph',
          text: SIN_CONSTANCIA,
          keepWithNext: true,
        } as const,
        { kind: 'list', items: faltan } as const,
      ]),
  {
    kind: 'fields',
    // Nobody signs on a page that doesn't say what of.
    keepWithNext: true,
    fields: [
      ...convenios.map(({ numero, sha256 }) => ({
        label: `Convenio, versión ${numero} (SHA-256)`,
        value: huella(sha256),
      })),
      { label: 'Cabeza del registro', value: huella(cabeza) },
    ],
  },
];
