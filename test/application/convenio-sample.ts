import { CLAUSULAS } from '../../src/application/convenio-clausulas.js';
import type { AsmConvenido, CompromisoConvenido, HechosDelConvenio } from '../../src/application/convenio-hechos.js';
import type { TextoAsm } from '../../src/domain/asm.js';
import type { Actividad } from '../../src/domain/compromiso.js';

const UNIDADES = ['Dirección de Organización', 'Dirección de Participación Ciudadana', 'Dirección de Administración'];

const PERSONAS = ['Lic. Héctor Manuel Cárdenas Solís', 'Dra. Patricia Villanueva Montes', 'C.P. Raúl Ortega Benítez'];

const HALLAZGO =
  'La Matriz de Indicadores para Resultados (MIR) no acredita la lógica causal entre el propósito y los componentes: tres de los ' +
  'cinco componentes carecen de supuestos y dos indicadores no cuentan con línea base, método de cálculo ni medio de verificación público.';

const RECOMENDACION =
  'Rediseñar la MIR conforme a la Metodología de Marco Lógico, documentar las fichas técnicas de todos los indicadores y publicarlas.';

const texto = (ordinal: number): TextoAsm => ({
  hallazgo: `${HALLAZGO} (Hallazgo ${ordinal}.)`,
  recomendacion: `${RECOMENDACION} (Recomendación ${ordinal}.)`,
  clase: 'debilidad',
  ubicacion: `página ${40 + ordinal}`,
  numero: `4.${ordinal}`,
  programa: 'Electoral',
});

const actividad = (id: string, ordinal: number, ponderacion: number, productos: readonly string[]): Actividad => ({
  id,
  descripcion: `Elaborar y someter a aprobación el documento ${id} del compromiso ${ordinal}, con las áreas participantes.`,
  responsable: `Ing. Andrea Quiroz Nava, ${id} del ${ordinal}`,
  cargo: `Subdirección de Planeación ${id}-${ordinal}`,
  inicio: '2027-01-11',
  fin: '2027-06-30',
  unidadMedida: `Documento ${id}-${ordinal}`,
  ponderacion,
  productos: productos.map((nombre, place) => ({ id: `${id}.P${place + 1}`, nombre: `${nombre} (${id}-${ordinal})` })),
});

const compromiso = (ordinal: number, unidad: string): CompromisoConvenido => ({
  unidad,
  clave: `U${ordinal}`,
  postura: ordinal % 3 === 0 ? 'aceptada-con-precisiones' : 'aceptada',
  justificacion: `La unidad reconoce el hallazgo ${ordinal} y cuenta con los medios para atenderlo.`,
  contenido: {
    compromiso: `Contar con una MIR 2027 con lógica causal verificada y fichas técnicas publicadas (compromiso ${ordinal}).`,
    plazo: '2027-06-30',
    instrumento:
      ordinal % 2 === 0 ? { clase: 'otro', nombre: `Lineamientos internos ${ordinal}` } : { clase: 'mir', nombre: '' },
    actividades: [
      actividad('A1', ordinal, 33.34, ['Minuta del taller de Marco Lógico', 'Árbol de problemas y de objetivos']),
      actividad('A2', ordinal, 66.66, ['Oficio de envío de la MIR rediseñada']),
    ],
  },
});

const asmOf = (ordinal: number, textos: TextoAsm): AsmConvenido => ({
  asm: {
    id: `ASM-${String(ordinal).padStart(2, '0')}`,
    texto: textos,
    causaRaiz: `No hay un diagnóstico que cuantifique a la población objetivo (causa ${ordinal}).`,
    clasificacion: {
      tipo: 'diseno',
      razonTipo: `Modifica la lógica causal (tipo ${ordinal}).`,
      prioridad: 'corto-plazo',
      razonPrioridad: `Debe concluir antes de programar (prioridad ${ordinal}).`,
    },
  },
  compromisos:
    ordinal % 3 === 0
      ? [compromiso(ordinal, UNIDADES[2] ?? ''), compromiso(ordinal + 1000, UNIDADES[1] ?? '')]
      : [compromiso(ordinal, UNIDADES[ordinal % UNIDADES.length] ?? '')],
});

/** The texts of so many ASM, one like the other but for their number. */
export const textosAsm = (count: number): readonly TextoAsm[] =>
  Array.from({ length: count }, (_, index) => texto(index + 1));

/** The facts of a Convenio about those ASM, every third of them shared by two units, with what a test needs changed. */
export const hechosConvenio = (
  textos: readonly TextoAsm[],
  changed: Partial<HechosDelConvenio> = {},
): HechosDelConvenio => ({
  numero: 1,
  fecha: '2026-12-15',
  lugar: 'Toluca de Lerdo, Estado de México',
  institucion: 'Instituto Electoral del Estado de México',
  ciclo: {
    id: 'pae-2025-electoral',
    pae: 2025,
    ejercicio: 2024,
    programa: 'Electoral',
    evaluacion:
      'Evaluación externa de tipo específica, con énfasis en la valoración del desempeño, del Programa presupuestario Electoral',
    marcoLegal: [
      'Artículo 134 de la Constitución Política de los Estados Unidos Mexicanos.',
      'Artículo 129 de la Constitución Política del Estado Libre y Soberano de México.',
      'Artículo 327-A del Código Financiero del Estado de México.',
    ],
    paaSiguiente: 2026,
  },
  informe: { folio: 'INF-EXT-2025/014', fecha: '2026-11-20' },
  partes: [
    {
      puesto: 'Secretaría Ejecutiva',
      cargo: 'Titular de la Secretaría Ejecutiva',
      nombre: 'Mtra. Lucía Fernanda Robles Ibarra',
      suplente: false,
    },
    ...UNIDADES.map((unidad, place) => ({
      puesto: unidad,
      cargo: `Titular de la ${unidad}`,
      nombre: PERSONAS[place] ?? '',
      suplente: place === 1,
    })),
  ],
  cambios: [],
  asm: textos.map((each, index) => asmOf(index + 1, each)),
  excluidos: [
    { asm: 'ASM-99', unidad: 'Dirección de Organización', razon: 'La unidad no respondió en el plazo que se le dio.' },
  ],
  clausulado: { clausulas: CLAUSULAS, revisadas: false },
  cabeza: '0123456789abcdef'.repeat(4),
  ...changed,
});
