import type { Escena } from './ejemplo-escena.js';
import { asuntoDe, entrega, FORMALIDAD, type ProductoDelGuion } from './ejemplo-evidencia.js';
import type { Paso } from './ejemplo-pasos.js';
import { SEGUNDO_REPORTE } from './ejemplo-seguimiento.js';
import { DICE, evidenciaEnRevision, VERBO } from './ejemplo-verbos.js';
import type { CardMessage } from './playground.js';

type Filled = Readonly<Record<string, string>>;

const MINUTA = { asm: 'ASM-01', unidad: 'DO', producto: 'A1.P1' } as const;
const ARBOL = { asm: 'ASM-01', unidad: 'DO', producto: 'A1.P2' } as const;
const MANUAL = { asm: 'ASM-03', unidad: 'DA', producto: 'A1.P1' } as const;
/** The evidence that the Dirección de Administración delivered as its product, third of the sample. */
const EVIDENCIA_DEL_MANUAL = 'E-0003';
/** The corrected MIR, fourth of the sample. */
const EVIDENCIA_DE_LA_MIR = 'E-0004';

/** What is known of the manual, by the ids of the inputs. */
const FORMALIDAD_DEL_MANUAL: Filled = {
  actoClase: 'acuerdo',
  actoNumero: 'IEEM/JG/61/2026',
  actoFecha: '2026-11-06',
  actoInstancia: 'Junta General',
  instrumentoClase: 'manual-procedimientos',
  instrumentoNombre: 'Manual de procedimientos de la Dirección de Administración',
  instrumentoVersion: 'Tercera',
  instrumentoFecha: '2026-11-06',
  instrumentoPagina: 'Capítulo de seguimiento presupuestario',
  vigente: 'true',
  constancia: 'Lo aprobó la Junta General y está publicado en la normateca interna.',
};

/** SE's answers on A, B and C, by the ids of the inputs. */
const VEREDICTOS: Readonly<Record<string, Filled>> = {
  'ASM-01': {
    evidencia: EVIDENCIA_DE_LA_MIR,
    directa: 'si',
    directaRazon: 'La MIR rediseñada parte del árbol de problemas, cuya falta era la causa raíz.',
    univoca: 'si',
    univocaRazon: 'El hallazgo no señala otra causa: los dos componentes observados se redefinieron.',
    formal: 'si',
    formalRazon: 'La aprobó la Junta General por acuerdo.',
    vigente: 'si',
    vigenteRazon: 'Es la MIR 2027, cargada en el Sistema de Planeación y Presupuesto.',
  },
  'ASM-03': {
    evidencia: EVIDENCIA_DEL_MANUAL,
    directa: 'si',
    directaRazon: 'La conciliación presupuestaria quedó asignada y descrita paso por paso.',
    univoca: 'si',
    univocaRazon: 'La función no estaba asignada a ningún puesto; ahora lo está a uno solo.',
    formal: 'si',
    formalRazon: 'La Junta General aprobó el manual por acuerdo.',
    vigente: 'si',
    vigenteRazon: 'El manual está publicado en la normateca interna.',
  },
};

const RAZON_D: Filled = { razonD: 'Se revisó el registro: del Convenio al dictamen consta cada eslabón.' };

async function acepta({ de }: Escena, asm: string): Promise<void> {
  const card = await de('se').recibe(evidenciaEnRevision(asm, 1));
  await de('se').presiona(card, { verb: VERBO.aceptarEvidencia }, {}, DICE.evidenciaAceptada);
}

async function completan(escena: Escena): Promise<void> {
  const { de, archivos } = escena;
  const pending: readonly (readonly [string, ProductoDelGuion])[] = [
    [archivos.evidenciaMinuta, MINUTA],
    [archivos.evidenciaArbol, ARBOL],
  ];
  for (const [path, producto] of pending) {
    await entrega(de('do'), path, producto, FORMALIDAD);
    await acepta(escena, producto.asm);
  }
  const product = await de('da').pide('evidencias', DICE.porEntregar);
  const opened = await de('da').presiona(
    product,
    { verb: VERBO.ver, con: { asunto: asuntoDe(MANUAL) } },
    {},
    DICE.producto,
  );
  const form = { verb: VERBO.ver, con: { asunto: `formalidad.${EVIDENCIA_DEL_MANUAL}` } };
  const blank = await de('da').presiona(opened, form, {}, DICE.formaDeFormalidad);
  await de('da').presiona(blank, { verb: VERBO.guardarFormalidad }, FORMALIDAD_DEL_MANUAL, DICE.formalidadGuardada);
  await acepta(escena, MANUAL.asm);
}

/** SE judges A, B and C on one form, confirms D and issues the dictamen. */
async function dictamina({ de }: Escena, asm: string): Promise<CardMessage> {
  const se = de('se');
  const card = await se.pide(`dictamen ${Number(asm.slice(-2))}`, DICE.porDictaminar);
  const abre = { verb: VERBO.ver, con: { asunto: `cierre-juntos.${asm}` } };
  const form = await se.presiona(card, abre, {}, DICE.formaDeCriterios);
  const judged = await se.presiona(form, { verb: VERBO.valorarJuntos }, VEREDICTOS[asm] ?? {}, DICE.criteriosValorados);
  const traced = await se.presiona(judged, { verb: VERBO.confirmarTrazabilidad }, RAZON_D, DICE.trazabilidadConfirmada);
  return se.presiona(traced, { verb: VERBO.emitirDictamen }, {}, DICE.dictamenEmitido);
}

async function dictaminan(escena: Escena): Promise<void> {
  await dictamina(escena, 'ASM-01');
  await dictamina(escena, 'ASM-03');
}

async function reabre(escena: Escena): Promise<void> {
  const se = escena.de('se');
  const card = await se.pide('dictamen 1', DICE.porDictaminar);
  const form = await se.presiona(
    card,
    { verb: VERBO.ver, con: { asunto: 'cierre-reabrir.ASM-01' } },
    {},
    DICE.formaDeReapertura,
  );
  const razon = 'El acuerdo que aprobó la MIR se citó sin revisar su anexo; se valora de nuevo con él a la vista.';
  await se.presiona(form, { verb: VERBO.reabrirAsm }, { razon }, DICE.asmReabierto);
  await dictamina(escena, 'ASM-01');
}

async function cierraSinSolventar({ de, archivos }: Escena): Promise<void> {
  const se = de('se');
  const form = await se.adjunta(archivos.oficioDeCierre, { verb: VERBO.documentoDeCierre }, DICE.formaDeCierre);
  const razon = 'Los indicadores observados se retiraron de la MIR 2027: ya no hay qué documentar.';
  await se.presiona(form, { verb: VERBO.cerrarSinSolventar }, { asm: 'ASM-02', razon }, DICE.cerradoSinSolventar);
}

/** Section IV: every ASM is closed, one of them twice and one without being solventado. */
export const CIERRE: readonly Paso[] = [
  { accion: '5.1', que: 'Las unidades completan su evidencia y la Secretaría Ejecutiva la acepta', hace: completan },
  SEGUNDO_REPORTE,
  {
    accion: '5.3',
    que: 'La Secretaría Ejecutiva valora los criterios A a D de dos ASM y emite sus dictámenes',
    hace: dictaminan,
  },
  { accion: '5.3', que: 'Reabre uno, lo valora de nuevo y emite otra cédula', hace: reabre },
  { accion: '5.3', que: 'Cierra otro sin solventar, con su razón y su documento', hace: cierraSinSolventar },
];
