import type { Criterio } from '../domain/asm.js';
import type { Conflicto } from '../domain/cierre-actual.js';
import type {
  CierreDelActa,
  DictamenDelActa,
  DocumentoCitado,
  FinDelAsm,
  OpinionDelActa,
  ReaperturaDelActa,
  VeredictoDelActa,
} from './acta-cierre-hechos.js';
import { FINES_EN_DOCUMENTO } from './acta-palabras.js';
import { VALORES_VEREDICTO } from './chat/cierre-suceso.js';
import { huella } from './chat/matter.js';
import { CRITERIOS, razonAparte } from './criterios.js';
import type { Block, Field } from './document.js';
import { quienEnPalabras } from './quien.js';

const answer = (question: string, criterio: Criterio | undefined): readonly string[] =>
  criterio === undefined ? [] : [`${question}: ${criterio.cumple ? 'sí' : 'no'}. ${criterio.razon}`];

/** The reason of a verdict and its answers, a line each. */
export const razonesDelVeredicto = (veredicto: VeredictoDelActa): string =>
  [
    ...razonAparte(veredicto),
    ...answer('Resuelve la causa raíz de manera directa', veredicto.directa),
    ...answer('De manera unívoca', veredicto.univoca),
    ...answer('Instrumento vigente', veredicto.vigente),
  ].join('\n');

const file = ({ nombre, sha256 }: DocumentoCitado): string => `${nombre}\nSHA-256: ${huella(sha256)}`;

/** The evidence of a verdict with its hash. */
export const evidenciaDelVeredicto = ({ evidencia }: VeredictoDelActa): string =>
  evidencia === undefined ? '—' : `${evidencia.clave}, versión ${evidencia.version}\n${file(evidencia)}`;

const judgedField = (criterio: 'A' | 'B' | 'C', { veredictos }: DictamenDelActa): Field => {
  const said = veredictos.find((each) => each.criterio === criterio);
  const label = CRITERIOS[criterio].nombre;
  return said === undefined
    ? { label, value: 'Sin valorar' }
    : {
        label,
        value: [
          VALORES_VEREDICTO[said.valor],
          razonesDelVeredicto(said),
          `Documento: ${evidenciaDelVeredicto(said)}`,
          `Valoró: ${quienEnPalabras(said.quien)}`,
        ].join('\n'),
      };
};

const tracedField = ({ trazabilidad }: DictamenDelActa): Field => ({
  label: CRITERIOS.D.nombre,
  value:
    trazabilidad === undefined
      ? 'Sin confirmar'
      : [
          VALORES_VEREDICTO.cumple,
          trazabilidad.razon,
          'Se calcula del registro.',
          `Confirmó: ${quienEnPalabras(trazabilidad.quien)}`,
        ].join('\n'),
});

/** The four criteria, one below the other: a reason of 4,500 characters in a column of a table would fill pages with it alone. */
const criteriaFields = (dictamen: DictamenDelActa): readonly Field[] => [
  judgedField('A', dictamen),
  judgedField('B', dictamen),
  judgedField('C', dictamen),
  tracedField(dictamen),
];

const opinionField = (label: string, { conforme, razon, quien }: OpinionDelActa): Field => ({
  label,
  value: `${conforme ? 'Conforme' : 'No conforme'}. ${razon}\n${quienEnPalabras(quien)}`,
});

/** What the Dirección de Administración answered, and what it had answered before; none when it was not asked. */
export const camposDeSegundaOpinion = ({ segunda, anteriores = [] }: DictamenDelActa): readonly Field[] => [
  ...anteriores.map((each) => opinionField('Segunda opinión anterior', each)),
  ...(segunda === undefined ? [] : [opinionField('Segunda opinión', segunda)]),
];

const endFields = (fin: FinDelAsm): readonly Field[] => [
  {
    label: 'Resultado',
    value:
      fin.estado === 'solventado'
        ? `${FINES_EN_DOCUMENTO.solventado}, dictamen ${fin.dictamen}`
        : `${FINES_EN_DOCUMENTO['sin-solventar']}. ${fin.razon}`,
  },
  { label: fin.estado === 'solventado' ? 'Cédula de dictamen' : 'Documento', value: file(fin.documento) },
  { label: 'Quién y cuándo', value: quienEnPalabras(fin.quien) },
];

const CONFLICTOS: Readonly<Record<Conflicto, string>> = {
  secretaria:
    'La Secretaría Ejecutiva ejecuta este ASM y también lo dictamina; por ello se pide la segunda opinión de la Dirección de Administración.',
  administracion: 'La Dirección de Administración ejecuta este ASM y también firma esta Acta.',
  ambas:
    'La Secretaría Ejecutiva ejecuta este ASM y también lo dictamina. La Dirección de Administración, a la que corresponde la segunda opinión, ' +
    'también lo ejecuta y también firma esta Acta: no fue posible una segunda opinión independiente.',
};

/** A closure that was opened again: why, how it had ended, with which verdicts. */
export const fichaDeReapertura = (id: string, each: ReaperturaDelActa, index: number): Block => ({
  kind: 'fields',
  heading: `${id} · Reapertura ${index + 1}`,
  fields: [
    { label: 'Razón', value: each.razon },
    { label: 'Reabrió', value: quienEnPalabras(each.quien) },
    ...(each.antes === undefined
      ? []
      : endFields(each.antes).map(({ label, value }) => ({ label: `${label} anterior`, value }))),
    ...criteriaFields(each),
    ...camposDeSegundaOpinion(each),
  ],
});

/** How an ASM was closed: its result, the four verdicts, who else judged it, and what was opened again. */
export const closureBlocks = (id: string, cierre: CierreDelActa): readonly Block[] => [
  {
    kind: 'fields',
    heading: `${id} · Cierre`,
    fields: [
      ...endFields(cierre.fin),
      ...criteriaFields(cierre),
      ...camposDeSegundaOpinion(cierre),
      ...(cierre.conflicto === undefined
        ? []
        : [{ label: 'Conflicto de interés', value: CONFLICTOS[cierre.conflicto] }]),
      ...(cierre.faltan.length === 0
        ? []
        : [{ label: 'Sin constancia en el registro', value: cierre.faltan.join('\n') }]),
    ],
  },
  ...cierre.reaperturas.map((each, index) => fichaDeReapertura(id, each, index)),
];
