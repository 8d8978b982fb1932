import type { TextoAsm, Valoracion } from '../../src/domain/asm.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Archivo, ClavePuesto } from '../../src/domain/identity.js';
import type { Nickname } from './sample-institution.js';

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

const ciclo: Orders = [
  [
    'se',
    {
      type: 'abrir-ciclo',
      datos: {
        id: CICLO,
        pae: 2025,
        ejercicio: 2024,
        programa: 'Electoral',
        evaluacion: 'Específica',
        marcoLegal: ['Artículo 134'],
        paaSiguiente: 2026,
      },
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

/** The orders that bring a new ciclo to a stage, each with who gives it. */
export const STAGES = {
  abierto: ciclo,
  publicado: [...ciclo, ...mecanismo],
  identificado: [...ciclo, ...mecanismo, ...informe],
  notificado: [...ciclo, ...mecanismo, ...informe, ...notificacion],
  seleccionado: [...ciclo, ...mecanismo, ...informe, ...notificacion, ...seleccion],
} as const satisfies Readonly<Record<string, Orders>>;

export type Stage = keyof typeof STAGES;
