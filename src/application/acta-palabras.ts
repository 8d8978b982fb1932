import { formatFecha } from '../domain/fecha.js';
import type { FinDelAsm } from './acta-cierre-hechos.js';
import type { CompromisoDelActa, CumplimientoDelActa, ProrrogaDelActa } from './acta-compromiso-hechos.js';
import type { HechosDelActa } from './acta-hechos.js';
import { counted } from './counted.js';

/** How an ASM ended, as documents print it. */
export const FINES_EN_DOCUMENTO: Readonly<Record<FinDelAsm['estado'], string>> = {
  solventado: 'Solventado',
  'sin-solventar': 'Cerrado sin solventar',
};

/** What became of a prórroga, as documents print it. */
export const PRORROGAS_EN_DOCUMENTO: Readonly<Record<ProrrogaDelActa['estado'], string>> = {
  concedida: 'Concedida',
  negada: 'Negada',
  'sin-respuesta': 'Sin respuesta',
};

/** Natural days from a date to what was done: «3 días antes», «en la fecha», «1 día después». */
export const diasEnPalabras = (dias: number): string =>
  dias === 0 ? 'en la fecha' : `${counted(Math.abs(dias), 'día', 'días')} ${dias < 0 ? 'antes' : 'después'}`;

/** When it was complied with and how many days early or late; against both dates when the first was moved. */
export const cumplimientoEnPalabras = ({ cumplido, real, dias, diasDelOriginal }: CumplimientoDelActa): string => {
  if (!cumplido || real === undefined || dias === undefined) return 'No cumplido';
  const moved = diasDelOriginal === undefined ? '' : `; ${diasEnPalabras(diasDelOriginal)} respecto de la original`;
  return `Cumplido el ${formatFecha(real)}, ${diasEnPalabras(dias)}${moved}`;
};

/** The totals of an Acta. */
export interface CifrasDelActa {
  readonly asm: number;
  readonly solventados: number;
  readonly sinSolventar: number;
  readonly compromisos: number;
  readonly cumplidos: number;
  readonly enTiempo: number;
  readonly actividades: number;
  readonly actividadesCumplidas: number;
  readonly productos: number;
  readonly entregados: number;
  readonly prorrogas: number;
}

const onTime = ({ cumplimiento: { dias } }: CompromisoDelActa): boolean => dias !== undefined && dias <= 0;

/** Counts what an Acta states. */
export const cifrasDelActa = ({ asm }: Pick<HechosDelActa, 'asm'>): CifrasDelActa => {
  const compromisos = asm.flatMap((each) => each.compromisos);
  const actividades = compromisos.flatMap((each) => each.actividades);
  const productos = actividades.flatMap((each) => each.productos);
  const solventados = asm.filter(({ cierre }) => cierre.fin.estado === 'solventado').length;
  return {
    asm: asm.length,
    solventados,
    sinSolventar: asm.length - solventados,
    compromisos: compromisos.length,
    cumplidos: compromisos.filter(({ cumplimiento }) => cumplimiento.cumplido).length,
    enTiempo: compromisos.filter(onTime).length,
    actividades: actividades.length,
    actividadesCumplidas: actividades.filter(({ cumplimiento }) => cumplimiento.cumplido).length,
    productos: productos.length,
    entregados: productos.filter(({ entrega }) => entrega?.acepto !== undefined).length,
    prorrogas: actividades.flatMap((each) => each.prorrogas).filter(({ estado }) => estado === 'concedida').length,
  };
};
