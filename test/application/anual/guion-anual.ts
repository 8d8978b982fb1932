import type { Compromiso } from './compromisos-anuales.js';
import { acuerda, propone } from './compromisos-anuales.js';
import { difunde, SIN_PAA, suscribe } from './convenio-anual.js';
import { FASE_1 } from './fase1.js';
import { FASE_2 } from './fase2.js';
import { el, suple } from './personas-anuales.js';
import type { Paso } from './vida.js';

const entrega = (fin: string, ponderacion: string, productos: string) => ({ fin, ponderacion, productos });

/** The commitments of the first version of the Convenio. */
export const COMPROMISOS: readonly Compromiso[] = [
  {
    who: 'do',
    unidad: 'DO',
    asm: 'ASM-01',
    plazo: '2026-09-30',
    actividades: [
      entrega('2026-06-30', '40', 'Diagnóstico'),
      entrega('2026-09-30', '60', 'Oficio de envío\nMIR corregida'),
    ],
  },
  {
    who: 'dpc',
    unidad: 'DPC',
    asm: 'ASM-02',
    plazo: '2026-12-15',
    actividades: [entrega('2026-12-15', '100', 'Fichas')],
  },
  {
    who: 'do',
    unidad: 'DO',
    asm: 'ASM-03',
    plazo: '2026-11-30',
    actividades: [entrega('2026-11-30', '100', 'Manual')],
  },
  {
    who: 'dpc',
    unidad: 'DPC',
    asm: 'ASM-03',
    plazo: '2027-02-26',
    actividades: [entrega('2027-02-26', '100', 'Guía')],
  },
];

/** From 1.1 to 4.2, with a deputy who signs in the absence of a titular. */
export const HASTA_PUBLICAR: readonly Paso[] = [
  ...FASE_1,
  el('2026-03-04'),
  ...FASE_2,
  el('2026-03-09'),
  ...COMPROMISOS.flatMap((each) => [propone(each), acuerda(each)]),
  el('2026-03-17'),
  suple('uippe', 'DPC', '2026-03-16', '2026-03-31'),
  ...suscribe(1, { SE: 'se', DO: 'do', DPC: 'uippe' }),
  el('2026-03-19'),
  SIN_PAA,
  ...difunde(1, '2026-03-19'),
];
