import assert from 'node:assert/strict';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { productosConvenidos } from '../../../src/domain/evidencia-producto.js';
import { actividadesConvenidas } from '../../../src/domain/paa.js';
import { acto, instrumento } from '../../domain/evidencia-exams.js';
import { type HarnessParts, OfficeHarness } from '../office-harness.js';
import { type Nickname, sampleInstitution } from '../sample-institution.js';
import { archivo, CICLO, STAGES } from '../stages.js';

/** The ciclo of an office as it is now. */
export const cicloDe = async (office: OfficeHarness): Promise<CicloAbierto> =>
  (await office.app.office.ciclo(CICLO)) ?? assert.fail('no ciclo');

const WHO: Readonly<Record<string, Nickname>> = { DO: 'do', DPC: 'dpc', SE: 'se' };

/** Delivers every product of an ASM with its act and its instrument, and SE accepts them. */
const entrega = async (office: OfficeHarness, asm: string): Promise<void> => {
  for (const { asm: of, unidad, producto } of productosConvenidos(await cicloDe(office))) {
    if (of !== asm) continue;
    const count = (await cicloDe(office)).evidencias.length + 1;
    const evidencia = `E-${String(count).padStart(4, '0')}`;
    const file = { ...archivo('1', `${producto.nombre}.pdf`), sha256: String(count).padStart(64, '0') };
    const who = WHO[unidad] ?? assert.fail(unidad);
    await office.order(who, { type: 'archivar-evidencia', unidad, asm, producto: producto.id, archivo: file });
    await office.order(who, { type: 'registrar-acto', unidad, evidencia, acto });
    await office.order(who, { type: 'registrar-instrumento', unidad, evidencia, instrumento });
    await office.order('se', { type: 'aceptar-evidencia', evidencia });
  }
};

/** What follows the signature, as far as a dictamen needs it: constancia, keys of the PAA, and the causes worded. */
const difundida = async (office: OfficeHarness): Promise<OfficeHarness> => {
  await office.order('se', { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Sin diagnóstico.' });
  await office.order('se', { type: 'redactar-causa-raiz', asm: 'ASM-03', causaRaiz: 'Sin método.' });
  await office.tick();
  const entradas = actividadesConvenidas(await cicloDe(office)).map(({ asm, unidad, actividad }) => ({
    asm,
    unidad,
    actividad: actividad.id,
    clave: '01.02',
  }));
  await office.order('se', { type: 'integrar-en-paa', entradas });
  return office;
};

/** An office whose Convenio is signed, and what follows it done. */
export const convenida = async (parts: HarnessParts = {}): Promise<OfficeHarness> =>
  difundida(await (await OfficeHarness.open(parts)).reach('suscrito'));

/** The same, with ASM-01 delivered. */
export const entregada = async (parts: HarnessParts = {}): Promise<OfficeHarness> => {
  const office = await convenida(parts);
  await entrega(office, 'ASM-01');
  return office;
};

/** An order of a stage with SE in the place of DO. */
const bySe = (command: CicloCommand): CicloCommand => {
  const moved: CicloCommand = JSON.parse(JSON.stringify(command).replaceAll('"DO"', '"SE"'));
  if (moved.type !== 'integrar-convenio') return moved;
  const firmantes = moved.firmantes.filter(
    ({ puesto }, index, all) => all.findIndex((each) => each.puesto === puesto) === index,
  );
  return { ...moved, firmantes };
};

/** An office whose Secretaría Ejecutiva executes ASM-01 itself, and has delivered it. */
export const ejecutadaPorSecretaria = async (): Promise<OfficeHarness> => {
  const puestos = sampleInstitution.directorio.puestos.map((each) =>
    each.clave === 'SE' ? { ...each, ejecutora: true } : each,
  );
  const institution = { ...sampleInstitution, directorio: { ...sampleInstitution.directorio, puestos } };
  const office = await OfficeHarness.open({ institution });
  for (const [who, command] of STAGES.suscrito) await office.order(who === 'do' ? 'se' : who, bySe(command));
  await difundida(office);
  await entrega(office, 'ASM-01');
  return office;
};

/** What is typed to judge A, B and C in favour. */
export const JUNTOS = {
  evidencia: 'E-0003',
  directa: 'si',
  directaRazon: 'Corrige la lógica causal.',
  univoca: 'si',
  univocaRazon: 'No hay otra causa.',
  formal: 'si',
  formalRazon: 'La aprobó la Junta General.',
  vigente: 'si',
  vigenteRazon: 'Está publicada.',
} as const;
