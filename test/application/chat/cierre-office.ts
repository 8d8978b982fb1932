import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import { entregar, integrarEnPaa } from '../cierre-orders.js';
import { type HarnessParts, OfficeHarness } from '../office-harness.js';
import { sampleInstitution } from '../sample-institution.js';
import { STAGES } from '../stages.js';

/** What follows the signature, as far as a dictamen needs it: constancia, keys of the PAA, and the causes worded. */
const difundida = async (office: OfficeHarness): Promise<OfficeHarness> => {
  await office.order('se', { type: 'redactar-causa-raiz', asm: 'ASM-01', causaRaiz: 'Sin diagnóstico.' });
  await office.order('se', { type: 'redactar-causa-raiz', asm: 'ASM-03', causaRaiz: 'Sin método.' });
  await office.tick();
  await integrarEnPaa(office);
  return office;
};

/** An office whose Convenio is signed, and what follows it done. */
export const convenida = async (parts: HarnessParts = {}): Promise<OfficeHarness> =>
  difundida(await (await OfficeHarness.open(parts)).reach('suscrito'));

/** The same, with ASM-01 delivered. */
export const entregada = async (parts: HarnessParts = {}): Promise<OfficeHarness> => {
  const office = await convenida(parts);
  await entregar(office, 'ASM-01');
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
  await entregar(office, 'ASM-01');
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
