import type { Escena } from './ejemplo-escena.js';
import type { Escritorio } from './ejemplo-escritorio.js';
import type { Paso } from './ejemplo-pasos.js';
import { DICE, evidenciaEnRevision, VERBO } from './ejemplo-verbos.js';

/** A product of the sample: the ASM, the unit and its number. */
export interface ProductoDelGuion {
  readonly asm: string;
  readonly unidad: string;
  readonly producto: string;
}

const MIR = { asm: 'ASM-01', unidad: 'DO', producto: 'A2.P1' } as const;
const FICHAS = { asm: 'ASM-02', unidad: 'DPC', producto: 'A1.P1' } as const;
const MANUAL = { asm: 'ASM-03', unidad: 'DA', producto: 'A1.P1' } as const;

/** The act that approved the MIR with what it was made from, and the instrument that holds it, by the ids of the inputs. */
export const FORMALIDAD = {
  actoClase: 'acuerdo',
  actoNumero: 'IEEM/JG/54/2026',
  actoFecha: '2026-10-30',
  actoInstancia: 'Junta General',
  instrumentoNombre: 'MIR 2027 del Programa presupuestario «Electoral»',
  instrumentoVersion: 'Primera',
  instrumentoFecha: '2026-10-30',
  instrumentoPagina: 'Hojas «Fin» a «Actividades»',
  vigente: 'true',
  constancia: 'La aprobó la Junta General y se cargó en el Sistema de Planeación y Presupuesto.',
} as const;

const PRORROGA = {
  hasta: '2027-07-15',
  justificacion: 'Las áreas que generan los datos entregan sus series históricas hasta junio de 2027.',
} as const;

/** The matter of a product. */
export const asuntoDe = ({ asm, unidad, producto }: ProductoDelGuion): string =>
  `producto.${asm}.${unidad}.${producto}`;

const archiva = ({ asm, producto }: ProductoDelGuion) => ({ verb: VERBO.archivarEvidencia, con: { asm, producto } });

/** Files a product from the list of all, with its act and its instrument or leaving them for later. */
export async function entrega(
  persona: Escritorio,
  path: string,
  de: ProductoDelGuion,
  formalidad?: Readonly<Record<string, string>>,
): Promise<void> {
  const { asm, unidad, producto } = de;
  const list = await persona.adjunta(path, { verb: VERBO.elegirProducto }, DICE.porElegir);
  const destino = JSON.stringify({ verb: VERBO.archivarEvidencia, asm, unidad, producto });
  const form = await persona.presiona(list, { verb: VERBO.guardarEn }, { destino }, DICE.archivada);
  if (formalidad === undefined)
    await persona.presiona(form, { verb: VERBO.ver, con: { asunto: asuntoDe(de) } }, {}, evidenciaEnRevision(asm, 1));
  else await persona.presiona(form, { verb: VERBO.guardarFormalidad }, formalidad, DICE.formalidadGuardada);
}

async function entregan({ de, archivos }: Escena): Promise<void> {
  await entrega(de('enlace'), archivos.evidenciaMir, MIR);
  await entrega(de('dpc'), archivos.evidenciaFichas, FICHAS);
  await entrega(de('da'), archivos.evidenciaManual, MANUAL);
}

async function devuelve({ de }: Escena): Promise<void> {
  const card = await de('se').recibe(evidenciaEnRevision(MIR.asm, 1));
  const observaciones = 'Falta el supuesto del componente 2; complételo y adjunte de nuevo la MIR.';
  await de('se').presiona(card, { verb: VERBO.devolverEvidencia }, { observaciones }, DICE.evidenciaDevuelta);
}

/** The correction is another version, with the act and the instrument; then SE accepts it. */
async function corrige({ de, archivos }: Escena): Promise<void> {
  const form = await de('do').adjunta(archivos.evidenciaMirCorregida, archiva(MIR), DICE.archivada);
  await de('do').presiona(form, { verb: VERBO.guardarFormalidad }, FORMALIDAD, DICE.formalidadGuardada);
  const card = await de('se').recibe(evidenciaEnRevision(MIR.asm, 2));
  await de('se').presiona(card, { verb: VERBO.aceptarEvidencia }, {}, DICE.evidenciaAceptada);
}

/** Over 30 natural days: the Secretaría Ejecutiva and the Dirección de Administración both grant it. */
async function prorroga({ de }: Escena): Promise<void> {
  const { asm, unidad } = FICHAS;
  const list = await de('dpc').pide('evidencias', DICE.porEntregar);
  const product = await de('dpc').presiona(
    list,
    { verb: VERBO.ver, con: { asunto: asuntoDe(FICHAS) } },
    {},
    DICE.producto,
  );
  const actividad = { verb: VERBO.ver, con: { asunto: `actividad.${asm}.${unidad}.A1` } };
  const activity = await de('dpc').presiona(product, actividad, {}, DICE.formaDeProrroga);
  await de('dpc').presiona(activity, { verb: VERBO.pedirProrroga }, PRORROGA, DICE.prorrogaPedida);
  for (const clave of ['se', 'da']) {
    const asked = await de(clave).recibe(DICE.prorrogaPorResolver);
    await de(clave).presiona(asked, { verb: VERBO.concederProrroga }, {}, DICE.prorrogaAprobada);
  }
}

/** 5.1: products delivered, one returned and corrected, and a prórroga. */
export const EVIDENCIA: readonly Paso[] = [
  { accion: '5.1', que: 'Las unidades entregan la evidencia de sus productos en el chat', hace: entregan },
  { accion: '5.1', que: 'La Secretaría Ejecutiva devuelve una con observaciones', hace: devuelve },
  {
    accion: '5.1',
    que: 'La unidad entrega otra versión, con el acto que la aprobó y el instrumento vigente, y se acepta',
    hace: corrige,
  },
  {
    accion: '5.1',
    que: 'Se pide una prórroga de más de 30 días, y la conceden las dos instancias',
    hace: prorroga,
  },
];
