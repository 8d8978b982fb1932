import ExcelJS from 'exceljs';
import { ACTIVIDADES, DATOS_COMPROMISO, type Filled } from './ejemplo-convenio.js';
import { type Descarga, descarga } from './ejemplo-descarga.js';
import { EjemploError } from './ejemplo-error.js';
import type { Escena } from './ejemplo-escena.js';
import { DICE, VERBO } from './ejemplo-verbos.js';

/** What is typed in a row, by the header of its column. */
type Renglon = Readonly<Record<string, string | number | Date>>;

/** Tall enough for what the sample types: no program is open that would find it. */
const ALTO = 48;

const dia = (fecha: string): Date => new Date(`${fecha}T00:00:00Z`);

const RESPONSABLE = {
  Responsable: 'Lic. Héctor Manuel Cárdenas Solís',
  Cargo: 'Titular de la Dirección de Organización',
};

interface Hoja {
  readonly rows: readonly ExcelJS.Row[];
  readonly type: (row: ExcelJS.Row, cells: Renglon) => void;
  readonly says: (row: ExcelJS.Row, header: string) => string;
}

/** A sheet as a person finds their way in it: by its headers, and the rows below. */
function hojaDe(book: ExcelJS.Workbook, name: string): Hoja {
  const sheet = book.getWorksheet(name);
  const all = sheet?.getRows(1, sheet.rowCount) ?? [];
  const top = all.findIndex((row) => row.getCell(1).text === 'ASM');
  if (top < 0) throw new EjemploError(`El libro no trae la hoja «${name}» con sus encabezados.`);
  const headers = new Map<string, number>();
  all[top]?.eachCell((cell, place) => headers.set(cell.text, place));
  const column = (header: string): number => {
    const found = headers.get(header);
    if (found === undefined) throw new EjemploError(`La hoja «${name}» no trae la columna «${header}».`);
    return found;
  };
  return {
    rows: all.slice(top + 1),
    type: (row, cells) => {
      for (const [header, value] of Object.entries(cells)) row.getCell(column(header)).value = value;
    },
    says: (row, header) => row.getCell(column(header)).text,
  };
}

/** The workbook after a person filled it in and saved it. */
async function lleno({ nombre, bytes }: Descarga, fill: (book: ExcelJS.Workbook) => void): Promise<Descarga> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  fill(book);
  return { nombre, bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
}

const compromisoDe = ({ compromiso = '', plazo = '' }: Filled): Renglon => ({
  Compromiso: compromiso,
  'Fecha límite': dia(plazo),
  Instrumento: 'Matriz de Indicadores para Resultados (MIR)',
});

const actividadDe = (
  asm: string,
  { descripcion = '', inicio = '', fin = '', ponderacion = '', productos = '' }: Filled,
) => ({
  ASM: asm,
  Descripción: descripcion,
  ...RESPONSABLE,
  Inicio: dia(inicio),
  Término: dia(fin),
  'Unidad de medida': 'Documento',
  'Ponderación (%)': Number(ponderacion),
  'Productos (uno por renglón)': productos,
});

function llenaCompromisos(book: ExcelJS.Workbook): void {
  const heads = hojaDe(book, 'Compromisos');
  for (const row of heads.rows) heads.type(row, compromisoDe(DATOS_COMPROMISO[heads.says(row, 'ASM')] ?? {}));
  const works = hojaDe(book, 'Actividades');
  const typed = heads.rows.flatMap((row) => {
    const asm = heads.says(row, 'ASM');
    return (ACTIVIDADES[asm] ?? []).map((each, index) => ({ Actividad: index + 1, ...actividadDe(asm, each) }));
  });
  typed.forEach((cells, index) => {
    const row = works.rows[index];
    if (row === undefined) throw new EjemploError('El libro no tiene renglones para las actividades.');
    works.type(row, cells);
    row.height = ALTO;
  });
}

/** A unit takes its workbook from the card of its commitments, fills it in, drops it in the chat and presents it whole. */
export async function proponePorLibro({ de, guarda }: Escena): Promise<void> {
  const unidad = de('do');
  const card = await unidad.pide('compromisos', DICE.conLibro);
  const offered = await unidad.presiona(card, { verb: VERBO.tomarLibro }, {}, DICE.libroListo);
  const path = await guarda(await lleno(await descarga(offered, 'Descargar: Excel'), llenaCompromisos));
  const understood = await unidad.adjunta(path, { verb: VERBO.leerLibro }, DICE.libroEntendido);
  await unidad.presiona(understood, { verb: VERBO.presentarLibro }, {}, DICE.libroPresentado);
}

function llenaPaa(book: ExcelJS.Workbook): void {
  const sheet = hojaDe(book, 'Integración en el PAA');
  sheet.rows.forEach((row, index) => {
    const own = sheet.says(row, 'ASM') === 'ASM-01';
    sheet.type(
      row,
      own
        ? { 'Clave del PAA': `PAA-2026-0${index + 14}` }
        : {
            'No aplica': 'Sí',
            'Razón por la que no aplica': 'Se atiende con las actividades ordinarias de la unidad.',
          },
    );
  });
}

/** SE takes the workbook of the PAA, fills it in and drops it in the chat. */
export async function integraPorLibro({ de, guarda }: Escena): Promise<void> {
  const card = await de('se').pide('paa', DICE.porIntegrarEnPaa);
  const offered = await de('se').presiona(card, { verb: VERBO.tomarLibroPaa }, {}, DICE.libroListo);
  const path = await guarda(await lleno(await descarga(offered, 'Descargar: Excel'), llenaPaa));
  const understood = await de('se').adjunta(path, { verb: VERBO.leerLibroPaa }, DICE.paaEntendido);
  await de('se').presiona(understood, { verb: VERBO.guardarLibroPaa }, {}, DICE.integradoEnPaa);
}
