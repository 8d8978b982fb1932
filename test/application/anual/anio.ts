import { cierraElCiclo } from './acta-anual.js';
import { captura5, compila, omite, pospone, reporta } from './bimestre-anual.js';
import { cierraSinSolventar, reabreAsm, solventa } from './cierre-anual.js';
import { acuerda, type Compromiso, propone, reabre } from './compromisos-anuales.js';
import { difunde, suscribe } from './convenio-anual.js';
import { acepta, cumple, devuelve, entrega, formaliza, type Lugar, prorroga } from './evidencia-anual.js';
import { COMPROMISOS } from './guion-anual.js';
import { acusaRelevo, el, releva } from './personas-anuales.js';
import type { Paso } from './vida.js';

const lugar = (asm: string, unidad: string, producto: string): Lugar => ({ asm, unidad, producto });
const DIAGNOSTICO = lugar('ASM-01', 'DO', 'A1.P1');
const OFICIO = lugar('ASM-01', 'DO', 'A2.P1');
const MIR = lugar('ASM-01', 'DO', 'A2.P2');
const FICHAS = lugar('ASM-02', 'DPC', 'A1.P1');
const MANUAL = lugar('ASM-03', 'DO', 'A1.P1');
const GUIA = lugar('ASM-03', 'DPC', 'A1.P1');

const [, , CON_MANUAL] = COMPROMISOS;
/** What DO commits itself to on ASM-03 in the modificatorio, after its titular changed. */
const MODIFICADO: readonly Compromiso[] =
  CON_MANUAL === undefined
    ? []
    : [
        {
          ...CON_MANUAL,
          who: 'stranger',
          plazo: '2027-02-26',
          actividades: [{ fin: '2027-02-26', ponderacion: '100', productos: 'Manual' }],
        },
      ];

/** The first bimester: a check-in that is put off, reported by all, compiled and captured. */
export const PRIMERO: readonly Paso[] = [
  el('2026-05-01'),
  pospone('do', '2026-B2', 'DO'),
  reporta('dpc', '2026-B2', 'DPC', 10),
  el('2026-05-04'),
  reporta('do', '2026-B2', 'DO', 15),
  el('2026-05-08'),
  compila('2026-B2'),
  ...captura5('2026-B2', '2026-05-08'),
];

/** An evidence returned, a prórroga of 46 days, and a bimester that one unit does not report. */
const SEGUNDO: readonly Paso[] = [
  el('2026-06-10'),
  entrega('do', DIAGNOSTICO),
  formaliza('do', DIAGNOSTICO, '2026-06-09'),
  devuelve(DIAGNOSTICO),
  el('2026-06-15'),
  entrega('do', DIAGNOSTICO, 2),
  acepta(DIAGNOSTICO),
  ...prorroga('do', { asm: 'ASM-01', unidad: 'DO', actividad: 'A2' }, '2026-11-15'),
  el('2026-07-01'),
  reporta('do', '2026-B3', 'DO', 40),
  el('2026-07-08'),
  compila('2026-B3'),
  ...captura5('2026-B3', '2026-07-08'),
];

/** Another titular, and the modificatorio that she proposes. */
const CAMBIOS: readonly Paso[] = [
  el('2026-07-13'),
  releva('stranger', 'DO', '2026-07-14'),
  el('2026-07-14'),
  acusaRelevo('stranger', 'DO'),
  el('2026-07-20'),
  ...MODIFICADO.flatMap((each) => [reabre(each), propone(each), acuerda(each)]),
  ...suscribe(2, { SE: 'se', DO: 'stranger' }),
  ...difunde(2, '2026-07-20'),
];

/** Months without the program, two bimesters caught up in order, and the second one without the report of a unit. */
const CAIDA: readonly Paso[] = [
  el('2026-11-04'),
  reporta('stranger', '2026-B4', 'DO', 60),
  reporta('dpc', '2026-B4', 'DPC', 30),
  reporta('stranger', '2026-B5', 'DO', 70),
  ...cumple('stranger', OFICIO, '2026-11-03'),
  ...cumple('stranger', MIR, '2026-11-03'),
  el('2026-11-12'),
  compila('2026-B4'),
  ...captura5('2026-B4', '2026-11-12'),
  compila('2026-B5'),
  omite('2026-B5'),
  ...solventa(MIR),
  el('2026-11-18'),
  reabreAsm('ASM-01'),
];

/** The last two bimesters. */
const ULTIMOS: readonly Paso[] = [
  el('2026-12-10'),
  entrega('dpc', FICHAS),
  acepta(FICHAS),
  entrega('stranger', MIR, 2),
  acepta(MIR),
  ...solventa(MIR),
  el('2027-01-04'),
  reporta('stranger', '2026-B6', 'DO', 90),
  reporta('dpc', '2026-B6', 'DPC', 90),
  el('2027-01-08'),
  compila('2026-B6'),
  ...captura5('2026-B6', '2027-01-08'),
  el('2027-01-15'),
  cierraSinSolventar('ASM-02'),
  el('2027-02-24'),
  ...cumple('stranger', MANUAL, '2027-02-23'),
  ...cumple('dpc', GUIA, '2027-02-23'),
  el('2027-03-01'),
  reporta('stranger', '2027-B1', 'DO', 100),
  reporta('dpc', '2027-B1', 'DPC', 100),
  el('2027-03-08'),
  compila('2027-B1'),
  ...captura5('2027-B1', '2027-03-08'),
  el('2027-03-10'),
  ...solventa(MANUAL),
  ...cierraElCiclo('2027-03-10'),
];

/** The year of follow-up. */
export const ANIO: readonly Paso[] = [...PRIMERO, ...SEGUNDO, ...CAMBIOS, ...CAIDA, ...ULTIMOS];
