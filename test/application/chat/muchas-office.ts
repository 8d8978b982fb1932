import assert from 'node:assert/strict';
import { OfficeHarness } from '../office-harness.js';
import { compromisoPedido, preguntas } from '../stages.js';

/**
 * An office with a Convenio in which one unit convened so many activities on each of two ASM, each with so many products.
 * `rest` is what the name of each product goes on with.
 */
export const conActividades = async (each: number, productos = 1, rest = ''): Promise<OfficeHarness> => {
  const office = await (await OfficeHarness.open()).reach('atendido');
  const [first] = compromisoPedido.actividades;
  const [producto] = first?.productos ?? [];
  assert.ok(first && producto);
  const actividades = Array.from({ length: each }, (_, index) => ({
    ...first,
    descripcion: `Actividad ${index + 1}: ${'elaborar y validar el documento de trabajo '.repeat(20)}`.trim(),
    ponderacion: 100 / each,
    productos: Array.from({ length: productos }, (__, place) => ({
      ...producto,
      nombre: `Documento ${place + 1}${rest}`,
    })),
  }));
  const contenido = { ...compromisoPedido, actividades };
  const propuestas = ['ASM-01', 'ASM-03'].map((asm) => ({ asm, contenido }));
  await office.order('do', { type: 'proponer-compromisos', unidad: 'DO', propuestas });
  await office.order('se', { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-01', 'ASM-03'], preguntas });
  await office.order('se', { type: 'dejar-para-modificatorio', unidad: 'DPC', asm: ['ASM-03'], razon: 'Después.' });
  await office.say('se', 'convenio');
  await office.press('se', 'Integrar el Convenio');
  for (const who of ['se', 'do'] as const) {
    await office.press(who, 'Firmar…');
    await office.press(who, 'Firmar este texto');
  }
  await office.drop('se', 'Firmado.pdf');
  await office.press('se', 'Convenio firmado, versión 1');
  return office;
};

/** The same office once its first check-in is open. */
export const conSeguimiento = async (office: OfficeHarness): Promise<OfficeHarness> => {
  office.clock.to('2026-05-01');
  await office.tick();
  return office;
};
