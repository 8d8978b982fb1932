import type { AcuseEnPapel, EstadoAcuse } from './ciclo-state.js';
import { esFecha, formatFecha } from './fecha.js';
import type { Archivo, Fecha } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

const MAX_RECIBIO = 200;

const isScan = ({ tipo }: Archivo): boolean => tipo === 'application/pdf' || tipo.startsWith('image/');

const contentProblem = ({ archivo, recibio }: AcuseEnPapel): Refusal | undefined => {
  const name = recibio.trim();
  if (name === '' || name.length > MAX_RECIBIO)
    return refuse(
      'sin-quien-recibio',
      `Falta el nombre de quien recibió, o pasa de ${MAX_RECIBIO} caracteres.`,
      'Escríbalo como aparece en el acuse.',
    );
  return isScan(archivo)
    ? undefined
    : refuse(
        'acuse-sin-imagen',
        `«${archivo.nombre}» no es un PDF ni una imagen.`,
        'Adjunte la digitalización del acuse (PDF o fotografía).',
      );
};

/** What has to be received on paper: since when it could be, in words ("El oficio se emitió"). */
interface Recibible {
  readonly desde: Fecha;
  readonly que: string;
}

const fechaProblem = (fecha: Fecha, { desde, que }: Recibible, today: Fecha): Refusal | undefined => {
  if (!esFecha(fecha))
    return refuse('fecha-invalida', 'La fecha del acuse no es válida.', 'Elija la fecha que lleva el papel.');
  if (fecha > today)
    return refuse('fecha-futura', 'La fecha del acuse es posterior a hoy.', 'Elija la fecha que lleva el papel.');
  return fecha < desde
    ? refuse(
        'fecha-anterior',
        `${que} el ${formatFecha(desde)}: no pudo recibirse antes.`,
        'Elija la fecha que lleva el papel.',
      )
    : undefined;
};

/** Why a receipt on paper can't be recorded; undefined when it can. `today` is the date of the record. */
export const papelProblem = (papel: AcuseEnPapel, recibible: Recibible, today: Fecha): Refusal | undefined =>
  contentProblem(papel) ?? fechaProblem(papel.fecha, recibible, today);

/** The receipt on paper as the record keeps it. */
export const papelOf = ({ archivo, fecha, recibio }: AcuseEnPapel): AcuseEnPapel => ({
  archivo,
  fecha,
  recibio: recibio.trim(),
});

/** Whether that very paper is recorded already. */
export const isSamePaper = (acuse: EstadoAcuse, { archivo, fecha, recibio }: AcuseEnPapel): boolean =>
  acuse.estado === 'en-papel' &&
  acuse.archivo.sha256 === archivo.sha256 &&
  acuse.fecha === fecha &&
  acuse.recibio === recibio;

/** A receipt on paper in the place of what was there; a former paper that it corrects is kept. */
export const enPapel = (before: EstadoAcuse | undefined, papel: AcuseEnPapel): EstadoAcuse => {
  const anteriores = before?.estado === 'en-papel' ? [...before.anteriores, papelOf(before)] : [];
  return { estado: 'en-papel', ...papelOf(papel), anteriores };
};
