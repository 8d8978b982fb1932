import { formatFecha } from '../domain/fecha.js';
import type { SentidoPostura } from '../domain/postura.js';
import { ordinalDeClausula } from './convenio-clausulas.js';
import type { AsmConvenido, CompromisoConvenido, HechosDelConvenio } from './convenio-hechos.js';
import type { Attachment, Block, Column, DocumentModel, Field, Letterhead } from './document.js';
import { INSTRUMENTOS_EN_DOCUMENTO, PRIORIDADES_EN_DOCUMENTO, TIPOS_EN_DOCUMENTO } from './document-names.js';

const NOMBRE = 'Convenio para la Mejora del Desempeño y Resultados';

const titleOf = ({ numero, modifica }: HechosDelConvenio): string =>
  modifica === undefined
    ? `${NOMBRE}. Versión ${numero}`
    : `Convenio modificatorio. Versión ${numero} (modifica la versión ${modifica})`;

/** The Convenio as a document (Mechanism, section II and key action 3.2): the same model gives the DOCX and the PDF. */
export const convenioDocumento = (hechos: HechosDelConvenio, letterhead: Letterhead): DocumentModel => ({
  title: `${titleOf(hechos)}. PAE ${hechos.ciclo.pae}, «${hechos.ciclo.programa}»`,
  language: 'es-MX',
  folio: `Convenio ${hechos.ciclo.id.toUpperCase()}, versión ${hechos.numero}`,
  date: hechos.fecha,
  letterhead,
  head: hechos.cabeza,
  blocks: [
    { kind: 'title', text: titleOf(hechos) },
    { kind: 'paragraph', text: opening(hechos) },
    { kind: 'heading', text: 'Antecedentes y fundamento' },
    { kind: 'list', items: antecedents(hechos) },
    { kind: 'heading', text: 'Partes' },
    {
      kind: 'list',
      items: hechos.partes.map(
        ({ puesto, cargo, nombre, suplente }) =>
          `${puesto}: ${nombre}, ${suplente ? `suplente por ausencia de ${cargo}` : cargo}.`,
      ),
    },
    { kind: 'heading', text: 'Aspectos Susceptibles de Mejora y compromisos' },
    ...hechos.asm.flatMap(asmBlocks),
    ...excluded(hechos),
    ...clauses(hechos),
    { kind: 'paragraph', text: `Leído el presente instrumento, se firma en ${hechos.lugar}.`, keepWithNext: true },
    ...hechos.partes.map(
      ({ nombre, cargo, suplente }): Block => ({
        kind: 'signature',
        party: true,
        nombre,
        cargo: suplente ? `Por ausencia: ${cargo}` : cargo,
      }),
    ),
    { kind: 'note', text: NATURE },
  ],
});

/** The facts themselves, to go inside the PDF: JSON laid out for a person who opens it. */
export const datosDelConvenio = (hechos: HechosDelConvenio): Attachment => ({
  name: 'datos-del-convenio.json',
  mediaType: 'application/json',
  description: 'Datos del registro con los que se elaboró este Convenio.',
  bytes: new TextEncoder().encode(`${JSON.stringify(hechos, null, 2)}\n`),
});

const clauses = ({ clausulado: { clausulas, revisadas } }: HechosDelConvenio): readonly Block[] => [
  { kind: 'heading', text: 'Cláusulas' },
  ...(revisadas ? [] : [{ kind: 'note', text: POR_REVISAR } as const]),
  ...clausulas.map(
    ({ titulo, texto }, index): Block => ({
      kind: 'paragraph',
      text: `${ordinalDeClausula(index + 1)}. ${titulo}. ${texto}`,
    }),
  ),
];

const POR_REVISAR = 'El texto de las cláusulas está por revisar por el área jurídica de la institución.';

const NATURE =
  'Las aprobaciones que se registran con botón en Microsoft Teams constan en la constancia de firmas y se vinculan a la huella SHA-256 de este ' +
  'documento. No constituyen una firma electrónica en términos de la legislación aplicable.';

const opening = ({ institucion, lugar, fecha, ciclo }: HechosDelConvenio): string =>
  `En ${lugar}, a ${formatFecha(fecha)}, las partes que al final suscriben, del ${institucion}, convienen los compromisos, las actividades, los ` +
  `productos, los responsables y los plazos con los que se atenderán los Aspectos Susceptibles de Mejora (ASM) derivados de la «${ciclo.evaluacion}» ` +
  `del Programa presupuestario «${ciclo.programa}», correspondiente al ejercicio fiscal ${ciclo.ejercicio} (PAE ${ciclo.pae}).`;

const antecedents = ({ ciclo, informe }: HechosDelConvenio): readonly string[] => [
  ...ciclo.marcoLegal,
  'Mecanismo de seguimiento de Aspectos Susceptibles de Mejora, acciones clave 3.1 y 3.2.',
  ...(informe === undefined
    ? []
    : [`Informe de resultados recibido con folio ${informe.folio}, de fecha ${formatFecha(informe.fecha)}.`]),
];

const POSTURAS: Readonly<Record<SentidoPostura | 'sin-respuesta', string>> = {
  aceptada: 'Aceptada',
  'aceptada-con-precisiones': 'Aceptada con precisiones',
  rechazada: 'Rechazada',
  'sin-respuesta': 'Sin respuesta',
};

const COLUMNS: readonly Column[] = [
  { header: 'Núm.', width: 3 },
  { header: 'Actividad', width: 8 },
  { header: 'Responsable', width: 6 },
  { header: 'Inicio y término', width: 5 },
  { header: 'Unidad y peso', width: 5 },
  { header: 'Productos', width: 7 },
];

const percent = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 2 });

const commitmentBlocks = (
  asm: string,
  { unidad, postura, justificacion, contenido }: CompromisoConvenido,
): readonly Block[] => [
  {
    kind: 'fields',
    heading: `${asm} · Compromiso de ${unidad}`,
    fields: [
      { label: 'Postura', value: justificacion === '' ? POSTURAS[postura] : `${POSTURAS[postura]}. ${justificacion}` },
      { label: 'Compromiso', value: contenido.compromiso },
      { label: 'Fecha límite', value: formatFecha(contenido.plazo) },
      {
        label: 'Instrumento rector',
        value: [INSTRUMENTOS_EN_DOCUMENTO[contenido.instrumento.clase], contenido.instrumento.nombre]
          .filter((each) => each !== '')
          .join(': '),
      },
    ],
  },
  {
    kind: 'table',
    columns: COLUMNS,
    rows: contenido.actividades.map(
      ({ descripcion, responsable, cargo, inicio, fin, unidadMedida, ponderacion, productos }, index) => [
        String(index + 1),
        descripcion,
        `${responsable}\n${cargo}`,
        `${formatFecha(inicio)} a ${formatFecha(fin)}`,
        `${unidadMedida}\n${percent.format(ponderacion)} %`,
        productos.map(({ nombre }, place) => `${index + 1}.${place + 1} ${nombre}`).join('\n'),
      ],
    ),
  },
];

const asmBlocks = ({ asm: { id, texto, causaRaiz, clasificacion }, compromisos }: AsmConvenido): readonly Block[] => [
  {
    kind: 'fields',
    heading: id,
    fields: [
      ...optional('Programa', texto.programa),
      { label: 'Hallazgo', value: texto.hallazgo ?? 'El informe no lo expresa por separado.' },
      {
        label: 'Recomendación',
        value: texto.recomendacion ?? 'El informe no contiene recomendación para este hallazgo.',
      },
      ...optional('Causa raíz (redacción de la Secretaría Ejecutiva)', causaRaiz),
      { label: 'Ubicación en el informe', value: texto.ubicacion },
      ...(clasificacion === undefined
        ? []
        : [
            { label: 'Tipo', value: `${TIPOS_EN_DOCUMENTO[clasificacion.tipo]}. ${clasificacion.razonTipo}` },
            {
              label: 'Prioridad',
              value: `${PRIORIDADES_EN_DOCUMENTO[clasificacion.prioridad]}. ${clasificacion.razonPrioridad}`,
            },
          ]),
    ],
  },
  ...compromisos.flatMap((each) => commitmentBlocks(id, each)),
];

const excluded = ({ excluidos }: HechosDelConvenio): readonly Block[] =>
  excluidos.length === 0
    ? []
    : [
        { kind: 'heading', text: 'ASM que se dejan para un convenio modificatorio' },
        { kind: 'list', items: excluidos.map(({ asm, unidad, razon }) => `${asm}, ${unidad}: ${razon}`) },
      ];

const optional = (label: string, value: string | undefined): readonly Field[] =>
  value === undefined || value === '' ? [] : [{ label, value }];
