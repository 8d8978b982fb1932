import type { Asm } from '../../../src/domain/asm.js';
import { asunto } from '../../../src/domain/asunto.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import type { Nickname } from '../sample-institution.js';
import type { OficinaAnual } from './oficina-anual.js';
import type { Paso } from './vida.js';

/** Who answers for each ASM, by unit. */
const UNIDADES = { 'ASM-01': ['DO'], 'ASM-02': ['DPC'], 'ASM-03': ['DO', 'DPC'] } as const;

const asmIn = (ciclo: CicloAbierto): readonly Asm[] => Object.values(ciclo.asm);
const RECEIVERS: readonly Nickname[] = ['do', 'dpc', 'da', 'uippe', 'contraloria'];

const acusa = (who: Nickname, puesto: string): Paso => ({
  que: `${who} acusa recibo del Mecanismo`,
  hace: async (oficina) => {
    await oficina.on(who, asunto.acuseMecanismo(puesto), 'mecanismo.acusar');
  },
  hecho: ({ mecanismo }) => mecanismo.estado === 'aprobado' && mecanismo.acuses[puesto]?.estado === 'acusado',
});

const PUESTO: Readonly<Record<string, string>> = {
  do: 'DO',
  dpc: 'DPC',
  da: 'DA',
  uippe: 'UIPPE',
  contraloria: 'CG',
};

const registra = async (oficina: OficinaAnual): Promise<void> => {
  const known = asmIn(await oficina.ciclo()).length;
  for (let ordinal = known + 1; ordinal <= 3; ordinal += 1) {
    await oficina.say('se', 'registrar');
    await oficina.press('se', 'Registrar ASM', {
      hallazgo: `Hallazgo ${ordinal}: la MIR carece de lógica causal.`,
      recomendacion: `Recomendación ${ordinal}: corregir la MIR.`,
      ubicacion: `página ${ordinal}`,
      clase: 'hallazgo',
    });
  }
};

const redactaCausas = async (oficina: OficinaAnual): Promise<void> => {
  await oficina.say('se', 'informe');
  await oficina.press('se', 'causa.abrir');
  const left = asmIn(await oficina.ciclo()).filter(({ causaRaiz }) => causaRaiz === undefined);
  for (const { id } of left)
    await oficina.press('se', 'Guardar y seguir', { causaRaiz: `No hay un diagnóstico (${id}).` });
};

const asigna = async (oficina: OficinaAnual): Promise<void> => {
  await oficina.say('se', 'asignar');
  for (const [asm, unidades] of Object.entries(UNIDADES))
    await oficina.press('se', 'Guardar asignación', { asm, unidades: unidades.join(',') });
};

const acusaOficio = (who: Nickname, unidad: string): Paso => ({
  que: `${who} acusa recibo de su oficio`,
  hace: async (oficina) => {
    const { notificaciones } = await oficina.ciclo();
    const own = Object.values(notificaciones).find((each) => each.unidad === unidad);
    await oficina.on(who, asunto.notificacion(own?.id ?? ''), 'notificacion.acusar');
  },
  hecho: ({ notificaciones }) =>
    Object.values(notificaciones).some((each) => each.unidad === unidad && each.acuse.estado === 'acusado'),
});

/** Phase 1: the Mechanism, the three ASM of the report, and their notices. */
export const FASE_1: readonly Paso[] = [
  {
    que: 'SE abre el ciclo',
    hace: async (oficina) => {
      await oficina.say('se', 'ciclo');
      await oficina.press('se', 'Abrir ciclo', {
        pae: '2025',
        ejercicio: '2024',
        paaSiguiente: '2026',
        programa: 'Electoral',
        evaluacion: 'Evaluación externa de tipo específica',
        marcoLegal: 'Artículo 134 constitucional',
      });
    },
    hecho: () => true,
  },
  {
    que: 'SE adjunta el Mecanismo',
    hace: async (oficina) => {
      await oficina.drop('se', 'Mecanismo.pdf');
      await oficina.press('se', 'mecanismo.adjuntar');
    },
    hecho: ({ mecanismo }) => mecanismo.estado !== 'sin-documento',
  },
  {
    que: 'SE lo aprueba',
    hace: async (oficina) => {
      await oficina.say('se', 'mecanismo');
      await oficina.press('se', 'Aprobar y publicar');
    },
    hecho: ({ mecanismo }) => mecanismo.estado === 'aprobado',
  },
  ...RECEIVERS.map((who) => acusa(who, PUESTO[who] ?? '')),
  {
    que: 'SE recibe el informe',
    hace: async (oficina) => {
      await oficina.say('se', 'informe');
      await oficina.press('se', 'informe.recibir', { folio: 'EV-1', fecha: '2026-03-02', asmDeclarados: '3' });
    },
    hecho: ({ informe }) => informe !== undefined,
  },
  { que: 'SE registra los tres ASM', hace: registra, hecho: ({ informe }) => informe?.conteo !== undefined },
  {
    que: 'SE redacta las causas raíz',
    hace: redactaCausas,
    hecho: (ciclo) => asmIn(ciclo).every(({ causaRaiz }) => causaRaiz !== undefined),
  },
  { que: 'SE asigna', hace: asigna, hecho: (ciclo) => asmIn(ciclo).every(({ unidades }) => unidades.length > 0) },
  {
    que: 'SE notifica',
    hace: async (oficina) => {
      await oficina.say('se', 'notificar');
      await oficina.press('se', 'oficio.notificar');
    },
    hecho: ({ notificaciones }) => Object.keys(notificaciones).length === 2,
  },
  acusaOficio('do', 'DO'),
  acusaOficio('dpc', 'DPC'),
];
