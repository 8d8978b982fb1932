import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import { ACCIONES_CLAVE, FASES } from '../domain/accion-clave.js';
import { ASM, INFORME } from './ejemplo-guion.js';

/** Paths of the files that the sample's people bring to the chat. */
export interface ArchivosDelGuion {
  readonly mecanismo: string;
  readonly informe: string;
  readonly anexoMir: string;
  readonly anexoIndicadores: string;
  /** The scan of the hand-signed copy of the Convenio. */
  readonly convenioFirmado: string;
  /** The scan of the hand-signed Acta. */
  readonly actaFirmada: string;
  readonly evidenciaMir: string;
  /** The same name with other content: a correction. */
  readonly evidenciaMirCorregida: string;
  readonly evidenciaFichas: string;
  readonly evidenciaManual: string;
  readonly evidenciaMinuta: string;
  readonly evidenciaArbol: string;
  /** What SE closes an ASM with that will not be solventado. */
  readonly oficioDeCierre: string;
}

type Texto = readonly [kind: 'subtitulo' | 'parrafo', text: string];
type Fila = readonly (string | number)[];

/** Writes every file of the sample as real DOCX, XLSX and PDF, under the names that people would give them. */
export async function escribeArchivos(folder: string, corregidos: string): Promise<ArchivosDelGuion> {
  return {
    mecanismo: await write(folder, 'Mecanismo de seguimiento de ASM PAE 2025.docx', await docx(mecanismo())),
    informe: await write(folder, 'Informe de resultados 2024 - ASM.xlsx', await xlsx('ASM', informe())),
    anexoMir: await write(folder, 'Cronograma de rediseño de la MIR.xlsx', await xlsx('Cronograma', CRONOGRAMA)),
    anexoIndicadores: await write(folder, 'Nota técnica sobre la línea base.docx', await docx(NOTA)),
    convenioFirmado: await write(folder, 'Digitalización del Convenio firmado.pdf', pdf(CONVENIO_FIRMADO)),
    actaFirmada: await write(folder, 'Digitalización del Acta firmada.pdf', pdf(ACTA_FIRMADA)),
    evidenciaMir: await write(folder, 'MIR Electoral 2026.xlsx', await xlsx('MIR', MIR)),
    evidenciaMirCorregida: await write(corregidos, 'MIR Electoral 2026.xlsx', await xlsx('MIR', MIR_CORREGIDA)),
    evidenciaFichas: await write(folder, 'Fichas técnicas de indicadores.docx', await docx(FICHAS)),
    evidenciaManual: await write(folder, 'Proyecto de manual de procedimientos.pdf', pdf(MANUAL)),
    evidenciaMinuta: await write(folder, 'Minuta del taller de Marco Lógico.docx', await docx(MINUTA)),
    evidenciaArbol: await write(folder, 'Árbol de problemas y de objetivos.xlsx', await xlsx('Árbol', ARBOL)),
    oficioDeCierre: await write(folder, 'Oficio de cierre sin solventar del ASM-02.pdf', pdf(OFICIO_DE_CIERRE)),
  };
}

async function write(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const docx = ([[, titulo], ...textos]: readonly [Texto, ...Texto[]]): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({
      title: titulo,
      sections: [
        {
          children: [
            new Paragraph({ text: titulo, heading: HeadingLevel.HEADING_1 }),
            ...textos.map(([kind, text]) =>
              kind === 'subtitulo' ? new Paragraph({ text, heading: HeadingLevel.HEADING_2 }) : new Paragraph(text),
            ),
          ],
        },
      ],
    }),
  );

async function xlsx(hoja: string, [encabezado = [], ...filas]: readonly Fila[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(hoja);
  sheet.columns = encabezado.map((header) => ({ header: String(header), width: 32 }));
  for (const fila of filas) sheet.addRow([...fila]);
  sheet.getRow(1).font = { bold: true };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The texts are ours and hold nothing that Typst would take as markup. */
function pdf([[, titulo], ...textos]: readonly [Texto, ...Texto[]]): Uint8Array {
  const body = textos.map(([kind, text]) => (kind === 'subtitulo' ? `== ${text}` : text)).join('\n\n');
  const source = `#set document(title: "${titulo}")\n#set text(lang: "es")\n= ${titulo}\n\n${body}\n`;
  return new Uint8Array(NodeCompiler.create().pdf({ mainFileContent: source }));
}

const mecanismo = (): readonly [Texto, ...Texto[]] => [
  ['subtitulo', 'Mecanismo de seguimiento de Aspectos Susceptibles de Mejora, PAE 2025'],
  ...Object.entries(FASES).flatMap(([fase, nombre]): readonly Texto[] => [
    ['subtitulo', `Fase ${fase}. ${nombre}`],
    ...ACCIONES_CLAVE.filter(({ phase }) => String(phase) === fase).map(
      ({ key, name, who, leaves }): Texto => ['parrafo', `${key} ${name}. ${who}. Deja: ${leaves}.`],
    ),
  ]),
];

const informe = (): readonly Fila[] => [
  ['Núm.', 'Hallazgo', 'Recomendación', 'Ubicación en el informe'],
  ...ASM.map(({ hallazgo, recomendacion, ubicacion }, index) => [index + 1, hallazgo, recomendacion, ubicacion]),
  [`Informe ${INFORME.folio}: ${ASM.length} Aspectos Susceptibles de Mejora`],
];

const CRONOGRAMA: readonly Fila[] = [
  ['Actividad', 'Inicio', 'Término', 'Responsable'],
  ['Taller de Marco Lógico con las áreas participantes', '12 de enero', '16 de enero', 'Dirección de Organización'],
  ['Árbol de problemas y de objetivos', '19 de enero', '27 de febrero', 'Dirección de Organización'],
  ['MIR rediseñada', '2 de marzo', '31 de marzo', 'Dirección de Organización'],
];

const MIR: readonly Fila[] = [
  ['Nivel', 'Resumen narrativo', 'Indicador'],
  ['Fin', 'Contribuir a la vida democrática de la entidad', 'Índice de participación ciudadana'],
  ['Propósito', 'La ciudadanía ejerce su voto en elecciones ciertas', 'Casillas instaladas conforme al encarte'],
  ['Componente 1', 'Mesas directivas de casilla integradas', 'Funcionariado capacitado que se presentó'],
];

const MIR_CORREGIDA: readonly Fila[] = [
  ...MIR,
  ['Componente 2', 'Ciudadanía informada sobre el proceso electoral', 'Población alcanzada por la campaña'],
];

const NOTA: readonly [Texto, ...Texto[]] = [
  ['subtitulo', 'Nota técnica sobre la línea base de participación ciudadana'],
  [
    'parrafo',
    'La elección de 2018 concurrió con la federal y la de 2017 fue solo local: sus niveles no son comparables.',
  ],
  ['parrafo', 'Se propone como línea base el promedio de los procesos de 2021 y 2024.'],
];

const FICHAS: readonly [Texto, ...Texto[]] = [
  ['subtitulo', 'Fichas técnicas de indicadores'],
  ['subtitulo', 'Casillas instaladas conforme al encarte'],
  ['parrafo', 'Método de cálculo: casillas instaladas entre casillas aprobadas, por cien.'],
  ['parrafo', 'Fuente: sistema de información de la jornada electoral. Línea base: 2024.'],
];

const CONVENIO_FIRMADO: readonly [Texto, ...Texto[]] = [
  ['subtitulo', 'Convenio para la Mejora del Desempeño y Resultados'],
  ['parrafo', 'Digitalización de muestra del ejemplar con firmas autógrafas.'],
];

const MINUTA: readonly [Texto, ...Texto[]] = [
  ['subtitulo', 'Minuta del taller de Marco Lógico'],
  ['parrafo', 'Participaron las direcciones de Organización y de Participación Ciudadana y la UIPPE.'],
  ['parrafo', 'Acuerdo único: el árbol de problemas y el de objetivos se actualizan con lo expuesto.'],
];

const ARBOL: readonly Fila[] = [
  ['Nivel', 'Problema', 'Objetivo'],
  ['Efecto', 'Baja confianza en los resultados', 'La ciudadanía confía en los resultados'],
  [
    'Central',
    'Los componentes no llegan a la ciudadanía',
    'Los componentes son bienes y servicios que la ciudadanía recibe',
  ],
  ['Causa', 'No hay un diagnóstico de la población objetivo', 'La población objetivo está cuantificada'],
];

const OFICIO_DE_CIERRE: readonly [Texto, ...Texto[]] = [
  ['subtitulo', 'Oficio de cierre sin solventar del ASM-02'],
  [
    'parrafo',
    'Los indicadores a los que se refiere el hallazgo se retiraron de la MIR 2027; ya no es posible documentar su línea base.',
  ],
];

const ACTA_FIRMADA: readonly [Texto, ...Texto[]] = [
  ['subtitulo', 'Acta de Atención de ASM'],
  ['parrafo', 'Digitalización de muestra del ejemplar con firmas autógrafas.'],
];

const MANUAL: readonly [Texto, ...Texto[]] = [
  ['subtitulo', 'Proyecto de actualización del manual de procedimientos'],
  ['subtitulo', 'Seguimiento presupuestario del programa'],
  [
    'parrafo',
    'La Dirección de Administración concilia cada mes, en una sola captura, el avance físico y el financiero.',
  ],
];
