import type { Filled } from './journey-desk.js';

/** A date in so many months: people pick dates in a calendar that opens on today. */
const enMeses = (meses: number, dia: number): string => {
  const today = new Date();
  return new Date(Date.UTC(today.getFullYear(), today.getMonth() + meses, dia)).toISOString().slice(0, 10);
};

/** The last day of the deputy. */
export const HASTA = enMeses(3, 15);
const LIMITE = enMeses(2, 20);
/** The date that the unit that refused asks for. */
export const OTRO_LIMITE = enMeses(3, 20);

export const ACEPTADA: Filled = {
  sentido: 'aceptada',
  justificacion: 'El hallazgo coincide con lo observado por la unidad.',
  propuestas: '1. Documento con las áreas, en enero.\n2. Su aprobación, en febrero.',
};
export const RECHAZADA: Filled = { sentido: 'rechazada', justificacion: 'La conciliación ya se realiza.' };
export const ACEPTADA_TRAS_INSISTIR: Filled = {
  sentido: 'aceptada-con-precisiones',
  justificacion: 'Se acepta documentar el proceso.',
  propuestas: 'Proyecto de actualización del manual.',
};
export const INSISTE: Filled = { observaciones: 'El criterio C exige que la mejora conste en un instrumento vigente.' };

export const DATOS: Filled = { compromiso: 'Contar con el documento y su aprobación.', plazo: LIMITE };
export const ACTIVIDAD: Filled = {
  descripcion: 'Elaborar el documento con las áreas participantes.',
  inicio: enMeses(1, 10),
  fin: LIMITE,
  ponderacion: '100',
  productos: 'Oficio de envío\nActa de aprobación',
};
export const A_MEDIAS: Filled = { ...ACTIVIDAD, ponderacion: 'mitad' };
export const CUARENTA: Filled = { ponderacion: '40' };
export const PRECISION: Filled = {
  observacionesDelCompromiso: 'Precise qué documento acredita la aprobación.',
};
export const PREGUNTAS: Filled = {
  logran: 'si',
  logranRazon: 'Cubren lo que la recomendación pide.',
  plazoAdecuado: 'si',
  plazoAdecuadoRazon: 'Permite concluir a tiempo.',
  productosPertinentes: 'si',
  productosPertinentesRazon: 'Son documentos que lo acreditan.',
};

export const SILENCIO: Filled = { razon: 'La unidad no respondió a la postura en su plazo.' };
export const NEGATIVA: Filled = { razon: 'La Junta General sesiona después de ese plazo.' };
export const REAPERTURA: Filled = { razon: 'Se revisa el plazo que la Dirección expone.' };

export const RESGUARDO: Filled = { resguarda: 'Archivo de trámite', lugar: 'Planta baja' };
export const CLAVE = 'PAA-2026-014';
export const NO_APLICA: Filled = { razonNoAplica: 'Se atiende con las actividades ordinarias.' };
export const VERIFICADOS: Filled = { verificados: 'apartado,completo,datos-personales,abierto,finanzas' };
export const DIRECCION: Filled = { url: 'https://www.example.org/transparencia/convenio/' };
