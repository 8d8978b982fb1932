import assert from 'node:assert/strict';
import { asunto } from '../../src/domain/asunto.js';
import { versionOf } from '../../src/domain/ciclo.js';
import { productosConvenidos } from '../../src/domain/evidencia-producto.js';
import { actividadesConvenidas } from '../../src/domain/paa.js';
import { cerrarSinSolventar, veredictos } from '../domain/cierre-stages.js';
import { acto, instrumento } from '../domain/evidencia-exams.js';
import type { OfficeHarness } from './office-harness.js';
import type { Nickname } from './sample-institution.js';
import { archivo, integrar } from './stages.js';

const URL = 'https://portal.example/convenio';

/** Every activity of the Convenio gets its key in the PAA. */
export const integrarEnPaa = async (office: OfficeHarness): Promise<void> => {
  const entradas = actividadesConvenidas(await office.ciclo()).map(({ asm, unidad, actividad }) => ({
    asm,
    unidad,
    actividad: actividad.id,
    clave: '01.02',
  }));
  await office.order('se', { type: 'integrar-en-paa', entradas });
};

/** Everything that follows the signature of the Convenio is recorded: constancia, PAA, copies, publication, root causes. */
export const difundir = async (office: OfficeHarness): Promise<void> => {
  await office.tick();
  await integrarEnPaa(office);
  await office.order('se', { type: 'distribuir-convenio', numero: 1 });
  await office.order('se', {
    type: 'preparar-publicacion',
    numero: 1,
    paquete: archivo('7', 'paquete.zip'),
    hechos: 'h',
  });
  const { lineamientos } = office.app.office.institution.reglas;
  const verificados = lineamientos.map(({ clave }) => clave);
  const fecha = office.clock.today();
  await office.order('se', { type: 'registrar-publicacion', numero: 1, url: URL, fecha, verificados });
  for (const asm of ['ASM-01', 'ASM-03'])
    await office.order('se', { type: 'redactar-causa-raiz', asm, causaRaiz: 'Sin diagnóstico.' });
};

const WHO: Readonly<Record<string, Nickname>> = { DO: 'do', DPC: 'dpc', SE: 'se' };

/** Each product, of one ASM or of all, is delivered with its act and its instrument, and accepted. */
export const entregar = async (office: OfficeHarness, asm?: string): Promise<void> => {
  const all = productosConvenidos(await office.ciclo()).filter((each) => asm === undefined || each.asm === asm);
  for (const [index, { asm: of, unidad, producto }] of all.entries()) {
    const who = WHO[unidad] ?? assert.fail(unidad);
    const file = { ...archivo('1', `Evidencia ${index + 1}.pdf`), sha256: String(index).padStart(64, '0') };
    await office.order(who, { type: 'archivar-evidencia', unidad, asm: of, producto: producto.id, archivo: file });
    const evidencia = (await office.ciclo()).evidencias.at(-1)?.id ?? '';
    await office.order(who, { type: 'registrar-acto', unidad, evidencia, acto });
    await office.order(who, { type: 'registrar-instrumento', unidad, evidencia, instrumento });
    await office.order('se', { type: 'aceptar-evidencia', evidencia });
  }
};

/** ASM-01 is judged solventado, and its dictamen issued. */
export const dictaminar = async (office: OfficeHarness): Promise<void> => {
  const evidencia = (await office.ciclo()).evidencias.find(({ asm }) => asm === 'ASM-01')?.id ?? '';
  for (const veredicto of veredictos('ASM-01', evidencia)) await office.order('se', veredicto);
  await office.order('se', { type: 'confirmar-trazabilidad', asm: 'ASM-01', razon: 'Consta todo.' });
  const base = versionOf(await office.ciclo(), asunto.cierre('ASM-01'));
  await office.order('se', { type: 'emitir-dictamen', asm: 'ASM-01', documento: integrar.documento, base });
};

/** Every product is delivered and accepted; no ASM is closed. */
export const entregado = async (office: OfficeHarness): Promise<OfficeHarness> => {
  await office.reach('suscrito');
  await difundir(office);
  await entregar(office);
  return office;
};

/** ASM-03 is closed without being solventado. */
export const cerrar = (office: OfficeHarness): Promise<void> => office.order('se', cerrarSinSolventar);

/** ASM-01 is solventado and ASM-03 was closed without being so: the Acta can be made. */
export const cerrado = async (office: OfficeHarness): Promise<OfficeHarness> => {
  await entregado(office);
  await dictaminar(office);
  await cerrar(office);
  return office;
};

/** SE integrates the Acta on its card. */
export const integrarActa = async (office: OfficeHarness): Promise<void> => {
  await office.say('se', 'acta');
  await office.press('se', 'Integrar Acta');
};

/** The Acta is made and waits for its signatures. */
export const actaEnFirma = async (office: OfficeHarness): Promise<OfficeHarness> => {
  await cerrado(office);
  await integrarActa(office);
  return office;
};

/** Somebody signs the Acta that is being signed, on its card. */
export const firmarActa = async (office: OfficeHarness, who: Nickname): Promise<void> => {
  await office.say(who, 'acta');
  await office.press(who, 'Firmar…');
  await office.press(who, 'Firmar este texto');
};

/** The Acta is signed by both, by button and by hand. */
export const actaSuscrita = async (office: OfficeHarness): Promise<OfficeHarness> => {
  await actaEnFirma(office);
  for (const who of ['se', 'da'] as const) await firmarActa(office, who);
  await office.drop('se', 'Acta firmada.pdf');
  await office.press('se', 'Acta firmada a mano');
  return office;
};
