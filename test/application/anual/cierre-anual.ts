import { asunto } from '../../../src/domain/asunto.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { CRITERIOS_JUZGADOS, type CriterioJuzgado } from '../../../src/domain/cierre.js';
import { cierreDe, estadoCierre } from '../../../src/domain/cierre-actual.js';
import { versionesEn } from '../../../src/domain/evidencia.js';
import type { Lugar } from './evidencia-anual.js';
import type { OficinaAnual, Typed } from './oficina-anual.js';
import type { Paso } from './vida.js';

const SI: Typed = {
  directa: 'si',
  directaRazon: 'Corrige la lógica causal.',
  univoca: 'si',
  univocaRazon: 'No hay otra causa.',
  vigente: 'si',
  vigenteRazon: 'Está publicado.',
};
const DE_CADA_UNO: Readonly<Record<CriterioJuzgado, readonly string[]>> = {
  A: ['directa', 'univoca'],
  B: [],
  C: ['vigente'],
};

const veredictos = (ciclo: CicloAbierto, asm: string) => cierreDe(ciclo, asm).dictamen.veredictos;

/** Judges one criterion in its own form. */
const valoraUno = async (oficina: OficinaAnual, asm: string, criterio: CriterioJuzgado, evidencia: string) => {
  await oficina.opens('se', asunto.cierre(asm));
  await oficina.press('se', `Valorar ${criterio}`);
  const asked = DE_CADA_UNO[criterio];
  const answers = Object.fromEntries(Object.entries(SI).filter(([key]) => asked.some((each) => key.startsWith(each))));
  const verdict = { evidencia, valor: 'cumple', razon: `Cumple el criterio ${criterio}.` };
  await oficina.press('se', 'Guardar el veredicto', { ...answers, ...verdict });
};

/** SE judges A, B and C with one evidence: together, or those that are left after a cut one by one. */
const valora = (lugar: Lugar): Paso => ({
  que: `SE valora A, B y C de ${lugar.asm}`,
  hace: async (oficina) => {
    const { asm } = lugar;
    const ciclo = await oficina.ciclo();
    const evidencia = versionesEn(ciclo, lugar).at(-1)?.id ?? '';
    const left = CRITERIOS_JUZGADOS.filter((criterio) => veredictos(ciclo, asm)[criterio] === undefined);
    if (left.length < CRITERIOS_JUZGADOS.length) {
      for (const criterio of left) await valoraUno(oficina, asm, criterio, evidencia);
      return;
    }
    await oficina.say('se', `dictamen ${Number(asm.slice(-2))}`);
    await oficina.press('se', 'Valorar A, B y C');
    await oficina.press('se', 'Guardar los tres veredictos', {
      ...SI,
      evidencia,
      formal: 'si',
      formalRazon: 'La aprobó la Junta General.',
    });
  },
  hecho: (ciclo) => CRITERIOS_JUZGADOS.every((criterio) => veredictos(ciclo, lugar.asm)[criterio]?.valor === 'cumple'),
});

/** SE judges the four criteria of an ASM and issues its dictamen. */
export const solventa = (lugar: Lugar): readonly Paso[] => [
  valora(lugar),
  {
    que: `SE confirma la trazabilidad de ${lugar.asm}`,
    hace: async (oficina) => {
      await oficina.opens('se', asunto.cierre(lugar.asm));
      const razonD = `Consta en el registro al ${oficina.clock.today()}.`;
      await oficina.press('se', 'Confirmar trazabilidad', { razonD });
    },
    hecho: (ciclo) => cierreDe(ciclo, lugar.asm).dictamen.trazabilidad !== undefined,
  },
  {
    que: `SE emite el dictamen de ${lugar.asm}`,
    hace: async (oficina) => {
      await oficina.opens('se', asunto.cierre(lugar.asm));
      await oficina.press('se', 'Emitir dictamen');
    },
    hecho: (ciclo) => estadoCierre(ciclo, lugar.asm) === 'solventado',
  },
];

/** SE opens a closed ASM again. */
export const reabreAsm = (asm: string): Paso => ({
  que: `SE reabre ${asm}`,
  hace: async (oficina) => {
    await oficina.opens('se', asunto.cierre(asm));
    await oficina.press('se', 'Reabrir…');
    await oficina.press('se', 'Reabrir', { razon: 'Faltó el anexo 2.' });
  },
  hecho: (ciclo) => estadoCierre(ciclo, asm) === 'abierto' && cierreDe(ciclo, asm).reaperturas.length === 1,
});

/** SE closes an ASM that will not be solventado, with a document. */
export const cierraSinSolventar = (asm: string): Paso => ({
  que: `SE cierra ${asm} sin solventar`,
  hace: async (oficina) => {
    await oficina.drop('se', 'Oficio 120.pdf');
    await oficina.press('se', 'cierre.documento');
    await oficina.press('se', 'Cerrar sin solventar', { asm, razon: 'La ley suprimió el programa.' });
  },
  hecho: (ciclo) => estadoCierre(ciclo, asm) === 'sin-solventar',
});
