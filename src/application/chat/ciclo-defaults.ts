import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Fecha } from '../../domain/identity.js';

/** What the form for a new ciclo starts with; everything can be changed. */
export interface CicloDefaults {
  readonly pae: string;
  readonly ejercicio: string;
  readonly paaSiguiente: string;
  readonly programa: string;
  readonly evaluacion: string;
  readonly marcoLegal: string;
}

/** The Mechanism's own ciclo: front page and section II. Documents name the programme after the evaluation. */
const PAE_2025: CicloDefaults = {
  pae: '2025',
  ejercicio: '2024',
  paaSiguiente: '2026',
  programa: 'Electoral',
  evaluacion: 'Evaluación externa de tipo específica, con énfasis en la valoración del desempeño',
  marcoLegal: [
    'Artículo 134 de la Constitución Política de los Estados Unidos Mexicanos',
    'Artículo 129 de la Constitución Política del Estado Libre y Soberano de México',
    'Artículo 327-A del Código Financiero del Estado de México',
  ].join('\n'),
};

/** The Mechanism's PAE and the year after it, in which its follow-up begins. */
const FITTING_YEARS = ['2025', '2026'];

type Known = Pick<CicloAbierto, 'datos'>;

const newest = (ciclos: readonly Known[]): Known | undefined =>
  [...ciclos].sort((a, b) => b.datos.pae - a.datos.pae)[0];

/** The Mechanism's data while it fits; afterwards what was last used, for the next year, without the name of the evaluation. */
export const cicloDefaults = (ciclos: readonly Known[], today: Fecha): CicloDefaults => {
  const last = newest(ciclos);
  if (last === undefined && FITTING_YEARS.includes(today.slice(0, 4))) return PAE_2025;
  const pae = last === undefined ? Number(today.slice(0, 4)) - 1 : last.datos.pae + 1;
  return {
    pae: String(pae),
    ejercicio: String(pae - 1),
    paaSiguiente: String(pae + 1),
    programa: last?.datos.programa ?? PAE_2025.programa,
    evaluacion: '',
    marcoLegal: last?.datos.marcoLegal.join('\n') ?? PAE_2025.marcoLegal,
  };
};
