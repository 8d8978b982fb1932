import { formatFecha } from '../domain/fecha.js';
import type { HechosFirmados } from './hechos-comunes.js';

/** A disposition of the legal basis inside a sentence: without the period that somebody may have typed. */
export const enOracion = (disposicion: string): string => disposicion.replace(/[\s.;]+$/u, '');

/** The legal basis as items of a list: each ends in one period, however it was typed. */
export const marcoLegalEnLista = ({ ciclo }: Pick<HechosFirmados, 'ciclo'>): readonly string[] =>
  ciclo.marcoLegal.map((each) => `${enOracion(each)}.`);

/** The report of the evaluation as an item of a list; none while it was not received. */
export const informeEnLista = ({ informe }: Pick<HechosFirmados, 'informe'>): readonly string[] =>
  informe === undefined
    ? []
    : [`Informe de resultados recibido con folio ${informe.folio}, de fecha ${formatFecha(informe.fecha)}.`];
