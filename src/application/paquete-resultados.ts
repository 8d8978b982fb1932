import { formatFecha } from '../domain/fecha.js';
import { closureBlocks } from './acta-cierre-documento.js';
import { commitmentBlocks } from './acta-compromiso-documento.js';
import {
  antecedentesDelActa,
  FUERA_DEL_CONVENIO,
  NOTAS_DEL_ACTA,
  renglonesFuera,
  SIN_CONSTANCIA,
} from './acta-documento.js';
import type { AsmDelActa } from './acta-hechos.js';
import { FINES_EN_DOCUMENTO } from './acta-palabras.js';
import { bimesterTable, chronologyTable, resultFields, resultTable, SIN_BIMESTRES } from './acta-resumen-documento.js';
import { fichaDelAsm } from './convenio-compromisos.js';
import type { Block } from './document.js';
import type { PaquetePublico, PartesDelPaquete, Pieza, Seccion } from './paquete.js';
import { conjuntosDeResultados, datosDeResultados } from './paquete-resultados-datos.js';
import type { HechosDeResultados } from './resultados-hechos.js';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** What a table of the Acta is about, by one of its headers. */
const ROTULOS: readonly (readonly [header: string, rotulo: string])[] = [
  ['Prórroga', 'Prórrogas'],
  ['Actividad', 'Actividades'],
  ['Producto', 'Productos'],
];

const tabla = ({ columns, rows }: TableBlock, rotulo: string, anclas?: readonly string[]): Pieza => ({
  clase: 'tabla',
  rotulo,
  columnas: columns,
  filas: rows,
  ...(anclas && { anclas }),
});

const captionOf = ({ columns }: TableBlock): string =>
  ROTULOS.find(([header]) => columns.some((each) => each.header === header))?.[1] ?? '';

/** The cards and tables of the Acta on one ASM as sections: each headed card begins one. */
const sectionsOf = (blocks: readonly Block[], ancla: string): readonly Seccion[] => {
  const sections: Seccion[] = [];
  for (const block of blocks) {
    const open = sections.at(-1);
    if (block.kind === 'fields')
      sections.push({
        ancla: `${ancla}-${sections.length + 1}`,
        titulo: block.heading ?? ancla,
        piezas: [{ clase: 'campos', campos: block.fields }],
      });
    else if (block.kind === 'table' && open !== undefined)
      sections[sections.length - 1] = {
        ...open,
        piezas: [...open.piezas, tabla(block, `${captionOf(block)}: ${open.titulo}`)],
      };
  }
  return sections;
};

const asmSection = ({ asm, compromisos, cierre }: AsmDelActa): Seccion => ({
  ancla: asm.id,
  titulo: `${asm.id}. ${FINES_EN_DOCUMENTO[cierre.fin.estado]}`,
  piezas: [{ clase: 'campos', campos: fichaDelAsm(asm) }],
  secciones: sectionsOf(
    [...closureBlocks(asm.id, cierre), ...compromisos.flatMap((each) => commitmentBlocks(asm.id, each))],
    asm.id,
  ),
});

const traced = ({ faltan }: HechosDeResultados): readonly Pieza[] => [
  {
    clase: 'parrafo',
    texto:
      'Antes de integrar el Acta, el registro se recorrió completo, desde el Convenio hasta los dictámenes: no falta ningún eslabón que impida reconstruir el proceso.',
  },
  ...(faltan.length === 0
    ? []
    : ([
        { clase: 'parrafo', texto: SIN_CONSTANCIA },
        { clase: 'lista', renglones: faltan },
      ] as const)),
];

const outside = (hechos: HechosDeResultados): readonly Seccion[] =>
  hechos.fuera.length === 0
    ? []
    : [{ ancla: 'fuera', titulo: FUERA_DEL_CONVENIO, piezas: [{ clase: 'lista', renglones: renglonesFuera(hechos) }] }];

const seccionesOf = (hechos: HechosDeResultados): readonly Seccion[] => [
  {
    ancla: 'resultado',
    titulo: 'Resultado',
    piezas: [
      { clase: 'campos', campos: resultFields(hechos) },
      { clase: 'parrafo', texto: NOTAS_DEL_ACTA },
      tabla(
        resultTable(hechos.asm),
        'Resultado de cada ASM',
        hechos.asm.map(({ asm }) => asm.id),
      ),
    ],
  },
  {
    ancla: 'antecedentes',
    titulo: 'Antecedentes y fundamento',
    piezas: [{ clase: 'lista', renglones: antecedentesDelActa(hechos) }],
  },
  { ancla: 'asm', titulo: 'Atención de cada ASM', piezas: [], secciones: hechos.asm.map(asmSection) },
  ...outside(hechos),
  {
    ancla: 'bimestres',
    titulo: 'Seguimiento bimestral',
    piezas:
      hechos.bimestres.length === 0
        ? [{ clase: 'parrafo', texto: SIN_BIMESTRES }]
        : [tabla(bimesterTable(hechos.bimestres), 'Reportes de cada bimestre')],
  },
  {
    ancla: 'cronologia',
    titulo: 'Cronología',
    piezas: [tabla(chronologyTable(hechos.cronologia), 'Hechos y fechas')],
  },
  { ancla: 'trazabilidad', titulo: 'Trazabilidad del proceso', piezas: traced(hechos) },
];

/** The public package of the results of a ciclo whose Acta is signed by all (5.5). */
export const paqueteDeResultados = (
  hechos: HechosDeResultados,
  { pdf, cabeza, fecha }: PartesDelPaquete,
): PaquetePublico => {
  const { ciclo, numero } = hechos;
  return {
    titulo: `Resultados de la atención de Aspectos Susceptibles de Mejora. PAE ${ciclo.pae}`,
    institucion: hechos.institucion,
    presentacion:
      `Resultados finales de la solventación de los Aspectos Susceptibles de Mejora (ASM) derivados de la «${ciclo.evaluacion}» del Programa presupuestario ` +
      `«${ciclo.programa}», ejercicio fiscal ${ciclo.ejercicio}. El Acta de Atención quedó suscrita el ${formatFecha(hechos.suscrita)}.`,
    fecha,
    cabeza,
    documentos: [
      {
        nombre: `acta-${ciclo.id}-v${numero}.pdf`,
        titulo: `Acta de Atención de ASM suscrita, versión ${numero} (PDF)`,
        bytes: pdf,
        sha256: hechos.pdf,
      },
    ],
    secciones: seccionesOf(hechos),
    datos: datosDeResultados(hechos, cabeza),
    conjuntos: conjuntosDeResultados(hechos),
  };
};
