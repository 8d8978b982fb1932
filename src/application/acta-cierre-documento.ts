import type { Criterio } from '../domain/asm.js';
import type {
  CierreDelActa,
  DictamenDelActa,
  DocumentoCitado,
  FinDelAsm,
  ReaperturaDelActa,
  VeredictoDelActa,
} from './acta-cierre-hechos.js';
import { FINES_EN_DOCUMENTO } from './acta-palabras.js';
import { VALORES_VEREDICTO } from './chat/cierre-suceso.js';
import { huella } from './chat/matter.js';
import { CRITERIOS, razonAparte } from './criterios.js';
import type { Block, Column, Field } from './document.js';
import { quienEnPalabras } from './quien.js';

const COLUMNS: readonly Column[] = [
  { header: 'Criterio', width: 10 },
  { header: 'Veredicto', width: 8 },
  { header: 'Razón', width: 16 },
  { header: 'Documento', width: 16 },
  { header: 'Quién y cuándo', width: 13 },
];

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

const judgedRow = (criterio: 'A' | 'B' | 'C', { veredictos }: DictamenDelActa): readonly string[] => {
  const said = veredictos.find((each) => each.criterio === criterio);
  return said === undefined
    ? [CRITERIOS[criterio].nombre, 'Sin valorar', '—', '—', '—']
    : [
        CRITERIOS[criterio].nombre,
        VALORES_VEREDICTO[said.valor],
        razonesDelVeredicto(said),
        evidenciaDelVeredicto(said),
        quienEnPalabras(said.quien),
      ];
};

const tracedRow = ({ trazabilidad }: DictamenDelActa): readonly string[] =>
  trazabilidad === undefined
    ? [CRITERIOS.D.nombre, 'Sin confirmar', '—', '—', '—']
    : [
        CRITERIOS.D.nombre,
        VALORES_VEREDICTO.cumple,
        trazabilidad.razon,
        'Se calcula del registro',
        quienEnPalabras(trazabilidad.quien),
      ];

const criteria = (dictamen: DictamenDelActa): Block => ({
  kind: 'table',
  columns: COLUMNS,
  rows: [judgedRow('A', dictamen), judgedRow('B', dictamen), judgedRow('C', dictamen), tracedRow(dictamen)],
});

/** What the Dirección de Administración answered; none when it was not asked. */
export const camposDeSegundaOpinion = ({ segunda }: DictamenDelActa): readonly Field[] =>
  segunda === undefined
    ? []
    : [
        {
          label: 'Segunda opinión',
          value: `${segunda.conforme ? 'Conforme' : 'No conforme'}. ${segunda.razon}\n${quienEnPalabras(segunda.quien)}`,
        },
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

const CONFLICTOS: Readonly<Record<CierreDelActa['conflicto'][number], string>> = {
  secretaria:
    'La Secretaría Ejecutiva ejecuta este ASM y también lo dictamina; por ello se pide la segunda opinión de la Dirección de Administración.',
  administracion: 'La Dirección de Administración ejecuta este ASM y también firma esta Acta.',
};

/** A closure that was opened again: why, how it had ended, with which verdicts. */
export const bloquesDeReapertura = (id: string, each: ReaperturaDelActa, index: number): readonly Block[] => [
  {
    kind: 'fields',
    heading: `${id} · Reapertura ${index + 1}`,
    keepWithNext: true,
    fields: [
      { label: 'Razón', value: each.razon },
      { label: 'Reabrió', value: quienEnPalabras(each.quien) },
      ...(each.antes === undefined
        ? []
        : endFields(each.antes).map(({ label, value }) => ({ label: `${label} anterior`, value }))),
      ...camposDeSegundaOpinion(each),
    ],
  },
  criteria(each),
];

/** How an ASM was closed: its result, the four verdicts, who else judged it, and what was opened again. */
export const closureBlocks = (id: string, cierre: CierreDelActa): readonly Block[] => [
  {
    kind: 'fields',
    heading: `${id} · Cierre`,
    keepWithNext: true,
    fields: [
      ...endFields(cierre.fin),
      ...camposDeSegundaOpinion(cierre),
      ...cierre.conflicto.map((each) => ({ label: 'Conflicto de interés', value: CONFLICTOS[each] })),
      ...(cierre.faltan.length === 0
        ? []
        : [{ label: 'Sin constancia en el registro', value: cierre.faltan.join('\n') }]),
    ],
  },
  criteria(cierre),
  ...cierre.reaperturas.flatMap((each, index) => bloquesDeReapertura(id, each, index)),
];
