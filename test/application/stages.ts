import type { TextoAsm, Valoracion } from '../../src/domain/asm.js';
import type { CicloCommand, CommandOf } from '../../src/domain/ciclo-command.js';
import type { DatosCiclo } from '../../src/domain/ciclo-event.js';
import type { CompromisoPedido, Preguntas } from '../../src/domain/compromiso.js';
import type { Archivo, ClavePuesto } from '../../src/domain/identity.js';
import { type Nickname, PERSONAS } from './sample-institution.js';

/** The ciclo of the tests. */
export const CICLO = 'pae-2025-electoral';

export const archivo = (letter: string, nombre = `${letter}.pdf`): Archivo => ({
  sha256: letter.repeat(64),
  nombre,
  tipo: 'application/pdf',
  bytes: 3,
});

export const texto = (hallazgo: string): TextoAsm => ({ hallazgo, clase: 'hallazgo', ubicacion: 'página 1' });

const si = { cumple: true, razon: 'Sí.' };
const valoracion: Valoracion = { viabilidad: si, factibilidad: si, impactoEstructural: [] };

type Orders = readonly (readonly [Nickname, CicloCommand])[];

/** What the ciclo of the tests is opened with. */
export const datosCiclo: DatosCiclo = {
  id: CICLO,
  pae: 2025,
  ejercicio: 2024,
  programa: 'Electoral',
  evaluacion: 'Específica',
  marcoLegal: ['Artículo 134'],
  paaSiguiente: 2026,
};

const ciclo: Orders = [
  [
    'se',
    {
      type: 'abrir-ciclo',
      datos: datosCiclo,
    },
  ],
];

const mecanismo: Orders = [
  ['se', { type: 'adjuntar-mecanismo', archivo: archivo('a') }],
  ['se', { type: 'aprobar-mecanismo', sha256: archivo('a').sha256 }],
];

const informe: Orders = [
  ['se', { type: 'recibir-informe', folio: 'INF-1', fecha: '2026-03-02', archivo: archivo('b'), asmDeclarados: 3 }],
  ['se', { type: 'registrar-asm', textos: [texto('Uno.'), texto('Dos.'), texto('Tres.')] }],
];

const aviso = (unidad: ClavePuesto, ordinal: number, asm: readonly string[]) => ({
  unidad,
  folio: `SE/${CICLO.toUpperCase()}/00${ordinal}`,
  asm,
  oficio: { docx: archivo('c', 'oficio.docx'), pdf: archivo('d', 'oficio.pdf') },
});

const notificacion: Orders = [
  ['se', { type: 'asignar-asm', asm: ['ASM-01', 'ASM-02'], unidades: ['DO'], modo: 'agregar' }],
  ['se', { type: 'asignar-asm', asm: ['ASM-03'], unidades: ['DO', 'DPC'], modo: 'agregar' }],
  ['se', { type: 'notificar', avisos: [aviso('DO', 1, ['ASM-01', 'ASM-02', 'ASM-03']), aviso('DPC', 2, ['ASM-03'])] }],
];

const seleccion: Orders = [
  ['se', { type: 'valorar-asm', valoraciones: ['ASM-01', 'ASM-03'].map((asm) => ({ asm, valoracion })) }],
  [
    'se',
    {
      type: 'clasificar-asm',
      clasificaciones: ['ASM-01', 'ASM-03'].map((asm) => ({
        asm,
        clasificacion: { tipo: 'diseno', razonTipo: 'Sí.', prioridad: 'inmediata', razonPrioridad: 'Sí.' },
      })),
    },
  ],
];

const contenidoPostura = { sentido: 'aceptada', justificacion: 'Sí.', propuestas: 'Una.' } as const;

const posturas: Orders = [
  [
    'do',
    {
      type: 'presentar-posturas',
      unidad: 'DO',
      respuestas: ['ASM-01', 'ASM-03'].map((asm) => ({ asm, contenido: contenidoPostura })),
    },
  ],
  ['dpc', { type: 'presentar-posturas', unidad: 'DPC', respuestas: [{ asm: 'ASM-03', contenido: contenidoPostura }] }],
  ['se', { type: 'tomar-nota-de-posturas', unidad: 'DO', asm: ['ASM-01', 'ASM-03'] }],
  ['se', { type: 'tomar-nota-de-posturas', unidad: 'DPC', asm: ['ASM-03'] }],
];

/** A commitment that breaks no rule. */
export const compromisoPedido: CompromisoPedido = {
  compromiso: 'Actualizar la MIR del programa.',
  plazo: '2026-09-30',
  instrumento: { clase: 'mir', nombre: '' },
  actividades: [
    {
      descripcion: 'Elaborar el diagnóstico.',
      responsable: 'Persona responsable',
      cargo: 'Subdirección',
      inicio: '2026-03-16',
      fin: '2026-06-30',
      unidadMedida: 'Documento',
      ponderacion: 40,
      productos: [{ nombre: 'Diagnóstico' }],
    },
    {
      descripcion: 'Presentar la MIR corregida.',
      responsable: 'Persona responsable',
      cargo: 'Subdirección',
      inicio: '2026-07-01',
      fin: '2026-09-30',
      unidadMedida: 'Documento',
      ponderacion: 60,
      productos: [{ nombre: 'Oficio de envío' }, { nombre: 'MIR corregida' }],
    },
  ],
};

/** The three questions of 3.1, in favour. */
export const preguntas: Preguntas = { logran: si, plazoAdecuado: si, productosPertinentes: si };

const propuestas = (...asm: readonly string[]) => asm.map((each) => ({ asm: each, contenido: compromisoPedido }));

const compromisos: Orders = [
  ['do', { type: 'proponer-compromisos', unidad: 'DO', propuestas: propuestas('ASM-01', 'ASM-03') }],
  ['dpc', { type: 'proponer-compromisos', unidad: 'DPC', propuestas: propuestas('ASM-03') }],
];

const acuerdos: Orders = [
  ['se', { type: 'acordar-compromisos', unidad: 'DO', asm: ['ASM-01', 'ASM-03'], preguntas }],
  ['se', { type: 'acordar-compromisos', unidad: 'DPC', asm: ['ASM-03'], preguntas }],
];

/** What an order to integrate the Convenio of these stages says. */
export const integrar: CommandOf<'integrar-convenio'> = {
  type: 'integrar-convenio',
  documento: { docx: archivo('e', 'convenio.docx'), pdf: archivo('f', 'convenio.pdf') },
  partes: [
    { asm: 'ASM-01', unidad: 'DO', version: 1 },
    { asm: 'ASM-03', unidad: 'DO', version: 1 },
    { asm: 'ASM-03', unidad: 'DPC', version: 1 },
  ],
  firmantes: [
    { puesto: 'SE', persona: PERSONAS.se, capacity: 'titular' },
    { puesto: 'DO', persona: PERSONAS.do, capacity: 'titular' },
    { puesto: 'DPC', persona: PERSONAS.dpc, capacity: 'titular' },
  ],
};

const firma = (puesto: ClavePuesto): CicloCommand => ({
  type: 'firmar-convenio',
  puesto,
  numero: 1,
  sha256: integrar.documento.pdf.sha256,
});

const integracion: Orders = [['se', integrar]];

const firmas: Orders = [
  ['se', firma('SE')],
  ['do', firma('DO')],
  ['dpc', firma('DPC')],
  ['se', { type: 'adjuntar-convenio-firmado', numero: 1, archivo: archivo('9', 'firmado.pdf') }],
];

const hasta = {
  seleccion: [...ciclo, ...mecanismo, ...informe, ...notificacion, ...seleccion],
  posturas: [...ciclo, ...mecanismo, ...informe, ...notificacion, ...seleccion, ...posturas],
} as const;

/** The orders that bring a new ciclo to a stage, each with who gives it. */
export const STAGES = {
  abierto: ciclo,
  publicado: [...ciclo, ...mecanismo],
  identificado: [...ciclo, ...mecanismo, ...informe],
  notificado: [...ciclo, ...mecanismo, ...informe, ...notificacion],
  seleccionado: hasta.seleccion,
  atendido: hasta.posturas,
  propuesto: [...hasta.posturas, ...compromisos],
  acordado: [...hasta.posturas, ...compromisos, ...acuerdos],
  'en-firma': [...hasta.posturas, ...compromisos, ...acuerdos, ...integracion],
  suscrito: [...hasta.posturas, ...compromisos, ...acuerdos, ...integracion, ...firmas],
} as const satisfies Readonly<Record<string, Orders>>;

export type Stage = keyof typeof STAGES;

/** The order that files evidence on the first product of DO. */
export const archivarDiagnostico: CommandOf<'archivar-evidencia'> = {
  type: 'archivar-evidencia',
  unidad: 'DO',
  asm: 'ASM-01',
  producto: 'A1.P1',
  archivo: archivo('e', 'Diagnóstico.pdf'),
};

/** The three questions answered in favour, as they are typed in a card. */
export const PREGUNTAS_ESCRITAS = {
  logran: 'si',
  logranRazon: 'Sí.',
  plazoAdecuado: 'si',
  plazoAdecuadoRazon: 'Sí.',
  productosPertinentes: 'si',
  productosPertinentesRazon: 'Sí.',
};
