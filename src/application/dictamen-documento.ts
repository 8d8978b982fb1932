import type { Conflicto } from '../domain/cierre-actual.js';
import { formatFecha } from '../domain/fecha.js';
import {
  camposDeSegundaOpinion,
  evidenciaDelVeredicto,
  fichaDeReapertura,
  razonesDelVeredicto,
} from './acta-cierre-documento.js';
import type { VeredictoDelActa } from './acta-cierre-hechos.js';
import { commitmentBlocks } from './acta-compromiso-documento.js';
import { rotuloDelAsm } from './asm-ficha.js';
import { AMBITOS } from './chat/asm-rows.js';
import { VALORES_VEREDICTO } from './chat/cierre-suceso.js';
import { actoLine, instrumentoVigenteEntero } from './chat/evidencia-textos.js';
import { huella } from './chat/matter.js';
import { fichaDelAsm } from './convenio-compromisos.js';
import { CRITERIOS } from './criterios.js';
import type { HechosDelDictamen } from './dictamen-hechos.js';
import type { Attachment, Block, DocumentModel, Field, Letterhead } from './document.js';
import { hechosAdjuntos } from './hechos-adjuntos.js';
import { quienEnPalabras } from './quien.js';

/** The cédula de dictamen of an ASM as a document (Mechanism, section IV): the same model gives the DOCX and the PDF. */
export const dictamenDocumento = (hechos: HechosDelDictamen, letterhead: Letterhead): DocumentModel => ({
  title: `Cédula de dictamen de ${hechos.asm.id}. PAE ${hechos.ciclo.pae}, «${hechos.ciclo.programa}»`,
  language: 'es-MX',
  folio: `Dictamen ${hechos.ciclo.id.toUpperCase()}, ${hechos.asm.id}, número ${hechos.numero}`,
  date: hechos.fecha,
  letterhead,
  head: hechos.cabeza,
  blocks: [
    { kind: 'title', text: `Cédula de dictamen\n${hechos.asm.id}, dictamen ${hechos.numero}` },
    { kind: 'paragraph', text: opening(hechos) },
    { kind: 'note', text: NOTE },
    ...asmBlocks(hechos),
    { kind: 'heading', text: 'Criterios técnicos de solventación' },
    ...hechos.dictamen.veredictos.map((each) => judged(each, hechos)),
    ...traced(hechos),
    ...conflict(hechos),
    { kind: 'heading', text: 'Lo convenido y lo entregado' },
    { kind: 'fields', fields: agreement(hechos) },
    ...hechos.compromisos.flatMap((each) => commitmentBlocks(hechos.asm.id, each)),
    ...reopened(hechos),
  ],
});

/** The facts themselves, to go inside the PDF. */
export const datosDelDictamen = (hechos: HechosDelDictamen): Attachment =>
  hechosAdjuntos('datos-del-dictamen.json', 'Datos del registro con los que se elaboró esta cédula.', hechos);

const NOTE =
  'Las horas son del centro de México y los días son naturales. La huella SHA-256 identifica el contenido exacto de cada archivo. Los veredictos se registraron con ' +
  'botón en Microsoft Teams, con la persona, el puesto y la fecha de cada uno; no constituyen una firma electrónica en términos de la legislación aplicable.';

const opening = ({ institucion, lugar, fecha, ciclo, emite, asm }: HechosDelDictamen): string =>
  `En ${lugar}, a ${formatFecha(fecha)}, la ${emite.puesto} del ${institucion}, por conducto de ${emite.nombre}${emite.suplente ? ', por ausencia de su titular' : ''}, ` +
  `dictamina que el ${asm.id}, derivado de la «${ciclo.evaluacion}» del Programa presupuestario «${ciclo.programa}», correspondiente al ejercicio fiscal ` +
  `${ciclo.ejercicio} (PAE ${ciclo.pae}), queda formalmente solventado, porque se cumplen los cuatro criterios técnicos de la sección IV del Mecanismo de seguimiento.`;

const asmBlocks = ({ asm, impacto, unidades }: HechosDelDictamen): readonly Block[] => [
  { kind: 'heading', text: 'Aspecto Susceptible de Mejora' },
  {
    kind: 'fields',
    heading: rotuloDelAsm(asm.id, asm.texto.clase),
    fields: [
      ...fichaDelAsm(asm),
      ...(impacto.length === 0
        ? []
        : [{ label: 'Impacto estructural', value: impacto.map((ambito) => AMBITOS[ambito]).join(', ') }]),
      { label: unidades.length === 1 ? 'Unidad ejecutora' : 'Unidades ejecutoras', value: unidades.join('\n') },
    ],
  },
];

/** What a criterion looks at besides the document: B its act, C its instrument. */
const support = (
  { criterio }: VeredictoDelActa,
  { acto, instrumento }: Pick<HechosDelDictamen, 'acto' | 'instrumento'>,
): readonly Field[] => [
  ...(criterio === 'B' && acto !== undefined ? [{ label: 'Acto que lo aprobó', value: actoLine(acto) }] : []),
  ...(criterio === 'C' && instrumento !== undefined
    ? [{ label: 'Instrumento rector', value: instrumentoVigenteEntero(instrumento) }]
    : []),
];

const judged = (veredicto: VeredictoDelActa, hechos: HechosDelDictamen): Block => {
  const { nombre, verifica } = CRITERIOS[veredicto.criterio];
  return {
    kind: 'fields',
    heading: `${nombre}: ${VALORES_VEREDICTO[veredicto.valor]}`,
    fields: [
      { label: 'Se verifica', value: verifica },
      { label: 'Razón', value: razonesDelVeredicto(veredicto) },
      { label: 'Documento', value: evidenciaDelVeredicto(veredicto) },
      ...support(veredicto, hechos),
      { label: 'Valoró', value: quienEnPalabras(veredicto.quien) },
    ],
  };
};

const missing = (faltan: readonly string[]): readonly Field[] =>
  faltan.length === 0 ? [] : [{ label: 'Sin constancia, sin que lo impida', value: faltan.join('\n') }];

const traced = ({ dictamen: { trazabilidad }, faltan }: HechosDelDictamen): readonly Block[] =>
  trazabilidad === undefined
    ? []
    : [
        {
          kind: 'fields',
          heading: `${CRITERIOS.D.nombre}: ${VALORES_VEREDICTO.cumple}`,
          fields: [
            { label: 'Se verifica', value: CRITERIOS.D.verifica },
            {
              label: 'Cálculo',
              value: 'El registro se recorrió del Convenio al dictamen: no falta ningún eslabón que lo impida.',
            },
            { label: 'Razón', value: trazabilidad.razon },
            ...missing(faltan),
            { label: 'Confirmó', value: quienEnPalabras(trazabilidad.quien) },
          ],
        },
      ];

const CONFLICTOS: Readonly<Record<Conflicto, string>> = {
  secretaria:
    'La Secretaría Ejecutiva ejecuta este ASM y también lo dictamina; por ello se pidió la segunda opinión de la Dirección de Administración.',
  administracion: 'La Dirección de Administración ejecuta este ASM.',
  ambas:
    'La Secretaría Ejecutiva ejecuta este ASM y también lo dictamina. La Dirección de Administración, a la que corresponde la segunda opinión, ' +
    'también lo ejecuta: no fue posible una segunda opinión independiente.',
};

const conflict = ({ conflicto, dictamen }: HechosDelDictamen): readonly Block[] => {
  const fields: readonly Field[] = [
    ...(conflicto === undefined ? [] : [{ label: 'Conflicto de interés', value: CONFLICTOS[conflicto] }]),
    ...camposDeSegundaOpinion(dictamen),
  ];
  return fields.length === 0 ? [] : [{ kind: 'fields', heading: 'Quién ejecuta y quién dictamina', fields }];
};

const agreement = ({ convenio: { numero, suscrito, sha256 } }: HechosDelDictamen): readonly Field[] => [
  {
    label: 'Convenio',
    value: `Convenio para la Mejora del Desempeño y Resultados, versión ${numero}, suscrito el ${formatFecha(suscrito)}`,
  },
  { label: 'SHA-256 del PDF', value: huella(sha256) },
];

const reopened = ({ asm, reaperturas }: HechosDelDictamen): readonly Block[] =>
  reaperturas.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Reaperturas' },
        ...reaperturas.map((each, index) => fichaDeReapertura(asm.id, each, index)),
      ];
